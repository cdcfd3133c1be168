//! Arrow types to the six kinds of columns that indeck has.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, TimestampMicrosecondType};
use arrow_array::{Array, ArrayRef, StringArray};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_cast::{CastOptions, cast, cast_with_options};
use arrow_schema::{ArrowError, DataType, TimeUnit};
use indeck_model::table::ColumnKind;

/// Digits that always fit a 64-bit whole number.
const SAFE_DIGITS: u8 = 18;

/// The Arrow type in which a column of a kind is held.
pub(crate) fn data_type(kind: ColumnKind) -> DataType {
    kind.arrow_type()
}

/// The kind of an Arrow type, or `None` for lists, structs, durations and other things that are
/// no single value of ours.
pub(crate) fn plain_kind(data_type: &DataType) -> Option<ColumnKind> {
    use DataType as T;
    Some(match data_type {
        T::Boolean => ColumnKind::Bool,
        T::Int8 | T::Int16 | T::Int32 | T::Int64 => ColumnKind::Integer,
        T::UInt8 | T::UInt16 | T::UInt32 | T::UInt64 => ColumnKind::Integer,
        T::Float16 | T::Float32 | T::Float64 => ColumnKind::Number,
        T::Decimal32(digits, scale)
        | T::Decimal64(digits, scale)
        | T::Decimal128(digits, scale)
        | T::Decimal256(digits, scale) => {
            let whole = *scale == 0 && *digits <= SAFE_DIGITS;
            if whole { ColumnKind::Integer } else { ColumnKind::Number }
        }
        T::Utf8 | T::LargeUtf8 | T::Utf8View | T::Null => ColumnKind::Text,
        T::Date32 | T::Date64 => ColumnKind::Date,
        T::Timestamp(_, _) => ColumnKind::DateTime,
        T::Dictionary(_, values) => return plain_kind(values),
        T::RunEndEncoded(_, values) => return plain_kind(values.data_type()),
        _ => return None,
    })
}

/// The kind of an Arrow type; text for everything that has no plain kind.
pub(crate) fn kind(data_type: &DataType) -> ColumnKind {
    plain_kind(data_type).unwrap_or(ColumnKind::Text)
}

/// An array in one of our types.
pub(crate) struct Converted {
    /// The array.
    pub(crate) array: ArrayRef,
    /// Its kind: that of its type, but a number where a whole number is beyond 64 signed bits.
    pub(crate) kind: ColumnKind,
    /// Cells that were NaN or infinite and are missing now.
    pub(crate) not_finite: u64,
    /// What it was, in the user's words, if its values became text.
    pub(crate) as_text: Option<String>,
}

/// The array in the type of a kind, without a word to Arrow where it is of that type.
///
/// # Errors
/// Arrow's reason if its own conversion fails.
pub(crate) fn in_type_of(array: &ArrayRef, kind: ColumnKind) -> Result<ArrayRef, ArrowError> {
    let wanted = data_type(kind);
    if *array.data_type() == wanted { Ok(Arc::clone(array)) } else { cast(array, &wanted) }
}

/// Turns an array into one of our types.
///
/// # Errors
/// Arrow's reason if its own conversion fails.
pub(crate) fn to_our_type(array: &ArrayRef) -> Result<Converted, ArrowError> {
    let Some(kind) = plain_kind(array.data_type()) else {
        let as_text = Some(noun(array.data_type()).to_owned());
        let array = formatted(array)?;
        return Ok(Converted { array, kind: ColumnKind::Text, not_finite: 0, as_text });
    };
    let (array, kind) = match kind {
        // Most of what comes is in our types already.
        _ if *array.data_type() == data_type(kind) => (Arc::clone(array), kind),
        ColumnKind::DateTime => (without_zone(array)?, kind),
        ColumnKind::Integer => whole_numbers(array)?,
        _ => (cast(array, &data_type(kind))?, kind),
    };
    if kind != ColumnKind::Number {
        return Ok(Converted { array, kind, not_finite: 0, as_text: None });
    }
    let (array, not_finite) = only_finite(array);
    Ok(Converted { array, kind, not_finite, as_text: None })
}

/// Whole numbers as `Int64`, or as numbers if one of them does not fit.
fn whole_numbers(array: &ArrayRef) -> Result<(ArrayRef, ColumnKind), ArrowError> {
    let exact = CastOptions { safe: false, ..CastOptions::default() };
    match cast_with_options(array, &DataType::Int64, &exact) {
        Ok(array) => Ok((array, ColumnKind::Integer)),
        Err(_) => Ok((cast(array, &DataType::Float64)?, ColumnKind::Number)),
    }
}

/// Moments in UTC, in microseconds, without a zone.
fn without_zone(array: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    let zoned = matches!(array.data_type(), DataType::Timestamp(_, Some(_)));
    let zone = zoned.then(|| "+00:00".into());
    let utc = cast(array, &DataType::Timestamp(TimeUnit::Microsecond, zone))?;
    let moments = utc.as_primitive::<TimestampMicrosecondType>().clone();
    Ok(Arc::new(moments.with_timezone_opt(None::<Arc<str>>)))
}

/// The numbers, with NaN and infinities missing, and how many those were.
fn only_finite(array: ArrayRef) -> (ArrayRef, u64) {
    let numbers = array.as_primitive::<Float64Type>();
    let bad = numbers.iter().flatten().filter(|number| !number.is_finite()).count() as u64;
    if bad == 0 {
        return (array, 0);
    }
    let finite: arrow_array::Float64Array =
        numbers.iter().map(|number| number.filter(|n| n.is_finite())).collect();
    (Arc::new(finite), bad)
}

fn formatted(array: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    let options = FormatOptions::default();
    let formatter = ArrayFormatter::try_new(array.as_ref(), &options)?;
    let text = (0..array.len())
        .map(|row| array.is_valid(row).then(|| formatter.value(row).try_to_string()).transpose());
    let text = text.collect::<Result<StringArray, ArrowError>>()?;
    Ok(Arc::new(text))
}

/// A user's word for an Arrow type that is no plain kind.
pub(crate) fn noun(data_type: &DataType) -> &'static str {
    use DataType as T;
    match data_type {
        T::List(_) | T::LargeList(_) | T::FixedSizeList(_, _) => "lists",
        T::ListView(_) | T::LargeListView(_) => "lists",
        T::Struct(_) | T::Map(_, _) => "records",
        T::Duration(_) | T::Interval(_) => "durations",
        T::Time32(_) | T::Time64(_) => "times of day",
        T::Binary | T::LargeBinary | T::BinaryView | T::FixedSizeBinary(_) => "bytes",
        _ => "values of several types",
    }
}
