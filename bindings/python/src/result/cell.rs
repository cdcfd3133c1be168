//! Values of cells as Python has them.

use indeck::Value;
use indeck::model::DateTime;
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDateTime};

/// A cell's value; a day or moment beyond those that Python knows is a text.
pub(super) fn value<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value {
        Value::Null => py.None().into_bound(py),
        Value::Bool(truth) => truth.into_pyobject(py)?.to_owned().into_any(),
        Value::Integer(number) => number.into_pyobject(py)?.into_any(),
        Value::Number(number) => number.into_pyobject(py)?.into_any(),
        Value::Text(text) => text.into_pyobject(py)?.into_any(),
        Value::Date(day) => match day_of(py, day.ymd()) {
            Some(day) => day,
            None => day.to_string().into_pyobject(py)?.into_any(),
        },
        Value::DateTime(moment) => match moment_of(py, *moment) {
            Some(moment) => moment,
            None => moment.to_string().into_pyobject(py)?.into_any(),
        },
    })
}

fn day_of<'py>(py: Python<'py>, (year, month, day): (i32, u32, u32)) -> Option<Bound<'py, PyAny>> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    PyDate::new(py, year, month, day).ok().map(Bound::into_any)
}

fn moment_of<'py>(py: Python<'py>, moment: DateTime) -> Option<Bound<'py, PyAny>> {
    const DAY: i64 = 86_400_000_000;
    let (year, month, day) = moment.date().ymd();
    let micros = moment.micros.rem_euclid(DAY);
    let part = |of: i64, unit: i64| u8::try_from(micros / unit % of).ok();
    let (hour, minute, second) =
        (part(24, 3_600_000_000)?, part(60, 60_000_000)?, part(60, 1_000_000)?);
    let rest = u32::try_from(micros % 1_000_000).ok()?;
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let made = PyDateTime::new(py, year, month, day, hour, minute, second, rest, None);
    made.ok().map(Bound::into_any)
}
