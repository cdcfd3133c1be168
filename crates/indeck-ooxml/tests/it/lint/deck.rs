//! The good deck that the cases break, and how they break it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use indeck_ooxml::lint::{BrandRules, Finding, LintOptions, lint};
use indeck_ooxml::model::chart::{ColumnChart, PieChart};
use indeck_ooxml::model::deck::{Picture, Table};
use indeck_ooxml::model::{Emu, Rect, Rgb};
use indeck_testkit::{package, unzip};

use crate::support::{PNG, template};

/// The parts of a package by name.
pub(super) type Parts = BTreeMap<String, Vec<u8>>;

/// Slides with a chart (2), a table (3), a picture and a link (4), a pie (5).
pub(super) fn good() -> Vec<u8> {
    let template = template();
    let mut deck = template.deck();
    deck.properties_mut().language = Some("en-GB".to_owned());
    let note = Rect::from_inches(1.0, 6.3, 6.0, 0.5);
    let said = "Source: own survey. Base: n = 1,024";
    deck.add_slide("Title Slide").unwrap().fill("title", "Results").unwrap();
    let chart = ColumnChart::new(["Q1", "Q2"]).with_series("North", [1.5, 2.0]);
    let chart = chart.with_series("South", [3.0, 4.0]);
    let mut slide = deck.add_slide("Title and Content").unwrap();
    slide.fill("title", "Revenue").unwrap().fill("content", chart).unwrap();
    slide.alt("columns by quarter").add(note, said);
    let rows = [["Region", "2025", "2026"], ["North", "10", "12"], ["South", "20", "25"]];
    let table = Table::from_rows(rows);
    let mut slide = deck.add_slide("Title and Content").unwrap();
    slide.fill("title", "Customers").unwrap().fill("content", table).unwrap();
    slide.alt("customers by region").add(note, said);
    let mut slide = deck.add_slide("Title Only").unwrap();
    slide.fill("title", "Places").unwrap();
    slide.add(Rect::from_inches(1.0, 2.5, 2.0, 2.0), Picture::new(PNG)).alt("a dot");
    let mut pie = PieChart::new(["Yes", "No"], "Share", [0.6, 0.4]);
    pie.series.format = "0%".into();
    let mut slide = deck.add_slide("Title and Content").unwrap();
    slide.fill("title", "Shares").unwrap().fill("content", pie).unwrap();
    slide.alt("a pie").add(note, said);
    deck.to_bytes().unwrap()
}

/// Its parts.
pub(super) fn parts() -> Parts {
    static PARTS: LazyLock<Parts> = LazyLock::new(|| unzip(&good()));
    PARTS.clone()
}

/// The brand that the good deck keeps to.
pub(super) fn brand() -> BrandRules {
    BrandRules {
        colors: vec![Rgb(0xC8, 0x10, 0x2E)],
        fonts: vec!["Georgia".to_owned()],
        logo_zone: Some(Rect::new(Emu(11_300_000), Emu(100_000), Emu(800_000), Emu(200_000))),
        layouts: ["Title Slide", "Title and Content", "Title Only"].map(str::to_owned).into(),
        theme_colors: Vec::new(),
        theme_fonts: Some(("Calibri".to_owned(), "Calibri".to_owned())),
    }
}

/// The findings in a deck, with the brand.
pub(super) fn findings(deck: Vec<u8>) -> Vec<Finding> {
    let brand = brand();
    let options = LintOptions {
        brand: Some(&brand),
        file_name: Some("deck.pptx".to_owned()),
        ..LintOptions::default()
    };
    lint(deck, &options).unwrap()
}

/// Replaces the first place of a text in a part.
pub(super) fn edit(parts: &mut Parts, part: &str, from: &str, to: &str) {
    let bytes = parts.get(part).unwrap_or_else(|| panic!("there is a part {part}"));
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains(from), "{part} has no `{from}`: {text}");
    parts.insert(part.to_owned(), text.replacen(from, to, 1).into_bytes());
}

/// Replaces the first place of a text in a part of an embedded workbook.
pub(super) fn edit_workbook(parts: &mut Parts, workbook: &str, part: &str, from: &str, to: &str) {
    let mut inner = unzip(&parts[workbook]);
    edit(&mut inner, part, from, to);
    parts.insert(workbook.to_owned(), package(&inner));
}

/// Adds a part with its content type and a relationship from another part.
pub(super) fn add(
    parts: &mut Parts,
    part: &str,
    content_type: &str,
    body: &str,
    from: &str,
    kind: &str,
) {
    parts.insert(part.to_owned(), body.as_bytes().to_vec());
    let entry = format!("<Override PartName=\"/{part}\" ContentType=\"{content_type}\"/></Types>");
    edit(parts, "[Content_Types].xml", "</Types>", &entry);
    let relationship =
        format!("<Relationship Id=\"rIdNew\" Type=\"{kind}\" Target=\"/{part}\"/></Relationships>");
    edit(parts, from, "</Relationships>", &relationship);
}

/// Adds a shape to a slide.
pub(super) fn add_shape(parts: &mut Parts, slide: u32, shape: &str) {
    let part = format!("ppt/slides/slide{slide}.xml");
    edit(parts, &part, "</p:spTree>", &format!("{shape}</p:spTree>"));
}

/// A box of text, in inches.
pub(super) fn text_box(id: u32, [x, y, w, h]: [f64; 4], runs: &str) -> String {
    let emu = |inches| Emu::from_inches(inches).0;
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Box {id}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr>\
         <p:spPr><a:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>\
         <p:txBody><a:bodyPr/><a:lstStyle/><a:p>{runs}</a:p></p:txBody></p:sp>",
        emu(x),
        emu(y),
        emu(w),
        emu(h)
    )
}

/// A run of text with attributes and children of its properties.
pub(super) fn run(attributes: &str, properties: &str, text: &str) -> String {
    format!("<a:r><a:rPr lang=\"en-GB\" {attributes}>{properties}</a:rPr><a:t>{text}</a:t></a:r>")
}

/// A table of texts in place of the good deck's.
pub(super) fn set_table(parts: &mut Parts, rows: &[&[&str]]) {
    let part = "ppt/slides/slide3.xml";
    let text = String::from_utf8(parts[part].clone()).unwrap();
    let (before, rest) = text.split_once("<a:tblGrid>").unwrap();
    let (_, after) = rest.split_once("</a:tbl>").unwrap();
    let columns = rows[0].len();
    let width = 10_515_600 / i64::try_from(columns).unwrap();
    let grid = format!("<a:gridCol w=\"{width}\"/>").repeat(columns);
    let cell = |text: &&str| {
        let run = run("", "", text);
        format!(
            "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></a:txBody><a:tcPr/></a:tc>"
        )
    };
    let row = |row: &&[&str]| {
        format!("<a:tr h=\"370840\">{}</a:tr>", row.iter().map(cell).collect::<String>())
    };
    let rows: String = rows.iter().map(row).collect();
    let text = format!("{before}<a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl>{after}");
    parts.insert(part.to_owned(), text.into_bytes());
}
