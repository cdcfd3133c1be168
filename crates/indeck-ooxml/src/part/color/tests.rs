//! Colours against values that PowerPoint shows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::opc::Limits;
use crate::xml::Document;

struct Office;

impl Scheme for Office {
    fn color(&self, name: &str) -> Option<Rgba> {
        (name == "accent1").then(|| Rgba::opaque(Rgb(0x44, 0x72, 0xC4)))
    }
}

fn shown(markup: &str) -> Option<(String, f64)> {
    let xml = format!(r#"<r xmlns:a="{}">{markup}</r>"#, ns::A);
    let doc = Document::parse("c.xml", xml.into_bytes(), &Limits::default()).unwrap();
    let placeholder = Some(Rgba::opaque(Rgb(1, 2, 3)));
    let color = resolve(color_in(doc.root())?, &Office, placeholder)?;
    Some((color.rgb().to_string(), (color.alpha * 1000.0).round() / 1000.0))
}

fn fixed(hex: &str, transforms: &str) -> String {
    shown(&format!(r#"<a:srgbClr val="{hex}">{transforms}</a:srgbClr>"#)).unwrap().0
}

#[test]
fn shades_are_those_that_office_outlines_its_shapes_with() {
    // The outline of a new shape in the themes of 2007, 2013, 2016 and 2023.
    let shade = |share| format!(r#"<a:shade val="{share}"/>"#);
    assert_eq!(fixed("4F81BD", &shade(50_000)), "385D8A");
    assert_eq!(fixed("5B9BD5", &shade(50_000)), "41719C");
    assert_eq!(fixed("4472C4", &shade(50_000)), "2F528F");
    assert_eq!(fixed("156082", &shade(15_000)), "042433");
}

#[test]
fn lighter_and_darker_are_those_of_the_colour_picker() {
    let picker = |off: u32, modulation: u32| {
        let off = if off > 0 { format!(r#"<a:lumOff val="{off}"/>"#) } else { String::new() };
        fixed("4472C4", &format!(r#"<a:lumMod val="{modulation}"/>{off}"#))
    };
    assert_eq!(picker(80_000, 20_000), "DAE3F3");
    assert_eq!(picker(60_000, 40_000), "B4C7E7");
    assert_eq!(picker(40_000, 60_000), "8FAADC");
    assert_eq!(picker(0, 75_000), "2F5597");
    assert_eq!(picker(0, 50_000), "203864");
}

#[test]
fn every_transform_does_what_the_standard_says() {
    let cases = [
        ("FF0000", r#"<a:comp/>"#, "00FFFF"),
        ("FF0000", r#"<a:inv/>"#, "00FFFF"),
        ("808080", r#"<a:gray/>"#, "808080"),
        ("00FF00", r#"<a:gray/>"#, "DCDCDC"),
        ("000000", r#"<a:tint val="50000"/>"#, "BCBCBC"),
        ("FFFFFF", r#"<a:tint val="20000"/>"#, "FFFFFF"),
        ("FF0000", r#"<a:hueOff val="7200000"/>"#, "00FF00"),
        ("00FF00", r#"<a:hueMod val="200000"/>"#, "0000FF"),
        ("00FF00", r#"<a:hue val="0"/>"#, "FF0000"),
        ("FF0000", r#"<a:satMod val="0"/>"#, "808080"),
        ("BF4040", r#"<a:satMod val="200000"/>"#, "FF0000"),
        ("BF4040", r#"<a:satOff val="50000"/>"#, "FF0000"),
        ("BF4040", r#"<a:sat val="100000"/>"#, "FF0000"),
        ("FF0000", r#"<a:lum val="100000"/>"#, "FFFFFF"),
        ("000000", r#"<a:lumOff val="50000"/>"#, "808080"),
        ("FFFFFF", r#"<a:redOff val="-100000"/>"#, "00FFFF"),
        ("FFFFFF", r#"<a:greenMod val="0"/>"#, "FF00FF"),
        ("000000", r#"<a:blue val="100000"/>"#, "0000FF"),
        ("BCBCBC", r#"<a:invGamma/><a:gamma/>"#, "BCBCBC"),
        ("FF0000", r#"<a:lumMod val="50%"/>"#, "800000"),
        ("FF0000", r#"<a:satMod val="nonsense"/><a:other/>"#, "FF0000"),
        ("FF0000", r#"<a:lumMod val="1e400"/><a:lumOff val="inf"/>"#, "FFFFFF"),
    ];
    for (hex, transforms, expected) in cases {
        assert_eq!(fixed(hex, transforms), expected, "{hex} {transforms}");
    }
}

#[test]
fn every_way_to_write_a_colour_is_read() {
    let cases = [
        (r#"<a:schemeClr val="accent1"/>"#, Some(("4472C4", 1.0))),
        (r#"<a:schemeClr val="phClr"><a:alpha val="40000"/></a:schemeClr>"#, Some(("010203", 0.4))),
        (
            r#"<a:srgbClr val="010203"><a:alpha val="50%"/><a:alphaMod val="50000"/><a:alphaOff val="1000"/></a:srgbClr>"#,
            Some(("010203", 0.26)),
        ),
        (r#"<a:schemeClr val="accent9"/>"#, None),
        (r#"<a:sysClr val="windowText" lastClr="010203"/>"#, Some(("010203", 1.0))),
        (r#"<a:sysClr val="window"/>"#, Some(("FFFFFF", 1.0))),
        (r#"<a:prstClr val="dkBlue"/>"#, Some(("00008B", 1.0))),
        (r#"<a:prstClr val="darkBlue"/>"#, Some(("00008B", 1.0))),
        (r#"<a:prstClr val="yellowGreen"/>"#, Some(("9ACD32", 1.0))),
        (r#"<a:prstClr val="mauvish"/>"#, None),
        (r#"<a:hslClr hue="14400000" sat="100000" lum="50000"/>"#, Some(("0000FF", 1.0))),
        (r#"<a:hslClr hue="14400000" sat="100%" lum="50%"/>"#, Some(("0000FF", 1.0))),
        (r#"<a:scrgbClr r="50000" g="0" b="100000"/>"#, Some(("BC00FF", 1.0))),
        (r#"<a:scrgbClr r="x" g="0" b="0"/>"#, None),
        (r#"<a:srgbClr val="12345"/>"#, None),
        ("<a:other/>", None),
    ];
    for (markup, expected) in cases {
        let expected = expected.map(|(hex, alpha)| (hex.to_owned(), alpha));
        assert_eq!(shown(markup), expected, "{markup}");
    }
}
