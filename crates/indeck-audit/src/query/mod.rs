//! Choosing events: filters and their text.

mod filter;
mod parse;

pub use filter::{Filter, Key, MAX_TERMS, Term};
pub use parse::FilterFault;
