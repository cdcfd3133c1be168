//! One plain Python value, and of which kind it is.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDate, PyDateTime, PyDelta, PyFloat, PyInt, PyString, PyTime};

use crate::error::{Kind, Problem};

/// `date.toordinal()` of 1970-01-01.
const EPOCH: i64 = 719_163;
const MICROS: i64 = 1_000_000;

/// A value as Rust has it.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Integer(i64),
    Number(f64),
    Text(String),
    /// A decimal number: its digits as one number, and how many of them stand after the point.
    Decimal {
        digits: i128,
        scale: i8,
    },
    /// Days since 1970-01-01.
    Date(i32),
    /// Microseconds since 1970-01-01: of UTC where there is a zone, and of the clock on the wall.
    Moment {
        micros: i64,
        wall: i64,
        zone: Option<String>,
    },
    /// Microseconds since midnight.
    Time(i64),
    /// Microseconds.
    Span(i64),
}

/// Of which kind the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Empty,
    Bool,
    Integer,
    Number,
    Text,
    Decimal,
    Date,
    Moment,
    ZonedMoment,
    Time,
    Span,
}

impl Shape {
    /// The kind that holds both, if there is one.
    pub(super) fn join(self, other: Self) -> Option<Self> {
        match (self, other) {
            (one, other) if one == other => Some(one),
            (Self::Empty, one) | (one, Self::Empty) => Some(one),
            (Self::Integer, Self::Number) | (Self::Number, Self::Integer) => Some(Self::Number),
            (Self::Integer, Self::Decimal) | (Self::Decimal, Self::Integer) => Some(Self::Decimal),
            (Self::Date, Self::Moment) | (Self::Moment, Self::Date) => Some(Self::Moment),
            _ => None,
        }
    }

    /// The user's words for it.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Empty => "nothing",
            Self::Bool => "true/false",
            Self::Integer => "whole numbers",
            Self::Number => "numbers",
            Self::Text => "text",
            Self::Decimal => "decimal numbers",
            Self::Date => "dates",
            Self::Moment => "moments without a time zone",
            Self::ZonedMoment => "moments with a time zone",
            Self::Time => "times of day",
            Self::Span => "spans of time",
        }
    }
}

/// Why a value cannot be taken.
pub(super) struct Unreadable {
    said: String,
}

impl Unreadable {
    /// The error of a value in that row, from 0, of that column.
    pub(super) fn at(self, column: &str, row: usize) -> PyErr {
        let message = format!("the column `{column}` has in row {} {}", row + 1, self.said);
        Problem::new(Kind::Data, "unsupported-type", message).into()
    }
}

impl From<PyErr> for Unreadable {
    fn from(error: PyErr) -> Self {
        Self { said: format!("a value that cannot be read: {error}") }
    }
}

impl Value {
    pub(super) fn shape(&self) -> Shape {
        match self {
            Self::Null => Shape::Empty,
            Self::Bool(_) => Shape::Bool,
            Self::Integer(_) => Shape::Integer,
            Self::Number(_) => Shape::Number,
            Self::Text(_) => Shape::Text,
            Self::Decimal { .. } => Shape::Decimal,
            Self::Date(_) => Shape::Date,
            Self::Moment { zone: None, .. } => Shape::Moment,
            Self::Moment { zone: Some(_), .. } => Shape::ZonedMoment,
            Self::Time(_) => Shape::Time,
            Self::Span(_) => Shape::Span,
        }
    }

    /// Reads a value, the kinds that are met most first.
    pub(super) fn read(value: &Bound<'_, PyAny>) -> Result<Self, Unreadable> {
        if value.is_none() {
            return Ok(Self::Null);
        }
        if let Ok(text) = value.cast::<PyString>() {
            return Ok(Self::Text(text.to_str()?.to_owned()));
        }
        if let Ok(number) = value.cast::<PyFloat>() {
            return Ok(Self::Number(number.value()));
        }
        if let Ok(truth) = value.cast::<PyBool>() {
            return Ok(Self::Bool(truth.is_true()));
        }
        if value.is_instance_of::<PyInt>() {
            let whole = value.extract().map_err(|_| Unreadable {
                said: "a whole number of more than 64 bits".to_owned(),
            })?;
            return Ok(Self::Integer(whole));
        }
        Self::rarer(value)
    }

