//! Whether a table has the columns that a chart asks for.

use indeck_model::spec::{ChartSpec, Located, MarkKind};
use indeck_model::table::{Column, ColumnKind};
use indeck_model::{Diagnostic, ResultTable};

use crate::report::resolve::table::unknown_column;

/// Checks that all columns are there and hold what they are used for.
pub(super) fn check(spec: &ChartSpec, table: &ResultTable, diagnostics: &mut Vec<Diagnostic>) {
    // Columns without a value have no kind to speak of.
    let empty = table.row_count() == 0;
    for layer in &spec.layers {
        let scatter = layer.mark.value == MarkKind::Scatter;
        for x in &layer.encode.x.columns {
            match table.column(x) {
                None => diagnostics.push(unknown_column(table, x)),
                Some((_, c)) if scatter && !empty && c.kind == ColumnKind::Text => {
                    diagnostics.push(not_numeric(x, c))
                }
                Some(_) => {}
            }
        }
        for y in &layer.encode.y.columns {
            match table.column(y) {
                None => diagnostics.push(unknown_column(table, y)),
                Some((_, c)) if !empty && !c.kind.is_numeric() => {
                    diagnostics.push(not_numeric(y, c))
                }
                Some(_) => {}
            }
        }
        if let Some(series) = layer.encode.series.as_ref().filter(|s| table.column(s).is_none()) {
            diagnostics.push(unknown_column(table, series));
        }
    }
    if empty {
        let message = format!("the table `{}` has no rows to draw", table.name);
        diagnostics.push(Diagnostic::error("empty-data", message).at(spec.data.at.clone()));
    }
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
