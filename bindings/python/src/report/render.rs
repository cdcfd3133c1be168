//! `render`: the charts of a spec as files of pictures.

use std::path::PathBuf;

use indeck::{PictureFormat, RenderOptions, RenderedChart};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::input::{self, Has, Input};
use super::keywords::Keywords;
use super::work;
use crate::error::{Outcome, Problem};

/// The pixels that a picture may be wide.
const WIDTHS: std::ops::RangeInclusive<i64> = 16..=8192;

/// A chart that was drawn into a file.
#[pyclass(frozen, get_all, module = "indeck", name = "RenderedChart")]
#[derive(Clone)]
pub(super) struct PyRenderedChart {
    /// The slide, from 1.
    slide: usize,
    /// The id of the slide; empty if it has none.
    slide_id: String,
    /// The placeholder, as the spec names it.
    placeholder: String,
    /// What is drawn.
    mark: &'static str,
    /// The file.
    file: String,
    /// Its text for people who do not see it.
    alt: Option<String>,
}

#[pymethods]
impl PyRenderedChart {
    fn __repr__(&self) -> String {
        format!("<RenderedChart {} of slide {}: {}>", self.mark, self.slide, self.file)
    }
}

impl From<RenderedChart> for PyRenderedChart {
    fn from(chart: RenderedChart) -> Self {
        let RenderedChart { slide, slide_id, placeholder, mark, output, alt, .. } = chart;
        Self { slide, slide_id, placeholder, mark, file: output.display().to_string(), alt }
    }
}

/// Draws each chart of a spec as a picture into a folder, one file a chart.
///
/// `width` is that of PNG pictures in pixels; the other arguments are those of `build`.
///
/// Raises: as `build`.
#[pyfunction]
#[pyo3(signature = (spec, folder, **given))]
#[pyo3(
    text_signature = "(spec, folder, *, format='svg', width=None, data=None, params=None, sets=None, burst=None, policy=None, audit_log=None, keys=None, actor=None, purpose=None, allow_read=(), threads=None, progress=None)"
)]
pub(super) fn render<'py>(
    py: Python<'py>,
    spec: PathBuf,
    folder: PathBuf,
    given: Option<&Bound<'py, PyDict>>,
) -> PyResult<Vec<PyRenderedChart>> {
    let keywords = Keywords::new(py, "render", given)?;
    let pictures = pictures(keywords.take("format")?, keywords.take("width")?)?;
    let has = Has { burst: true, threads: true, created: false };
    let input = Input::take(spec, &keywords, has)?;
    let progress = keywords.object("progress")?;
    keywords.end()?;
    let drawn = work::run(py, progress.as_ref(), |job| {
        input::keep_folder(&folder)?;
        let (spec, options) = input.options(job)?;
        Ok(indeck::render_charts(&spec, &folder, &options, &pictures, job)?)
    })?;
    Ok(drawn.charts.into_iter().map(Into::into).collect())
}

fn pictures(format: Option<String>, width: Option<i64>) -> Outcome<RenderOptions> {
    let format = match format.as_deref() {
        None | Some("svg") => PictureFormat::Svg,
        Some("png") => PictureFormat::Png,
        Some(other) => {
            let message = format!("`format` is `{other}`, not `svg` or `png`");
            return Err(Problem::value(message));
        }
    };
    let width = match width {
        None => None,
        Some(_) if format == PictureFormat::Svg => {
            let problem = Problem::value("an SVG has no width in pixels");
            return Err(problem.hint("leave `width` out, or add `format=\"png\"`"));
        }
        Some(width) if WIDTHS.contains(&width) => u32::try_from(width).ok(),
        Some(width) => {
            let (least, most) = (WIDTHS.start(), WIDTHS.end());
            let message = format!("`width` is {width} pixels, not between {least} and {most}");
            return Err(Problem::value(message));
        }
    };
    Ok(RenderOptions { format, width })
}
