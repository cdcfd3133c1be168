#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod agreement;
mod defaults;
mod kinds;
pub(in crate::part) mod read;
mod refusals;
mod unsuited;
