//! Policies through their public interface.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod classify;
mod data;
mod filter;
mod mask;
mod records;
mod tables;
mod withheld;
