//! Slides: placeholders, footers, pictures, notes, errors.

use indeck_ooxml::model::chart::{Chart, ColumnChart};
use indeck_ooxml::model::deck::{
    Content, Footer, Picture, PictureFit, Place, PlaceholderRef, ResolvedSlide, Shape, Table,
};
use indeck_ooxml::model::text::{Autofit, Bullet, Paragraph, Run, TextBody, TextScale, TextStyle};
use indeck_ooxml::model::{Color, Percent, Pt, Rect, ThemeColor};
use indeck_ooxml::{Error, Inspection, Limits, ShapeKind, Template};
use indeck_testkit::unzip;

use crate::support::{JPEG, PNG, SVG, inspect, template, text_of};

fn chart() -> Chart {
    ColumnChart::new(["Q1", "Q2"]).with_series("North", [1.5, 2.0]).into()
}

#[test]
fn a_placeholder_is_filled_by_name_by_type_or_by_index() {
    let references: [PlaceholderRef; 5] = [
        "Content".into(),
        "cONTENT".into(),
        "chart".into(),
        PlaceholderRef::Type("obj".into()),
        1.into(),
    ];
    for reference in references {
        let template = template();
        let mut deck = template.deck();
        let mut slide = deck.add_slide("title and content").unwrap();
        slide.fill("title", "Hello").unwrap().fill(reference.clone(), chart()).unwrap();
        let inspection = inspect(&deck);
        let shapes = &inspection.slides[0].shapes;
        assert_eq!(inspection.slides[0].title.as_deref(), Some("Hello"));
        assert_eq!(shapes[1].kind, ShapeKind::Chart, "{reference:?}");
        assert_eq!(shapes[1].placeholder.as_deref(), Some("obj"), "{reference:?}");
        let layout = template.brand().layout("Title and Content").unwrap();
        assert_eq!(shapes[1].frame, layout.find(&reference).unwrap().1.frame);
    }
}

#[test]
fn what_is_not_filled_is_not_on_the_slide() {
    let template = template();
    let mut deck = template.deck();
    deck.add_slide("Title and Content").unwrap().fill("title", "Only a title").unwrap();
    assert_eq!(inspect(&deck).slides[0].shapes.len(), 1);
}

#[test]
fn mistakes_name_what_there_is() {
    let template = template();
    let mut deck = template.deck();
    let unknown = deck.add_slide("Titel").unwrap_err();
    assert_eq!(unknown.code(), "unknown-layout");
    assert_eq!(
        unknown.to_string(),
        "no layout is named `Titel`; there are `Title Slide`, `Title and Content`, `Title Only`"
    );
    let mut slide = deck.add_slide("Title Only").unwrap();
    let error = slide.fill("picture", "x").unwrap_err();
    assert_eq!(error.code(), "unknown-placeholder");
    assert!(error.to_string().contains("layout `Title Only` has no placeholder `picture`"));
    slide.fill("title", "a").unwrap().fill("title", "b").unwrap();
    assert_eq!(deck.to_bytes().unwrap_err().code(), "placeholder-filled-twice");
}

