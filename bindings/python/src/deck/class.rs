//! `Deck`: slides in order, made on a template or opened; `open`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use indeck::deck::Footer;
use indeck::{Limits, Presentation, Replace, TemplateSlides, WriteOptions};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyIterator, PyList, PySlice, PyTuple};

use super::arguments::{DeckOrSource, LayoutName, SlideOrPlace, import_options};
use super::document::{self, Created, Property};
use super::save;
use super::section::PySection;
use super::slide::PySlide;
use super::slides::NewSlide;
use super::state::{Handle, Key, State};
use super::template::template;
use crate::display;
use crate::error::{Outcome, Problem};
use crate::inspection::{self, PyFinding, PyInspection, PyLayout, PyTheme, Rules};
use crate::source::{Sink, Source};
use crate::units;

/// A deck: a sequence of slides on the layouts of a template.
#[pyclass(frozen, module = "indeck", name = "Deck")]
pub(crate) struct PyDeck {
    pub(crate) handle: Handle,
}

/// Opens a deck that exists, to be changed without loss.
#[pyfunction]
pub(super) fn open(py: Python<'_>, file: Source) -> PyResult<PyDeck> {
    let state = py.detach(|| {
        Ok::<_, Problem>(State::of(Presentation::from_bytes(file.bytes()?, &Limits::default())?))
    })?;
    Ok(PyDeck { handle: Handle::new(state) })
}

impl PyDeck {
    /// The deck of a file in memory.
    pub(crate) fn of_bytes(bytes: Vec<u8>) -> Outcome<Self> {
        let deck = Presentation::from_bytes(bytes, &Limits::default())?;
        Ok(Self { handle: Handle::new(State::of(deck)) })
    }

    fn slide(&self, key: Key) -> PySlide {
        PySlide { handle: self.handle.clone(), key }
    }

    fn slides(&self, keys: Vec<Key>) -> Vec<PySlide> {
        keys.into_iter().map(|key| self.slide(key)).collect()
    }

    fn order(&self, py: Python<'_>) -> PyResult<Vec<Key>> {
        self.handle.work(py, |state| Ok(state.order()))
    }

    fn property(&self, py: Python<'_>, property: Property) -> PyResult<Option<String>> {
        self.handle.work(py, |state| state.property(property))
    }

    fn set_property(&self, py: Python<'_>, which: Property, to: Option<String>) -> PyResult<()> {
        self.handle.work(py, |state| state.set_property(which, to))
    }

    /// The slides of an index or a slice.
    fn chosen(&self, py: Python<'_>, index: &Bound<'_, PyAny>) -> PyResult<Vec<Key>> {
        let Ok(slice) = index.cast::<PySlice>() else {
            let at: isize = index.extract()?;
            return Ok(vec![self.handle.work(py, |state| state.at(at))?]);
        };
        let order = self.order(py)?;
        let length = isize::try_from(order.len()).unwrap_or(isize::MAX);
        let range = slice.indices(length)?;
        let mut at = range.start;
        let mut keys = Vec::with_capacity(range.slicelength);
        for _ in 0..range.slicelength {
            keys.extend(usize::try_from(at).ok().and_then(|at| order.get(at)).copied());
            at += range.step;
        }
        Ok(keys)
    }
}

