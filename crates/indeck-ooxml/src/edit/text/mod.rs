//! Text of slides and of what belongs to them, replaced.

mod pattern;
mod rewrite;
mod scope;
mod split;

pub use pattern::Replace;
pub use scope::{Replaced, TextPlace, TextScope};

pub(crate) use split::split_runs;
