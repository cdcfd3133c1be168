//! Edits of tables in a deck.

use indeck_ooxml::model::{Emu, Pt, Rgb};
use indeck_ooxml::{
    Border, Borders, CellFill, CellRange, Limits, Presentation, ShapeRef, TableFlags,
};

use super::support::{again, deck, named, part};

const MC: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/// The texts of a table, cells parted by `|`, covered ones left out.
fn rows(deck: &Presentation, at: ShapeRef) -> Vec<String> {
    let table = again(deck).table(at).unwrap();
    let row = |cells: &Vec<indeck_ooxml::Cell>| {
        let shown = cells.iter().filter(|cell| !cell.is_covered);
        shown.map(|cell| cell.text.clone()).collect::<Vec<_>>().join("|")
    };
    table.rows.iter().map(row).collect()
}

fn frame(deck: &Presentation, at: ShapeRef) -> (i64, i64) {
    let size = deck.shape(at).unwrap().frame.unwrap().size;
    (size.width.0, size.height.0)
}

#[test]
fn rows_and_columns_come_and_go_and_the_frame_with_them() {
    let mut deck = deck();
    let at = named(&deck, "Results");
    let (width, height) = frame(&deck, at);
    let before = deck.table(at).unwrap();
    let mut table = deck.table_mut(at);
    table.insert_rows(2, 1).unwrap().set_text(2, 0, "Thun").unwrap();
    table.insert_columns(3, 1).unwrap().set_text(0, 3, "2025").unwrap();
    table.remove_rows(4..5).unwrap().remove_columns(1..2).unwrap();
    assert_eq!(rows(&deck, at), ["City|2024|2025", "Bern|2|", "Thun||", "Basel|4|"]);
    let widths = &before.column_widths;
    assert_eq!(frame(&deck, at), (width + widths[2].0 - widths[1].0, height));
}

#[test]
fn merged_cells_have_all_texts_and_split_again() {
    let mut deck = deck();
    let at = named(&deck, "Results");
    deck.table_mut(at).merge(CellRange::new(1..3, 0..2)).unwrap();
    assert_eq!(rows(&deck, at), ["City|2023|2024", "Bern\n1\nBasel\n3|2", "4", "Chur|5|6"]);
    let cell = &deck.table(at).unwrap().rows[1][0];
    assert_eq!((cell.row_span, cell.column_span), (2, 2));
    let slide = part(&deck, "ppt/slides/slide1.xml");
    assert!(
        slide.contains("gridSpan=\"2\" rowSpan=\"2\"")
            && slide.contains("hMerge=\"1\" vMerge=\"1\"")
    );
    deck.table_mut(at).set_text(2, 1, "all").unwrap().split(2, 1).unwrap();
    assert_eq!(rows(&deck, at), ["City|2023|2024", "all||2", "||4", "Chur|5|6"]);
}

#[test]
fn looks_are_set_and_read_again() {
    let mut deck = deck();
    let at = named(&deck, "Results");
    let flags = TableFlags { total_row: true, first_column: true, ..TableFlags::default() };
    let style = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}";
    let mut table = deck.table_mut(at);
    table.set_flags(flags).unwrap().set_style(style).unwrap();
    table.set_column_width(0, Emu(1_000_000)).unwrap().set_row_height(1, Emu(500_000)).unwrap();
    let content = again(&deck).table(at).unwrap();
    assert_eq!((content.flags, content.style_id.as_deref()), (flags, Some(style)));
    assert_eq!((content.column_widths[0], content.row_heights[1]), (Emu(1_000_000), Emu(500_000)));
    let sum: i64 = content.column_widths.iter().map(|width| width.0).sum();
    assert_eq!(frame(&deck, at).0, sum);
    for wrong in
        ["", "{}", "2D5ABB26-0587-4C30-8999-92F81FD0307C", "{2D5ABB26-0587-4C30-8999-92F81FD0307X}"]
    {
        assert_eq!(deck.table_mut(at).set_style(wrong).unwrap_err().code(), "invalid-value");
    }
}

