//! `Inspection`, `SlideSummary`, `ShapeSummary` and `inspect`.

use std::sync::Arc;

use indeck::Limits;
use indeck::inspect::{Inspection, ShapeSummary, SlideSummary};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::display::{self, Outline, ShownSlide};
use crate::error::Outcome;
use crate::inspection::{PyLayout, PyTheme};
use crate::source::Source;
use crate::units;

/// What is in a deck or a template, as data.
#[pyclass(frozen, module = "indeck", name = "Inspection")]
pub(crate) struct PyInspection {
    inspection: Inspection,
    /// What the file is called; empty for a deck in memory.
    name: String,
}

impl PyInspection {
    /// What is in a package.
    pub(crate) fn of_bytes(bytes: Vec<u8>, name: &str) -> Outcome<Self> {
        let inspection = Inspection::from_bytes(bytes, &Limits::default())?;
        Ok(Self { inspection, name: name.to_owned() })
    }
}

/// What is in a deck or a template; the file is only read.
#[pyfunction]
pub(super) fn inspect(py: Python<'_>, file: Source) -> PyResult<PyInspection> {
    Ok(py.detach(|| {
        let name = match &file {
            Source::Path(path) => path.display().to_string(),
            Source::Bytes(_) => String::new(),
        };
        PyInspection::of_bytes(file.bytes()?, &name)
    })?)
}

#[pymethods]
impl PyInspection {
    /// Width and height of the slides.
    #[getter]
    fn slide_size<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let size = self.inspection.brand.slide_size;
        units::emus(py, [size.width, size.height])
    }

    /// Colours and typefaces.
    #[getter]
    fn theme(&self) -> PyTheme {
        PyTheme { brand: Arc::new(self.inspection.brand.clone()) }
    }

    /// The layouts, in the template's order.
    #[getter]
    fn layouts(&self) -> Vec<PyLayout> {
        PyLayout::all(&self.inspection.brand)
    }

    /// The slides, in order.
    #[getter]
    fn slides(&self) -> Vec<PySlideSummary> {
        let slides = self.inspection.slides.iter();
        slides.map(|slide| PySlideSummary { slide: slide.clone() }).collect()
    }

    /// All of it, as `indeck inspect --format json` shows it.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let text = indeck_cli::show::inspection(&self.name, &self.inspection);
        py.import("json")?.call_method1("loads", (text,))
    }

    #[pyo3(signature = (include=None, exclude=None))]
    fn _repr_mimebundle_<'py>(
        &self,
        py: Python<'py>,
        include: Option<Bound<'py, PyAny>>,
        exclude: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let _ = (include, exclude);
        let outline = self.outline();
        display::bundle(py, &outline.text(), Some(&outline.html()))
    }

    fn __repr__(&self) -> String {
        let (slides, layouts) = (self.inspection.slides.len(), self.inspection.brand.layouts.len());
        format!("<Inspection of {slides} slides, {layouts} layouts>")
    }
}

impl PyInspection {
    fn outline(&self) -> Outline {
        let shown = |slide: &SlideSummary| ShownSlide {
            number: slide.number,
            layout: slide.layout.clone(),
            title: slide.title.clone(),
            hidden: slide.hidden,
            lines: slide.shapes.iter().map(described).collect(),
            notes: slide.notes.is_some(),
            ..ShownSlide::default()
        };
        Outline {
            heading: self.__repr__().trim_matches(['<', '>']).to_owned(),
            slides: self.inspection.slides.iter().map(shown).collect(),
            brand: None,
        }
    }
}

/// A shape in one line.
fn described(shape: &ShapeSummary) -> String {
    let kind = kind(shape);
    let said = shape.text.lines().next().unwrap_or_default();
    match (&shape.chart, shape.table) {
        (Some(chart), _) => {
            format!(
                "{}: {kind} of {} series ({})",
                shape.name,
                chart.series.len(),
                chart.kinds.join(", ")
            )
        }
        (None, Some((rows, columns))) => format!("{}: {kind} of {rows} × {columns}", shape.name),
        (None, None) if said.is_empty() => format!("{}: {kind}", shape.name),
        (None, None) => format!("{}: {said}", shape.name),
    }
}

fn kind(shape: &ShapeSummary) -> &'static str {
    indeck_cli::show::shape(shape.kind)
}

/// What is on a slide.
#[pyclass(frozen, module = "indeck", name = "SlideSummary")]
pub(super) struct PySlideSummary {
    slide: SlideSummary,
}

#[pymethods]
impl PySlideSummary {
    /// Its place, from 1.
    #[getter]
    fn number(&self) -> usize {
        self.slide.number
    }

    /// Its layout's name.
    #[getter]
    fn layout(&self) -> &str {
        &self.slide.layout
    }

    /// The text of its title.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.slide.title.as_deref()
    }

    /// Whether it is left out of a show.
    #[getter]
    fn hidden(&self) -> bool {
        self.slide.hidden
    }

    /// The speaker's notes.
    #[getter]
    fn notes(&self) -> Option<&str> {
        self.slide.notes.as_deref()
    }

    /// Its shapes, from the back.
    #[getter]
    fn shapes(&self) -> Vec<PyShapeSummary> {
        self.slide.shapes.iter().map(|shape| PyShapeSummary { shape: shape.clone() }).collect()
    }

    fn __repr__(&self) -> String {
        format!(
            "<SlideSummary {} {:?}>",
            self.slide.number,
            self.slide.title.as_deref().unwrap_or("")
        )
    }
}

/// What a shape is.
#[pyclass(frozen, module = "indeck", name = "ShapeSummary")]
pub(super) struct PyShapeSummary {
    shape: ShapeSummary,
}

#[pymethods]
impl PyShapeSummary {
    /// Its number on the slide.
    #[getter]
    fn id(&self) -> u32 {
        self.shape.id
    }

    /// Its name in the selection pane.
    #[getter]
    fn name(&self) -> &str {
        &self.shape.name
    }

    /// What it is.
    #[getter]
    fn kind(&self) -> &'static str {
        kind(&self.shape)
    }

    /// The type of the placeholder that it fills.
    #[getter]
    fn placeholder(&self) -> Option<&str> {
        self.shape.placeholder.as_deref()
    }

    /// Its text.
    #[getter]
    fn text(&self) -> &str {
        &self.shape.text
    }

    /// Its text for people who do not see it.
    #[getter]
    fn alt(&self) -> Option<&str> {
        self.shape.alt.as_deref()
    }

    fn __repr__(&self) -> String {
        format!("<ShapeSummary {} {:?}>", self.shape.id, self.shape.name)
    }
}
