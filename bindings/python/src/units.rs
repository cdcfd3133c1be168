//! Lengths and places, as Python writes them.

use indeck::{Emu, Rect};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyInt, PyString};

use crate::error::Problem;

/// The units that a length may be written in, in EMU.
const UNITS: [(&str, f64); 5] =
    [("cm", 360_000.0), ("mm", 36_000.0), ("in", 914_400.0), ("pt", 12_700.0), ("emu", 1.0)];

/// A length: EMU as a number, or a text such as `2.5 cm`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Length(pub(crate) Emu);

impl<'py> FromPyObject<'_, 'py> for Length {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyInt>() && !object.is_instance_of::<PyBool>() {
            let length: i64 = object.extract().map_err(|_| too_long())?;
            return Ok(Self(checked(length)?));
        }
        if let Ok(text) = object.cast::<PyString>() {
            return Ok(Self(read(text.to_str()?)?));
        }
        Err(no_length(&object.repr()?.to_string()).into())
    }
}

/// A place on a slide: left, top, width, height.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place(pub(crate) Rect);

impl<'py> FromPyObject<'_, 'py> for Place {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let parts: Vec<Bound<'py, PyAny>> = object.try_iter()?.collect::<PyResult<_>>()?;
        let lengths = parts.iter().map(|part| part.extract::<Length>());
        let lengths: Vec<Length> = lengths.collect::<PyResult<_>>()?;
        match lengths.as_slice() {
            [left, top, width, height] if width.0.0 > 0 && height.0.0 > 0 => {
                Ok(Self(Rect::new(left.0, top.0, width.0, height.0)))
            }
            [_, _, _, _] => {
                Err(Problem::value("a place needs a width and a height above zero").into())
            }
            _ => Err(Problem::value("a place is (left, top, width, height)").into()),
        }
    }
}

fn read(text: &str) -> Result<Emu, Problem> {
    let written = text.trim();
    let unit = UNITS.iter().find_map(|(unit, emu)| Some((written.strip_suffix(unit)?, emu)));
    let number = unit.and_then(|(number, emu)| Some(number.trim().parse::<f64>().ok()? * emu));
    match number {
        Some(number) if number.is_finite() => checked(number.round() as i64),
        _ => Err(no_length(&format!("`{text}`"))),
    }
}

/// The longest length of a drawing, about 27,000 kilometres.
///
/// Source: ISO/IEC 29500-1, 20.1.10.16 `ST_Coordinate`.
const LONGEST: i64 = 27_273_042_316_900;

fn checked(length: i64) -> Result<Emu, Problem> {
    match (-LONGEST..=LONGEST).contains(&length) {
        true => Ok(Emu(length)),
        false => Err(too_long()),
    }
}

fn too_long() -> Problem {
    Problem::value("a length is longer than a drawing can be")
}

fn no_length(written: &str) -> Problem {
    Problem::value(format!("{written} is not a length"))
        .hint("write `Cm(2.5)`, `Inches(1)`, `Pt(12)`, or a text such as \"2.5 cm\"")
}

/// A length for Python: `indeck.units.Emu`.
pub(crate) fn emu(py: Python<'_>, length: Emu) -> PyResult<Bound<'_, PyAny>> {
    let class = py.import(intern!(py, "indeck.units"))?.getattr(intern!(py, "Emu"))?;
    class.call1((length.0,))
}

/// Several lengths for Python.
pub(crate) fn emus<'py, const N: usize>(
    py: Python<'py>,
    lengths: [Emu; N],
) -> PyResult<Bound<'py, pyo3::types::PyTuple>> {
    let class = py.import(intern!(py, "indeck.units"))?.getattr(intern!(py, "Emu"))?;
    let made: Vec<_> =
        lengths.into_iter().map(|length| class.call1((length.0,))).collect::<PyResult<_>>()?;
    pyo3::types::PyTuple::new(py, made)
}
