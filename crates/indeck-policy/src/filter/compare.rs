//! The values of a column compared with those of a condition.

use std::cmp::Ordering;

use indeck_model::Value;
use indeck_model::table::ColumnKind;

use super::condition::{Comparison, Operator};
use crate::Error;
use crate::plain::Plain;

/// For each row whether the comparison holds; `None` where the value is missing.
///
/// # Errors
/// [`Error::ValueCount`] and [`Error::IncomparableValue`].
pub(super) fn rows(plain: &Plain, comparison: &Comparison) -> Result<Vec<Option<bool>>, Error> {
    let Comparison { column, operator, values } = comparison;
    let (needed, fits) = operator.arity(values.len());
    if !fits {
        let (column, operator, given) = (column.clone(), operator.word(), values.len());
        return Err(Error::ValueCount { column, operator, needed, given });
    }
    if let Some(wrong) = values.iter().find(|value| !comparable(plain.kind(), value)) {
        let kind = plain.kind().noun();
        return Err(Error::IncomparableValue { column: column.clone(), kind, other: noun(wrong) });
    }
    Ok((0..plain.len()).map(|row| holds(&plain.value(row), *operator, values)).collect())
}

fn holds(value: &Value, operator: Operator, values: &[Value]) -> Option<bool> {
    match operator {
        Operator::Missing => return Some(value.is_null()),
        Operator::Present => return Some(!value.is_null()),
        _ if value.is_null() => return None,
        _ => {}
    }
    let order = |at: usize| values.get(at).and_then(|other| compare(value, other));
    let is_one = || values.iter().any(|other| compare(value, other) == Some(Ordering::Equal));
    Some(match operator {
        Operator::Equal => order(0)?.is_eq(),
        Operator::NotEqual => order(0)?.is_ne(),
        Operator::Less => order(0)?.is_lt(),
        Operator::AtMost => order(0)?.is_le(),
        Operator::Greater => order(0)?.is_gt(),
        Operator::AtLeast => order(0)?.is_ge(),
        Operator::Between => order(0)?.is_ge() && order(1)?.is_le(),
        Operator::In => is_one(),
        Operator::NotIn => !is_one(),
        Operator::Missing | Operator::Present => return None,
    })
}

/// Whether a column of that kind can be compared with the value. A missing value compares with
/// nothing, and a moment with a day as with its midnight.
fn comparable(kind: ColumnKind, value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) => kind == ColumnKind::Bool,
        Value::Integer(_) => matches!(kind, ColumnKind::Integer | ColumnKind::Number),
        Value::Number(number) => {
            number.is_finite() && matches!(kind, ColumnKind::Integer | ColumnKind::Number)
        }
        Value::Text(_) => kind == ColumnKind::Text,
        Value::Date(_) | Value::DateTime(_) => kind.is_temporal(),
    }
}

fn noun(value: &Value) -> &'static str {
    match value {
        Value::Null => "missing value",
        Value::Bool(_) => ColumnKind::Bool.noun(),
        Value::Integer(_) => ColumnKind::Integer.noun(),
        Value::Number(_) => ColumnKind::Number.noun(),
        Value::Text(_) => ColumnKind::Text.noun(),
        Value::Date(_) => ColumnKind::Date.noun(),
        Value::DateTime(_) => ColumnKind::DateTime.noun(),
    }
}

/// How two values that can be compared stand to each other.
fn compare(a: &Value, b: &Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Bool(a), Value::Bool(b)) => Some(a.cmp(b)),
        (Value::Integer(a), Value::Integer(b)) => Some(a.cmp(b)),
        (Value::Number(a), Value::Number(b)) => a.partial_cmp(b),
        (Value::Integer(a), Value::Number(b)) => Some(mixed(*a, *b)),
        (Value::Number(a), Value::Integer(b)) => Some(mixed(*b, *a).reverse()),
        (Value::Text(a), Value::Text(b)) => Some(a.cmp(b)),
        _ => Some(micros(a)?.cmp(&micros(b)?)),
    }
}

/// A whole number against another one, without rounding either.
fn mixed(whole: i64, number: f64) -> Ordering {
    // 2⁶³, which `i64` does not reach, and beyond.
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    if number >= BEYOND {
        return Ordering::Less;
    }
    if number < -BEYOND {
        return Ordering::Greater;
    }
    let floor = number.floor();
    whole.cmp(&(floor as i64)).then(if number > floor { Ordering::Less } else { Ordering::Equal })
}

fn micros(value: &Value) -> Option<i64> {
    match value {
        Value::Date(date) => i64::from(date.days).checked_mul(86_400_000_000),
        Value::DateTime(moment) => Some(moment.micros),
        _ => None,
    }
}
