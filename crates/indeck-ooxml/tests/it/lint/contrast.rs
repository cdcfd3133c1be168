//! Contrast of colours however they are written, and of themes that a slide overrides.

use indeck_testkit::package;

use super::deck::{Parts, add, add_shape, findings, parts, run, text_box};

/// The good deck with a box on its second slide, whose text has that fill.
fn with_text(color: &str) -> Parts {
    let mut parts = parts();
    let run = run("", &format!("<a:solidFill>{color}</a:solidFill>"), "said");
    add_shape(&mut parts, 2, &text_box(9, [1.0, 6.9, 3.0, 0.4], &run));
    parts
}

/// What is said of contrast.
fn contrasts(parts: &Parts) -> Vec<String> {
    let found = findings(package(parts));
    found.into_iter().filter(|f| f.rule.code == "contrast").map(|f| f.message).collect()
}

/// Gives the second slide a theme whose colours of accents are all the same.
fn override_accents(parts: &mut Parts, hex: &str) {
    let slots = ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];
    let slots = slots.map(|slot| format!("<a:{slot}><a:srgbClr val=\"{hex}\"/></a:{slot}>"));
    let main = "http://schemas.openxmlformats.org/drawingml/2006/main";
    let body = format!(
        "<a:themeOverride xmlns:a=\"{main}\"><a:clrScheme name=\"x\">{}</a:clrScheme></a:themeOverride>",
        slots.concat()
    );
    let content_type = "application/vnd.openxmlformats-officedocument.themeOverride+xml";
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/themeOverride";
    let rels = "ppt/slides/_rels/slide2.xml.rels";
    add(parts, "ppt/theme/themeOverride1.xml", content_type, &body, rels, kind);
}

#[test]
fn pale_text_is_found_however_its_colour_is_written() {
    let cases = [
        (r#"<a:prstClr val="ltGray"/>"#, true),
        (r#"<a:prstClr val="lightGoldenrodYellow"/>"#, true),
        (r#"<a:prstClr val="dkGreen"/>"#, false),
        (r#"<a:hslClr hue="0" sat="0" lum="80000"/>"#, true),
        (r#"<a:hslClr hue="0" sat="0" lum="10000"/>"#, false),
        (r#"<a:scrgbClr r="80000" g="80000" b="80000"/>"#, true),
        (r#"<a:srgbClr val="000000"><a:inv/></a:srgbClr>"#, true),
        (r#"<a:srgbClr val="FFFFFF"><a:inv/></a:srgbClr>"#, false),
        (r#"<a:srgbClr val="7F7F00"><a:lum val="85000"/></a:srgbClr>"#, true),
        (r#"<a:sysClr val="window"/>"#, true),
        // What is behind shows through: how it is seen cannot be told.
        (r#"<a:srgbClr val="DDDDDD"><a:alphaMod val="50000"/></a:srgbClr>"#, false),
        (r#"<a:srgbClr val="DDDDDD"><a:alphaOff val="-50000"/></a:srgbClr>"#, false),
    ];
    for (color, is_pale) in cases {
        assert_eq!(!contrasts(&with_text(color)).is_empty(), is_pale, "{color}");
    }
}

#[test]
fn a_slide_that_overrides_its_theme_is_seen_in_its_own_colours() {
    for (hex, is_pale) in [("EEEEEE", true), ("111111", false)] {
        let mut parts = with_text(r#"<a:schemeClr val="accent3"/>"#);
        override_accents(&mut parts, hex);
        assert_eq!(!contrasts(&parts).is_empty(), is_pale, "{hex}");
    }
}
