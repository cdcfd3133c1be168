//! One column of a dataset, cell by cell, whatever batches it is in.

use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int64Type, TimestampMicrosecondType};
use arrow_array::{Array, ArrayRef};
use indeck_model::table::ColumnKind;
use indeck_model::{Dataset, Date, DateTime, Value};

use crate::convert;
use crate::source::csv::cell;

/// Characters of a value that messages show.
const SHOWN_CHARS: usize = 40;

/// A cell's value as something to compare: within one column, the order of keys is that of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key<'a> {
    /// Anything but text.
    Number(i64),
    /// Text.
    Text(&'a str),
}

impl<'a> Key<'a> {
    /// The key of a value, if it is of that kind; see [`fit`].
    pub(crate) fn of(kind: ColumnKind, value: &'a Value) -> Option<Self> {
        Some(match (kind, value) {
            (ColumnKind::Bool, Value::Bool(truth)) => Self::Number(i64::from(*truth)),
            (ColumnKind::Integer, Value::Integer(number)) => Self::Number(*number),
            (ColumnKind::Number, Value::Number(number)) => Self::Number(ordered(*number)),
            (ColumnKind::Text, Value::Text(text)) => Self::Text(text),
            (ColumnKind::Date, Value::Date(day)) => Self::Number(i64::from(day.days)),
            (ColumnKind::DateTime, Value::DateTime(moment)) => Self::Number(moment.micros),
            _ => return None,
        })
    }

    /// The value in a column of that kind.
    pub(crate) fn value(self, kind: ColumnKind) -> Value {
        let number = match self {
            Self::Text(text) => return Value::Text(text.to_owned()),
            Self::Number(number) => number,
        };
        match kind {
            ColumnKind::Bool => Value::Bool(number != 0),
            ColumnKind::Integer | ColumnKind::Text => Value::Integer(number),
            ColumnKind::Number => Value::number(from_ordered(number)),
            ColumnKind::Date => {
                i32::try_from(number).map_or(Value::Null, |days| Value::Date(Date { days }))
            }
            ColumnKind::DateTime => Value::DateTime(DateTime { micros: number }),
        }
    }
}

/// A number as a whole one of the same order; both zeros are one.
pub(crate) fn ordered(number: f64) -> i64 {
    flip((number + 0.0).to_bits().cast_signed())
}

fn from_ordered(number: i64) -> f64 {
    f64::from_bits(flip(number).cast_unsigned())
}

/// Turns the bits of negative numbers around, so that the larger ones come first.
fn flip(bits: i64) -> i64 {
    if bits < 0 { bits ^ i64::MAX } else { bits }
}

/// The value as one of that kind: itself, a text that reads as one, a whole number as a number.
pub(crate) fn fit(kind: ColumnKind, value: &Value) -> Option<Value> {
    let text = match value {
        Value::Text(text) => Some(text.trim_ascii()),
        _ => None,
    };
    let midnight =
        |day: &Date| DateTime { micros: i64::from(day.days).saturating_mul(86_400_000_000) };
    match (kind, value) {
        (_, Value::Null) => None,
        (ColumnKind::Text, Value::Text(_)) => Some(value.clone()),
        (ColumnKind::Text, other) => Some(Value::Text(other.to_string())),
        (ColumnKind::Bool, Value::Bool(_))
        | (ColumnKind::Integer, Value::Integer(_))
        | (ColumnKind::Number, Value::Number(_))
        | (ColumnKind::Date, Value::Date(_))
        | (ColumnKind::DateTime, Value::DateTime(_)) => Some(value.clone()),
        (ColumnKind::Integer, Value::Number(number)) => whole(*number).map(Value::Integer),
        (ColumnKind::Number, Value::Integer(number)) => Some(Value::number(*number as f64)),
        (ColumnKind::DateTime, Value::Date(day)) => Some(Value::DateTime(midnight(day))),
        (ColumnKind::Bool, _) => cell::parse_bool(text?).map(Value::Bool),
        (ColumnKind::Integer, _) => cell::parse_integer(text?).map(Value::Integer),
        (ColumnKind::Number, _) => cell::parse_number(text?).map(Value::number),
        (ColumnKind::Date, _) => Date::parse_iso(text?).map(Value::Date),
        (ColumnKind::DateTime, _) => cell::parse_date_time(text?).map(Value::DateTime),
    }
}

