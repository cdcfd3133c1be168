//! What is seen of a shape: its own formatting, its style, its group, its layout.

use indeck_ooxml::model::{Angle, Emu, Percent, Rgb};
use indeck_ooxml::{Limits, Presentation, ResolvedFill, SchemeSlot, ShapeRef};
use indeck_testkit::{package, unzip};

/// Our deck with these shapes on its second slide, accent 2 being `4472C4`.
fn deck(shapes: &str) -> Presentation {
    let mut deck = super::support::deck();
    deck.set_theme_color(0, SchemeSlot::Accent2, Rgb(0x44, 0x72, 0xC4)).unwrap();
    let mut parts = unzip(&deck.to_bytes().unwrap());
    let slide = parts.get_mut("ppt/slides/slide2.xml").unwrap();
    let text = String::from_utf8(slide.clone()).unwrap();
    *slide = text.replace("</p:spTree>", &format!("{shapes}</p:spTree>")).into_bytes();
    Presentation::from_bytes(package(&parts), &Limits::default()).unwrap()
}

fn sp(id: u32, properties: &str, rest: &str) -> String {
    format!(
        r#"<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="s"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{properties}</p:spPr>{rest}</p:sp>"#
    )
}

fn style(fill: u32, line: u32) -> String {
    let color = r#"<a:schemeClr val="accent2"><a:shade val="50000"/></a:schemeClr>"#;
    format!(
        r#"<p:style><a:lnRef idx="{line}">{color}</a:lnRef><a:fillRef idx="{fill}"><a:schemeClr val="accent2"/></a:fillRef><a:effectRef idx="0"><a:schemeClr val="accent2"/></a:effectRef><a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></p:style>"#
    )
}

fn solid(deck: &Presentation, id: u32) -> Option<(String, f32)> {
    match deck.look(1).unwrap().fill(ShapeRef::new(1, id)).unwrap() {
        ResolvedFill::Solid(color) => Some((color.rgb.to_string(), color.opacity.0)),
        _ => None,
    }
}

#[test]
fn a_fill_is_its_own_or_that_of_style_or_group() {
    let picker = r#"<a:solidFill><a:schemeClr val="accent2"><a:lumMod val="75000"/><a:alpha val="40000"/></a:schemeClr></a:solidFill>"#;
    let red = r#"<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>"#;
    let group = format!(
        r#"<p:grpSp><p:nvGrpSpPr><p:cNvPr id="20" name="g"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{red}</p:grpSpPr>{}</p:grpSp>"#,
        sp(21, "<a:grpFill/>", "")
    );
    let shapes = [
        sp(11, picker, &style(1, 1)),
        sp(12, "", &style(1, 1)),
        sp(13, "", &style(0, 0)),
        sp(14, "<a:noFill/>", &style(1, 1)),
        group,
    ];
    let deck = deck(&shapes.concat());
    assert_eq!(solid(&deck, 11), Some(("2F5597".to_owned(), 40.0)));
    assert_eq!(solid(&deck, 12), Some(("4472C4".to_owned(), 100.0)));
    assert_eq!(solid(&deck, 21), Some(("FF0000".to_owned(), 100.0)));
    let look = deck.look(1).unwrap();
    for none in [13, 14] {
        assert_eq!(look.fill(ShapeRef::new(1, none)).unwrap(), ResolvedFill::None);
    }
}

#[test]
fn gradients_and_patterns_have_their_colours() {
    let gradient = r#"<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FF0000"/></a:gs><a:gs pos="100000"><a:schemeClr val="accent2"/></a:gs></a:gsLst><a:lin ang="5400000"/></a:gradFill>"#;
    let pattern = r#"<a:pattFill prst="pct5"><a:fgClr><a:srgbClr val="FF0000"/></a:fgClr><a:bgClr><a:srgbClr val="00FF00"/></a:bgClr></a:pattFill>"#;
    let deck = deck(&(sp(11, gradient, "") + &sp(12, pattern, "")));
    let look = deck.look(1).unwrap();
    let ResolvedFill::Gradient { stops, angle } = look.fill(ShapeRef::new(1, 11)).unwrap() else {
        panic!("no gradient")
    };
    assert_eq!((stops.len(), stops[1].at, angle), (2, Percent(100.0), Some(Angle(90.0))));
    assert_eq!(stops[1].color.rgb, Rgb(0x44, 0x72, 0xC4));
    let ResolvedFill::Pattern { foreground, background } = look.fill(ShapeRef::new(1, 12)).unwrap()
    else {
        panic!("no pattern")
    };
    assert_eq!((foreground.rgb, background.rgb), (Rgb(255, 0, 0), Rgb(0, 255, 0)));
}

#[test]
fn lines_and_texts_follow_the_style_where_they_say_nothing() {
    let text = r#"<p:txBody><a:bodyPr/><a:p><a:pPr lvl="1"/><a:r><a:t>plain</a:t></a:r><a:r><a:rPr sz="4000" b="1"><a:solidFill><a:srgbClr val="00FF00"/></a:solidFill></a:rPr><a:t>own</a:t></a:r></a:p></p:txBody>"#;
    let wide = r#"<a:ln w="38100"/>"#;
    let deck = deck(
        &(sp(11, wide, &(style(1, 1) + text))
            + &sp(12, "<a:ln><a:noFill/></a:ln>", &style(1, 1))
            + &sp(13, "", "")),
    );
    let look = deck.look(1).unwrap();
    let line = look.line(ShapeRef::new(1, 11)).unwrap().unwrap();
    assert_eq!(line.width, Emu(38_100));
    assert!(
        matches!(line.fill, ResolvedFill::Solid(c) if c.rgb == Rgb(0x2F, 0x52, 0x8F)),
        "{line:?}"
    );
    assert_eq!(look.line(ShapeRef::new(1, 12)).unwrap(), None);
    assert_eq!(look.line(ShapeRef::new(1, 13)).unwrap(), None);
    let runs = look.text(ShapeRef::new(1, 11)).unwrap();
    assert_eq!(runs[0].color.unwrap().rgb, Rgb(255, 255, 255));
    assert_eq!(
        (runs[1].color.unwrap().rgb, runs[1].size.0, runs[1].is_bold),
        (Rgb(0, 255, 0), 40.0, true)
    );
}
