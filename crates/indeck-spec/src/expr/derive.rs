//! Columns that are computed of a table's own.

use indeck_model::spec::Written;
use indeck_model::table::{Cell, Column, ColumnKind};
use indeck_model::{Diagnostic, ResultTable, Value};

use crate::expr::Fault;
use crate::expr::ast::Expr;
use crate::expr::budget::Budget;
use crate::expr::calendar;
use crate::expr::check::Checker;
use crate::expr::entry::{bare, first, ones, typed};
use crate::expr::eval::Eval;
use crate::expr::item::{One, View};
use crate::expr::scope::Scope;
use crate::expr::types::Kind;

/// A further column of a table: the value of an expression over its columns in each row.
///
/// ```
/// use indeck_model::table::{Column, ColumnKind, ResultTable};
/// use indeck_model::{Location, Value};
/// use indeck_model::spec::Written;
/// use indeck_spec::expr::{Surroundings, column};
/// let units = [3, 5, 4].into_iter().map(Value::Integer).collect();
/// let table = ResultTable::new("sales", vec![Column::new("units", ColumnKind::Integer, units)]);
/// let written = Written { text: "units / sum(units)".into(), at: Location::point("report.yaml", 1, 1), anchors: vec![] };
/// let around = Surroundings::default();
/// let share = column("share", &written, &table, around.scope(), &mut Vec::new()).unwrap();
/// assert_eq!(share.cells[0].value, Value::Number(0.25));
/// ```
pub fn column<'a>(
    name: &str,
    written: &Written,
    table: &'a ResultTable,
    scope: Scope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Column> {
    bare(written, scope, diagnostics, |expr| {
        let kind = typed(scope, Some(table), |checker| column_kind(checker, expr))?;
        let budget = Budget::default();
        let eval = Eval::new(scope, &budget).untraced();
        let series = first(eval.lifted(&View::unnamed(table), expr))?;
        Ok(column_of(name, kind, ones(&series)))
    })
}

/// Values as a column of that kind, or of one that holds them all: what is whole by its type may have
/// become too large for whole numbers.
fn column_of(name: &str, kind: ColumnKind, ones: Vec<One>) -> Column {
    let kinds = ones.iter().map(|one| Kind::of(&one.value));
    let kind = kinds.fold(kind.into(), Kind::with).column().unwrap_or(kind);
    let there = ones.iter().find(|one| !one.value.is_null());
    let format = there.map(|one| one.format.clone()).unwrap_or_default();
    let cell = |one: One| {
        let value = match (kind, one.value) {
            (ColumnKind::DateTime, Value::Date(day)) => Value::DateTime(calendar::midnight(day)),
            (_, value) => value,
        };
        Cell { value, suppressed: one.suppressed, ..Cell::default() }
    };
    let cells = ones.into_iter().map(cell).collect();
    Column { format, cells, ..Column::new(name, kind, Vec::new()) }
}

fn column_kind(checker: &Checker<'_, '_>, expr: &Expr) -> ColumnKind {
    let Some(kind) = checker.one(expr) else { return ColumnKind::Text };
    kind.column().unwrap_or_else(|| {
        let message = "a column holds values of one kind, and these are of several";
        checker.fault(
            Fault::new("wrong-operand", message, &expr.range)
                .hint("make texts of them with `text(…)`, or leave missing values missing"),
        );
        ColumnKind::Text
    })
}
