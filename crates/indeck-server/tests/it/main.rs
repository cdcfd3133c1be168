//! Tests of `indeck-server` through its router: what comes in, what goes out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod documents;
mod guidance;
mod headers;
mod limits;
mod pages;
mod people;
mod start;
mod support;
mod work;
mod writes;
