//! What is done to the rows of a table at last: labels, formats, order and limit.

use indeck_model::spec::{Located, TableRows, TableSpec};
use indeck_model::table::Column;
use indeck_model::{Diagnostic, ResultTable, Value};
use indeck_spec::{expr, suggest};

use super::own;

/// Labels and formats of derived columns, order and limit.
pub(super) fn finish(
    table: &mut ResultTable,
    spec: &TableSpec,
    failed: &[&str],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let plain = matches!(spec.rows, TableRows::Sql(_));
    let derived = |name: &str| {
        let here = !plain || spec.derive.iter().any(|(d, _)| d.value == name);
        here && !failed.contains(&name)
    };
    for (name, label) in spec.labels.iter().filter(|(name, _)| derived(name)) {
        let set = |column: &mut Column| column.label = Some(label.clone());
        change(table, name, set, diagnostics);
    }
    for (name, format) in spec.formats.iter().filter(|(name, _)| derived(name)) {
        let set = |column: &mut Column| column.format = format.clone().into();
        change(table, name, set, diagnostics);
    }
    sort(table, spec, failed, diagnostics);
    if let Some(limit) = &spec.limit {
        let rows: Vec<usize> = (0..table.row_count().min(limit.value as usize)).collect();
        *table = own(table.pick(&rows));
    }
}

fn change(
    table: &mut ResultTable,
    name: &Located<String>,
    set: impl FnOnce(&mut Column),
    diagnostics: &mut Vec<Diagnostic>,
) {
    match table.columns.iter_mut().find(|c| c.name == name.value) {
        Some(column) => set(column),
        None => diagnostics.push(unknown_column(table, name)),
    }
}

fn unknown_column(table: &ResultTable, name: &Located<String>) -> Diagnostic {
    let message = format!("table `{}` has no column `{}`", table.name, name.value);
    let mut diagnostic = Diagnostic::error("unknown-column", message).at(name.at.clone());
    let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
    diagnostic.hints = suggest::hints(name, "columns", names);
    diagnostic
}

/// Orders the rows; missing values come last.
fn sort(
    table: &mut ResultTable,
    spec: &TableSpec,
    failed: &[&str],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut keys = Vec::new();
    for key in spec.sort.iter().filter(|key| !failed.contains(&key.column.as_str())) {
        match table.column(&key.column) {
            Some((_, column)) => keys.push((column, key.descending)),
            None => diagnostics.push(unknown_column(table, &key.column)),
        }
    }
    if keys.is_empty() {
        return;
    }
    let compare = |a: &usize, b: &usize| {
        let by = |(column, descending): &(&Column, bool)| {
            let value = |row: &usize| column.cells.get(*row).map(|c| &c.value);
            match (value(a), value(b)) {
                (Some(a), Some(b)) if !a.is_null() && !b.is_null() => {
                    let order = expr::order(a, b);
                    if *descending { order.reverse() } else { order }
                }
                (a, b) => a.is_none_or(Value::is_null).cmp(&b.is_none_or(Value::is_null)),
            }
        };
        keys.iter().map(by).find(|order| order.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
    };
    let mut rows: Vec<usize> = (0..table.row_count()).collect();
    rows.sort_by(compare);
    *table = own(table.pick(&rows));
}
