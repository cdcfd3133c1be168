//! Whether a table has the columns that a chart asks for.

use indeck_model::spec::{ChartSpec, ErrorsAmount, LayerSpec, Located, MarkKind, ReferencePlace};
use indeck_model::table::{Column, ColumnKind};
use indeck_model::{Diagnostic, ResultTable};
use indeck_spec::expr::{Aggregate, AggregateFunction};
use indeck_spec::suggest;

use crate::report::resolve::table::unknown_column;

/// Checks that all columns are there and hold what they are used for.
pub(super) fn check(
    spec: &ChartSpec,
    layer: &LayerSpec,
    table: &ResultTable,
    diagnostics: &mut Vec<Diagnostic>,
) {
    // Columns without a value have no kind to speak of.
    let empty = table.row_count() == 0;
    let numbers = layer.mark.value.is_xy() || counts_x(layer);
    for x in &layer.encode.x.columns {
        match table.column(x) {
            None => diagnostics.push(aggregate_as_x(x).unwrap_or_else(|| unknown_column(table, x))),
            Some((_, c)) if numbers && !empty && c.kind == ColumnKind::Text => {
                diagnostics.push(not_numeric(x, c))
            }
            Some(_) => {}
        }
    }
    for y in &layer.encode.y.columns {
        match table.column(y) {
            None => diagnostics.push(no_aggregate(y).unwrap_or_else(|| unknown_column(table, y))),
            Some((_, c)) if !empty && !c.kind.is_numeric() => diagnostics.push(not_numeric(y, c)),
            Some(_) => {}
        }
    }
    for (column, is_number) in beside(layer) {
        match table.column(column) {
            None => diagnostics.push(unknown_column(table, column)),
            Some((_, c)) if is_number && !empty && !c.kind.is_numeric() => {
                diagnostics.push(not_numeric(column, c));
            }
            Some(_) => {}
        }
    }
    if let Some(series) = layer.encode.series.as_ref().filter(|s| table.column(s).is_none()) {
        diagnostics.push(unknown_column(table, series));
    }
    if empty {
        let message = format!("the table `{}` has no rows to draw", spec.data.value);
        diagnostics.push(Diagnostic::error("empty-data", message).at(spec.data.at.clone()));
    }
}

/// Whether the values of x are counted.
fn counts_x(layer: &LayerSpec) -> bool {
    let binned = layer.options.bins.is_some() && layer.encode.y.columns.is_empty();
    layer.mark.value == MarkKind::Histogram || binned
}

/// Further columns that a layer asks for, and whether they must hold numbers.
fn beside(layer: &LayerSpec) -> Vec<(&Located<String>, bool)> {
    let texts = layer.labels.iter().flat_map(|labels| &labels.cells);
    let marks = layer.significance.iter().flat_map(|s| &s.columns);
    let errors = [&layer.errors, &layer.x_errors].into_iter().flatten();
    let lengths = errors.filter_map(|errors| match &errors.amount {
        ErrorsAmount::Columns { plus, minus } => Some(plus.iter().chain(minus)),
        ErrorsAmount::Known(_) => None,
    });
    let targets = layer.references.iter().filter_map(|reference| match &reference.place {
        ReferencePlace::Per(column) => Some(column),
        ReferencePlace::At(_) => None,
    });
    let numbers = lengths.flatten().chain(targets).chain(&layer.encode.size);
    let mut all: Vec<_> = texts.chain(marks).map(|column| (column, false)).collect();
    // Where lengths down are those up, both name one column.
    let mut known = std::collections::BTreeSet::new();
    all.extend(numbers.filter(|c| known.insert(c.value.as_str())).map(|column| (column, true)));
    all
}

/// What is wrong with something that looks like an aggregate and is none.
fn no_aggregate(written: &Located<String>) -> Option<Diagnostic> {
    let (name, rest) = written.split_once('(')?;
    let (name, known) = (name.trim(), AggregateFunction::names());
    let error = |code, message: String| Diagnostic::error(code, message).at(written.at.clone());
    if !known.contains(&name) {
        let message = format!("there is no aggregate `{name}`");
        let mut diagnostic = error("unknown-function", message);
        diagnostic.hints = suggest::hints(name, "aggregates", known);
        return Some(diagnostic);
    }
    let hint = match rest.trim_end().strip_suffix(')').map(str::trim) {
        Some("") => format!("name a column, as in `{name}(revenue)`"),
        Some(_) => "compute the column in the table's `sql` or `derive`".to_owned(),
        None => format!("close it with a bracket: `{})`", written.value.trim_end()),
    };
    let message = format!("`{}` is no aggregate of a column", written.value);
    Some(error("illegal-encoding", message).hint(hint))
}

fn aggregate_as_x(written: &Located<String>) -> Option<Diagnostic> {
    Aggregate::parse(written)?;
    let message = format!("`{}` gives values, and `x` takes a column of categories", written.value);
    let diagnostic = Diagnostic::error("illegal-encoding", message).at(written.at.clone());
    Some(diagnostic.hint("write it under `y`"))
}

fn not_numeric(written: &Located<String>, column: &Column) -> Diagnostic {
    let message = format!(
        "column `{}` holds {}, and only numbers can be drawn",
        written.value,
        column.kind.noun()
    );
    let hint =
        format!("convert it in the table's `sql`, as in `CAST({} AS DOUBLE)`", written.value);
    Diagnostic::error("wrong-kind", message).at(written.at.clone()).hint(hint)
}
