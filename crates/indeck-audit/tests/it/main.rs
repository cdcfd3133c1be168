//! Tests of `indeck-audit` through its public interface.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::print_stdout, reason = "judges print their figures")]

mod envelopes;
mod events;
mod exports;
mod hostile;
#[cfg(feature = "log")]
mod log;
mod notes;
mod support;
mod tampering;
mod tiles;
mod trees;
mod verifying;
