//! The evidence in a deck: what is recorded, what `verify` tells of what hands did, what `trace`
//! finds.

mod authority;
mod edits;
mod reader;
mod record;
mod support;
