//! Changed and hostile decks: findings or an error, never a panic, never minutes of work.

use indeck_ooxml::Limits;
use indeck_ooxml::lint::{LintOptions, lint};
use indeck_testkit::package;

use super::deck::{brand, edit, edit_workbook, good, parts};
use crate::fuzz_smoke::Numbers;

/// Rounds for each part.
const ROUNDS: u64 = 60;

fn try_lint(deck: Vec<u8>) {
    let bytes = 16 << 20;
    let limits =
        Limits { part_bytes: bytes, total_bytes: bytes, xml_bytes: bytes, ..Limits::default() };
    let brand = brand();
    let options =
        LintOptions { limits, brand: Some(&brand), threads: Some(1), ..LintOptions::default() };
    drop(lint(deck, &options));
}

#[test]
fn changed_packages_never_panic() {
    let seed = good();
    let mut numbers = Numbers(7);
    let words: [&[u8]; 3] = [b"PK\x01\x02", b"PK\x05\x06", &[0xFF; 4]];
    for _ in 0..ROUNDS {
        try_lint(numbers.mutate(&seed, &words));
    }
}

#[test]
fn changed_parts_never_panic() {
    let parts = parts();
    let words: [&[u8]; 12] = [
        b"99999999999999999999",
        b"-1",
        b"NaN",
        b"$XFD$1048576",
        b"'",
        b"!",
        b"<a:tbl>",
        b"val=\"\"",
        b"r:id=\"rId1\"",
        b"mc:Ignorable=\"x\"",
        b"%",
        b"9223372036854775807",
    ];
    let changed = [
        "ppt/presentation.xml",
        "ppt/slides/slide2.xml",
        "ppt/slides/slide3.xml",
        "ppt/slides/slide4.xml",
        "ppt/slideLayouts/slideLayout2.xml",
        "ppt/slideMasters/slideMaster1.xml",
        "ppt/theme/theme1.xml",
        "ppt/charts/chart1.xml",
        "ppt/slides/_rels/slide2.xml.rels",
        "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx",
        "[Content_Types].xml",
    ];
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for part in changed {
        for _ in 0..ROUNDS {
            let mut parts = parts.clone();
            let body = numbers.mutate(&parts[part], &words);
            parts.insert(part.to_owned(), body);
            try_lint(package(&parts));
        }
    }
}

#[test]
fn coordinates_beyond_all_reason_are_passed_over() {
    for number in ["9223372036854775807", "-9223372036854775808", "1e400"] {
        let mut parts = parts();
        edit(&mut parts, "ppt/slides/slide4.xml", "x=\"914400\"", &format!("x=\"{number}\""));
        edit(&mut parts, "ppt/slides/slide4.xml", "cx=\"1828800\"", &format!("cx=\"{number}\""));
        edit(&mut parts, "ppt/presentation.xml", "cx=\"12192000\"", &format!("cx=\"{number}\""));
        edit(&mut parts, "ppt/slides/slide3.xml", "w=\"3505200\"", &format!("w=\"{number}\""));
        try_lint(package(&parts));
    }
}

#[test]
fn a_formula_for_a_whole_sheet_is_not_followed() {
    let mut parts = parts();
    let chart = "ppt/charts/chart1.xml";
    edit(&mut parts, chart, "Sheet1!$A$2:$A$3", "Sheet1!$A$1:$XFD$1048576");
    edit(&mut parts, chart, "Sheet1!$B$2:$B$3", "Sheet1!$A$1:$ZZZ$4294967295");
    let book = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx";
    let sheet = "xl/worksheets/sheet1.xml";
    edit_workbook(&mut parts, book, sheet, "r=\"3\"", "r=\"4294967295\"");
    edit_workbook(&mut parts, book, sheet, "r=\"C3\"", "r=\"ZZZ4294967295\"");
    try_lint(package(&parts));
}

#[test]
fn a_part_full_of_mistakes_gives_no_more_findings_than_can_be_read() {
    let mut parts = parts();
    let many = "<p:wrong/>".repeat(10_000);
    edit(&mut parts, "ppt/slides/slide2.xml", "</p:spTree>", &format!("{many}</p:spTree>"));
    let found = lint(package(&parts), &LintOptions::errors()).unwrap();
    assert!((1..=50).contains(&found.len()), "{}", found.len());
}
