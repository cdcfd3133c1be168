//! Values of Python as the texts that a spec takes.

use std::path::PathBuf;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyMapping, PyString};

use crate::error::Problem;

/// Values by their names, as texts: those of `params`.
pub(super) fn texts(name: &str, given: &Bound<'_, PyAny>) -> PyResult<Vec<(String, String)>> {
    pairs(name, given)?
        .into_iter()
        .map(|(key, value)| {
            let text = text(&value)?.ok_or_else(|| unfit(name, &key, &value))?;
            Ok((key, text))
        })
        .collect()
}

/// One value as a text.
pub(super) fn shown(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    let kind = || format!("`{name}` is a {}, which is no single value", kind_of(value));
    Ok(text(value)?.ok_or_else(|| Problem::value(kind()))?)
}

/// Values by their paths, as YAML: those of `sets`. A text of Python is a text of the spec, `"true"`
/// as well.
pub(super) fn yaml(name: &str, given: &Bound<'_, PyAny>) -> PyResult<Vec<(String, String)>> {
    pairs(name, given)?
        .into_iter()
        .map(|(key, value)| {
            let json = crate::options::json_of(&value).map_err(|_| unfit(name, &key, &value))?;
            Ok((key, json))
        })
        .collect()
}

/// The members of a mapping.
pub(super) fn pairs<'py>(
    name: &str,
    given: &Bound<'py, PyAny>,
) -> PyResult<Vec<(String, Bound<'py, PyAny>)>> {
    let mapping = given.cast::<PyMapping>().map_err(|_| no_mapping(name, given))?;
    let pair = |item: Bound<'py, PyAny>| {
        let (key, value): (Bound<'py, PyAny>, Bound<'py, PyAny>) = item.extract()?;
        let key = key.extract::<String>().map_err(|_| no_mapping(name, given))?;
        Ok((key, value))
    };
    mapping.items()?.iter().map(pair).collect()
}

/// A single value as a text; none for anything else.
fn text(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    let py = value.py();
    if let Ok(truth) = value.cast::<PyBool>() {
        return Ok(Some(truth.is_true().to_string()));
    }
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Some(text.to_str()?.to_owned()));
    }
    if value.is_instance_of::<PyInt>() {
        // Not `str`, which an enumeration of numbers has of its own.
        let number = value.call_method0(intern!(py, "__index__"))?;
        return Ok(Some(number.str()?.to_str()?.to_owned()));
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        // Not the number's own, which in numpy has the type in it.
        return Ok(Some(PyFloat::new(py, number.value()).repr()?.to_str()?.to_owned()));
    }
    if value.hasattr(intern!(py, "isoformat"))? {
        // A day as `2026-10-31`, a moment as `2026-10-31 18:30:00`.
        return Ok(Some(value.str()?.to_str()?.to_owned()));
    }
    if &*value.get_type().qualname()?.to_cow()? == "Decimal" {
        // Never with an exponent.
        let plain = value.call_method1(intern!(py, "__format__"), ("f",))?;
        return Ok(Some(plain.extract()?));
    }
    // Scalars of numpy.
    if value.hasattr(intern!(py, "item"))? && value.hasattr(intern!(py, "dtype"))? {
        let plain = value.call_method0(intern!(py, "item"))?;
        return if plain.is(value) { Ok(None) } else { text(&plain) };
    }
    Ok(None)
}

fn no_mapping(name: &str, given: &Bound<'_, PyAny>) -> Problem {
    let kind = kind_of(given);
    Problem::value(format!("`{name}` is a {kind}, not a mapping from names to values"))
}

fn unfit(name: &str, key: &str, value: &Bound<'_, PyAny>) -> Problem {
    let kind = kind_of(value);
    Problem::value(format!("`{name}` has a {kind} for `{key}`"))
        .hint("give a text, a number, a truth value, a date or a moment")
}

fn kind_of(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(|_| "object".to_owned(), |name| name.to_string())
}

/// One path, or a sequence of them.
pub(crate) fn paths(given: &Bound<'_, PyAny>) -> PyResult<Vec<PathBuf>> {
    if let Ok(path) = given.extract::<PathBuf>() {
        return Ok(vec![path]);
    }
    given.try_iter()?.map(|path| path?.extract()).collect()
}
