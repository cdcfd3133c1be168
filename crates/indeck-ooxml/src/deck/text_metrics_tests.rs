//! Tests of what placeholders inherit.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use indeck_model::brand::{Insets, LevelMetrics, Spacing};
use indeck_model::{Emu, Percent, Pt};

use super::MasterText;
use crate::deck::theme::Theme;
use crate::opc::Limits;
use crate::xml::Document;

fn document(inner: &str) -> Document {
    let xml = format!(
        r#"<p:x xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">{inner}</p:x>"#
    );
    Document::parse("x.xml", xml.into_bytes(), &Limits::default()).unwrap()
}

fn text(presentation: &str, master: &str) -> MasterText {
    let theme =
        Theme { heading_font: "Georgia".into(), body_font: "Arial".into(), ..Theme::default() };
    MasterText::new(&document(presentation), &document(master), &theme)
}

#[test]
fn each_source_wins_over_those_further_away() {
    let level = |size: u32| {
        format!(r#"<a:lstStyle><a:lvl1pPr><a:defRPr sz="{size}"/></a:lvl1pPr></a:lstStyle>"#)
    };
    let presentation = r#"<p:defaultTextStyle><a:lvl1pPr><a:defRPr sz="1000" b="1"/></a:lvl1pPr></p:defaultTextStyle>"#;
    let styles = r#"<p:txStyles><p:bodyStyle><a:lvl1pPr><a:defRPr sz="2000"/></a:lvl1pPr></p:bodyStyle></p:txStyles>"#;
    let cases = [
        ("", "", "", "", 18.0, false),
        (presentation, "", "", "", 10.0, true),
        (presentation, styles, "", "", 20.0, true),
        (presentation, styles, &level(3000), "", 30.0, true),
        (presentation, styles, &level(3000), &level(4000), 40.0, true),
        ("", "", "", &level(4000), 40.0, false),
    ];
    for (presentation, styles, on_master, on_layout, size, bold) in cases {
        let (on_master, on_layout) = (document(on_master), document(on_layout));
        let metrics =
            text(presentation, styles).of("body", Some(on_master.root()), Some(on_layout.root()));
        assert_eq!((metrics.levels[0].size, metrics.levels[0].bold), (Pt(size), bold));
        assert_eq!(metrics.levels[8].size, Pt(18.0));
    }
}

#[test]
fn spacing_indents_fonts_and_insets_are_read() {
    let body = document(
        r#"<a:bodyPr lIns="1" tIns="2" rIns="3" bIns="4"/><a:lstStyle><a:lvl2pPr marL="457200" indent="-228600">
        <a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPts val="1050"/></a:spcBef>
        <a:spcAft><a:spcPct val="20%"/></a:spcAft><a:defRPr b="1"><a:latin typeface="+mj-lt"/></a:defRPr>
        </a:lvl2pPr></a:lstStyle>"#,
    );
    let metrics = text("", "").of("title", None, Some(body.root()));
    let expected = LevelMetrics {
        size: Pt(18.0),
        bold: true,
        font: "Georgia".into(),
        line: Spacing::Lines(Percent(90.0)),
        before: Spacing::Points(Pt(10.5)),
        after: Spacing::Lines(Percent(20.0)),
        left: Emu(457_200),
        indent: Emu(-228_600),
    };
    assert_eq!(metrics.levels[1], expected);
    assert_eq!(metrics.levels[0], LevelMetrics { font: "Arial".into(), ..Default::default() });
    let insets = Insets { left: Emu(1), top: Emu(2), right: Emu(3), bottom: Emu(4) };
    assert_eq!(metrics.insets, insets);
}

#[test]
fn what_makes_no_sense_counts_as_not_given() {
    let body = document(
        r#"<a:bodyPr lIns="-5" tIns="x"/><a:lstStyle><a:lvl1pPr marL="-1" indent="9999999999999">
        <a:lnSpc/><a:spcBef><a:spcPts val="-3"/></a:spcBef><a:spcAft><a:spcPct val="NaN"/></a:spcAft>
        <a:defRPr sz="0"><a:latin typeface=""/></a:defRPr></a:lvl1pPr><a:lvl10pPr marL="5"/></a:lstStyle>"#,
    );
    let metrics = text("", "").of("body", None, Some(body.root()));
    assert_eq!(metrics.levels[0], LevelMetrics { font: "Arial".into(), ..Default::default() });
    assert_eq!(metrics.insets, Insets::default());
}
