//! Text of slides: reading, setting and replacing it.

mod pattern;
mod rewrite;

pub use pattern::Replace;
