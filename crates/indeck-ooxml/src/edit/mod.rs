//! Decks that exist, opened to be changed.

mod table;
mod text;

pub use text::Replace;
