//! Where a chart's data stand in its workbook, and their copies in the chart.

mod layout;

pub(in crate::part) use layout::NO_HEADER;
pub(super) use layout::{Layout, Role, layout};

use crate::part::workbook::{Cells, Column, Reference, Sheet};
use crate::xml::XmlWriter;

/// Writes the reference to the header of a column with its cached text.
pub(super) fn write_name(w: &mut XmlWriter, sheet: &Sheet<'_>, column: usize) {
    let text = sheet.columns.get(column).map(|c| c.header.as_ref()).unwrap_or_default();
    w.open("c:tx").open("c:strRef");
    w.text_element("c:f", sheet.header(column));
    w.open("c:strCache").val("c:ptCount", 1u8);
    write_text(w, 0, Some(text).filter(|text| !text.is_empty()));
    w.close().close().close();
}

/// Writes the reference to the cells of a column with its cached texts or numbers.
pub(super) fn write_cells(w: &mut XmlWriter, element: &'static str, sheet: &Sheet<'_>, at: usize) {
    let Some(column) = sheet.columns.get(at) else { return };
    w.open(element);
    match column.cells {
        Cells::Texts(_) | Cells::Labels(_) => {
            write_texts(w, column, sheet.body(at), sheet.rows_of(at))
        }
        _ => write_numbers(w, column, sheet.body(at), sheet.rows_of(at)),
    }
    w.close();
}

fn write_texts(w: &mut XmlWriter, column: &Column<'_>, at: Reference, rows: usize) {
    w.open("c:strRef").text_element("c:f", at);
    w.open("c:strCache").val("c:ptCount", rows);
    for row in 0..rows {
        write_text(w, row, column.cells.text(row));
    }
    w.close().close();
}

/// A cached text stands as it is: unlike cells, readers of charts know no escapes.
fn write_text(w: &mut XmlWriter, index: usize, text: Option<&str>) {
    if let Some(text) = text {
        w.open("c:pt").attr("idx", index).text_element("c:v", text).close();
    }
}

fn write_numbers(w: &mut XmlWriter, column: &Column<'_>, at: Reference, rows: usize) {
    w.open("c:numRef").text_element("c:f", at);
    w.open("c:numCache").text_element("c:formatCode", column.format);
    w.val("c:ptCount", rows);
    for row in 0..rows {
        if let Some(number) = column.cells.number(row) {
            w.open("c:pt").attr("idx", row).text_element("c:v", number).close();
        }
    }
    w.close().close();
}

/// Writes the texts of labels from cells, as an extension of their series.
///
/// Source: [MS-ODRAWXML] 2.24.3.9 `datalabelsRange`.
pub(super) fn write_label_range(w: &mut XmlWriter, sheet: &Sheet<'_>, at: usize) {
    let Some(column) = sheet.columns.get(at) else { return };
    let rows = sheet.rows_of(at);
    w.open("c15:datalabelsRange").text_element("c15:f", sheet.body(at));
    w.open("c15:dlblRangeCache").val("c:ptCount", rows);
    for row in 0..rows {
        write_text(w, row, column.cells.text(row));
    }
    w.close().close();
}
