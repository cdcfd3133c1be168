//! `Chart`: a chart on its own, or one of a slide.

use std::sync::{Arc, Mutex, PoisonError};

use indeck::{Brand, Chart, Findings};
use indeck_chart::{DrawOptions, Drawing};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use crate::diagnostic::PyDiagnostic;
use crate::display;
use crate::error::{Outcome, Problem};
use crate::frame::Frame;
use crate::known;
use crate::options;

/// What a frame is called where it has no name of its own.
pub(crate) const DATA: &str = "data";

/// The most pixels that a picture may have in each direction.
const MOST_PIXELS: f64 = 20_000.0;

/// What a deck gives to the charts on it: its language, and its look.
#[derive(Clone, Debug, Default)]
pub(crate) struct Surroundings {
    pub(crate) language: Option<String>,
    pub(crate) brand: Option<Arc<Brand>>,
}

/// A chart of a frame that stands alone: shown in a notebook, drawn as a picture, put onto slides
/// with `Slide.add`.
#[pyclass(frozen, module = "indeck", name = "Chart")]
pub(crate) struct PyChart {
    pub(crate) chart: Arc<Chart>,
    alt: Mutex<Option<String>>,
    /// The name that its shape gets.
    pub(crate) name: Option<String>,
    pub(crate) surroundings: Surroundings,
    /// What is to be said about it.
    findings: Findings,
}

/// A chart of a frame by the options of the report language.
///
/// # Errors
/// [`Kind::Spec`](crate::error::Kind::Spec) with all that is wrong with the options or the data.
pub(crate) fn drawn(frame: Frame, options: &str, surroundings: Surroundings) -> Outcome<PyChart> {
    let frame = frame.mentioned_in(options).checked(DATA)?;
    let figure = known::chart(options)?.draw(&frame, surroundings.language.as_deref())?;
    let chart = Arc::new(figure.content);
    Ok(PyChart {
        chart,
        alt: Mutex::new(figure.alt),
        name: figure.name,
        surroundings,
        findings: figure.findings,
    })
}

impl PyChart {
    /// A chart that exists already.
    pub(crate) fn of(chart: Arc<Chart>, alt: Option<String>, surroundings: Surroundings) -> Self {
        Self {
            chart,
            alt: Mutex::new(alt),
            name: None,
            surroundings,
            findings: Findings::default(),
        }
    }

    /// The text for people who do not see it.
    pub(crate) fn alt_text(&self) -> Option<String> {
        self.alt.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The drawing at a size in pixels of 1/96 inch.
    fn drawing(&self, width: Option<f64>, height: Option<f64>) -> Outcome<Drawing> {
        let mut options = draw_options(self.surroundings.brand.as_deref());
        options.width = side("width", width, options.width)?;
        options.height = side("height", height, options.height)?;
        Ok(indeck_chart::draw(&self.chart, &options)?)
    }
}

/// How charts of a template are drawn.
pub(crate) fn draw_options(brand: Option<&Brand>) -> DrawOptions {
    let mut options = DrawOptions::default();
    if let Some(brand) = brand {
        options.palette.clone_from(&brand.palette);
        options.heading_font.clone_from(&brand.heading_font);
        options.body_font.clone_from(&brand.body_font);
    }
    options
}

fn side(name: &str, asked: Option<f64>, usual: f64) -> Outcome<f64> {
    let side = asked.unwrap_or(usual);
    match side > 0.0 && side <= MOST_PIXELS {
        true => Ok(side),
        false => Err(Problem::value(format!(
            "the `{name}` {side} is not between 0 and {MOST_PIXELS} pixels"
        ))),
    }
}

#[pymethods]
impl PyChart {
    #[new]
    #[pyo3(signature = (data, *, mark="column", **options))]
    fn new(
        py: Python<'_>,
        data: Frame,
        mark: &str,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let options = with_mark(py, mark, options)?;
        Ok(py.detach(|| drawn(data, &options, Surroundings::default()))?)
    }

    /// What is drawn; of a chart of layers `layers`.
    #[getter]
    fn mark(&self) -> &'static str {
        word(&self.chart)
    }

    /// The words above the plot.
    #[getter]
    fn title(&self) -> Option<String> {
        self.chart.frame().title.as_ref().map(|title| title.text.clone())
    }

    /// The text for people who do not see it; one is made where none was given.
    #[getter]
    fn alt(&self) -> Option<String> {
        self.alt_text()
    }

    #[setter]
    fn set_alt(&self, alt: Option<String>) {
        *self.alt.lock().unwrap_or_else(PoisonError::into_inner) = alt;
    }

    /// Warnings: cells that could not be shown, options without effect.
    #[getter]
    fn diagnostics(&self) -> Vec<PyDiagnostic> {
        let Findings { diagnostics, texts, .. } = self.findings.clone();
        diagnostics.into_iter().map(|found| PyDiagnostic::new_shown(found, &texts)).collect()
    }

    /// The chart as an SVG text. Sizes are pixels of 1/96 inch.
    #[pyo3(signature = (*, width=None, height=None))]
    fn to_svg(&self, py: Python<'_>, width: Option<f64>, height: Option<f64>) -> PyResult<String> {
        Ok(py.detach(|| self.drawing(width, height).map(|drawing| drawing.to_svg()))?)
    }

    /// The chart as a PNG picture. Sizes are pixels of 1/96 inch, each of them drawn as `scale` ×
    /// `scale` pixels.
    #[pyo3(signature = (*, width=None, height=None, scale=2.0))]
    fn to_png<'py>(
        &self,
        py: Python<'py>,
        width: Option<f64>,
        height: Option<f64>,
        scale: f64,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let made = py.detach(|| {
            let drawing = self.drawing(width, height)?;
            let usual = draw_options(None).width;
            let pixels = side("scale", Some(width.unwrap_or(usual) * scale), usual)?;
            Ok::<_, Problem>(drawing.to_png(pixels.round().max(1.0) as u32)?)
        })?;
        Ok(PyBytes::new(py, &made))
    }

    #[pyo3(signature = (include=None, exclude=None))]
    fn _repr_mimebundle_<'py>(
        &self,
        py: Python<'py>,
        include: Option<Bound<'py, PyAny>>,
        exclude: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let _ = (include, exclude);
        let svg = py.detach(|| self.drawing(None, None).map(|drawing| drawing.to_svg()))?;
        let bundle = display::bundle(py, &self.__repr__(), None)?;
        bundle.set_item("image/svg+xml", svg)?;
        Ok(bundle)
    }

    fn __repr__(&self) -> String {
        let series = self.chart.series_count();
        let title = self.title().map(|title| format!(" {title:?}")).unwrap_or_default();
        format!("<Chart {}{title}, {series} series>", word(&self.chart))
    }
}

/// What a chart draws, by the words of `mark`; these know neither layers nor that a pie has a second
/// plot.
fn word(chart: &Chart) -> &'static str {
    match chart {
        Chart::BoxWhisker(_) => "box",
        Chart::Combo(_) => "layers",
        Chart::OfPie(_) => "pie",
        other => other.mark(),
    }
}

/// The options of a chart with its mark among them; a chart of layers has none of its own.
pub(crate) fn with_mark(
    py: Python<'_>,
    mark: &str,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    let layer = intern!(py, "layer");
    let layered = options.is_some_and(|options| options.contains(layer).unwrap_or(false));
    options::json((!layered).then_some(("mark", mark)), options)
}
