//! Tests of measuring, breaking and drawing through the public interface.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod families;
mod outlines;
mod widths;
mod wrapping;
