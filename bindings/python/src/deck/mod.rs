//! Decks, slides, shapes, sections.
//!
//! In reading order: `state` (what a deck is at the moment) and `settle` (from content to package);
//! `template`, `document`, `slides`, `facts`, `place`, `fill`, `shapes`, `sections`, `save` are what
//! can be done with it, without Python; `outline` is what notebooks show; `arguments`, `text` and
//! `picture` read what Python says; `class`, `slide`, `shape`, `grid` and `section` are the classes.

mod arguments;
mod class;
mod document;
mod facts;
mod fill;
mod grid;
mod outline;
mod picture;
mod place;
mod save;
mod section;
mod sections;
mod settle;
mod shape;
mod shapes;
mod share;
mod slide;
mod slides;
mod state;
mod template;
mod text;

use pyo3::prelude::*;

pub(crate) use class::PyDeck;
pub(crate) use document::Created;

/// Puts the classes and functions into the module.
pub(crate) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<PyDeck>()?;
    module.add_class::<section::PySection>()?;
    module.add_class::<slide::PySlide>()?;
    module.add_class::<shape::PyShape>()?;
    module.add_class::<grid::PyGrid>()?;
    module.add_function(wrap_pyfunction!(class::open, module)?)
}
