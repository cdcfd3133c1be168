//! Rows, columns and merged areas, on tables written as letters.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::grid::{CellRange, Grid, Merges, Spans};
use super::plan::Plan;
use crate::opc::Limits;
use crate::part::paragraph;
use crate::xml::{Document, Patch, ns};

/// A table of cells named by letters: a letter that comes again to the right or below belongs to
/// the merged area of the first; `.` is an empty cell.
fn table(rows: &[&str]) -> Document {
    let letters: Vec<Vec<char>> = rows.iter().map(|row| row.chars().collect()).collect();
    let merges = merges(&letters);
    let mut xml = format!(r#"<a:tbl xmlns:a="{}"><a:tblPr/><a:tblGrid>"#, ns::A);
    for c in 0..letters[0].len() {
        xml += &format!(
            r#"<a:gridCol w="{}"><a:extLst><a:ext uri="{{9D8B030D-6E8A-4147-A177-3AD203B41FA5}}"><a16:colId xmlns:a16="u" val="{}"/></a:ext></a:extLst></a:gridCol>"#,
            100 * (c + 1),
            4_294_967_290 + c
        );
    }
    xml += "</a:tblGrid>";
    for (r, row) in letters.iter().enumerate() {
        xml += &format!(r#"<a:tr h="{}">"#, 10 * (r + 1));
        for (c, letter) in row.iter().enumerate() {
            let spans = Spans::at(&Merges::of(&merges), r, c);
            let attributes: String = spans
                .attributes()
                .into_iter()
                .filter_map(|(n, v)| Some(format!(" {n}=\"{}\"", v?)))
                .collect();
            let hidden = spans.h_merge || spans.v_merge || *letter == '.';
            let text =
                if hidden { String::new() } else { format!("<a:r><a:t>{letter}</a:t></a:r>") };
            xml += &format!(
                "<a:tc{attributes}><a:txBody><a:bodyPr/><a:p>{text}</a:p></a:txBody><a:tcPr/></a:tc>"
            );
        }
        xml += "</a:tr>";
    }
    Document::parse("t.xml", (xml + "</a:tbl>").into_bytes(), &Limits::default()).unwrap()
}

fn merges(letters: &[Vec<char>]) -> Vec<CellRange> {
    let mut found: Vec<(char, CellRange)> = Vec::new();
    for (r, row) in letters.iter().enumerate() {
        for (c, letter) in row.iter().enumerate().filter(|(_, letter)| **letter != '.') {
            match found.iter_mut().find(|(known, _)| known == letter) {
                Some((_, range)) => *range = range.around(CellRange::cell(r, c)),
                None => found.push((*letter, CellRange::cell(r, c))),
            }
        }
    }
    found.into_iter().map(|(_, range)| range).filter(|range| !range.is_one_cell()).collect()
}

/// The same picture of a table, after checking that what cells say of being merged fits.
fn letters(doc: &Document) -> Vec<String> {
    let grid = Grid::of(doc.root());
    for (r, row) in grid.rows.iter().enumerate() {
        assert_eq!(row.cells.len(), grid.columns.len(), "row {r}");
        for (c, cell) in row.cells.iter().enumerate() {
            assert_eq!(Spans::of(*cell), Spans::at(&grid.merged, r, c), "row {r}, column {c}");
        }
    }
    let text = |r, c| {
        let body = grid.shown_cell(r, c).unwrap().child(ns::A, "txBody").unwrap();
        paragraph::body_text(body).chars().next().unwrap_or('.')
    };
    (0..grid.rows.len()).map(|r| (0..grid.width()).map(|c| text(r, c)).collect()).collect()
}

fn check(before: &[&str], edit: impl FnOnce(&mut Plan<'_>), after: &[&str]) {
    let doc = table(before);
    assert_eq!(letters(&doc), before);
    let mut plan = Plan::of(Grid::of(doc.root()));
    edit(&mut plan);
    let (width, height) = (plan.width(), plan.height());
    let mut patch = Patch::new(&doc);
    super::write::apply(&plan, &mut patch);
    let bytes = patch.apply();
    let doc = Document::parse("t.xml", bytes, &Limits::default()).unwrap();
    assert_eq!(letters(&doc), after, "{}", doc.text());
    let again = Plan::of(Grid::of(doc.root()));
    assert_eq!((again.width(), again.height()), (width, height));
    let ids: Vec<_> = doc
        .root()
        .all_descendants()
        .filter(|n| n.name() == "colId")
        .map(|n| n.attr("val"))
        .collect();
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "ids of columns are unique");
}

#[test]
fn rows_are_inserted_between_and_into_merged_areas() {
    check(&["ab", "cd"], |t| t.insert_rows(1, 1), &["ab", "..", "cd"]);
    check(&["ab", "cd"], |t| t.insert_rows(0, 2), &["..", "..", "ab", "cd"]);
    check(&["ab", "cd"], |t| t.insert_rows(2, 1), &["ab", "cd", ".."]);
    check(&["ab", "ad"], |t| t.insert_rows(1, 2), &["ab", "a.", "a.", "ad"]);
    check(&["aab", "aad"], |t| t.insert_rows(1, 1), &["aab", "aa.", "aad"]);
}

#[test]
fn a_new_row_is_merged_sideways_like_its_neighbour() {
    let doc = table(&["aab", "ccd"]);
    let mut plan = Plan::of(Grid::of(doc.root()));
    plan.insert_rows(2, 1);
    let mut patch = Patch::new(&doc);
    super::write::apply(&plan, &mut patch);
    let doc = Document::parse("t.xml", patch.apply(), &Limits::default()).unwrap();
    assert_eq!(letters(&doc), ["aab", "ccd", "..."]);
    assert_eq!(Grid::of(doc.root()).merges[2], CellRange::new(2..3, 0..2));
}

#[test]
fn columns_are_inserted_between_and_into_merged_areas() {
    check(&["ab", "cd"], |t| t.insert_columns(1, 1), &["a.b", "c.d"]);
    check(&["ab", "cd"], |t| t.insert_columns(0, 1), &[".ab", ".cd"]);
    check(&["ab", "cd"], |t| t.insert_columns(2, 2), &["ab..", "cd.."]);
    check(&["aa", "cd"], |t| t.insert_columns(1, 2), &["aaaa", "c..d"]);
    check(&["aa", "aa"], |t| t.insert_columns(1, 1), &["aaa", "aaa"]);
}

#[test]
fn rows_are_removed_and_merged_texts_go_on() {
    check(&["ab", "cd", "ef"], |t| t.remove_rows(1..2), &["ab", "ef"]);
    check(&["ab", "ad", "af"], |t| t.remove_rows(0..1), &["ad", "af"]);
    check(&["ab", "ad", "ef"], |t| t.remove_rows(0..1), &["ad", "ef"]);
    check(&["ab", "ad", "ef"], |t| t.remove_rows(1..2), &["ab", "ef"]);
    check(&["aab", "aad", "aae"], |t| t.remove_rows(0..2), &["aae"]);
    check(&["ab", "cd", "cf"], |t| t.remove_rows(0..2), &["cf"]);
}

#[test]
fn columns_are_removed_and_merged_texts_go_on() {
    check(&["abc", "def"], |t| t.remove_columns(1..2), &["ac", "df"]);
    check(&["aac", "def"], |t| t.remove_columns(0..1), &["ac", "ef"]);
    check(&["aaa", "aaa"], |t| t.remove_columns(0..2), &["a", "a"]);
    check(&["aaa", "def"], |t| t.remove_columns(1..3), &["a", "d"]);
}

#[test]
fn cells_are_merged_and_split() {
    check(&["ab", "cd"], |t| _ = t.merge(CellRange::new(0..2, 0..1)), &["ab", "ad"]);
    check(&["ab", "cd"], |t| _ = t.merge(CellRange::new(0..2, 0..2)), &["aa", "aa"]);
    check(&["aab", "cde"], |t| _ = t.merge(CellRange::new(0..2, 1..3)), &["aaa", "aaa"]);
    check(&["aa", "aa"], |t| t.split(1, 1), &["a.", ".."]);
    check(&["ab"], |t| t.split(0, 1), &["ab"]);
    check(&["ab"], |t| _ = t.merge(CellRange::cell(0, 0)), &["ab"]);
}
