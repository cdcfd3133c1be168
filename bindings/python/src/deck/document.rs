//! What a deck says of itself: the arguments of `Deck`, and its properties.

use indeck::WriteOptions;
use indeck::deck::DeckProperties;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyString;

use super::state::{Base, State, closed};
use crate::error::{Outcome, Problem};

/// A time as `YYYY-MM-DDThh:mm:ssZ`.
pub(crate) struct Created(pub(crate) String);

impl<'py> FromPyObject<'_, 'py> for Created {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let py = object.py();
        if let Ok(text) = object.cast::<PyString>() {
            let text = text.to_str()?;
            let datetime = py.import(intern!(py, "datetime"))?.getattr(intern!(py, "datetime"))?;
            let read = datetime.call_method1(intern!(py, "fromisoformat"), (text,));
            let read = read.map_err(|_| {
                Problem::value(format!("`{text}` is no time"))
                    .hint("write it as `2026-11-22T09:30:00Z`")
            })?;
            return Self::of(&read);
        }
        if object.hasattr(intern!(py, "astimezone"))? {
            return Self::of(&object);
        }
        let message = format!("`{}` is no time", object.repr()?);
        Err(Problem::value(message).hint("give a `datetime` or a text").into())
    }
}

impl Created {
    /// In UTC; a time without a zone is taken as it is, so that the same call gives the same file
    /// wherever it is made.
    fn of(time: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = time.py();
        let aware = !time.call_method0(intern!(py, "utcoffset"))?.is_none();
        let time = match aware {
            true => {
                let zone = py.import(intern!(py, "datetime"))?.getattr(intern!(py, "timezone"))?;
                time.call_method1(intern!(py, "astimezone"), (zone.getattr(intern!(py, "utc"))?,))?
            }
            false => time.clone(),
        };
        // Not `strftime`, which writes early years short on some systems.
        let text: String =
            time.call_method1(intern!(py, "isoformat"), ("T", "seconds"))?.extract()?;
        Ok(Self(format!("{}Z", text.chars().take(19).collect::<String>())))
    }
}

/// One of the properties of the document that can be changed.
#[derive(Clone, Copy)]
pub(crate) enum Property {
    Title,
    Author,
    Subject,
    Keywords,
}

impl Property {
    fn of(self, properties: &mut DeckProperties) -> &mut Option<String> {
        match self {
            Self::Title => &mut properties.title,
            Self::Author => &mut properties.author,
            Self::Subject => &mut properties.subject,
            Self::Keywords => &mut properties.keywords,
        }
    }
}

impl State {
    /// A property of the document.
    pub(crate) fn property(&self, property: Property) -> Outcome<Option<String>> {
        let mut properties = match &self.base {
            Base::Made(_) => self.options.properties.clone(),
            Base::Opened(opened) => opened.deck.properties()?,
            Base::Closed => return Err(closed()),
        };
        Ok(property.of(&mut properties).take())
    }

    /// Changes a property of the document.
    pub(crate) fn set_property(&mut self, property: Property, to: Option<String>) -> Outcome<()> {
        if let Base::Opened(opened) = &mut self.base {
            let mut properties = opened.deck.properties()?;
            property.of(&mut properties).clone_from(&to);
            opened.deck.set_properties(&properties)?;
        }
        *property.of(&mut self.options.properties) = to;
        Ok(())
    }
}

/// How many threads write; at least one.
pub(crate) fn threads(options: &mut WriteOptions, threads: Option<usize>) -> Outcome<()> {
    if threads == Some(0) {
        return Err(Problem::value("a deck needs one thread at least to be written"));
    }
    options.threads = threads;
    Ok(())
}

/// Checks that a language is a tag such as `en-GB`: anything else is written into the file and not
/// understood.
pub(crate) fn check_language(language: Option<&str>) -> Outcome<()> {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    match language {
        Some(tag) if !tag.split('-').all(is_part) => {
            Err(Problem::value(format!("`{tag}` is no language")).hint("write it as `en-GB`"))
        }
        _ => Ok(()),
    }
}
