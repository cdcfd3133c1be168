//! Native tables in the template's table style.
//!
//! Source: ECMA-376-1, 21.1.3 (DrawingML tables).

use indeck_model::deck::{Table, TableCell};
use indeck_model::text::Alignment;
use indeck_model::{Emu, Pt, Rect};

use crate::part::text::{TextContext, write_body};
use crate::xml::XmlWriter;

/// What a row of 18 pt text needs: the height that PowerPoint gives a new table's rows.
const ROW_HEIGHT: i64 = 370_840;
/// The text size of a table that says nothing else.
const DEFAULT_SIZE: f32 = 18.0;
/// The smallest size that text is made to fit with.
const SMALLEST_SIZE: f32 = 8.0;
/// Top and bottom margin of a cell.
const CELL_MARGINS: f32 = 7.2;
/// Height of a line in terms of its font size.
const LINE_HEIGHT: f32 = 1.2;
const EMU_PER_POINT: f32 = 12_700.0;

/// Measures of a table in its frame.
pub(crate) struct TableLayout {
    columns: Vec<i64>,
    row_height: i64,
    size: Option<Pt>,
}

impl TableLayout {
    /// Shares the frame among columns and rows; text is made smaller where rows would not fit.
    pub(crate) fn new(table: &Table, frame: Rect) -> Self {
        let count = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        let rows = table.rows.len().max(1) as i64;
        let share = frame.size.height.0.max(0) / rows;
        let row_height = table.row_height.map_or_else(|| share.min(ROW_HEIGHT), |h| h.0.max(0));
        let size = table.font_size.or_else(|| fitting_size(row_height));
        Self { columns: column_widths(table, count, frame.size.width), row_height, size }
    }

    /// The height of all rows.
    pub(crate) fn height(&self, table: &Table) -> Emu {
        Emu(self.row_height * table.rows.len() as i64)
    }
}

/// `None` where the default size fits.
fn fitting_size(row_height: i64) -> Option<Pt> {
    let room = row_height as f32 / EMU_PER_POINT - CELL_MARGINS;
    let size = (room / LINE_HEIGHT).floor();
    (size < DEFAULT_SIZE).then_some(Pt(size.max(SMALLEST_SIZE)))
}

/// Widths in proportion; what rounding leaves goes to the last column.
fn column_widths(table: &Table, count: usize, width: Emu) -> Vec<i64> {
    let weight = |i: usize| table.column_widths.get(i).copied().filter(|w| *w > 0.0).unwrap_or(1.0);
    let total: f32 = (0..count).map(weight).sum();
    let share = |i: usize| (f64::from(weight(i) / total) * width.0 as f64).floor() as i64;
    let mut widths: Vec<i64> = (0..count).map(share).collect();
    let rest = width.0 - widths.iter().sum::<i64>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// Writes `a:tbl`.
pub(crate) fn write(
    w: &mut XmlWriter,
    table: &Table,
    layout: &TableLayout,
    style_id: &str,
    context: &mut TextContext<'_>,
) {
    w.open("a:tbl");
    let flag = |on: bool| on.then_some(true);
    w.open("a:tblPr")
        .attr_opt("firstRow", flag(table.header_row))
        .attr_opt("firstCol", flag(table.header_column))
        .attr_opt("lastRow", flag(table.total_row))
        .attr_opt("bandRow", flag(table.banded_rows));
    w.text_element("a:tableStyleId", table.style_id.as_deref().unwrap_or(style_id)).close();
    w.open("a:tblGrid");
    for width in &layout.columns {
        w.open("a:gridCol").attr("w", *width).close();
    }
    w.close();
    let empty = TableCell::default();
    for row in &table.rows {
        w.open("a:tr").attr("h", layout.row_height);
        for column in 0..layout.columns.len() {
            write_cell(w, row.get(column).unwrap_or(&empty), layout.size, context);
        }
        w.close();
    }
    w.close();
}

fn write_cell(
    w: &mut XmlWriter,
    cell: &TableCell,
    size: Option<Pt>,
    context: &mut TextContext<'_>,
) {
    w.open("a:tc");
    match cell.align {
        Some(align) => write_body(w, "a:txBody", &aligned(cell, align), size, context),
        None => write_body(w, "a:txBody", &cell.text, size, context),
    }
    w.open("a:tcPr").attr("anchor", "ctr").close();
    w.close();
}

fn aligned(cell: &TableCell, align: Alignment) -> indeck_model::text::TextBody {
    let mut text = cell.text.clone();
    text.paragraphs.iter_mut().for_each(|p| p.align = p.align.or(Some(align)));
    text
}
