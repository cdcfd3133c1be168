//! What the rest of the spec asks of an expression.

use std::cell::RefCell;

use indeck_model::spec::Written;
use indeck_model::table::ColumnKind;
use indeck_model::{CellAddress, Diagnostic, ResultTable, Value};

use crate::expr::Fault;
use crate::expr::ast::Expr;
use crate::expr::budget::Budget;
use crate::expr::check::Checker;
use crate::expr::eval::{Eval, rows_of};
use crate::expr::functions::no_condition;
use crate::expr::item::{Item, One, Series, View};
use crate::expr::parser::skip;
use crate::expr::scope::{LoopItem, LoopValue, Scope};
use crate::expr::types::{Kind, Type};

/// The text of an expression, and the table cells it came from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The text.
    pub text: String,
    /// The cells.
    pub cells: Vec<CellAddress>,
}

pub(super) type Told<T> = Result<T, Vec<Fault>>;

/// What `judge` makes of the types, if nothing is wrong with them.
pub(super) fn typed<'a, T>(
    scope: Scope<'a>,
    rows: Option<&'a ResultTable>,
    judge: impl FnOnce(&Checker<'a, '_>) -> T,
) -> Told<T> {
    let faults = RefCell::default();
    let made = judge(&Checker::new(scope, rows, &faults));
    let faults = faults.into_inner();
    if faults.is_empty() { Ok(made) } else { Err(faults) }
}

/// The expression that a text is, worked on; faults are told at their place.
pub(super) fn bare<T>(
    written: &Written,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
    work: impl FnOnce(&Expr) -> Told<T>,
) -> Option<T> {
    let parsed = scope.tables.memory().bare(&written.text);
    let worked = match &*parsed {
        Ok(expr) => work(expr),
        Err(_) if written.text.trim().is_empty() => Err(vec![nothing_written()]),
        Err(fault) => Err(vec![cut_short(fault.clone())]),
    };
    let tell = |faults: Vec<Fault>| {
        faults.into_iter().for_each(|fault| fault.tell(written, diagnostics));
    };
    worked.map_err(tell).ok()
}

fn nothing_written() -> Fault {
    Fault::new("expression-syntax", "there is no expression", &(0..1))
        .hint("write one, as in `count(table) > 0`, or leave the key out")
}

/// An expression that ends too early may have been cut by its place in the spec.
fn cut_short(fault: Fault) -> Fault {
    if !fault.message.ends_with("found the end") {
        return fault;
    }
    fault.hint("a comma ends what stands in `{ }` or `[ ]` of the spec: put it in quotes there")
}

pub(super) fn first<T>(result: Result<T, Fault>) -> Told<T> {
    result.map_err(|fault| vec![fault])
}

/// The text that an expression puts on a slide.
pub(crate) fn outcome(expr: &Expr, scope: Scope<'_>) -> Told<Outcome> {
    typed(scope, None, |checker| checker.one(expr))?;
    let budget = Budget::default();
    let eval = Eval::new(scope, &budget);
    let one = first(eval.one(expr))?;
    match eval.text(&one) {
        Some(text) => Ok(Outcome { text, cells: one.cells }),
        None => Err(vec![missing(&one, expr)]),
    }
}

fn missing(one: &One, expr: &Expr) -> Fault {
    let (code, message) = match one.suppressed {
        true => ("suppressed-value", "the value is suppressed"),
        false => ("no-value", "the expression has no value"),
    };
    Fault::new(code, message, &expr.range)
        .hint("say what stands there instead, as in `| or('n/a')`")
}

