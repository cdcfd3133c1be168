//! The report language through its public interface.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod effort;
mod expressions;
mod faults;
mod guide;
mod hostile;
mod reference;
mod rows;
mod support;