/// A number without decimals that a whole number can hold.
fn whole(number: f64) -> Option<i64> {
    let inside = number.fract() == 0.0 && number.abs() < 2_f64.powi(63);
    inside.then_some(number as i64)
}

/// The value as a message shows it: without control characters, and not too long.
pub(crate) fn shown(value: &Value) -> String {
    let text = match value {
        Value::Text(text) => Cow::Borrowed(text.as_str()),
        other => Cow::Owned(other.to_string()),
    };
    let mut out = String::new();
    for character in text.chars().take(SHOWN_CHARS) {
        if character == '`' {
            out.extend(character.escape_unicode());
        } else if character.is_control() || is_invisible(character) {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    if text.chars().nth(SHOWN_CHARS).is_some() {
        out.push('…');
    }
    out
}

/// Characters that hide, or turn the direction of those beside them.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A column of a dataset in our types.
pub(crate) struct ColumnView {
    /// Its kind.
    pub(crate) kind: ColumnKind,
    /// Its cells, one array a batch.
    pub(crate) arrays: Vec<ArrayRef>,
}

impl ColumnView {
    /// The column of that name; `None` if there is none.
    pub(crate) fn of(dataset: &Dataset, name: &str) -> Option<Self> {
        let (index, field) = dataset.schema.column_with_name(name)?;
        let mut kind = convert::kind(field.data_type());
        let mut arrays = Vec::with_capacity(dataset.batches.len());
        for batch in &dataset.batches {
            let array = batch.columns().get(index)?;
            if *array.data_type() == convert::data_type(kind) {
                arrays.push(array.clone());
                continue;
            }
            let converted = convert::to_our_type(array).ok()?;
            if converted.kind == ColumnKind::Number {
                kind = ColumnKind::Number;
            }
            arrays.push(converted.array);
        }
        let wanted = convert::data_type(kind);
        let arrays = arrays.iter().map(|array| arrow_cast::cast(array, &wanted).ok());
        Some(Self { kind, arrays: arrays.collect::<Option<_>>()? })
    }

    /// Shows every cell with the number of its row, from 0; a missing one is `None`.
    pub(crate) fn each<'a>(&'a self, mut see: impl FnMut(u64, Option<Key<'a>>)) {
        let mut row = 0;
        let mut next = |key: Option<Key<'a>>| {
            see(row, key);
            row += 1;
        };
        for array in &self.arrays {
            let number = |number: i64| Key::Number(number);
            match self.kind {
                ColumnKind::Bool => {
                    let cells = array.as_boolean().iter();
                    cells.for_each(|c| next(c.map(|c| number(i64::from(c)))));
                }
                ColumnKind::Integer => {
                    array.as_primitive::<Int64Type>().iter().for_each(|c| next(c.map(number)));
                }
                ColumnKind::Number => {
                    let cells = array.as_primitive::<Float64Type>().iter();
                    cells.for_each(|c| next(c.map(|c| number(ordered(c)))));
                }
                ColumnKind::Text => {
                    array.as_string::<i32>().iter().for_each(|c| next(c.map(Key::Text)));
                }
                ColumnKind::Date => {
                    let cells = array.as_primitive::<Date32Type>().iter();
                    cells.for_each(|c| next(c.map(|c| number(i64::from(c)))));
                }
                ColumnKind::DateTime => {
                    let cells = array.as_primitive::<TimestampMicrosecondType>().iter();
                    cells.for_each(|c| next(c.map(number)));
                }
            }
        }
    }
}
