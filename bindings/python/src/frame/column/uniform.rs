//! Lists whose values are all of one plain type and none of them missing, as most are: taken in at
//! once, where [`Value`](super::value::Value) would look at each of them alone.

use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, Float64Array, Int64Array};
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyInt, PyList, PyString};

/// About how long a text is.
const TEXT: usize = 16;

/// The array, or `None` if there is anything about the list that wants a closer look.
pub(super) fn array(values: &Bound<'_, PyList>) -> Option<ArrayRef> {
    let first = values.iter().next()?;
    if first.is_exact_instance_of::<PyFloat>() {
        let number = |value: Bound<'_, PyAny>| Some(value.cast_exact::<PyFloat>().ok()?.value());
        let numbers: Option<Vec<f64>> = values.iter().map(number).collect();
        return numbers.map(|numbers| Arc::new(Float64Array::from(numbers)) as ArrayRef);
    }
    if first.is_exact_instance_of::<PyInt>() {
        // One of more than 64 bits is told of by who looks closer.
        let whole = |value: Bound<'_, PyAny>| value.cast_exact::<PyInt>().ok()?.extract().ok();
        let whole: Option<Vec<i64>> = values.iter().map(whole).collect();
        return whole.map(|whole| Arc::new(Int64Array::from(whole)) as ArrayRef);
    }
    if first.is_exact_instance_of::<PyString>() {
        return texts(values);
    }
    None
}

fn texts(values: &Bound<'_, PyList>) -> Option<ArrayRef> {
    let mut texts = StringBuilder::with_capacity(values.len(), values.len() * TEXT);
    for value in values.iter() {
        // A text that is no Unicode is told of by who looks closer.
        texts.append_value(value.cast_exact::<PyString>().ok()?.to_str().ok()?);
    }
    Some(Arc::new(texts.finish()))
}
