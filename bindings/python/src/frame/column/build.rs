//! Arrays of values that are all of one kind.

use std::sync::Arc;

use arrow_array::types::{
    Date32Type, DurationMicrosecondType, Float64Type, Int64Type, Time64MicrosecondType,
};
use arrow_array::{
    ArrayRef, BooleanArray, Decimal128Array, NullArray, PrimitiveArray, StringArray,
    TimestampMicrosecondArray,
};

use super::value::{Shape, Value};

/// The most digits of a decimal number in Arrow's 128 bits.
const DIGITS: u8 = 38;
const DAY: i64 = 86_400_000_000;

/// The array, or what is wrong with the values.
pub(super) fn array(values: &[Value], shape: Shape) -> Result<ArrayRef, String> {
    Ok(match shape {
        Shape::Empty => Arc::new(NullArray::new(values.len())),
        Shape::Bool => Arc::new(values.iter().map(truth).collect::<BooleanArray>()),
        Shape::Integer => {
            Arc::new(values.iter().map(integer).collect::<PrimitiveArray<Int64Type>>())
        }
        Shape::Number => {
            Arc::new(values.iter().map(number).collect::<PrimitiveArray<Float64Type>>())
        }
        Shape::Text => Arc::new(values.iter().map(text).collect::<StringArray>()),
        Shape::Decimal => Arc::new(decimals(values)?),
        Shape::Date => Arc::new(values.iter().map(day).collect::<PrimitiveArray<Date32Type>>()),
        Shape::Moment | Shape::ZonedMoment => Arc::new(moments(values)),
        Shape::Time => {
            Arc::new(values.iter().map(micros).collect::<PrimitiveArray<Time64MicrosecondType>>())
        }
        Shape::Span => {
            Arc::new(values.iter().map(micros).collect::<PrimitiveArray<DurationMicrosecondType>>())
        }
    })
}

fn truth(value: &Value) -> Option<bool> {
    if let Value::Bool(truth) = value { Some(*truth) } else { None }
}

fn integer(value: &Value) -> Option<i64> {
    if let Value::Integer(whole) = value { Some(*whole) } else { None }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(whole) => Some(*whole as f64),
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

fn text(value: &Value) -> Option<&str> {
    if let Value::Text(text) = value { Some(text) } else { None }
}

fn day(value: &Value) -> Option<i32> {
    if let Value::Date(day) = value { Some(*day) } else { None }
}

fn micros(value: &Value) -> Option<i64> {
    match value {
        Value::Time(micros) | Value::Span(micros) | Value::Moment { micros, .. } => Some(*micros),
        Value::Date(day) => Some(i64::from(*day) * DAY),
        _ => None,
    }
}

/// Moments, shown in the zone of the first of them that has a named one; where there are only
/// distances from UTC, which change with the season, each as its own clock shows it.
fn moments(values: &[Value]) -> TimestampMicrosecondArray {
    let named = values.iter().find_map(|value| match value {
        Value::Moment { zone, .. } => zone.as_deref().filter(|name| !name.is_empty()),
        _ => None,
    });
    match named {
        Some(zone) => {
            values.iter().map(micros).collect::<TimestampMicrosecondArray>().with_timezone(zone)
        }
        None => values.iter().map(wall).collect(),
    }
}

fn wall(value: &Value) -> Option<i64> {
    if let Value::Moment { wall, .. } = value { Some(*wall) } else { micros(value) }
}

/// Decimals with as many digits after the point as the longest of them has.
fn decimals(values: &[Value]) -> Result<Decimal128Array, String> {
    let scales = values
        .iter()
        .filter_map(|v| if let Value::Decimal { scale, .. } = v { Some(*scale) } else { None });
    let scale = scales.max().unwrap_or(0);
    let too_long = || format!("a number has more than {DIGITS} digits");
    let widened = values.iter().map(|value| match value {
        Value::Decimal { digits, scale: own } => widen(*digits, scale - own).map(Some),
        Value::Integer(whole) => widen(i128::from(*whole), scale).map(Some),
        _ => Some(None),
    });
    let widened: Decimal128Array =
        widened.collect::<Option<Vec<_>>>().ok_or_else(too_long)?.into_iter().collect();
    widened.with_precision_and_scale(DIGITS, scale).map_err(|error| error.to_string())
}

fn widen(digits: i128, places: i8) -> Option<i128> {
    digits.checked_mul(10_i128.checked_pow(u32::try_from(places).ok()?)?)
}
