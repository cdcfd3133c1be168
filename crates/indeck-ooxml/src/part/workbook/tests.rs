#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use indeck_model::Date;

use super::reference::{CellAt, Letters};
use super::xstring::Xstring;
use super::{Cells, Column, Reference, Sheet};
use crate::opc::Deflater;
use crate::xml::XmlValue;

fn written(value: impl XmlValue) -> String {
    let mut out = Vec::new();
    value.write(&mut out);
    String::from_utf8(out).unwrap()
}

fn text_column<'a>(header: &'a str, texts: &'a [String]) -> Column<'a> {
    Column { header: header.into(), format: "General", cells: Cells::Texts(texts) }
}

fn number_column<'a>(header: &'a str, format: &'a str, values: &'a [Option<f64>]) -> Column<'a> {
    Column { header: header.into(), format, cells: Cells::Values(values) }
}

fn packed(columns: Vec<Column<'_>>) -> (Vec<u8>, BTreeMap<String, String>) {
    let bytes = Sheet::new(columns).pack(&mut Deflater::new(6)).unwrap();
    let parts = indeck_testkit::unzip(&bytes);
    let text = |(name, bytes)| (name, String::from_utf8(bytes).unwrap());
    (bytes, parts.into_iter().map(text).collect())
}

#[test]
fn columns_beyond_z_have_more_letters() {
    for (column, letters) in
        [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
    {
        assert_eq!(written(CellAt(&Letters::of(column), 7)), format!("{letters}7"));
        let reference = Reference { column, first: 2, last: 13 };
        assert_eq!(written(reference), format!("Sheet1!${letters}$2:${letters}$13"));
    }
    assert_eq!(written(Reference { column: 1, first: 1, last: 1 }), "Sheet1!$B$1");
}

#[test]
fn a_text_that_looks_like_an_escape_is_escaped() {
    let cases = [
        ("plain _x text", "plain _x text"),
        ("_x0041_", "_x005F_x0041_"),
        ("a_x00e9_x00E9_", "a_x005F_x00e9_x005F_x00E9_"),
        ("_x004G_ _x0041", "_x004G_ _x0041"),
        ("_x00é1_", "_x00é1_"),
    ];
    for (text, expect) in cases {
        assert_eq!(written(Xstring(text)), expect);
    }
}

#[test]
fn cells_keep_their_type_and_format_and_blanks_are_left_out() {
    let days = [Date::from_ymd(2026, 11, 21).unwrap(), Date::from_ymd(2026, 11, 22).unwrap()];
    let dates = Column { header: " ".into(), format: "yyyy-mm-dd", cells: Cells::Days(&days) };
    let shares = number_column("Share", "0%", &[None, Some(0.25)]);
    let (_, parts) = packed(vec![dates, shares]);
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    let rows = concat!(
        r#"<row r="2"><c r="A2" s="1"><v>46347</v></c></row>"#,
        r#"<row r="3"><c r="A3" s="1"><v>46348</v></c><c r="B3" s="2"><v>0.25</v></c></row>"#,
    );
    assert!(sheet.contains(rows), "{sheet}");
    assert!(sheet.contains(r#"<dimension ref="A1:B3"/>"#), "{sheet}");
    let styles = &parts["xl/styles.xml"];
    assert!(styles.contains(r#"<numFmt numFmtId="164" formatCode="yyyy-mm-dd"/>"#), "{styles}");
    assert!(styles.contains(r#"<numFmt numFmtId="165" formatCode="0%"/>"#), "{styles}");
}

#[test]
fn texts_are_never_formulas() {
    let names = ["=1+1", "+1", "-1", "@SUM(A1)"].map(str::to_owned);
    let (_, parts) =
        packed(vec![text_column(" ", &names), number_column("=cmd|x", "General", &[Some(1.0)])]);
    assert!(!parts["xl/worksheets/sheet1.xml"].contains("<f"));
    let strings = &parts["xl/sharedStrings.xml"];
    for name in names {
        assert!(strings.contains(&format!("<si><t>{name}</t></si>")), "{strings}");
    }
}

#[test]
fn a_table_lies_over_the_cells_where_each_header_is_a_name_of_its_own() {
    let names = ["a".to_owned()];
    let has_table = |first: &str, second: &str| {
        let columns = vec![
            text_column(" ", &names),
            number_column(first, "0", &[None]),
            number_column(second, "0", &[None]),
        ];
        let (_, parts) = packed(columns);
        let table = parts.get("xl/tables/table1.xml");
        let named = parts["[Content_Types].xml"].contains("/xl/tables/table1.xml");
        assert_eq!(named, table.is_some());
        assert_eq!(parts["xl/worksheets/sheet1.xml"].contains("tablePart"), table.is_some());
        table.is_some()
    };
    assert!(has_table("North", "South"));
    for (first, second) in
        [("North", "north"), ("North", ""), ("North", " "), ("a\nb", "c"), ("ÉTÉ", "été")]
    {
        assert!(!has_table(first, second), "{first:?} {second:?}");
    }
    assert!(!has_table("North", &"x".repeat(256)));
}

#[test]
fn the_same_sheet_is_the_same_bytes() {
    let names = ["a".to_owned(), "b".to_owned()];
    let sheet =
        || packed(vec![text_column(" ", &names), number_column("x", "0.0", &[Some(1.5), None])]).0;
    assert_eq!(sheet(), sheet());
}
