//! Policies through their public interface.
#![cfg(feature = "decide")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod decisions;
mod document;
mod examples;
mod explain;
mod guide;
mod hostile;
mod laws;
mod obligations;
mod pages;
mod support;
