//! Tests of `indeck-platform` through its public interface.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod accounts;
mod audit;
mod data;
mod privacy;
mod private;
mod ready;
mod retention;
mod runs;
mod support;
