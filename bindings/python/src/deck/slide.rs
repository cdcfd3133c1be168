//! `Slide`: what stands on it, and what is put there.

use std::sync::Arc;

use indeck::deck::Content;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::fill::Put;
use super::picture::{self, Pictured};
use super::place::Wanted;
use super::shape::{PyShape, Which};
use super::state::{Handle, Key, State};
use super::text::{self, Words};
use crate::chart::{self, DATA, PyChart};
use crate::display;
use crate::error::{Outcome, Problem};
use crate::frame::Frame;
use crate::inspection::{PyComment, PyLayout, PyLink, PyPlaceholder};
use crate::known;
use crate::options;
use crate::units::Place;

/// A slide of a deck. It stays the same slide when it is moved or others are deleted.
#[pyclass(frozen, module = "indeck", name = "Slide")]
pub(crate) struct PySlide {
    pub(crate) handle: Handle,
    pub(crate) key: Key,
}

impl PySlide {
    fn work<T: Send>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&mut State) -> Outcome<T> + Send,
    ) -> PyResult<T> {
        self.handle.work(py, work)
    }

    /// Puts content onto the slide; its shape.
    fn put(&self, state: &mut State, put: Put) -> Outcome<PyShape> {
        let which = Which::Put(state.put(self.key, put)?);
        Ok(PyShape { handle: self.handle.clone(), slide: self.key, which })
    }
}

#[pymethods]
impl PySlide {
    /// Its place, from 0.
    #[getter]
    fn index(&self, py: Python<'_>) -> PyResult<usize> {
        self.handle.look(py, |state| state.position(self.key))
    }

    /// Its place, from 1, as people count.
    #[getter]
    fn number(&self, py: Python<'_>) -> PyResult<usize> {
        Ok(self.index(py)? + 1)
    }

    /// The number by which the file knows it, whatever its place.
    #[getter]
    fn id(&self, py: Python<'_>) -> PyResult<Option<u32>> {
        self.handle.look(py, |state| {
            let at = state.position(self.key)?;
            Ok(state.settled()?.deck.slide(at)?.id())
        })
    }

    /// The layout that it is made of.
    #[getter]
    fn layout(&self, py: Python<'_>) -> PyResult<PyLayout> {
        let layout = self.handle.look(py, |state| state.layout(self.key))?.unwrap_or_default();
        Ok(PyLayout::new(layout.name.clone(), &layout))
    }

    /// The text of its title; `None` where it has none.
    #[getter]
    fn title(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.handle.look(py, |state| state.title(self.key))
    }

    #[setter]
    fn set_title(&self, py: Python<'_>, title: Option<&str>) -> PyResult<()> {
        self.work(py, |state| state.set_title(self.key, title))
    }

    /// The speaker's notes; a line for each paragraph.
    #[getter]
    fn notes(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.handle.look(py, |state| state.notes(self.key))
    }

    #[setter]
    fn set_notes(&self, py: Python<'_>, notes: Option<&str>) -> PyResult<()> {
        self.work(py, |state| state.set_notes(self.key, notes))
    }

    /// Whether it is left out of a show.
    #[getter]
    fn hidden(&self, py: Python<'_>) -> PyResult<bool> {
        self.handle.look(py, |state| state.is_hidden(self.key))
    }

    #[setter]
    fn set_hidden(&self, py: Python<'_>, hidden: bool) -> PyResult<()> {
        self.work(py, |state| state.set_hidden(self.key, hidden))
    }

    /// The placeholders of its layout.
    #[getter]
    fn placeholders(&self, py: Python<'_>) -> PyResult<Vec<PyPlaceholder>> {
        let layout = self.handle.look(py, |state| state.layout(self.key))?.unwrap_or_default();
        Ok(layout.placeholders.iter().map(Into::into).collect())
    }

    /// What stands on it, from the back; the shapes of a group follow the group.
    #[getter]
    fn shapes(&self, py: Python<'_>) -> PyResult<Vec<PyShape>> {
        let found = self.handle.look(py, |state| state.shapes_of(self.key))?;
        let shape =
            |at| PyShape { handle: self.handle.clone(), slide: self.key, which: Which::Known(at) };
        Ok(found.into_iter().map(shape).collect())
    }

    /// The comments on it, with their replies.
    #[getter]
    fn comments(&self, py: Python<'_>) -> PyResult<Vec<PyComment>> {
        let comments = self.handle.look(py, |state| {
            let at = state.position(self.key)?;
            Ok(state.settled()?.deck.comments(at)?)
        })?;
        Ok(comments.into_iter().map(Into::into).collect())
    }

    /// What clicks on it lead to.
    #[getter]
    fn links(&self, py: Python<'_>) -> PyResult<Vec<PyLink>> {
        let links = self.handle.look(py, |state| {
            let at = state.position(self.key)?;
            Ok(state.settled()?.deck.links(at)?)
        })?;
        Ok(links.into_iter().map(Into::into).collect())
    }

