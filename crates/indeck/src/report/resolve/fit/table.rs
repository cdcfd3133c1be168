//! Whether a table fits into its frame, and what to do where it does not.

use indeck_model::deck::Table;
use indeck_model::spec::Overflow;
use indeck_model::{Emu, Pt, Rect};

use crate::report::resolve::fit::pages::ROUNDING;
use crate::report::resolve::fit::rows::{
    LINE_HEIGHT, USUAL_SIZE, common_height, needed, written_height, written_size,
};
use crate::report::resolve::fit::wrap::points;

/// Smallest letters that a table is shown in, in points.
const SMALLEST_SIZE: f32 = 8.0;
/// Letters of a table that would rather go on than become smaller, in points.
const READABLE_SIZE: f32 = 12.0;
/// Fewest rows below the header that the last page shows, where there are as many.
const LAST_ROWS: usize = 3;

/// A table that fits as a whole: as it is, else with heights and sizes that the way of dealing
/// with too many rows allows.
pub(super) fn whole(table: &Table, frame: Rect, font: &str, overflow: Overflow) -> Option<Table> {
    let smallest = match overflow {
        Overflow::Continue => READABLE_SIZE,
        Overflow::Shrink | Overflow::Error => SMALLEST_SIZE,
    };
    if table.rows.is_empty() || fits_as_written(table, frame, font, smallest) {
        return Some(table.clone());
    }
    match (overflow, table.font_size) {
        (Overflow::Continue | Overflow::Error, Some(Pt(size))) => at_size(table, frame, font, size),
        _ => shrink_to(table, frame, font, smallest),
    }
}

/// How many rows fit below the header, from the row `from` on; a header counts as none of them.
fn rows_that_fit(heights: &[f32], header: usize, room: f32, from: usize) -> usize {
    let mut left = room - heights.iter().take(header).sum::<f32>();
    let fitting = heights.iter().skip(from).take_while(|height| {
        left -= *height;
        left >= 0.0
    });
    fitting.count()
}

/// How many of a table's rows its frame shows, the header among them.
pub(super) fn rows_shown(table: &Table, frame: Rect, font: &str, overflow: Overflow) -> usize {
    let given = table.font_size.filter(|_| overflow != Overflow::Shrink);
    let size = given.map_or(SMALLEST_SIZE, |size| size.0);
    rows_that_fit(&needed(table, frame, font, size), 0, points(frame.size.height), 0)
}

/// A table upon pages that each fit; `None` where a row is higher than the frame or the pages are
/// more than `most`.
pub(super) fn split(table: &Table, frame: Rect, font: &str, most: usize) -> Option<Vec<Table>> {
    let in_letters = |size| split_at_size(table, frame, font, most, size);
    match table.font_size {
        Some(Pt(size)) => in_letters(size),
        None => in_letters(READABLE_SIZE).or_else(|| in_letters(SMALLEST_SIZE)),
    }
}

fn split_at_size(
    table: &Table,
    frame: Rect,
    font: &str,
    most: usize,
    size: f32,
) -> Option<Vec<Table>> {
    let heights = needed(table, frame, font, size);
    let room = points(frame.size.height);
    let header = usize::from(table.header_row);
    let total = usize::from(table.total_row && table.rows.len() > header + 1);
    let mut ends = ends(&heights, header, room, most)?;
    keep_together(&mut ends, &heights, header, LAST_ROWS + total, room);
    let mut pages = Vec::with_capacity(ends.len());
    let mut from = header;
    for end in ends {
        pages.push(page(table, header, from, end, Pt(size)));
        from = end;
    }
    even_out(&mut pages, frame, font, size);
    Some(pages)
}

/// The row after the last one of each page.
fn ends(heights: &[f32], header: usize, room: f32, most: usize) -> Option<Vec<usize>> {
    let (mut ends, mut from) = (Vec::new(), header);
    while from < heights.len() {
        let count = rows_that_fit(heights, header, room, from);
        if count == 0 || ends.len() == most {
            return None;
        }
        from += count;
        ends.push(from);
    }
    (!ends.is_empty()).then_some(ends)
}

/// Takes rows from the page before the last, so that the last one shows `least` rows, if they fit
/// and the other keeps as many.
fn keep_together(ends: &mut [usize], heights: &[f32], header: usize, least: usize, room: f32) {
    let [earlier @ .., before, _] = ends else { return };
    let start = earlier.last().copied().unwrap_or(header);
    while heights.len() - *before < least {
        let from = *before - 1;
        let fits = rows_that_fit(heights, header, room, from) == heights.len() - from;
        if !fits || from - start < heights.len() - from {
            return;
        }
        *before = from;
    }
}

/// The header and the rows from one to before another. The total row is told by being the last.
fn page(table: &Table, header: usize, from: usize, end: usize, size: Pt) -> Table {
    let head = table.rows.iter().take(header);
    let body = table.rows.iter().skip(from).take(end - from);
    Table {
        rows: head.chain(body).cloned().collect(),
        total_row: table.total_row && end == table.rows.len(),
        font_size: Some(size),
        ..table.clone()
    }
}

/// Gives all pages rows of one height.
fn even_out(pages: &mut [Table], frame: Rect, font: &str, size: f32) {
    let room = points(frame.size.height);
    let common = |page: &Table| common_height(&needed(page, frame, font, size), room);
    let height = pages.iter().map(common).fold(f32::INFINITY, f32::min);
    for page in pages {
        page.row_height = page.row_height.or(Some(emu_below(height)));
    }
}

/// Whether a table fits just as the writer lays it out.
fn fits_as_written(table: &Table, frame: Rect, font: &str, smallest: f32) -> bool {
    let size = written_size(table, frame);
    let least = written_height(table, frame);
    let heights = needed(table, frame, font, size);
    let total: f32 = heights.iter().map(|height| height.max(least)).sum();
    (size >= smallest || table.font_size.is_some()) && total <= points(frame.size.height) + ROUNDING
}

fn shrink_to(table: &Table, frame: Rect, font: &str, smallest: f32) -> Option<Table> {
    let rows = table.rows.len() as f32;
    let largest = points(frame.size.height) / rows / LINE_HEIGHT;
    let mut size = table.font_size.map_or(USUAL_SIZE, |size| size.0).min(largest).floor();
    while size >= smallest {
        if let Some(table) = at_size(table, frame, font, size) {
            return Some(table);
        }
        size -= 1.0;
    }
    None
}

fn at_size(table: &Table, frame: Rect, font: &str, size: f32) -> Option<Table> {
    let heights = needed(table, frame, font, size);
    let room = points(frame.size.height);
    (heights.iter().sum::<f32>() <= room).then(|| {
        let row_height = emu_below(common_height(&heights, room));
        Table {
            font_size: Some(Pt(size)),
            row_height: table.row_height.or(Some(row_height)),
            ..table.clone()
        }
    })
}

/// The whole number of units that is no more than a height in points.
fn emu_below(points: f32) -> Emu {
    Emu((f64::from(points) * 12_700.0).floor() as i64)
}
