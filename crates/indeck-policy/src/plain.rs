//! Columns of any Arrow type as one of the six kinds that indeck has.

use std::borrow::Cow;
use std::fmt::Write as _;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int64Type, TimestampMicrosecondType};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, StringArray,
    TimestampMicrosecondArray,
};
use arrow_cast::{CastOptions, cast, cast_with_options};
use arrow_schema::{ArrowError, DataType, TimeUnit};
use indeck_model::dataset::Dataset;
use indeck_model::table::ColumnKind;
use indeck_model::{Date, Value, value::DateTime};

use crate::Error;

/// A column of one kind.
#[derive(Clone, Debug)]
pub(crate) enum Plain {
    Bool(BooleanArray),
    Integer(Int64Array),
    Number(Float64Array),
    Text(StringArray),
    Date(Date32Array),
    Moment(TimestampMicrosecondArray),
}

impl Plain {
    /// The array as one kind.
    ///
    /// # Errors
    /// [`Error::UnreadableColumn`] for lists, structures, binary data and the like.
    pub(crate) fn new(array: &ArrayRef, dataset: &str, column: &str) -> Result<Self, Error> {
        let unreadable = |source: Option<ArrowError>| Error::UnreadableColumn {
            dataset: dataset.into(),
            column: column.into(),
            source: source.map(Into::into),
        };
        let kind = kind(array.data_type()).ok_or_else(|| unreadable(None))?;
        Self::cast(array, kind).map_err(|source| unreadable(Some(source)))
    }

    fn cast(array: &ArrayRef, kind: ColumnKind) -> Result<Self, ArrowError> {
        Ok(match kind {
            ColumnKind::Bool => Self::Bool(cast(array, &DataType::Boolean)?.as_boolean().clone()),
            ColumnKind::Integer => {
                let exact = CastOptions { safe: false, ..CastOptions::default() };
                match cast_with_options(array, &DataType::Int64, &exact) {
                    Ok(whole) => Self::Integer(whole.as_primitive::<Int64Type>().clone()),
                    // Beyond 64 signed bits every digit still counts.
                    Err(_) => Self::Text(cast(array, &DataType::Utf8)?.as_string::<i32>().clone()),
                }
            }
            ColumnKind::Number => {
                let numbers = cast(array, &DataType::Float64)?;
                Self::Number(numbers.as_primitive::<Float64Type>().clone())
            }
            ColumnKind::Text => {
                Self::Text(cast(array, &DataType::Utf8)?.as_string::<i32>().clone())
            }
            ColumnKind::Date => {
                Self::Date(cast(array, &DataType::Date32)?.as_primitive::<Date32Type>().clone())
            }
            ColumnKind::DateTime => Self::Moment(moments(array)?),
        })
    }

    pub(crate) fn kind(&self) -> ColumnKind {
        match self {
            Self::Bool(_) => ColumnKind::Bool,
            Self::Integer(_) => ColumnKind::Integer,
            Self::Number(_) => ColumnKind::Number,
            Self::Text(_) => ColumnKind::Text,
            Self::Date(_) => ColumnKind::Date,
            Self::Moment(_) => ColumnKind::DateTime,
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Bool(array) => array.len(),
            Self::Integer(array) => array.len(),
            Self::Number(array) => array.len(),
            Self::Text(array) => array.len(),
            Self::Date(array) => array.len(),
            Self::Moment(array) => array.len(),
        }
    }

    /// The value of a row; missing beyond the end, and where a number is not finite.
    pub(crate) fn value(&self, row: usize) -> Value {
        match self {
            Self::Bool(array) => get(array, row).map(|i| Value::Bool(array.value(i))),
            Self::Integer(array) => get(array, row).map(|i| Value::Integer(array.value(i))),
            Self::Number(array) => get(array, row).map(|i| Value::number(array.value(i))),
            Self::Text(array) => get(array, row).map(|i| Value::Text(array.value(i).to_owned())),
            Self::Date(array) => {
                get(array, row).map(|i| Value::Date(Date { days: array.value(i) }))
            }
            Self::Moment(array) => {
                get(array, row).map(|i| Value::DateTime(DateTime { micros: array.value(i) }))
            }
        }
        .unwrap_or(Value::Null)
    }

