//! Keyword arguments as the JSON text that the report language reads.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PyMapping, PySet, PyString, PyTuple,
};

use crate::error::Problem;

/// How deep options may be nested.
const DEPTH: usize = 32;

/// The arguments as a JSON map, in their order, after a first one.
pub(crate) fn json(
    first: Option<(&str, &str)>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    let mut text = String::from("{");
    if let Some((key, value)) = first {
        quoted(key, &mut text);
        text.push_str(": ");
        quoted(value, &mut text);
    }
    if let Some(options) = options {
        options.iter().try_for_each(|entry| pair(entry, &mut text, DEPTH))?;
    }
    text.push('}');
    Ok(text)
}

/// A value as JSON.
pub(crate) fn json_of(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let mut text = String::new();
    write(value, &mut text, DEPTH)?;
    Ok(text)
}

fn write(value: &Bound<'_, PyAny>, text: &mut String, depth: usize) -> PyResult<()> {
    let py = value.py();
    let depth =
        depth.checked_sub(1).ok_or_else(|| Problem::value("options are nested too deeply"))?;
    if value.is_none() {
        text.push_str("null");
    } else if let Ok(truth) = value.cast::<PyBool>() {
        text.push_str(if truth.is_true() { "true" } else { "false" });
    } else if let Ok(string) = value.cast::<PyString>() {
        quoted(string.to_str()?, text);
    } else if value.is_instance_of::<PyInt>() {
        text.push_str(value.call_method0(intern!(py, "__index__"))?.str()?.to_str()?);
    } else if let Ok(number) = value.cast::<PyFloat>() {
        if !number.value().is_finite() {
            return Err(Problem::value(format!("`{}` is not a number", number.value())).into());
        }
        // Not the number's own, which in numpy has the type in it.
        text.push_str(PyFloat::new(py, number.value()).repr()?.to_str()?);
    } else if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        list(value, text, depth)?;
    } else if let Ok(mapping) = value.cast::<PyMapping>() {
        map(mapping, text, depth)?;
    } else if value.hasattr(intern!(py, "isoformat"))? {
        quoted(value.call_method0(intern!(py, "isoformat"))?.str()?.to_str()?, text);
    } else if value.hasattr(intern!(py, "tolist"))? {
        // Arrays and scalars of numpy, series.
        write(&value.call_method0(intern!(py, "tolist"))?, text, depth)?;
    } else if value.get_type().name()?.to_str()? == "Decimal" {
        let plain = value.call_method1(intern!(py, "__format__"), ("f",))?;
        if !value.call_method0(intern!(py, "is_finite"))?.is_truthy()? {
            return Err(Problem::value(format!("`{plain}` is not a number")).into());
        }
        text.push_str(plain.str()?.to_str()?);
    } else if value.is_instance_of::<PySet>() || value.is_instance_of::<PyFrozenSet>() {
        return Err(Problem::value("a set has no order: give a list").into());
    } else if value.try_iter().is_ok() {
        list(value, text, depth)?;
    } else {
        let kind = value.get_type().fully_qualified_name()?;
        return Err(Problem::value(format!("`{kind}` cannot be an option")).into());
    }
    Ok(())
}

fn list(values: &Bound<'_, PyAny>, text: &mut String, depth: usize) -> PyResult<()> {
    text.push('[');
    for (at, value) in values.try_iter()?.enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        write(&value?, text, depth)?;
    }
    text.push(']');
    Ok(())
}

fn map(mapping: &Bound<'_, PyMapping>, text: &mut String, depth: usize) -> PyResult<()> {
    text.push('{');
    for item in mapping.items()?.iter() {
        pair(item.extract()?, text, depth)?;
    }
    text.push('}');
    Ok(())
}

/// An entry of a map, after a comma where it is not the first.
fn pair(
    (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>),
    text: &mut String,
    depth: usize,
) -> PyResult<()> {
    if !text.ends_with('{') {
        text.push_str(", ");
    }
    quoted(key.str()?.to_str()?, text);
    text.push_str(": ");
    write(&value, text, depth)
}

/// A JSON string, which is one of YAML as well.
fn quoted(string: &str, text: &mut String) {
    text.push('"');
    for c in string.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                text.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => text.push(c),
        }
    }
    text.push('"');
}