#[test]
fn borders_and_fills_are_those_of_both_cells_at_an_edge() {
    let mut deck = deck();
    let at = named(&deck, "Results");
    let line = Border::line(Rgb(1, 2, 3), Pt(2.0));
    let cell = CellRange::cell(1, 1);
    deck.table_mut(at)
        .set_borders(cell, Borders::OUTER, line)
        .unwrap()
        .set_fill(cell, Rgb(9, 9, 9))
        .unwrap();
    let slide = part(&deck, "ppt/slides/slide1.xml");
    // Four of the cell's own and one of each neighbour.
    assert_eq!(slide.matches("w=\"25400\"").count(), 8);
    assert_eq!(slide.matches("<a:lnL w").count(), 2);
    deck.table_mut(at)
        .set_borders(cell, Borders::ALL, Border::Style)
        .unwrap()
        .set_fill(cell, CellFill::Style)
        .unwrap();
    let slide = part(&deck, "ppt/slides/slide1.xml");
    assert!(!slide.contains("<a:ln") && !slide.contains("090909"));
}

#[test]
fn a_long_table_goes_on_on_the_next_slide_under_its_header() {
    let mut deck = deck();
    let at = named(&deck, "Results");
    let next = deck.table_mut(at).continue_on_next_slide(3, 1).unwrap();
    assert_eq!((deck.slide_count(), next.slide()), (3, 1));
    assert_eq!(rows(&deck, at), ["City|2023|2024", "Bern|1|2", "Basel|3|4"]);
    assert_eq!(rows(&deck, next), ["City|2023|2024", "Chur|5|6"]);
    let mut shapes = deck.shapes(1).unwrap().into_iter().map(|shape| shape.name);
    assert!(shapes.any(|name| name == "Logo"));
}

#[test]
fn a_table_that_cannot_be_cut_in_every_branch_leaves_no_slide_behind() {
    let mut parts = indeck_testkit::unzip(&deck().to_bytes().unwrap());
    let slide = crate::support::text_of(&parts, "ppt/slides/slide1.xml");
    let end = "</p:graphicFrame>";
    let from = slide.find("<p:graphicFrame>").unwrap();
    let to = from + slide[from..].find(end).unwrap() + end.len();
    let table = &slide[from..to];
    let last_row = &table[table.rfind("<a:tr ").unwrap()..table.find("</a:tbl>").unwrap()];
    let alternate = format!(
        "<mc:AlternateContent xmlns:mc=\"{MC}\"><mc:Choice xmlns:n=\"urn:new\" Requires=\"n\">{table}\
         </mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        table.replace(last_row, "")
    );
    parts.insert("ppt/slides/slide1.xml".into(), slide.replace(table, &alternate).into_bytes());
    let bytes = indeck_testkit::package(&parts);
    let mut deck = Presentation::from_bytes(bytes.clone(), &Limits::default()).unwrap();
    let at = named(&deck, "Results");
    let error = deck.table_mut(at).continue_on_next_slide(3, 1).unwrap_err();
    assert_eq!((error.code(), deck.slide_count()), ("outside-table", 2));
    assert_eq!(deck.to_bytes().unwrap(), bytes);
}

#[test]
fn what_is_outside_a_table_is_an_error_and_changes_nothing() {
    let mut deck = again(&deck());
    let at = named(&deck, "Results");
    let mut table = deck.table_mut(at);
    let codes = [
        table.set_text(4, 0, "x").unwrap_err(),
        table.set_text(0, 3, "x").unwrap_err(),
        table.insert_rows(5, 1).unwrap_err(),
        table.insert_columns(usize::MAX, 1).unwrap_err(),
        table.remove_rows(0..4).unwrap_err(),
        table.remove_rows(3..5).unwrap_err(),
        table.remove_columns(0..3).unwrap_err(),
        table.merge(CellRange::new(0..5, 0..1)).unwrap_err(),
        table.merge(CellRange::new(1..1, 0..1)).unwrap_err(),
        table.split(9, 9).unwrap_err(),
        table.set_fill(CellRange::new(0..usize::MAX, 0..1), Rgb(0, 0, 0)).unwrap_err(),
        table.set_column_width(3, Emu(1)).unwrap_err(),
        table.continue_on_next_slide(1, 1).unwrap_err(),
        table.continue_on_next_slide(4, 1).unwrap_err(),
    ];
    assert!(codes.iter().all(|error| error.code() == "outside-table"), "{codes:?}");
    assert_eq!(table.insert_rows(0, usize::MAX).unwrap_err().code(), "invalid-value");
    assert_eq!(table.set_row_height(0, Emu(-1)).unwrap_err().code(), "invalid-value");
    assert!(!deck.is_changed());
}
