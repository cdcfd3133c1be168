//! Native tables.

use indeck_model::brand::Placeholder;
use indeck_model::deck::{Table, TableCell};
use indeck_model::spec::{FillSpec, Overflow, TableColumnSpec, TableFill};
use indeck_model::table::Column;
use indeck_model::text::Alignment;
use indeck_model::{Diagnostic, NumberFormat, ResultTable};

use crate::report::resolve::chart::find_table;
use crate::report::resolve::fit;
use indeck_spec::expr::{self, Scope};
use indeck_spec::format::{self, Locale};
use indeck_spec::{Tables, suggest};

/// Most rows that a slide can show.
const MAX_ROWS: usize = 200;
/// Most rows of a table that goes on upon further slides.
const MAX_ROWS_OF_SEVERAL: usize = 5_000;
/// Most columns that a slide can show.
const MAX_COLUMNS: usize = 50;

/// A column as it is shown.
struct Shown<'a> {
    index: usize,
    column: &'a Column,
    label: &'a str,
    format: NumberFormat,
    align: Option<Alignment>,
}

/// A table of a slide, with an alternative text.
pub(crate) fn resolve(
    spec: &TableFill,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Table, String)> {
    let table = find_table(&spec.table, scope.tables, diagnostics)?;
    let rows = match &spec.filter {
        Some(filter) => Some(table.pick(&expr::rows(filter, table, scope, diagnostics)?)),
        None => None,
    };
    let table = rows.as_ref().unwrap_or(table);
    let columns = columns(spec, table, diagnostics)?;
    check_size(spec, table, columns.len(), diagnostics)?;
    let mut rows = Vec::with_capacity(table.row_count() + 1);
    let header = spec.header.unwrap_or(true);
    if header {
        rows.push(columns.iter().map(|c| TableCell { align: c.align, ..c.label.into() }).collect());
    }
    rows.extend((0..table.row_count()).map(|row| {
        let cell = |c| cell(table, c, row, scope.locale);
        columns.iter().map(cell).collect()
    }));
    let labels: Vec<&str> = columns.iter().map(|c| c.label).collect();
    let alt = format!("Table of {} rows: {}", table.row_count(), labels.join(", "));
    let column_widths = if spec.widths.is_empty() { widths(&rows) } else { spec.widths.clone() };
    let resolved = Table {
        rows,
        column_widths,
        header_row: header,
        header_column: spec.header_column.unwrap_or(false),
        total_row: spec.total_row.unwrap_or(false),
        banded_rows: spec.banded.unwrap_or(true),
        font_size: spec.font_size,
        ..Table::default()
    };
    Some((resolved, alt))
}

/// Checks what can be told of a table that is not shown: that it and its columns are there.
pub(super) fn check(spec: &TableFill, tables: &Tables, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(table) = find_table(&spec.table, tables, diagnostics) {
        columns(spec, table, diagnostics);
    }
}

fn cell(table: &ResultTable, shown: &Shown<'_>, row: usize, locale: &Locale) -> TableCell {
    let value = shown.column.cells.get(row).map(|c| format::value(&c.value, &shown.format, locale));
    let cell = TableCell::from(value.unwrap_or_default());
    TableCell { align: shown.align, cells: vec![table.address(row, shown.index)], ..cell }
}

fn columns<'a>(
    spec: &'a TableFill,
    table: &'a ResultTable,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Shown<'a>>> {
    if spec.columns.is_empty() {
        return Some(table.columns.iter().enumerate().map(|(i, c)| shown(i, c, None)).collect());
    }
    let mut columns = Vec::new();
    for wanted in &spec.columns {
        match table.column(&wanted.column) {
            Some((index, column)) => columns.push(shown(index, column, Some(wanted))),
            None => diagnostics.push(unknown_column(table, &wanted.column)),
        }
    }
    (columns.len() == spec.columns.len()).then_some(columns)
}

/// Says that a table has no such column.
pub(super) fn unknown_column(
    table: &ResultTable,
    written: &indeck_model::spec::Located<String>,
) -> Diagnostic {
    let message = format!("table `{}` has no column `{}`", table.name, written.value);
    let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
    let mut diagnostic = Diagnostic::error("unknown-column", message).at(written.at.clone());
    diagnostic.hints = suggest::hints(written, "columns", names);
    diagnostic
}

fn shown<'a>(index: usize, column: &'a Column, spec: Option<&'a TableColumnSpec>) -> Shown<'a> {
    let numeric = column.kind.is_numeric() && column.kind != indeck_model::table::ColumnKind::Bool;
    let format = spec.and_then(|s| s.format.clone()).map(NumberFormat::from);
    Shown {
        index,
        column,
        label: spec.and_then(|s| s.label.as_deref()).unwrap_or(column.title()),
        format: format.unwrap_or_else(|| column.format.clone()),
        align: spec.and_then(|s| s.align).or(numeric.then_some(Alignment::Right)),
    }
}

fn check_size(
    spec: &TableFill,
    table: &ResultTable,
    columns: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<()> {
    let at = spec.table.at.clone();
    let name = &table.name;
    if table.row_count() == 0 {
        let message = format!("the table `{name}` has no rows");
        diagnostics.push(Diagnostic::warning("empty-data", message).at(at.clone()));
    }
    let goes_on = spec.overflow.as_ref().is_some_and(|o| o.value == Overflow::Continue);
    let most = if goes_on { MAX_ROWS_OF_SEVERAL } else { MAX_ROWS };
    if table.row_count() > most || columns > MAX_COLUMNS {
        let size = format!("{} rows and {columns} columns", table.row_count());
        let message = format!("a slide cannot show the {size} of `{name}`");
        let way = if goes_on { "" } else { ", or let it go on with `overflow: continue`" };
        let hint = format!("at most {most} rows and {MAX_COLUMNS} columns; add `limit`{way}");
        diagnostics.push(Diagnostic::error("table-too-large", message).at(at).hint(hint));
        return None;
    }
    if !spec.widths.is_empty() && spec.widths.len() != columns {
        let message = format!("there are {} widths for {columns} columns", spec.widths.len());
        let at = spec.widths_at.clone().unwrap_or(at);
        diagnostics.push(
            Diagnostic::error("wrong-widths", message)
                .at(at)
                .hint("give one width for each column"),
        );
        return None;
    }
    Some(())
}

/// Warns where rows are too many for their frame, even in small letters.
pub(super) fn overflow(
    table: &Table,
    fill: &FillSpec,
    placeholder: &Placeholder,
    font: &str,
) -> Option<Diagnostic> {
    let (rows, shown) = (table.rows.len(), fit::rows_shown(table, placeholder.frame?, font));
    if rows <= shown {
        return None;
    }
    let message = format!("{rows} rows do not fit into their frame, which takes {shown}");
    let diagnostic = Diagnostic::warning("table-overflow", message).at(fill.at.clone());
    Some(diagnostic.hint("show fewer rows, or let it go on with `overflow: continue`"))
}

/// Relative widths after the longest text of each column, within reason.
fn widths(rows: &[Vec<TableCell>]) -> Vec<f32> {
    let columns = rows.first().map_or(0, Vec::len);
    let longest = |column: usize| {
        let lengths =
            rows.iter().filter_map(|r| r.get(column)).map(|c| c.text.plain_text().chars().count());
        lengths.max().unwrap_or(0).clamp(5, 40) as f32
    };
    (0..columns).map(longest).collect()
}
