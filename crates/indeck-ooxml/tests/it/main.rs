//! Tests of `indeck-ooxml` through its public interface.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod backdrop;
mod chartex;
mod charts;
mod content;
mod decks;
mod edit;
mod fuzz_smoke;
mod hostile;
mod lint;
mod marking;
mod package;
mod read;
mod redraw;
mod saving;
mod scan;
mod support;
mod templates;
