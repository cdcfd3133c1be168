//! When two values are the same, and which comes first.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use indeck_model::Value;
use indeck_model::table::Cell;

/// A value by what it is, not by how it is held: 2 and 2.0 have one key, and so have a day and its
/// midnight.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    Nothing,
    Bool(bool),
    Whole(i64),
    /// The bits of a number that is not whole, or out of the range of whole ones.
    Fraction(u64),
    Text(String),
    Moment(i64),
}

const MICROS_PER_DAY: i64 = 86_400_000_000;
/// From here on numbers are not held as whole ones.
const WHOLE_LIMIT: f64 = 9_007_199_254_740_992.0;

impl Key {
    pub(crate) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Nothing,
            Value::Bool(b) => Self::Bool(*b),
            Value::Integer(i) => Self::Whole(*i),
            Value::Number(x) if x.fract() == 0.0 && x.abs() < WHOLE_LIMIT => Self::Whole(*x as i64),
            Value::Number(x) => Self::Fraction(x.to_bits()),
            Value::Text(text) => Self::Text(text.clone()),
            Value::Date(day) => Self::Moment(i64::from(day.days).saturating_mul(MICROS_PER_DAY)),
            Value::DateTime(at) => Self::Moment(at.micros),
        }
    }
}

/// Whether two values are the same; nothing is the same as nothing.
pub(super) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a == b,
        (Value::Integer(a), Value::Integer(b)) => a == b,
        _ => Key::of(a) == Key::of(b),
    }
}

/// The order of two values of one column.
pub fn order(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::Integer(a), Value::Integer(b)) => a.cmp(b),
        _ => {
            // Both zeros are one.
            let number = |value: &Value| value.as_f64().unwrap_or(f64::NEG_INFINITY) + 0.0;
            number(a).total_cmp(&number(b))
        }
    }
}

/// The rows of a table by the value of one column. Suppressed cells are in none.
#[derive(Debug, Default)]
pub(crate) struct Index {
    rows: BTreeMap<Key, Vec<u32>>,
}

impl Index {
    pub(crate) fn new(cells: &[Cell]) -> Self {
        Self::among(cells, 0..cells.len())
    }

    /// The same of some rows, in their order.
    pub(super) fn among(cells: &[Cell], numbers: impl Iterator<Item = usize>) -> Self {
        let mut rows: BTreeMap<Key, Vec<u32>> = BTreeMap::new();
        for number in numbers {
            if let (Some(cell), Ok(row)) = (cells.get(number), u32::try_from(number))
                && !cell.suppressed
            {
                rows.entry(Key::of(&cell.value)).or_default().push(row);
            }
        }
        Self { rows }
    }

    /// The rows with that value, in order.
    pub(super) fn rows(&self, value: &Value) -> &[u32] {
        self.rows.get(&Key::of(value)).map_or(&[], Vec::as_slice)
    }
}
