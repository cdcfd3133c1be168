//! Cached points against cells.

use std::collections::BTreeMap;

use crate::lint::finding::{At, Sink, quoted};
use crate::lint::rules::chart as rule;
use crate::workbook::{Cell, Workbook, areas};

/// Cached values by index.
pub(super) type Points = BTreeMap<u64, String>;
/// The cells of an area, row by row.
pub(super) type Block<'w> = Vec<Vec<Option<&'w Cell>>>;

/// Most cells of a formula that are compared: more are no chart.
const MOST_CELLS: u64 = 1 << 20;
/// Findings for each formula.
const MOST_SHOWN: usize = 3;

/// Why the cells of a formula cannot be compared.
pub(super) enum Unread {
    /// The workbook has no such sheet.
    NoSheet(String),
    /// It refers to something else than cells, or to too many.
    NotCells,
}

/// The cells of a formula; without hidden rows and columns if the chart leaves them out.
pub(super) fn blocks<'w>(
    workbook: &'w Workbook,
    formula: &str,
    visible_only: bool,
) -> Result<Vec<Block<'w>>, Unread> {
    let areas = areas(formula).ok_or(Unread::NotCells)?;
    if areas.iter().map(|area| area.size()).fold(0, u64::saturating_add) > MOST_CELLS {
        return Err(Unread::NotCells);
    }
    let mut blocks = Vec::new();
    for area in areas {
        let sheet = workbook.sheet(&area.sheet).ok_or(Unread::NoSheet(area.sheet))?;
        let cells = workbook.cells(sheet).ok_or(Unread::NotCells)?;
        let columns: Vec<u32> = (area.columns.0..=area.columns.1)
            .filter(|column| !(visible_only && cells.is_hidden_column(*column)))
            .collect();
        let rows = (area.rows.0..=area.rows.1)
            .filter(|row| !(visible_only && cells.hidden_rows.contains(row)));
        let row = |row| columns.iter().map(|column| cells.get(row, *column)).collect();
        blocks.push(rows.map(row).collect());
    }
    Ok(blocks)
}

/// Rows as columns.
pub(super) fn transposed<'w>(rows: &Block<'w>) -> Block<'w> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let column = |x| rows.iter().map(|row| row.get(x).copied().flatten()).collect();
    (0..width).map(column).collect()
}

/// Says where cached points and cells differ.
pub(super) fn points(
    formula: &str,
    points: &Points,
    cells: &[Option<&Cell>],
    numeric: bool,
    at: At<'_>,
    sink: &mut Sink<'_>,
) {
    let differs = |(cell, index): &(&Option<&Cell>, u64)| {
        let cached = points.get(index).map(String::as_str);
        if numeric { !same_number(cached, **cell) } else { !same_text(cached, **cell) }
    };
    for (cell, index) in cells.iter().zip(0..).filter(differs).take(MOST_SHOWN) {
        let cached =
            points.get(&index).map_or("nothing".to_owned(), |v| format!("`{}`", quoted(v)));
        let held = match cell {
            None => "nothing".to_owned(),
            Some(Cell::Number(number)) => format!("`{number}`"),
            Some(Cell::Text(text)) => format!("`{}`", quoted(text)),
            Some(Cell::Error) => "an error".to_owned(),
        };
        let message = format!("point {index} of `{formula}` shows {cached}, its cell holds {held}");
        sink.say(&rule::CHART_STALE, at, message);
    }
}

fn same_number(cached: Option<&str>, cell: Option<&Cell>) -> bool {
    let cached = cached.map(str::trim).filter(|text| !text.is_empty() && *text != "#N/A");
    let cached = cached.map(|text| text.parse::<f64>().unwrap_or(f64::NAN));
    let held = match cell {
        Some(Cell::Error) => return true,
        Some(Cell::Number(number)) => Some(*number),
        // Text that is plotted as a number counts as zero.
        Some(Cell::Text(text)) => match text.trim().parse::<f64>() {
            Ok(number) => Some(number),
            Err(_) if cached.is_none_or(|number| number == 0.0) => return true,
            Err(_) => None,
        },
        None => None,
    };
    match (cached, held) {
        (None, None) => true,
        (Some(a), Some(b)) => (a - b).abs() <= 1e-12_f64.max(1e-9 * a.abs().max(b.abs())),
        _ => false,
    }
}

/// Whether a cached text is the cell's. Numbers show through formats that are not known here.
fn same_text(cached: Option<&str>, cell: Option<&Cell>) -> bool {
    let cached = cached.unwrap_or_default().replace("\r\n", "\n");
    match cell {
        Some(Cell::Text(text)) => cached.trim() == text.replace("\r\n", "\n").trim(),
        None => cached.trim().is_empty(),
        Some(Cell::Number(_) | Cell::Error) => true,
    }
}