    /// The value of a row as text, `None` where it is missing.
    pub(crate) fn text(&self, row: usize) -> Option<Cow<'_, str>> {
        if let Self::Text(array) = self {
            return get(array, row).map(|i| Cow::Borrowed(array.value(i)));
        }
        let value = self.value(row);
        if value.is_null() {
            return None;
        }
        let mut text = String::new();
        // Writing to a text cannot fail.
        let _ = write!(text, "{value}");
        Some(Cow::Owned(text))
    }

    /// The value of a row as a number; for numbers alone.
    pub(crate) fn number(&self, row: usize) -> Option<f64> {
        match self {
            Self::Integer(array) => get(array, row).map(|i| array.value(i) as f64),
            Self::Number(array) => {
                get(array, row).map(|i| array.value(i)).filter(|n| n.is_finite())
            }
            _ => None,
        }
    }
}

/// The row where it is there and not missing.
fn get(array: &dyn Array, row: usize) -> Option<usize> {
    (row < array.len() && array.is_valid(row)).then_some(row)
}

/// Moments in UTC, in microseconds, without a zone.
fn moments(array: &ArrayRef) -> Result<TimestampMicrosecondArray, ArrowError> {
    let zoned = matches!(array.data_type(), DataType::Timestamp(_, Some(_)));
    let zone = zoned.then(|| "+00:00".into());
    let utc = cast(array, &DataType::Timestamp(TimeUnit::Microsecond, zone))?;
    let moments = utc.as_primitive::<TimestampMicrosecondType>().clone();
    Ok(moments.with_timezone_opt(None::<std::sync::Arc<str>>))
}

/// The kind of an Arrow type; `None` for what is no single value.
fn kind(data_type: &DataType) -> Option<ColumnKind> {
    use DataType as T;
    Some(match data_type {
        T::Boolean => ColumnKind::Bool,
        T::Int8 | T::Int16 | T::Int32 | T::Int64 => ColumnKind::Integer,
        T::UInt8 | T::UInt16 | T::UInt32 | T::UInt64 => ColumnKind::Integer,
        T::Decimal32(_, 0) | T::Decimal64(_, 0) | T::Decimal128(_, 0) | T::Decimal256(_, 0) => {
            ColumnKind::Integer
        }
        T::Float16 | T::Float32 | T::Float64 => ColumnKind::Number,
        T::Decimal32(..) | T::Decimal64(..) | T::Decimal128(..) | T::Decimal256(..) => {
            ColumnKind::Number
        }
        T::Utf8 | T::LargeUtf8 | T::Utf8View | T::Null => ColumnKind::Text,
        T::Date32 | T::Date64 => ColumnKind::Date,
        T::Timestamp(_, _) => ColumnKind::DateTime,
        T::Dictionary(_, values) => return kind(values),
        T::RunEndEncoded(_, values) => return kind(values.data_type()),
        _ => return None,
    })
}

/// The number of a dataset's column.
///
/// # Errors
/// [`Error::UnknownColumn`] if there is none of that name.
pub(crate) fn index(dataset: &Dataset, column: &str) -> Result<usize, Error> {
    dataset
        .schema
        .index_of(column)
        .map_err(|_| Error::UnknownColumn { dataset: dataset.name.clone(), column: column.into() })
}

/// A column of a batch.
///
/// # Errors
/// [`Error::BrokenDataset`] if the batch does not have it.
pub(crate) fn array<'a>(
    batch: &'a arrow_array::RecordBatch,
    dataset: &Dataset,
    index: usize,
) -> Result<&'a ArrayRef, Error> {
    batch.columns().get(index).ok_or_else(|| broken(dataset, None))
}

/// The batches do not fit the schema.
pub(crate) fn broken(dataset: &Dataset, source: Option<ArrowError>) -> Error {
    Error::BrokenDataset { dataset: dataset.name.clone(), source: source.map(Into::into) }
}
