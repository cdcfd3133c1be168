//! `trace`: where the numbers of a deck come from.

use indeck::Limits;
use indeck::evidence::{
    Trace, TracedCells, TracedNumber, TracedShape, trace as trace_slide, trace_all,
};
use pyo3::prelude::*;

use super::verification::read_json;
use crate::error::{Kind, Problem};
use crate::source::Source;

/// Where the numbers of a slide come from.
#[pyclass(frozen, module = "indeck", name = "Trace")]
pub(super) struct PyTrace(Trace);

#[pymethods]
impl PyTrace {
    /// The slide, from 1.
    #[getter]
    fn slide(&self) -> u32 {
        self.0.slide.number
    }

    /// Its id in the spec, or its title.
    #[getter]
    fn name(&self) -> &str {
        &self.0.slide.name
    }

    /// The shapes that show numbers.
    #[getter]
    fn shapes(&self) -> Vec<PyTracedShape> {
        self.0.shapes.iter().cloned().map(Into::into).collect()
    }

    /// All of it, with tables, queries, sources and the policy, as `indeck trace --format json`
    /// shows it.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        read_json(py, &self.0.to_json())
    }

    fn __str__(&self) -> String {
        indeck_cli::show::lines(&self.0.to_string()).trim_end().to_owned()
    }

    fn __repr__(&self) -> String {
        let numbers: usize = self.0.shapes.iter().map(|shape| shape.numbers.len()).sum();
        format!("<Trace of {}: {numbers} numbers>", self.0.slide)
    }
}

/// A shape with its numbers.
#[pyclass(frozen, get_all, module = "indeck", name = "TracedShape")]
#[derive(Clone)]
pub(super) struct PyTracedShape {
    /// Its number on the slide.
    id: u32,
    /// Its name in the selection pane.
    name: String,
    /// Its numbers.
    numbers: Vec<PyTracedNumber>,
}

#[pymethods]
impl PyTracedShape {
    fn __repr__(&self) -> String {
        format!("<TracedShape {}: {} numbers>", self.name, self.numbers.len())
    }
}

impl From<TracedShape> for PyTracedShape {
    fn from(shape: TracedShape) -> Self {
        let TracedShape { shape: id, name, numbers, .. } = shape;
        Self { id, name, numbers: numbers.into_iter().map(Into::into).collect() }
    }
}

/// A number with the cells that it comes from.
#[pyclass(frozen, get_all, module = "indeck", name = "TracedNumber")]
#[derive(Clone)]
pub(super) struct PyTracedNumber {
    /// Where on the shape.
    place: String,
    /// What was written there.
    written: String,
    /// The cells that it comes from.
    cells: Vec<PyTracedCells>,
}

#[pymethods]
impl PyTracedNumber {
    fn __repr__(&self) -> String {
        let cells: Vec<String> = self.cells.iter().map(PyTracedCells::told).collect();
        format!("<TracedNumber {}: {} from {}>", self.place, self.written, cells.join(", "))
    }
}

impl From<TracedNumber> for PyTracedNumber {
    fn from(number: TracedNumber) -> Self {
        let TracedNumber { place, written, cells } = number;
        Self { place, written, cells: cells.into_iter().map(Into::into).collect() }
    }
}

/// Cells of a column of a table.
#[pyclass(frozen, get_all, module = "indeck", name = "TracedCells")]
#[derive(Clone)]
pub(super) struct PyTracedCells {
    /// The table.
    table: String,
    /// The column.
    column: String,
    /// The first row, from 0.
    row: u32,
    /// The number of rows.
    rows: u32,
}

impl PyTracedCells {
    fn told(&self) -> String {
        let Self { table, column, row, rows } = self;
        match rows {
            1 => format!("{table}.{column}, row {row}"),
            rows => format!("{table}.{column}, {rows} rows from {row}"),
        }
    }
}

#[pymethods]
impl PyTracedCells {
    fn __repr__(&self) -> String {
        format!("<TracedCells {}>", self.told())
    }
}

impl From<TracedCells> for PyTracedCells {
    fn from(cells: TracedCells) -> Self {
        let TracedCells { table, column, row, rows } = cells;
        Self { table, column, row, rows }
    }
}

/// Follows the numbers of a deck back to tables, cells, queries and data.
///
/// `slide` counts from 1 and `shape` is a name; without them it is about all.
///
/// Raises: `EvidenceError` if the deck has no manifest, `UnknownNameError` for a slide or shape that
/// is not there.
#[pyfunction]
#[pyo3(signature = (deck, *, slide=None, shape=None))]
pub(super) fn trace(
    py: Python<'_>,
    deck: Source,
    slide: Option<i64>,
    shape: Option<&str>,
) -> PyResult<Vec<PyTrace>> {
    let slide = slide.map(|slide| u32::try_from(slide).map_err(|_| no_slide(slide))).transpose()?;
    let traced = py.detach(|| {
        let (deck, limits) = (deck.bytes()?, Limits::default());
        Ok::<_, Problem>(match slide {
            Some(slide) => vec![trace_slide(deck, slide, shape, &limits)?],
            None => trace_all(deck, shape, &limits)?,
        })
    })?;
    Ok(traced.into_iter().map(PyTrace).collect())
}

fn no_slide(slide: i64) -> Problem {
    let message = format!("there is no slide {slide}");
    Problem::new(Kind::NoSuchSlide, "not-in-manifest", message).hint("slides count from 1")
}
