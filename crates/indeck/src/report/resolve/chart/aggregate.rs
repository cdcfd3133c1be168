//! `sum(revenue)` as a channel: the rows of a table grouped by what the chart shows.

use std::collections::BTreeMap;

use indeck_model::spec::{EncodeSpec, LayerSpec, Located, MarkKind};
use indeck_model::table::{Cell, Column, ColumnKind, Lineage};
use indeck_model::{Diagnostic, NumberFormat, ResultTable};
use indeck_spec::expr::Aggregate;

use crate::report::resolve::chart::legal::noun;
use crate::report::resolve::table::unknown_column;

/// A channel's aggregate, as written.
type Asked<'s> = (&'s Located<String>, Aggregate);

/// The table grouped by the categories and series of a layer, with a column for each aggregate;
/// `Some(None)` if the layer has none of them.
pub(super) fn grouped(
    layer: &LayerSpec,
    table: &ResultTable,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Option<ResultTable>> {
    let asked = of(&layer.encode, table);
    if asked.is_empty() {
        return Some(None);
    }
    let before = diagnostics.len();
    check(layer, table, &asked, diagnostics);
    let keys = keys(layer, table, diagnostics);
    if diagnostics.len() > before {
        return None;
    }
    let groups = groups(&keys, table.row_count());
    let mut columns: Vec<Column> = keys.iter().map(|key| picked(key, &groups)).collect();
    for (written, aggregate) in &asked {
        if !columns.iter().any(|c| c.name == written.value) {
            columns.push(aggregated(written, aggregate, table, &groups));
        }
    }
    let name = name(table, &keys);
    let lineage = Lineage { query: name.clone(), ..table.lineage.clone() };
    Some(Some(ResultTable { lineage, ..ResultTable::new(name, columns) }))
}

/// What cells of a grouped table are addressed by: the table, its rows where they are not all, and
/// what they are grouped by.
pub(crate) fn name(table: &ResultTable, keys: &[&Column]) -> String {
    let by: Vec<&str> = keys.iter().map(|c| c.name.as_str()).collect();
    let rows = match table.picked.as_deref() {
        Some([first, .., last]) => format!(" ({} rows, {first} to {last})", table.row_count()),
        Some([only]) => format!(" (row {only})"),
        _ => String::new(),
    };
    format!("{}{rows} by {}", table.name, by.join(", "))
}

/// The aggregates of a layer; a column of that very name is a column.
fn of<'s>(encode: &'s EncodeSpec, table: &ResultTable) -> Vec<Asked<'s>> {
    let written = encode.y.columns.iter().filter(|y| table.column(y).is_none());
    written.filter_map(|y| Some((y, Aggregate::parse(y)?))).collect()
}

fn check(
    layer: &LayerSpec,
    table: &ResultTable,
    asked: &[Asked<'_>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (written, aggregate) in asked {
        let Some(name) = &aggregate.column else { continue };
        match table.column(name) {
            None => {
                let column = Located::new(name.clone(), written.at.clone());
                diagnostics.push(unknown_column(table, &column));
            }
            Some((_, column)) if !aggregate.takes(column.kind) => {
                let (what, kind) = (&written.value, column.kind.noun());
                let message = format!("`{what}` takes numbers, and the column holds {kind}");
                let diagnostic = Diagnostic::error("wrong-kind", message).at(written.at.clone());
                diagnostics.push(diagnostic.hint(format!("count them, as in `count({name})`")));
            }
            Some(_) => {}
        }
    }
    let plain = |y: &&Located<String>| table.column(y).is_some();
    for y in layer.encode.y.columns.iter().filter(plain) {
        let message = format!("`{}` stands beside an aggregate and is none", y.value);
        let hint = format!("say how its rows become one, as in `sum({})`", y.value);
        let diagnostic = Diagnostic::error("illegal-encoding", message).at(y.at.clone());
        diagnostics.push(diagnostic.hint(hint));
    }
    let mark = layer.mark.value;
    if mark.is_xy() || matches!(mark, MarkKind::Histogram | MarkKind::Box) {
        let message = format!("{} shows rows, not aggregates of them", noun(mark));
        let diagnostic = Diagnostic::error("illegal-encoding", message).at(layer.encode.y_place());
        diagnostics.push(diagnostic.hint("group the rows in the table's `sql`"));
    }
}

/// The columns that rows are grouped by.
fn keys<'t>(
    layer: &LayerSpec,
    table: &'t ResultTable,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<&'t Column> {
    let mut keys: Vec<&Column> = Vec::new();
    let written = layer.encode.x.columns.iter().chain(&layer.encode.series);
    for name in written {
        match table.column(name) {
            Some((_, column)) if keys.iter().any(|k| k.name == column.name) => {}
            Some((_, column)) => keys.push(column),
            None => diagnostics.push(unknown_column(table, name)),
        }
    }
    keys
}

/// Rows that agree in all keys, in the order in which they are first met.
fn groups(keys: &[&Column], rows: usize) -> Vec<Vec<usize>> {
    let mut known: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for row in 0..rows {
        let text = |c: &&Column| c.cells.get(row).map(|c| format!("{:?}", c.value));
        let key: Vec<String> = keys.iter().filter_map(text).collect();
        let at = *known.entry(key).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

/// A key with a cell for each group.
fn picked(key: &Column, groups: &[Vec<usize>]) -> Column {
    let cell = |group: &Vec<usize>| group.first().and_then(|row| key.cells.get(*row)).cloned();
    let cells = groups.iter().map(|g| cell(g).unwrap_or_default()).collect();
    Column {
        name: key.name.clone(),
        label: key.label.clone(),
        kind: key.kind,
        format: key.format.clone(),
        classification: key.classification,
        cells,
    }
}

/// What is wrong with the aggregates of a layer over a table with these columns.
pub(crate) fn check_all(layer: &LayerSpec, table: &ResultTable, diagnostics: &mut Vec<Diagnostic>) {
    let asked = of(&layer.encode, table);
    if !asked.is_empty() {
        check(layer, table, &asked, diagnostics);
        keys(layer, table, diagnostics);
    }
}

fn aggregated(
    written: &Located<String>,
    aggregate: &Aggregate,
    table: &ResultTable,
    groups: &[Vec<usize>],
) -> Column {
    let of = aggregate.column.as_ref().and_then(|name| table.column(name)).map(|(_, c)| c);
    let rows = table.columns.first();
    let cells = groups.iter().map(|group| {
        let cell = |row: &usize| of.or(rows).and_then(|c| c.cells.get(*row));
        let cells: Vec<&Cell> = group.iter().filter_map(cell).collect();
        let suppressed = of.is_some() && cells.iter().any(|c| c.suppressed);
        let value = if suppressed { Default::default() } else { aggregate.apply(&cells) };
        Cell { suppressed, ..Cell::from(value) }
    });
    Column { cells: cells.collect(), ..head(written, aggregate, of) }
}

/// The column of an aggregate `of` a column, without its cells.
pub(crate) fn head(written: &str, aggregate: &Aggregate, of: Option<&Column>) -> Column {
    let kind = aggregate.kind(of.map_or(ColumnKind::Integer, |c| c.kind));
    let counts = of.is_none_or(|c| c.kind != kind && kind == ColumnKind::Integer);
    let format = of.filter(|_| !counts).map(|c| c.format.clone());
    Column {
        name: written.to_owned(),
        label: Some(aggregate.label(of.map_or("", Column::title))),
        kind,
        format: format.unwrap_or(NumberFormat::from("#,##0")),
        classification: of.and_then(|c| c.classification),
        cells: Vec::new(),
    }
}