    /// Puts a chart onto the slide, as a native chart that people can edit; the chart.
    #[pyo3(signature = (data, *, mark="column", placeholder=None, at=None, **options))]
    fn chart(
        &self,
        py: Python<'_>,
        data: Frame,
        mark: &str,
        placeholder: Option<Wanted>,
        at: Option<Place>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<PyChart> {
        let options = chart::with_mark(py, mark, options)?;
        Ok(py.detach(|| {
            let surroundings = self.handle.open()?.surroundings()?;
            let made = chart::drawn(data, &options, surroundings)?;
            let put = chart_put(&made, placeholder, at, made.alt_text());
            self.put(&mut *self.handle.open()?, put)?;
            Ok::<_, Problem>(made)
        })?)
    }

    /// Puts a table onto the slide: the rows and columns of a frame; its shape.
    #[pyo3(signature = (data, *, placeholder=None, at=None, **options))]
    fn table(
        &self,
        py: Python<'_>,
        data: Frame,
        placeholder: Option<Wanted>,
        at: Option<Place>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<PyShape> {
        let options = options::json(None, options)?;
        Ok(py.detach(|| {
            let around = self.handle.open()?.surroundings()?;
            let frame = data.checked(DATA)?;
            let made = known::table(&options)?.draw(&frame, around.language.as_deref())?;
            let put = Put {
                content: Content::Table(made.content),
                name: made.name,
                alt: made.alt,
                wanted: placeholder,
                at: at.map(|at| at.0),
            };
            self.put(&mut *self.handle.open()?, put)
        })?)
    }

    /// Puts words into a placeholder, or with `at` into a box of their own; the shape.
    #[pyo3(signature = (placeholder, content, *, at=None, markup=false))]
    fn text(
        &self,
        py: Python<'_>,
        placeholder: Option<Wanted>,
        content: &Bound<'_, PyAny>,
        at: Option<Place>,
        markup: bool,
    ) -> PyResult<PyShape> {
        let words = Words::read(content, markup)?;
        // A placeholder gives its lists bullets; a box of its own does not.
        let bare = Words::is_list(content) && placeholder.is_none() && at.is_some();
        self.work(py, |state| {
            let around = state.surroundings()?;
            let body = words.body(around.language.as_deref())?;
            let body = if bare { text::with_bullets(body) } else { body };
            let put = Put {
                content: Content::Text(body),
                name: None,
                alt: None,
                wanted: placeholder,
                at: at.map(|at| at.0),
            };
            self.put(state, put)
        })
    }

    /// Puts a picture onto the slide; its shape.
    #[pyo3(signature = (picture, *, placeholder=None, at=None, alt=None, fit="contain"))]
    fn picture(
        &self,
        py: Python<'_>,
        picture: Pictured,
        placeholder: Option<Wanted>,
        at: Option<Place>,
        alt: Option<String>,
        fit: &str,
    ) -> PyResult<PyShape> {
        let fit = picture::fit(fit)?;
        Ok(py.detach(|| {
            let mut picture = picture.read(fit)?;
            let mut state = self.handle.open()?;
            picture.bytes = state.shared(picture.bytes);
            picture.fallback = picture.fallback.map(|bytes| state.shared(bytes));
            let put = Put {
                content: Content::Picture(picture),
                name: None,
                alt,
                wanted: placeholder,
                at: at.map(|at| at.0),
            };
            self.put(&mut state, put)
        })?)
    }

    /// Puts a chart that stands alone onto the slide; its shape.
    #[pyo3(signature = (chart, *, placeholder=None, at=None, alt=None))]
    fn add(
        &self,
        py: Python<'_>,
        chart: &Bound<'_, PyChart>,
        placeholder: Option<Wanted>,
        at: Option<Place>,
        alt: Option<String>,
    ) -> PyResult<PyShape> {
        let chart = chart.get();
        let put = chart_put(chart, placeholder, at, alt.or_else(|| chart.alt_text()));
        self.work(py, |state| self.put(state, put))
    }

    #[pyo3(signature = (include=None, exclude=None))]
    fn _repr_mimebundle_<'py>(
        &self,
        py: Python<'py>,
        include: Option<Bound<'py, PyAny>>,
        exclude: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let _ = (include, exclude);
        let (text, html) = self.work(py, |state| {
            let outline = state.outline(Some(self.key))?;
            Ok((outline.text(), outline.html()))
        })?;
        display::bundle(py, &text, Some(&html))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        let Ok(other) = other.cast::<Self>() else { return false };
        self.handle.is(&other.get().handle) && self.key == other.get().key
    }

    fn __hash__(&self) -> u64 {
        (self.handle.address() as u64).rotate_left(17) ^ self.key
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        let facts = self
            .handle
            .look(py, |state| Ok((state.position(self.key)? + 1, state.title(self.key)?)));
        match facts {
            Ok((number, Some(title))) => format!("<Slide {number} {}>", quoted(&title)),
            Ok((number, None)) => format!("<Slide {number}>"),
            Err(_) => "<Slide that is gone>".to_owned(),
        }
    }
}

/// A chart that is put onto a slide.
fn chart_put(
    chart: &PyChart,
    wanted: Option<Wanted>,
    at: Option<Place>,
    alt: Option<String>,
) -> Put {
    Put {
        content: Content::Chart(Arc::clone(&chart.chart)),
        name: chart.name.clone(),
        alt,
        wanted,
        at: at.map(|at| at.0),
    }
}

/// A text as Python shows it.
pub(super) fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('\n', "\\n").replace('\u{b}', "\\x0b");
    if text.contains('\'') && !text.contains('"') {
        format!("\"{text}\"")
    } else {
        format!("'{}'", text.replace('\'', "\\'"))
    }
}