/// Whether a condition is true. `None`, and a diagnostic, where it is wrong or has no value.
///
/// ```
/// use indeck_model::Location;
/// use indeck_model::spec::Written;
/// use indeck_spec::expr::{Surroundings, truth};
/// let around = Surroundings::default();
/// let at = Location::point("report.yaml", 1, 1);
/// let written = Written { text: "1 + 1 == 2".into(), at, anchors: Vec::new() };
/// assert_eq!(truth(&written, around.scope(), &mut Vec::new()), Some(true));
/// ```
pub fn truth(
    written: &Written,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<bool> {
    bare(written, scope, diagnostics, |expr| {
        typed(scope, None, |checker| condition(checker, expr))?;
        let budget = Budget::default();
        let one = first(Eval::new(scope, &budget).untraced().one(expr))?;
        match one.value {
            Value::Bool(is) => Ok(is),
            _ => Err(vec![no_condition(&one, expr)]),
        }
    })
}

fn condition(checker: &Checker<'_, '_>, expr: &Expr) {
    if let Some(kind) = checker.one(expr)
        && !matches!(kind, Kind::Bool | Kind::Nothing)
    {
        let message = format!("a condition is wanted, and this is {}", kind.noun());
        checker.fault(
            Fault::new("wrong-operand", message, &expr.range)
                .hint("compare it with something, as in `x > 0`"),
        );
    }
}

/// What a loop goes through: the values of a list or column, or the rows of a table. Missing
/// values are passed over.
///
/// ```
/// use indeck_model::Location;
/// use indeck_model::spec::Written;
/// use indeck_spec::expr::{LoopItem, Surroundings, items};
/// let written = Written { text: "['North', 'South']".into(), at: Location::point("report.yaml", 1, 1), anchors: vec![] };
/// let around = Surroundings::default();
/// let items = items(&written, around.scope(), &mut Vec::new()).unwrap();
/// assert_eq!(items.iter().map(LoopItem::label).collect::<Vec<_>>(), ["North", "South"]);
/// ```
pub fn items(
    written: &Written,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<LoopItem>> {
    bare(written, scope, diagnostics, |expr| {
        let kind = typed(scope, None, |checker| several(checker, expr))?;
        let budget = Budget::default();
        Ok(match first(Eval::new(scope, &budget).item(expr))? {
            Item::Table(view) => rows_of(&view),
            Item::Column(series) => loop_values(ones(&series), kind),
            Item::List(ones) => loop_values(ones, kind),
            _ => Vec::new(),
        })
    })
}

pub(super) fn ones(series: &Series<'_>) -> Vec<One> {
    (0..series.len()).map(|at| series.one(at, true)).collect()
}

fn loop_values(ones: Vec<One>, kind: ColumnKind) -> Vec<LoopItem> {
    let present = ones.into_iter().filter(|one| !one.value.is_null());
    let item = |one: One| {
        let kind = Kind::of(&one.value).with(kind.into()).column().unwrap_or(kind);
        let One { value, format, cells, .. } = one;
        LoopItem::Value(LoopValue { value, kind, format, cells })
    };
    present.map(item).collect()
}

/// What a loop goes through, by type.
fn several(checker: &Checker<'_, '_>, expr: &Expr) -> ColumnKind {
    let kind = match checker.check(expr) {
        Type::Column(values) => values.kind,
        Type::List(kind) => kind,
        Type::Wrong | Type::Table(..) => Kind::Text,
        other => {
            let message =
                format!("a list, a column or a table is wanted, and this is {}", other.noun());
            checker.fault(Fault::new("wrong-operand", message, &expr.range).hint(
                "name a column, as in `values(table.column)`, or write a list, as in `['a', 'b']`",
            ));
            Kind::Text
        }
    };
    kind.column().unwrap_or(ColumnKind::Text)
}

/// The rows of a table in which a condition over its columns is true, in order. Where the
/// condition is missing, the row is left out.
///
/// ```
/// use indeck_model::table::{Column, ColumnKind, ResultTable};
/// use indeck_model::{Location, Value};
/// use indeck_model::spec::Written;
/// use indeck_spec::expr::{Surroundings, rows};
/// let units = [3, 5, 4].into_iter().map(Value::Integer).collect();
/// let table = ResultTable::new("sales", vec![Column::new("units", ColumnKind::Integer, units)]);
/// let written = Written { text: "units >= mean(units)".into(), at: Location::point("report.yaml", 1, 1), anchors: vec![] };
/// let around = Surroundings::default();
/// assert_eq!(rows(&written, &table, around.scope(), &mut Vec::new()), Some(vec![1, 2]));
/// ```
pub fn rows<'a>(
    written: &Written,
    table: &'a ResultTable,
    scope: Scope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<usize>> {
    bare(written, scope, diagnostics, |expr| {
        typed(scope, Some(table), |checker| condition(checker, expr))?;
        let budget = Budget::default();
        first(Eval::new(scope, &budget).select(&View::unnamed(table), expr))
    })
}

/// The single value of an expression, which may be missing.
///
/// ```
/// use indeck_model::Location;
/// use indeck_model::spec::Written;
/// use indeck_model::Value;
/// use indeck_spec::expr::{Surroundings, value};
/// let written = Written { text: "1 + 2 * 3".into(), at: Location::point("report.yaml", 1, 1), anchors: vec![] };
/// let around = Surroundings::default();
/// assert_eq!(value(&written, around.scope(), &mut Vec::new()), Some(Value::Integer(7)));
/// ```
pub fn value(
    written: &Written,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Value> {
    bare(written, scope, diagnostics, |expr| {
        typed(scope, None, |checker| checker.one(expr))?;
        let budget = Budget::default();
        first(Eval::new(scope, &budget).untraced().one(expr)).map(|one| one.value)
    })
}

/// Tells what is wrong with a condition without evaluating it.
///
/// ```
/// use indeck_model::Location;
/// use indeck_model::spec::Written;
/// use indeck_spec::expr::{Surroundings, check_condition};
/// let written = Written { text: "1 + 1".into(), at: Location::point("report.yaml", 1, 1), anchors: vec![] };
/// let (around, mut diagnostics) = (Surroundings::default(), Vec::new());
/// check_condition(&written, around.scope(), &mut diagnostics);
/// assert_eq!(diagnostics[0].code, "wrong-operand");
/// ```
pub fn check_condition(written: &Written, scope: Scope<'_>, diagnostics: &mut Vec<Diagnostic>) {
    bare(written, scope, diagnostics, |expr| {
        typed(scope, None, |checker| condition(checker, expr))
    });
}

/// Tells what is wrong with the expressions in a text without evaluating them.
///
/// ```
/// use indeck_model::Location;
/// use indeck_model::spec::Written;
/// use indeck_spec::expr::{Surroundings, check_text};
/// let written = Written { text: "{{ 1 / 0 }} of {{ 1 + 'a' }}".into(), at: Location::point("report.yaml", 1, 1), anchors: vec![] };
/// let (around, mut diagnostics) = (Surroundings::default(), Vec::new());
/// check_text(&written, around.scope(), &mut diagnostics);
/// assert_eq!(diagnostics.len(), 1);
/// ```
pub fn check_text(written: &Written, scope: Scope<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let text: Vec<char> = written.text.chars().collect();
    let mut at = 0;
    while let Some(c) = text.get(at).copied() {
        let next = text.get(at + 1).copied();
        match (c, next) {
            ('\\', Some(escaped)) if "\\*[{".contains(escaped) => at += 2,
            ('{', Some('{')) => {
                let parsed = scope.tables.memory().in_text(&written.text, &text, at + 2);
                let (end, checked) = match &*parsed {
                    Ok((expr, end)) => {
                        (*end, typed(scope, None, |checker| checker.one(expr)).map(|_| ()))
                    }
                    Err(fault) => (skip(&text, at + 2), Err(vec![fault.clone()])),
                };
                for fault in checked.err().unwrap_or_default() {
                    fault.tell(written, diagnostics);
                }
                at = end;
            }
            _ => at += 1,
        }
    }
}
