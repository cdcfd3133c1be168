//! A column of plain Python values as an Arrow array.

mod build;
mod uniform;
mod value;

use arrow_array::ArrayRef;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyFrozenSet, PyList, PySet};

use crate::error::{Kind, Problem};
use value::{Shape, Value};

/// The values of a list, tuple, series, numpy array or anything else that can be gone through.
pub(super) fn listed<'py>(values: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let py = values.py();
    if values.is_instance_of::<PySet>() || values.is_instance_of::<PyFrozenSet>() {
        return Err(Problem::value("a set has no order: give a list").into());
    }
    let mut values = values.clone();
    // numpy keeps moments as numbers of a unit; as its own lists they are Python's for microseconds.
    if let Ok(dtype) = values.getattr(intern!(py, "dtype"))
        && let Ok(kind) = dtype.getattr(intern!(py, "kind"))
        && let Some(unit) = unit_of(kind.str()?.to_str()?)
    {
        values = values.call_method1(intern!(py, "astype"), (unit,))?;
    }
    if values.hasattr(intern!(py, "tolist"))? {
        values = values.call_method0(intern!(py, "tolist"))?;
    }
    values.try_iter()?.collect()
}

fn unit_of(kind: &str) -> Option<&'static str> {
    match kind {
        "M" => Some("datetime64[us]"),
        "m" => Some("timedelta64[us]"),
        _ => None,
    }
}

/// A list as an array of the one type that holds all its values.
pub(super) fn of_list(name: &str, values: &Bound<'_, PyList>) -> PyResult<ArrayRef> {
    match uniform::array(values) {
        Some(array) => Ok(array),
        None => array(name, &values.iter().collect::<Vec<_>>()),
    }
}

/// The values as an array of the one type that holds them all.
pub(super) fn array(name: &str, values: &[Bound<'_, PyAny>]) -> PyResult<ArrayRef> {
    let mut shape = Shape::Empty;
    let mut read = Vec::with_capacity(values.len());
    for (row, value) in values.iter().enumerate() {
        let value = Value::read(value).map_err(|error| error.at(name, row))?;
        shape = shape.join(value.shape()).ok_or_else(|| mixed(name, row, shape, &value))?;
        read.push(value);
    }
    build::array(&read, shape).map_err(|said| {
        let message = format!("the column `{name}` cannot be taken in: {said}");
        Problem::new(Kind::Data, "unsupported-type", message).into()
    })
}

/// The error of a column whose values are of several kinds.
fn mixed(name: &str, row: usize, shape: Shape, value: &Value) -> PyErr {
    let (one, other) = (shape.noun(), value.shape().noun());
    let message = format!("the column `{name}` holds {one}, and in row {} {other}", row + 1);
    Problem::new(Kind::Data, "mixed-column", message).hint("make them all of one kind").into()
}