#[test]
fn a_chart_without_series_is_refused_with_its_slide() {
    let template = template();
    let mut deck = template.deck();
    deck.add_slide("Title Only").unwrap();
    deck.add_slide("Title and Content").unwrap().fill("content", ColumnChart::new(["Q1"])).unwrap();
    match deck.to_bytes().unwrap_err() {
        Error::InvalidChart { slide: 2, .. } => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn footers_stand_where_the_layout_has_them() {
    let template = template();
    let mut deck = template.deck();
    let (text, date) = (Some("Acme & Co".to_owned()), Some("21 November 2026".to_owned()));
    deck.set_footer(Footer { text, slide_number: true, date });
    deck.add_slide("Title Only").unwrap();
    deck.set_footer(Footer::default());
    deck.add_slide("Title Only").unwrap();
    let inspection = inspect(&deck);
    let footers = |slide: usize| -> Vec<(String, String)> {
        let shapes = inspection.slides[slide].shapes.iter();
        shapes.map(|s| (s.placeholder.clone().unwrap(), s.text.clone())).collect()
    };
    let expected = [("dt", "21 November 2026"), ("ftr", "Acme & Co"), ("sldNum", "1")];
    assert_eq!(footers(0), expected.map(|(k, t)| (k.to_owned(), t.to_owned())));
    assert_eq!(footers(1), []);
}

#[test]
fn each_picture_is_kept_once_however_often_it_is_used() {
    let template = template();
    let mut deck = template.deck();
    for bytes in [PNG, JPEG, PNG, PNG] {
        let frame = Rect::from_inches(1.0, 1.0, 2.0, 1.0);
        deck.add_slide("Title Only").unwrap().add(frame, Picture::new(bytes)).alt("a dot");
    }
    let svg = Picture { fallback: Some(PNG.into()), ..Picture::new(SVG) };
    deck.add_slide("Title Only").unwrap().add(Rect::from_inches(1.0, 1.0, 1.0, 1.0), svg);
    let parts = unzip(&deck.to_bytes().unwrap());
    let media: Vec<_> = parts.keys().filter(|name| name.starts_with("ppt/media/")).collect();
    assert_eq!(media, ["ppt/media/image1.png", "ppt/media/image2.jpeg", "ppt/media/image3.svg"]);
    assert_eq!(parts["ppt/media/image1.png"], PNG);
    let last = text_of(&parts, "ppt/slides/slide5.xml");
    assert!(last.contains("asvg:svgBlip"), "{last}");
    assert_eq!(inspect(&deck).slides[0].shapes[0].alt.as_deref(), Some("a dot"));
}

#[test]
fn a_picture_keeps_its_proportions_unless_it_is_stretched() {
    // The test picture is as wide as high.
    let frame = Rect::from_inches(1.0, 1.0, 4.0, 2.0);
    let contained = Rect::from_inches(2.0, 1.0, 2.0, 2.0);
    let cases = [
        (PictureFit::Contain, contained),
        (PictureFit::Cover, frame),
        (PictureFit::Stretch, frame),
    ];
    for (fit, expected) in cases {
        let template = template();
        let mut deck = template.deck();
        deck.add_slide("Title Only").unwrap().add(frame, Picture { fit, ..Picture::new(PNG) });
        assert_eq!(inspect(&deck).slides[0].shapes[0].frame, Some(expected), "{fit:?}");
        let xml = text_of(&unzip(&deck.to_bytes().unwrap()), "ppt/slides/slide1.xml");
        let cropped = xml.contains(r#"<a:srcRect l="0" t="25000" r="0" b="25000"/>"#);
        assert_eq!(cropped, fit == PictureFit::Cover, "{xml}");
    }
}

#[test]
fn pictures_that_powerpoint_cannot_show_are_refused_with_the_reason() {
    let cut_png = &PNG[..PNG.len() - 6];
    let cut_jpeg = &JPEG[..JPEG.len() - 2];
    let mut damaged = PNG.to_vec();
    damaged[45] ^= 1;
    let mut huge = JPEG.to_vec();
    huge[25..29].copy_from_slice(&[0xFF; 4]);
    let cases: [(&[u8], &str); 7] = [
        (&damaged, "the PNG file is damaged"),
        (&huge, "it has more than 400 million pixels"),
        (b"GIF89a", "it is neither PNG, JPEG nor SVG"),
        (b"", "it is neither PNG, JPEG nor SVG"),
        (cut_png, "the PNG file is cut off"),
        (cut_jpeg, "the JPEG file is cut off"),
        (SVG, "an SVG needs a PNG to stand in for it"),
    ];
    for (bytes, reason) in cases {
        let template = template();
        let mut deck = template.deck();
        deck.add_slide("Title and Content").unwrap().fill("picture", Picture::new(bytes)).unwrap();
        let error = deck.to_bytes().unwrap_err();
        assert_eq!(error.code(), "unsupported-picture");
        let expected = format!("picture `Content` cannot be used: {reason}");
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn notes_bring_a_notes_master_where_the_template_has_none() {
    let template = template();
    let mut deck = template.deck();
    deck.add_slide("Title Only").unwrap().notes("Say this\nand that");
    deck.add_slide("Title Only").unwrap();
    let bytes = deck.to_bytes().unwrap();
    let parts = unzip(&bytes);
    assert!(parts.contains_key("ppt/notesMasters/notesMaster1.xml"));
    assert!(text_of(&parts, "ppt/presentation.xml").contains("notesMasterIdLst"));
    let inspection = inspect(&deck);
    assert_eq!(inspection.slides[0].notes.as_deref(), Some("Say this\nand that"));
    assert_eq!(inspection.slides[1].notes, None);
    // The deck is a template with a notes master in its turn; no second one is added.
    let second = Template::from_bytes(bytes, &Limits::default()).unwrap();
    let mut deck = second.deck();
    deck.add_slide("Title Only").unwrap().notes("Again");
    let parts = unzip(&deck.to_bytes().unwrap());
    let masters = parts.keys().filter(|n| n.starts_with("ppt/notesMasters/notesMaster")).count();
    assert_eq!(masters, 1);
}

#[test]
fn text_keeps_runs_levels_bullets_links_and_breaks() {
    let styled = TextStyle {
        bold: Some(true),
        size: Some(Pt(20.0)),
        color: Some(Color::Lighter(ThemeColor::Accent1, Percent(40.0))),
        ..TextStyle::default()
    };
    let bold = Run { text: "bold".into(), style: styled, ..Run::default() };
    let link = Run { link: Some("https://example.org/?a=1&b=2".into()), ..Run::from("a link") };
    let body = TextBody {
        paragraphs: vec![
            Paragraph { runs: vec!["plain ".into(), bold], ..Paragraph::default() },
            Paragraph { runs: vec![link], level: 2, ..Paragraph::default() },
            Paragraph { bullet: Bullet::Numbered, ..Paragraph::from("one\ntwo") },
            Paragraph { bullet: Bullet::None, ..Paragraph::default() },
        ],
        autofit: Autofit::Shrink,
    };
    let template = template();
    let mut deck = template.deck();
    deck.properties_mut().language = Some("en-GB".into());
    deck.add_slide("Title and Content").unwrap().fill("content", Content::Text(body)).unwrap();
    let parts = unzip(&deck.to_bytes().unwrap());
    insta::assert_snapshot!(text_of(&parts, "ppt/slides/slide1.xml").replace("><", ">\n<"));
    assert!(text_of(&parts, "ppt/slides/_rels/slide1.xml.rels").contains("a=1&amp;b=2"));
    assert_eq!(inspect(&deck).slides[0].shapes[0].text, "plain bold\na link\none\ntwo");
}

#[test]
fn a_shrunk_text_says_how_much() {
    let scales = [
        (100.0, 0.0, "<a:normAutofit/>"),
        (100.0, 10.0, r#"<a:normAutofit lnSpcReduction="10000"/>"#),
        (92.5, 0.0, r#"<a:normAutofit fontScale="92500"/>"#),
        (77.5, 20.0, r#"<a:normAutofit fontScale="77500" lnSpcReduction="20000"/>"#),
    ];
    for (font, lines, expected) in scales {
        let scale = TextScale { font: Percent(font), lines: Percent(lines) };
        let body = TextBody { autofit: Autofit::Shrunk(scale), ..TextBody::from("long") };
        let template = template();
        let mut deck = template.deck();
        deck.add_slide("Title and Content").unwrap().fill("content", Content::Text(body)).unwrap();
        let xml = text_of(&unzip(&deck.to_bytes().unwrap()), "ppt/slides/slide1.xml");
        assert!(xml.contains(expected), "{xml}");
    }
}

#[test]
fn a_table_fits_its_frame_and_short_rows_are_filled_up() {
    let mut table = Table::from_rows([vec!["Brand", "Share", "Change"], vec!["Acme"]]);
    table.column_widths = vec![2.0, 1.0, 1.0];
    let template = template();
    let mut deck = template.deck();
    let frame = Rect::from_inches(1.0, 1.0, 8.0, 4.0);
    deck.add_slide("Title Only").unwrap().add(frame, table);
    let inspection = inspect(&deck);
    let shape = &inspection.slides[0].shapes[0];
    assert_eq!((shape.kind, shape.table), (ShapeKind::Table, Some((2, 3))));
    let xml = text_of(&unzip(&deck.to_bytes().unwrap()), "ppt/slides/slide1.xml");
    assert!(xml.contains(r#"<a:gridCol w="3657600"/><a:gridCol w="1828800"/>"#), "{xml}");
}

#[test]
fn content_that_a_placeholder_does_not_hold_stands_free_in_its_place() {
    let template = template();
    let mut deck = template.deck();
    deck.add_slide("Title Slide").unwrap().fill("subtitle", chart()).unwrap();
    let shape = &inspect(&deck).slides[0].shapes[0];
    assert_eq!((shape.kind, &shape.placeholder), (ShapeKind::Chart, &None));
    let layout = template.brand().layout("Title Slide").unwrap();
    assert_eq!(shape.frame, layout.find(&"subtitle".into()).unwrap().1.frame);
}

#[test]
fn shape_ids_are_unique_and_free_text_has_a_frame() {
    let template = template();
    let mut deck = template.deck();
    let frame = Rect::from_inches(1.0, 1.0, 2.0, 1.0);
    let mut slide = deck.add_slide("Title and Content").unwrap();
    slide.fill("title", "T").unwrap().add(frame, "free text").add(frame, chart());
    slide.push(Shape::placed(Place::At(frame), "named").with_name("Callout"));
    let shapes = inspect(&deck).slides.remove(0).shapes;
    let ids: Vec<_> = shapes.iter().map(|s| s.id).collect();
    assert_eq!(ids, [2, 3, 4, 5]);
    let names: Vec<_> = shapes.iter().map(|s| &*s.name).collect();
    assert_eq!(names, ["Title", "Text 2", "Chart 3", "Callout"]);
    assert_eq!(shapes[1].frame, Some(frame));
}

#[test]
fn hidden_slides_and_properties_are_written_as_given() {
    let template = template();
    let mut deck = template.deck();
    deck.properties_mut().title = Some("A <title>".into());
    deck.properties_mut().created = Some("2026-11-21T00:00:00Z".into());
    *deck.add_slide("Title Only").unwrap().slide_mut() =
        ResolvedSlide { layout: "Title Only".into(), hidden: true, ..ResolvedSlide::default() };
    let parts = unzip(&deck.to_bytes().unwrap());
    let core = text_of(&parts, "docProps/core.xml");
    assert!(core.contains("<dc:title>A &lt;title&gt;</dc:title>"), "{core}");
    assert!(core.contains("2026-11-21T00:00:00Z"));
    assert!(text_of(&parts, "docProps/app.xml").contains("<HiddenSlides>1</HiddenSlides>"));
    assert!(inspect(&deck).slides[0].hidden);
}

#[test]
fn a_chart_is_seen_with_its_series_and_workbook() {
    let template = template();
    let mut deck = template.deck();
    deck.add_slide("Title and Content").unwrap().fill("content", chart()).unwrap();
    let inspection: Inspection = inspect(&deck);
    let chart = inspection.slides[0].shapes[0].chart.as_ref().unwrap();
    assert_eq!(chart.kinds, ["barChart"]);
    assert_eq!(chart.workbook.as_deref(), Some("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"));
    assert_eq!(chart.series[0].name, "North");
    assert_eq!(chart.series[0].formula.as_deref(), Some("Sheet1!$B$2:$B$3"));
    assert_eq!(chart.series[0].points, 2);
}

#[test]
fn only_addresses_that_powerpoint_follows_are_linked_to() {
    let cases = [
        ("https://example.org/a?b=c#d", true),
        ("MAILTO:someone@example.org", true),
        ("tel:+31201234567", true),
        ("example.org", false),
        ("https://", false),
        ("javascript:alert(1)", false),
        ("file:///etc/passwd", false),
        ("https://example.org/a b", false),
        ("", false),
    ];
    for (address, allowed) in cases {
        let template = template();
        let mut deck = template.deck();
        let run = Run { link: Some(address.into()), ..Run::from("x") };
        let body = TextBody { paragraphs: vec![run.into()], ..TextBody::default() };
        deck.add_slide("Title Only").unwrap().fill("title", body).unwrap();
        let result = deck.to_bytes();
        assert_eq!(result.as_ref().err().map(Error::code), (!allowed).then_some("invalid-link"));
    }
}

#[test]
fn a_photograph_is_turned_as_its_camera_was_held() {
    // Orientation 6: to be turned a quarter clockwise. The pixels are two wide and one high.
    let exif =
        b"\xFF\xE1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let mut photo = [&JPEG[..2], exif, &JPEG[2..]].concat();
    let width = photo.len() - JPEG.len() + 28;
    photo[width] = 2;
    let template = template();
    let mut deck = template.deck();
    let frame = Rect::from_inches(1.0, 1.0, 4.0, 4.0);
    deck.add_slide("Title Only").unwrap().add(frame, Picture::new(photo));
    let xml = text_of(&unzip(&deck.to_bytes().unwrap()), "ppt/slides/slide1.xml");
    // As high as the frame once it is turned: four inches of width before.
    let expected = r#"<a:xfrm rot="5400000"><a:off x="914400" y="1828800"/><a:ext cx="3657600" cy="1828800"/>"#;
    assert!(xml.contains(expected), "{xml}");
}
