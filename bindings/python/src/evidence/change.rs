//! `Change`: one thing of a deck that is not as it was written.

use indeck::evidence::{Change, SlideName};
use pyo3::prelude::*;

/// One thing of a deck that is not as it was written. `str()` says it in a line.
#[pyclass(frozen, eq, hash, module = "indeck", name = "Change")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct PyChange {
    /// The kind of change: `number-changed`, `slide-removed`.
    #[pyo3(get)]
    code: &'static str,
    /// The slide, from 1.
    #[pyo3(get)]
    slide: u32,
    /// The name of the shape, if it is about one.
    #[pyo3(get)]
    shape: Option<String>,
    /// Where on the shape.
    #[pyo3(get)]
    place: Option<String>,
    /// What was written.
    #[pyo3(get)]
    written: Option<String>,
    /// What stands there now.
    #[pyo3(get)]
    now: Option<String>,
    told: String,
}

#[pymethods]
impl PyChange {
    fn __str__(&self) -> &str {
        &self.told
    }

    fn __repr__(&self) -> String {
        format!("<Change {}: {}>", self.code, self.told)
    }
}

/// What a change is about.
#[derive(Default)]
struct About<'a> {
    shape: Option<&'a str>,
    place: Option<String>,
    written: Option<String>,
    now: Option<String>,
}

impl From<&Change> for PyChange {
    fn from(change: &Change) -> Self {
        let (slide, About { shape, place, written, now }) = about(change);
        Self {
            code: change.code(),
            slide: slide.map_or(0, |slide| slide.number),
            shape: shape.map(str::to_owned),
            place,
            written,
            now,
            told: indeck_cli::show::plain(&change.to_string()),
        }
    }
}

fn about(change: &Change) -> (Option<&SlideName>, About<'_>) {
    let text = |text: &str| Some(text.to_owned());
    let (slide, about) = match change {
        Change::SlideAdded { slide } | Change::SlideRemoved { slide } => (slide, About::default()),
        Change::SlideMoved { slide, from } => {
            let (written, now) = (text(&from.to_string()), text(&slide.number.to_string()));
            (slide, About { written, now, ..About::default() })
        }
        Change::SlideHidden { slide, hidden } => {
            let word = |hidden: bool| text(if hidden { "hidden" } else { "shown" });
            (slide, About { written: word(!hidden), now: word(*hidden), ..About::default() })
        }
        Change::ShapeRenamed { slide, shape, now } => (
            slide,
            About { shape: Some(shape), written: text(shape), now: text(now), ..About::default() },
        ),
        Change::Number { slide, shape, place, written, now }
        | Change::Workbook { slide, shape, place, written, now } => {
            let (place, written, now) = (text(place), text(written), text(now));
            (slide, About { shape: Some(shape), place, written, now })
        }
        Change::Text { slide, shape, place } => {
            (slide, About { shape: Some(shape), place: text(place), ..About::default() })
        }
        Change::Series { slide, shape, series, added } => {
            let (written, now) = if *added { (None, text(series)) } else { (text(series), None) };
            (slide, About { shape: Some(shape), place: text("series"), written, now })
        }
        Change::ShapeAdded { slide, shape }
        | Change::ShapeRemoved { slide, shape }
        | Change::ShapeReplaced { slide, shape }
        | Change::WorkbookReplaced { slide, shape }
        | Change::Picture { slide, shape }
        | Change::Alt { slide, shape } => (slide, About { shape: Some(shape), ..About::default() }),
        Change::Notes { slide, paragraph, written, now } => {
            let place = match paragraph {
                0 => text("notes"),
                number => Some(format!("notes, paragraph {number}")),
            };
            let joined = |numbers: &[String]| (!numbers.is_empty()).then(|| numbers.join(", "));
            (slide, About { shape: None, place, written: joined(written), now: joined(now) })
        }
        _ => return (None, About::default()),
    };
    (Some(slide), about)
}