    fn rarer(value: &Bound<'_, PyAny>) -> Result<Self, Unreadable> {
        let py = value.py();
        let kind = value.get_type().name()?;
        // What pandas has for a missing value.
        if matches!(kind.to_str()?, "NAType" | "NaTType") {
            return Ok(Self::Null);
        }
        if value.is_instance_of::<PyDateTime>() {
            return moment(value);
        }
        if value.is_instance_of::<PyDate>() {
            let days = ordinal(value)?;
            return Ok(Self::Date(i32::try_from(days).unwrap_or(i32::MAX)));
        }
        if value.is_instance_of::<PyTime>() {
            return Ok(Self::Time(clock(value)?));
        }
        if value.is_instance_of::<PyDelta>() {
            return Ok(Self::Span(span(value)?));
        }
        if kind.to_str()? == "Decimal" {
            return decimal(value);
        }
        // Scalars of numpy, and members of enumerations with a plain value.
        if value.hasattr(intern!(py, "item"))? {
            let plain = value.call_method0(intern!(py, "item"))?;
            // What gives itself, or the like, would be asked forever.
            if !plain.hasattr(intern!(py, "item"))? {
                return Self::read(&plain);
            }
        }
        if value.hasattr(intern!(py, "__members__"))? || value.get_type().hasattr("__members__")? {
            let plain = value.getattr(intern!(py, "value"))?;
            if !plain.get_type().hasattr("__members__")? && !plain.hasattr(intern!(py, "item"))? {
                return Self::read(&plain);
            }
        }
        Err(Unreadable { said: format!("a `{kind}`, which cannot be shown") })
    }
}

fn ordinal(date: &Bound<'_, PyAny>) -> PyResult<i64> {
    let day: i64 = date.call_method0(intern!(date.py(), "toordinal"))?.extract()?;
    Ok(day - EPOCH)
}

/// Microseconds since midnight.
fn clock(time: &Bound<'_, PyAny>) -> PyResult<i64> {
    let part = |name: &str| time.getattr(name)?.extract::<i64>();
    let seconds = (part("hour")? * 60 + part("minute")?) * 60 + part("second")?;
    Ok(seconds * MICROS + part("microsecond")?)
}

fn span(delta: &Bound<'_, PyAny>) -> PyResult<i64> {
    let part = |name: &str| delta.getattr(name)?.extract::<i64>();
    let seconds = part("days")? * 86_400 + part("seconds")?;
    Ok(seconds.saturating_mul(MICROS).saturating_add(part("microseconds")?))
}

fn moment(value: &Bound<'_, PyAny>) -> Result<Value, Unreadable> {
    let wall = ordinal(value)? * 86_400 * MICROS + clock(value)?;
    let offset = value.call_method0(intern!(value.py(), "utcoffset"))?;
    if offset.is_none() {
        return Ok(Value::Moment { micros: wall, wall, zone: None });
    }
    let offset = span(&offset)?;
    Ok(Value::Moment { micros: wall - offset, wall, zone: Some(zone(value)?) })
}

/// The zone's name; empty where it is only a distance from UTC.
fn zone(moment: &Bound<'_, PyAny>) -> PyResult<String> {
    let zone = moment.getattr("tzinfo")?;
    for name in ["key", "zone"] {
        if let Ok(name) = zone.getattr(name)
            && let Ok(name) = name.extract::<String>()
        {
            return Ok(name);
        }
    }
    Ok(String::new())
}

fn decimal(value: &Bound<'_, PyAny>) -> Result<Value, Unreadable> {
    if !value.call_method0("is_finite")?.is_truthy()? {
        return Ok(Value::Null);
    }
    let too_long = || Unreadable { said: "a decimal number of more than 38 digits".to_owned() };
    let (sign, digits, exponent): (i8, Vec<u8>, i32) = value.call_method0("as_tuple")?.extract()?;
    let mut number = 0_i128;
    for digit in digits {
        let next = number.checked_mul(10).and_then(|n| n.checked_add(i128::from(digit)));
        number = next.ok_or_else(too_long)?;
    }
    let scale = i8::try_from(-exponent.min(0)).map_err(|_| too_long())?;
    let zeros = u32::try_from(exponent.max(0)).map_err(|_| too_long())?;
    let shift = 10_i128.checked_pow(zeros).ok_or_else(too_long)?;
    let number = number.checked_mul(shift).ok_or_else(too_long)?;
    Ok(Value::Decimal { digits: if sign == 1 { -number } else { number }, scale })
}
