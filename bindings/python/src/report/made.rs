//! `Report`: a deck that was built, in memory, with the tables behind it.

use std::path::Path;
use std::sync::Arc;

use indeck::model::ResultTable;
use indeck::{Brand, ChartOutline, MadeDeck, SlideOutline, save_atomically};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use super::dropped::PyDropped;
use super::format;
use super::governed::PyGoverned;
use super::tables::PyTables;
use crate::chart::{PyChart, Surroundings};
use crate::deck::PyDeck;
use crate::diagnostic::PyDiagnostic;
use crate::display::{self, Outline, ShownChart, ShownSlide};
use crate::error::Outcome;
use crate::source::{self, Sink};

/// A deck that was built from a spec, in memory, with the tables behind it.
#[pyclass(frozen, module = "indeck", name = "Report")]
pub(super) struct PyReport {
    made: MadeDeck,
    tables: Arc<Vec<Arc<ResultTable>>>,
}

impl PyReport {
    pub(super) fn of(mut made: MadeDeck) -> Self {
        let tables = std::mem::take(&mut made.tables).into_iter().map(Arc::new).collect();
        Self { made, tables: Arc::new(tables) }
    }

    /// The template's look, as far as charts go by it.
    fn look(&self) -> Option<Arc<Brand>> {
        let look = &self.made.slides.iter().find_map(|slide| slide.charts.first())?.look;
        Some(Arc::new(Brand {
            palette: look.palette.clone(),
            heading_font: look.heading_font.clone(),
            body_font: look.body_font.clone(),
            ..Brand::default()
        }))
    }

    fn outline(&self) -> Outline {
        let slides = self.made.slides.iter().enumerate();
        let slides = slides.map(|(at, slide)| shown(at + 1, slide)).collect();
        Outline { heading: self.heading(), slides, brand: self.look() }
    }

    fn heading(&self) -> String {
        let count = |of: usize, what: &str| match of {
            1 => format!("1 {what}"),
            of => format!("{of} {what}s"),
        };
        let (slides, charts) = (self.made.slides.len(), self.made.report.charts);
        let (slides, charts) = (count(slides, "slide"), count(charts, "chart"));
        let tables = count(self.tables.len(), "table");
        format!("Report {}: {slides}, {charts}, {tables}", self.made.name())
    }

    fn save_as(&self, file: &Path) -> Outcome<()> {
        format::check(file, &self.made.name())?;
        Ok(save_atomically(file, |sink| Ok(sink.write_all(&self.made.bytes)?))?)
    }
}

#[pymethods]
impl PyReport {
    /// The titles of its slides.
    #[getter]
    fn slides(&self) -> Vec<String> {
        self.made.slides.iter().map(|slide| slide.title.clone().unwrap_or_default()).collect()
    }

    /// The tables of the spec, as slides saw them.
    #[getter]
    fn tables(&self) -> PyTables {
        PyTables::of(Arc::clone(&self.tables))
    }

    /// Its charts, in the order of the slides.
    #[getter]
    fn charts(&self) -> Vec<PyChart> {
        let charts = self.made.slides.iter().flat_map(|slide| &slide.charts);
        let chart = |one: &ChartOutline| {
            let look = Surroundings { brand: self.look(), ..Surroundings::default() };
            PyChart::of(Arc::new(one.chart.clone()), one.alt.clone(), look)
        };
        charts.map(chart).collect()
    }

    /// Warnings and notes; a report with an error is not built.
    #[getter]
    fn diagnostics(&self) -> Vec<PyDiagnostic> {
        super::shown(&self.made.report.findings)
    }

    /// What conditions left out.
    #[getter]
    fn dropped(&self) -> Vec<PyDropped> {
        self.made.report.dropped.iter().cloned().map(Into::into).collect()
    }

    /// What a policy did to it; `None` without a policy.
    #[getter]
    fn governed(&self) -> Option<PyGoverned> {
        self.made.report.governed.clone().map(PyGoverned)
    }

    fn __len__(&self) -> usize {
        self.made.slides.len()
    }

    fn __bool__(&self) -> bool {
        // A report is there, also one without slides.
        true
    }

    /// Writes the deck into a file or a file object.
    ///
    /// Raises: `DeckError` if it cannot be written.
    fn save(&self, py: Python<'_>, file: Sink<'_>) -> PyResult<()> {
        match file {
            Sink::Path(path) => Ok(py.detach(|| self.save_as(&path))?),
            Sink::File(file) => source::write(&file, &self.made.bytes),
        }
    }

    /// The bytes of the deck's file.
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.made.bytes)
    }

    /// The deck, to be changed further.
    fn open(&self, py: Python<'_>) -> PyResult<PyDeck> {
        Ok(py.detach(|| PyDeck::of_bytes(self.made.bytes.clone()))?)
    }

    /// How notebooks show it: an outline, with the charts as pictures.
    #[pyo3(signature = (include=None, exclude=None))]
    fn _repr_mimebundle_<'py>(
        &self,
        py: Python<'py>,
        include: Option<Bound<'py, PyAny>>,
        exclude: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let _ = (include, exclude);
        let outline = self.outline();
        let html = py.detach(|| outline.html());
        display::bundle(py, &outline.text(), Some(&html))
    }

    fn __repr__(&self) -> String {
        format!("<{}>", self.heading())
    }
}

/// A slide as notebooks show it. Its tables are those of the report.
fn shown(number: usize, slide: &SlideOutline) -> ShownSlide {
    let chart = |one: &ChartOutline| ShownChart {
        chart: Some(Arc::new(one.chart.clone())),
        alt: one.alt.clone().unwrap_or_default(),
    };
    ShownSlide {
        number,
        layout: slide.layout.clone(),
        title: slide.title.clone(),
        charts: slide.charts.iter().map(chart).collect(),
        pictures: slide.pictures,
        ..ShownSlide::default()
    }
}