#[pymethods]
impl PyDeck {
    #[new]
    #[pyo3(signature = (
        template=None, *, title=None, author=None, subject=None, keywords=None, language=None,
        created=None, footer=None, date=None, slide_numbers=false, keep_slides=false, threads=None
    ))]
    #[expect(clippy::too_many_arguments, reason = "keywords in Python")]
    fn new(
        py: Python<'_>,
        template: Option<Source>,
        title: Option<String>,
        author: Option<String>,
        subject: Option<String>,
        keywords: Option<String>,
        language: Option<String>,
        created: Option<Created>,
        footer: Option<String>,
        date: Option<String>,
        slide_numbers: bool,
        keep_slides: bool,
        threads: Option<usize>,
    ) -> PyResult<Self> {
        let mut options = WriteOptions::default();
        let properties = &mut options.properties;
        (properties.title, properties.author) = (title, author);
        (properties.subject, properties.keywords) = (subject, keywords);
        (properties.language, properties.created) = (language, created.map(|time| time.0));
        document::check_language(options.properties.language.as_deref())?;
        document::threads(&mut options, threads)?;
        if keep_slides {
            options.template_slides = TemplateSlides::Keep;
        }
        let footer = Footer { text: footer, slide_number: slide_numbers, date };
        let state = py.detach(|| {
            let mut state = State::on(self::template(template)?, options, footer);
            if keep_slides {
                state.settled()?;
            }
            Ok::<_, Problem>(state)
        })?;
        Ok(Self { handle: Handle::new(state) })
    }

    /// The title among the properties of the file.
    #[getter]
    fn title(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.property(py, Property::Title)
    }

    #[setter]
    fn set_title(&self, py: Python<'_>, title: Option<String>) -> PyResult<()> {
        self.set_property(py, Property::Title, title)
    }

    /// The author among the properties of the file.
    #[getter]
    fn author(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.property(py, Property::Author)
    }

    #[setter]
    fn set_author(&self, py: Python<'_>, author: Option<String>) -> PyResult<()> {
        self.set_property(py, Property::Author, author)
    }

    /// The subject among the properties of the file.
    #[getter]
    fn subject(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.property(py, Property::Subject)
    }

    #[setter]
    fn set_subject(&self, py: Python<'_>, subject: Option<String>) -> PyResult<()> {
        self.set_property(py, Property::Subject, subject)
    }

    /// The keywords among the properties of the file.
    #[getter]
    fn keywords(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.property(py, Property::Keywords)
    }

    #[setter]
    fn set_keywords(&self, py: Python<'_>, keywords: Option<String>) -> PyResult<()> {
        self.set_property(py, Property::Keywords, keywords)
    }

    /// The layouts that slides can be made of, in the template's order.
    #[getter]
    fn layouts(&self, py: Python<'_>) -> PyResult<Vec<PyLayout>> {
        let brand = self.handle.work(py, State::brand)?;
        Ok(PyLayout::all(&brand))
    }

    /// Colours and typefaces of the template.
    #[getter]
    fn theme(&self, py: Python<'_>) -> PyResult<PyTheme> {
        Ok(PyTheme { brand: self.handle.work(py, State::brand)? })
    }

    /// Width and height of the slides.
    #[getter]
    fn slide_size<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let size = self.handle.work(py, State::brand)?.slide_size;
        units::emus(py, [size.width, size.height])
    }

    /// The sections in order; none where the deck has none.
    #[getter]
    fn sections(&self, py: Python<'_>) -> PyResult<Vec<PySection>> {
        let keys = self.handle.work(py, State::section_keys)?;
        let section = |key| PySection { handle: self.handle.clone(), key };
        Ok(keys.into_iter().map(section).collect())
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        self.handle.work(py, |state| Ok(state.len()))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        PyList::new(py, self.slides(self.order(py)?))?.try_iter()
    }

    fn __reversed__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        let order = self.order(py)?.into_iter().rev().collect();
        PyList::new(py, self.slides(order))?.try_iter()
    }

    fn __getitem__<'py>(
        &self,
        py: Python<'py>,
        index: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let keys = self.chosen(py, index)?;
        match keys.as_slice() {
            [key] if !index.is_instance_of::<PySlice>() => {
                Ok(Bound::new(py, self.slide(*key))?.into_any())
            }
            _ => Ok(PyList::new(py, self.slides(keys))?.into_any()),
        }
    }

    fn __delitem__(&self, py: Python<'_>, index: &Bound<'_, PyAny>) -> PyResult<()> {
        let keys = self.chosen(py, index)?;
        self.handle.work(py, |state| keys.iter().try_for_each(|key| state.delete_slide(*key)))
    }

    fn __contains__(&self, py: Python<'_>, slide: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(slide) = slide.cast::<PySlide>() else { return Ok(false) };
        let (handle, key) = (&slide.get().handle, slide.get().key);
        if !handle.is(&self.handle) {
            return Ok(false);
        }
        self.handle.work(py, |state| Ok(state.find(key).is_some()))
    }

    fn __enter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    #[pyo3(signature = (kind=None, value=None, traceback=None, /))]
    fn __exit__(
        &self,
        py: Python<'_>,
        kind: Option<Bound<'_, PyAny>>,
        value: Option<Bound<'_, PyAny>>,
        traceback: Option<Bound<'_, PyAny>>,
    ) {
        let _ = (kind, value, traceback);
        self.close(py);
    }

    /// Adds a slide that is made of a layout, at the end or at a place.
    #[pyo3(signature = (layout, *, title=None, notes=None, hidden=false, id=None, at=None))]
    #[expect(clippy::too_many_arguments, reason = "keywords in Python")]
    fn add_slide(
        &self,
        py: Python<'_>,
        layout: LayoutName,
        title: Option<String>,
        notes: Option<String>,
        hidden: bool,
        id: Option<String>,
        at: Option<isize>,
    ) -> PyResult<PySlide> {
        let new = NewSlide { layout, title, notes, hidden, id: id.unwrap_or_default() };
        let key = self.handle.work(py, |state| state.add(new, at))?;
        Ok(self.slide(key))
    }

    /// A copy of a slide, after it or at a place from 0; its charts and workbooks are its own.
    #[pyo3(signature = (slide, at=None))]
    fn clone(&self, py: Python<'_>, slide: SlideOrPlace, at: Option<isize>) -> PyResult<PySlide> {
        let key = self.handle.work(py, |state| {
            let key = slide.key(&self.handle, state)?;
            state.clone_slide(key, at)
        })?;
        Ok(self.slide(key))
    }

    /// Moves a slide to a place, from 0.
    fn r#move(&self, py: Python<'_>, slide: SlideOrPlace, to: isize) -> PyResult<()> {
        self.handle.work(py, |state| {
            let key = slide.key(&self.handle, state)?;
            state.move_slide(key, to)
        })
    }

    /// Deletes a slide, with its charts, workbooks and notes.
    fn delete(&self, py: Python<'_>, slide: SlideOrPlace) -> PyResult<()> {
        self.handle.work(py, |state| {
            let key = slide.key(&self.handle, state)?;
            state.delete_slide(key)
        })
    }

    /// Copies slides of another deck into this one; the new slides.
    #[pyo3(signature = (
        other, slides=None, *, at=None, formatting="theme", size="keep", comments=true
    ))]
    #[expect(clippy::too_many_arguments, reason = "keywords in Python")]
    fn merge(
        &self,
        py: Python<'_>,
        other: DeckOrSource,
        slides: Option<Vec<isize>>,
        at: Option<isize>,
        formatting: &str,
        size: &str,
        comments: bool,
    ) -> PyResult<Vec<PySlide>> {
        let options = import_options(formatting, size, comments)?;
        let bytes = py.detach(|| match other {
            DeckOrSource::Source(source) => source.bytes(),
            DeckOrSource::Deck(handle) => handle.open()?.to_bytes(),
        })?;
        let keys = self.handle.work(py, |state| state.merge(bytes, slides, at, &options))?;
        Ok(self.slides(keys))
    }

    /// Replaces texts, also where their formatting changes within; how often.
    #[pyo3(signature = (words, *, slides=None, ignore_case=false, whole_words=false))]
    fn replace_text(
        &self,
        py: Python<'_>,
        words: BTreeMap<String, String>,
        slides: Option<Vec<isize>>,
        ignore_case: bool,
        whole_words: bool,
    ) -> PyResult<usize> {
        let mut replace = Replace::new();
        (replace.ignore_case, replace.whole_words) = (ignore_case, whole_words);
        for (find, replacement) in &words {
            replace = replace.with(find, replacement);
        }
        self.handle.work(py, |state| state.replace_text(&replace, slides))
    }

    /// Begins a section with a slide; it holds the slides from there to the next section.
    fn add_section(
        &self,
        py: Python<'_>,
        name: String,
        first: SlideOrPlace,
    ) -> PyResult<PySection> {
        let key = self.handle.work(py, |state| {
            let slide = first.key(&self.handle, state)?;
            state.add_section(name, slide)
        })?;
        Ok(PySection { handle: self.handle.clone(), key })
    }

    /// What is in the deck: theme, layouts, slides, shapes, charts, as data.
    fn inspect(&self, py: Python<'_>) -> PyResult<PyInspection> {
        Ok(py.detach(|| {
            let bytes = self.handle.open()?.to_bytes()?;
            PyInspection::of_bytes(bytes, "")
        })?)
    }

    /// What is wrong with the deck as it would be saved, by the rules of docs/lint.md.
    #[pyo3(signature = (*, brand=None, only=None, ignore=None, min_severity="warning"))]
    fn lint(
        &self,
        py: Python<'_>,
        brand: Option<PathBuf>,
        only: Option<Vec<String>>,
        ignore: Option<Vec<String>>,
        min_severity: &str,
    ) -> PyResult<Vec<PyFinding>> {
        let rules = Rules::new(brand, only, ignore, min_severity);
        Ok(py.detach(|| {
            let bytes = self.handle.open()?.to_bytes()?;
            inspection::findings(bytes, None, &rules)
        })?)
    }

    /// Writes the deck into a file, or into a file object that is open for writing in binary mode.
    #[pyo3(signature = (file, *, progress=None))]
    fn save(
        &self,
        py: Python<'_>,
        file: Sink<'_>,
        progress: Option<Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        save::save(py, &self.handle, file, progress)
    }

    /// The bytes of the file that `save` would write.
    fn to_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        Ok(PyBytes::new(py, &save::to_bytes(py, &self.handle)?))
    }

    /// Lets go of the deck's memory. Every call on it, or on its slides, raises `DeckError` from then
    /// on.
    fn close(&self, py: Python<'_>) {
        py.detach(|| self.handle.lock().close());
    }

    #[pyo3(signature = (include=None, exclude=None))]
    fn _repr_mimebundle_<'py>(
        &self,
        py: Python<'py>,
        include: Option<Bound<'py, PyAny>>,
        exclude: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let _ = (include, exclude);
        let (text, html) = self.handle.work(py, |state| {
            let outline = state.outline(None)?;
            Ok((outline.text(), outline.html()))
        })?;
        display::bundle(py, &text, Some(&html))
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        match py.detach(|| self.handle.open().map(|state| state.len())) {
            Ok(1) => "<Deck 1 slide>".to_owned(),
            Ok(slides) => format!("<Deck {slides} slides>"),
            Err(_) => "<Deck closed>".to_owned(),
        }
    }
}
