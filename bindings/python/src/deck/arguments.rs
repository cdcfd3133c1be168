//! Arguments that name layouts, slides and decks, and how slides of other decks come in.

use indeck::{Formatting, ImportOptions, OtherSize};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyInt, PyString};

use super::class::PyDeck;
use super::slide::PySlide;
use super::state::{Handle, Key, State};
use crate::error::{Outcome, Problem};
use crate::source::Source;

/// A layout as it is named: by its name, or by its place from 0.
#[derive(Clone, Debug)]
pub(crate) enum LayoutName {
    Name(String),
    Index(isize),
}

impl<'py> FromPyObject<'_, 'py> for LayoutName {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(name) = object.cast::<PyString>() {
            return Ok(Self::Name(name.to_str()?.to_owned()));
        }
        if object.is_instance_of::<PyInt>() && !object.is_instance_of::<PyBool>() {
            return Ok(Self::Index(object.extract()?));
        }
        let message = format!("`{}` names no layout", object.repr()?);
        Err(Problem::value(message).hint("give its name or its place from 0").into())
    }
}

/// A slide, or the place of one, from the end where it is below 0.
pub(crate) enum SlideOrPlace {
    Slide(Handle, Key),
    Place(isize),
}

impl<'py> FromPyObject<'_, 'py> for SlideOrPlace {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(slide) = object.cast::<PySlide>() {
            return Ok(Self::Slide(slide.get().handle.clone(), slide.get().key));
        }
        if object.is_instance_of::<PyInt>() && !object.is_instance_of::<PyBool>() {
            return Ok(Self::Place(object.extract()?));
        }
        Err(Problem::value(format!("`{}` is no slide and no place of one", object.repr()?)).into())
    }
}

impl SlideOrPlace {
    /// The slide's key in that deck.
    pub(crate) fn key(&self, deck: &Handle, state: &State) -> Outcome<Key> {
        match self {
            Self::Place(at) => state.at(*at),
            Self::Slide(handle, key) if handle.is(deck) => Ok(*key),
            Self::Slide(..) => Err(Problem::value("the slide is one of another deck")
                .hint("`merge` copies slides of other decks")),
        }
    }
}

/// A deck that is open, or a file of one.
pub(crate) enum DeckOrSource {
    Deck(Handle),
    Source(Source),
}

impl<'py> FromPyObject<'_, 'py> for DeckOrSource {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.cast::<PyDeck>() {
            Ok(deck) => Ok(Self::Deck(deck.get().handle.clone())),
            Err(_) => Ok(Self::Source(object.extract()?)),
        }
    }
}

/// How slides of another deck come in, by the words for it.
pub(crate) fn import_options(
    formatting: &str,
    size: &str,
    comments: bool,
) -> Outcome<ImportOptions> {
    let mut options = ImportOptions { comments, ..ImportOptions::default() };
    options.formatting = match formatting {
        "theme" => Formatting::TakeTheme,
        "source" => Formatting::KeepSource,
        other => {
            return Err(Problem::value(format!("`{other}` is not a formatting"))
                .hint("`theme` or `source`"));
        }
    };
    options.other_size = match size {
        "keep" => OtherSize::Keep,
        "fit" => OtherSize::Fit,
        other => {
            return Err(Problem::value(format!("`{other}` is not a way to take other sizes"))
                .hint("`keep` or `fit`"));
        }
    };
    Ok(options)
}
