//! What a run tells while it works.

/// A step that begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step<'a> {
    /// The template is read.
    Template {
        /// Its path, as the spec names it.
        path: &'a str,
    },
    /// A source is read.
    Source {
        /// Its name.
        name: &'a str,
    },
    /// A table is queried.
    Table {
        /// Its name.
        name: &'a str,
    },
    /// A deck of a burst is begun.
    Deck {
        /// The burst's value.
        value: &'a str,
        /// The deck, from 1.
        number: usize,
        /// The number of decks.
        of: usize,
    },
    /// A slide is checked.
    Check {
        /// The slide, from 1.
        number: usize,
        /// The number of slides.
        of: usize,
    },
    /// A slide is written.
    Slide {
        /// The slide, from 1.
        number: usize,
        /// The number of slides.
        of: usize,
    },
    /// The charts of a slide are drawn.
    Draw {
        /// The slide, from 1.
        number: usize,
        /// The number of slides.
        of: usize,
    },
    /// The file is completed and put in its place.
    Saving,
}

/// Hears of each step; `()` hears nothing.
pub trait Progress {
    /// A step begins.
    fn step(&mut self, step: &Step<'_>);
}

impl Progress for () {
    fn step(&mut self, _: &Step<'_>) {}
}
