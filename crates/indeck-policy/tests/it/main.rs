//! Policies through their public interface.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::print_stdout, reason = "judges print their figures")]

mod classify;
mod data;
#[cfg(feature = "decide")]
mod decisions;
mod detect;
#[cfg(feature = "decide")]
mod document;
#[cfg(feature = "decide")]
mod examples;
#[cfg(feature = "decide")]
mod explain;
mod filter;
#[cfg(feature = "decide")]
mod guide;
#[cfg(feature = "decide")]
mod hostile;
#[cfg(feature = "decide")]
mod laws;
mod mask;
#[cfg(feature = "decide")]
mod obligations;
#[cfg(feature = "decide")]
mod pages;
mod records;
#[cfg(feature = "decide")]
mod support;
mod tables;
mod withheld;
