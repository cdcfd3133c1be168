//! How high the rows of a table are, and the heights that its writer gives them.

use indeck_model::brand::{LevelMetrics, TextMetrics};
use indeck_model::deck::{Table, TableCell};
use indeck_model::text::Paragraph;
use indeck_model::{Emu, Pt, Rect};

use crate::report::resolve::fit::text::height;
use crate::report::resolve::fit::wrap::points;

/// Room at both sides of the text of a cell, in points.
const SIDE_MARGINS: f32 = 14.4;
/// Room above and below the text of a cell, in points.
const CELL_MARGINS: f32 = 7.2;
/// The size of text that nothing says a size of, in points.
pub(super) const USUAL_SIZE: f32 = 18.0;
/// The typeface that LibreOffice gives cells where no table style of the file names one.
const READERS_FONT: &str = "Arial";
/// Height of a line in terms of its letters by which the writer chooses their size.
pub(super) const LINE_HEIGHT: f32 = 1.2;
/// The height of a row that nothing makes higher.
const USUAL_HEIGHT: Emu = Emu(370_840);

/// The heights in points that the rows of a table need at the least, in letters of one size.
pub(super) fn needed(table: &Table, frame: Rect, font: &str, size: f32) -> Vec<f32> {
    let widths = widths(table, points(frame.size.width));
    let given = table.row_height.map_or(0.0, points);
    let last = table.rows.len().saturating_sub(1);
    let rows = table.rows.iter().enumerate().map(|(i, row)| {
        let stressed = (table.header_row && i == 0) || (table.total_row && i == last);
        let plain = faces(font, size, stressed);
        let header = faces(font, size, stressed || table.header_column);
        let empty = TableCell::default();
        let cells = widths.iter().enumerate().map(|(column, width)| {
            let faces = if column == 0 { &header } else { &plain };
            cell_height(row.get(column).unwrap_or(&empty), *width, faces)
        });
        cells.fold(given, f32::max)
    });
    rows.collect()
}

/// The height that the writer gives all rows.
pub(super) fn written_height(table: &Table, frame: Rect) -> f32 {
    let share = frame.size.height.0.max(0) / table.rows.len().max(1) as i64;
    points(table.row_height.unwrap_or(Emu(share).min(USUAL_HEIGHT)))
}

/// The size of the letters: the table's, or what the writer chooses.
pub(super) fn written_size(table: &Table, frame: Rect) -> f32 {
    let chosen = ((written_height(table, frame) - CELL_MARGINS) / LINE_HEIGHT).floor();
    table.font_size.map_or_else(|| chosen.min(USUAL_SIZE), |size| size.0)
}

/// The greatest height, up to the usual one, that all rows can have which need no more; rows that
/// need more keep theirs. Zero where the rows fill the room.
pub(super) fn common_height(needed: &[f32], room: f32) -> f32 {
    let usual = points(USUAL_HEIGHT);
    let total = |least: f32| needed.iter().map(|height| height.max(least)).sum::<f32>();
    if total(usual) <= room {
        return usual;
    }
    let (mut low, mut high) = (0.0, usual);
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        if total(middle) <= room { low = middle } else { high = middle }
    }
    low
}

/// The height in the one of the typefaces that needs more.
fn cell_height(cell: &TableCell, width: f32, faces: &[TextMetrics; 2]) -> f32 {
    let empty = [Paragraph::default()];
    let paragraphs =
        if cell.text.paragraphs.is_empty() { &empty } else { cell.text.paragraphs.as_slice() };
    let heights = faces.iter().map(|metrics| height(paragraphs, Pt(width), metrics).0);
    heights.fold(0.0, f32::max) + CELL_MARGINS
}

/// The widths in points that the columns have for text.
fn widths(table: &Table, width: f32) -> Vec<f32> {
    let count = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let weight = |i: usize| table.column_widths.get(i).copied().filter(|w| *w > 0.0).unwrap_or(1.0);
    let total: f32 = (0..count).map(weight).sum();
    (0..count).map(|i| weight(i) / total * width - SIDE_MARGINS).collect()
}

/// Text in a typeface, and in the one that it is shown in by readers that do not give a table's
/// cells the theme's.
fn faces(font: &str, size: f32, bold: bool) -> [TextMetrics; 2] {
    [metrics(font, size, bold), metrics(READERS_FONT, size, bold)]
}

fn metrics(font: &str, size: f32, bold: bool) -> TextMetrics {
    let level =
        LevelMetrics { size: Pt(size), bold, font: font.to_owned(), ..LevelMetrics::default() };
    TextMetrics { levels: std::array::from_fn(|_| level.clone()), ..TextMetrics::default() }
}
