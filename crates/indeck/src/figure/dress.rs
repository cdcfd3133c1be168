//! What options say of columns: formats, labels.

use indeck_model::spec::{ChartSpec, LayerSpec, Located};
use indeck_model::table::Column;
use indeck_model::{Diagnostic, NumberFormat, ResultTable};
use indeck_spec::expr::Aggregate;
use indeck_spec::figure::FigureSpec;
use indeck_spec::suggest;

/// Gives columns the formats and labels that the options have for them; says which columns there
/// are not.
pub(super) fn columns<T>(
    table: &mut ResultTable,
    spec: &FigureSpec<T>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (name, code) in &spec.formats {
        if let Some(column) = find(table, name, diagnostics) {
            column.format = NumberFormat::from(code.clone());
        }
    }
    for (name, label) in &spec.labels {
        if let Some(column) = find(table, name, diagnostics) {
            column.label = Some(label.clone());
        }
    }
}

fn find<'t>(
    table: &'t mut ResultTable,
    name: &Located<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'t mut Column> {
    let Some((at, _)) = table.column(name) else {
        let message = format!("table `{}` has no column `{}`", table.name, name.value);
        let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        let mut unknown = Diagnostic::error("unknown-column", message).at(name.at.clone());
        unknown.hints = suggest::hints(name, "columns", names);
        diagnostics.push(unknown);
        return None;
    };
    table.columns.get_mut(at)
}

/// Gives the columns of a chart's values the format of all of them.
pub(super) fn values(table: &mut ResultTable, spec: &FigureSpec<ChartSpec>) {
    let Some(code) = &spec.format else { return };
    let layers = &spec.content.layers;
    for written in layers.iter().flat_map(values_of) {
        let within = || Aggregate::parse(written)?.column;
        let at = match table.column(written) {
            Some((at, _)) => Some(at),
            None => within().and_then(|name| table.column(&name).map(|(at, _)| at)),
        };
        if let Some(column) = at.and_then(|at| table.columns.get_mut(at)) {
            column.format = NumberFormat::from(code.clone());
        }
    }
}

/// The columns of a layer's values: those of `y`, or of `x` where those are counted.
fn values_of(layer: &LayerSpec) -> &[Located<String>] {
    match layer.encode.y.columns.as_slice() {
        [] => &layer.encode.x.columns,
        values => values,
    }
}

/// Gives counts the format of all values, where the options have one: a count is of no column
/// whose format it could take.
pub(super) fn counts(chart: &mut FigureSpec<ChartSpec>) {
    let Some(code) = chart.format.clone() else { return };
    for layer in &mut chart.content.layers {
        let is_count =
            |written: &&Located<String>| Aggregate::parse(written).is_some_and(counts_of);
        if !layer.encode.y.columns.iter().any(|y| is_count(&y)) {
            continue;
        }
        let axis = &mut layer.encode.y.axis;
        axis.format = axis.format.take().or(Some(code.clone()));
        if let Some(labels) = &mut layer.labels {
            labels.format = labels.format.take().or(Some(code.clone()));
        }
    }
}

fn counts_of(aggregate: Aggregate) -> bool {
    use indeck_spec::expr::AggregateFunction::{Count, Distinct};
    matches!(aggregate.function, Count | Distinct)
}
