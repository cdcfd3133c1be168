//! Writes a deck: slides that are kept as content straight from there, without changing it.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use indeck::deck::ResolvedSlide;
use indeck::{
    DeckError, DeckFormat, Limits, Presentation, Template, WriteOptions, save_atomically,
};
use pyo3::prelude::*;

use super::state::{Base, Handle, State, closed};
use crate::error::Outcome;
use crate::listener::Listener;
use crate::source::{self, Sink};

/// How many slides are written before Python is asked whether to stop.
const ASKED_EVERY: usize = 32;

/// What is to be written: taken out of the deck, so that writing holds nobody up.
enum Draft {
    Slides { template: Arc<Template>, options: WriteOptions, slides: Vec<Arc<ResolvedSlide>> },
    File(Vec<u8>),
}

/// Writes the deck into a file.
pub(crate) fn save(
    py: Python<'_>,
    deck: &Handle,
    sink: Sink<'_>,
    progress: Option<Bound<'_, PyAny>>,
) -> PyResult<()> {
    let listener = Listener::new(py, progress.as_ref())?;
    let written = match sink {
        Sink::Path(path) => to_path(py, deck, path, &listener),
        Sink::File(file) => {
            bytes(py, deck, &listener).and_then(|bytes| source::write(&file, &bytes))
        }
    };
    // What went wrong before counts more than what goes wrong here.
    let closed = listener.close(py);
    written.and(closed)
}

/// The bytes of the deck's file.
pub(crate) fn to_bytes(py: Python<'_>, deck: &Handle) -> PyResult<Vec<u8>> {
    bytes(py, deck, &Listener::nobody())
}

fn bytes(py: Python<'_>, deck: &Handle, listener: &Listener) -> PyResult<Vec<u8>> {
    let draft = deck.work(py, |state| state.draft(None))?;
    let mut bytes = Vec::new();
    write(py, draft, listener, |work| work(&mut bytes))?;
    Ok(bytes)
}

fn to_path(py: Python<'_>, deck: &Handle, path: PathBuf, listener: &Listener) -> PyResult<()> {
    let format = DeckFormat::named(&path);
    let draft = deck.work(py, |state| state.draft(format))?;
    write(py, draft, listener, |work| save_atomically(&path, work))
}

impl State {
    /// What is written, as a file of that kind where one is said.
    fn draft(&self, format: Option<DeckFormat>) -> Outcome<Draft> {
        match &self.base {
            Base::Made(made) => {
                let options = self.options.clone();
                let format = format.unwrap_or(options.format);
                Ok(Draft::Slides {
                    template: Arc::clone(&made.template),
                    options: WriteOptions { format, ..options },
                    slides: made.slides.iter().map(|known| Arc::clone(&known.slide)).collect(),
                })
            }
            Base::Opened(opened) => {
                let bytes = opened.deck.to_bytes()?;
                let own = opened.deck.format();
                match format.filter(|format| own.is_some_and(|own| own != *format)) {
                    None => Ok(Draft::File(bytes)),
                    Some(format) => Ok(Draft::File(converted(bytes, format)?)),
                }
            }
            Base::Closed => Err(closed()),
        }
    }

    /// The bytes of the deck's file, for who has let go of the interpreter already.
    pub(crate) fn to_bytes(&self) -> Outcome<Vec<u8>> {
        match self.draft(None)? {
            Draft::File(bytes) => Ok(bytes),
            Draft::Slides { template, options, slides } => {
                Ok(super::settle::bytes_of(&template, &options, slides.iter())?)
            }
        }
    }
}

/// The deck as another kind of file: a file of one kind under the name of another does not open.
fn converted(bytes: Vec<u8>, format: DeckFormat) -> Outcome<Vec<u8>> {
    let mut deck = Presentation::from_bytes(bytes, &Limits::default())?;
    deck.convert(format)?;
    Ok(deck.to_bytes()?)
}

/// Writes into what is to be written to.
type Writing<'w> = Box<dyn FnOnce(&mut dyn Write) -> Result<(), DeckError> + Send + 'w>;

/// Writes a draft into a sink, which is opened by `into`.
fn write(
    py: Python<'_>,
    draft: Draft,
    listener: &Listener,
    into: impl FnOnce(Writing<'_>) -> Result<(), DeckError> + Send,
) -> PyResult<()> {
    let mut raised = None;
    let stopped = &mut raised;
    let done = py.detach(move || {
        into(Box::new(move |sink| match draft {
            Draft::File(bytes) => {
                sink.write_all(&bytes).map_err(|source| DeckError::Write { source })?;
                told(listener, 1, 1).map_err(|error| stop(stopped, error))
            }
            Draft::Slides { template, options, slides } => {
                let mut writer = template.writer(sink, options)?;
                for (done, slide) in slides.iter().enumerate() {
                    writer.push(Arc::clone(slide))?;
                    told(listener, done + 1, slides.len()).map_err(|error| stop(stopped, error))?;
                }
                writer.finish().map(drop)
            }
        }))
    });
    match raised {
        Some(raised) => Err(raised),
        None => Ok(done.map_err(crate::error::Problem::from)?),
    }
}

/// Tells how many slides are written, and asks whether to stop.
fn told(listener: &Listener, done: usize, total: usize) -> PyResult<()> {
    if listener.is_nobody() && !done.is_multiple_of(ASKED_EVERY) {
        return Ok(());
    }
    Python::attach(|py| {
        py.check_signals()?;
        listener.hear(py, done, Some(total), "write slides")
    })
}

/// What stops the writer when Python says so; the reason is kept apart, for Python.
fn stop(raised: &mut Option<PyErr>, error: PyErr) -> DeckError {
    *raised = Some(error);
    DeckError::Write { source: io::ErrorKind::Interrupted.into() }
}
