//! The report pipeline from outside: specs in, findings and decks out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod broken;
mod built;
mod bursts;
mod explain;
mod expressions;
mod faults;
mod hostile;
mod limits;
mod markup;
mod property;
mod support;
mod valid;
