//! Tests through the public interface.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::float_cmp,
    unreachable_pub,
    reason = "tests fail by panicking"
)]

mod any_chart;
mod crowded;
mod geometry;
mod picture;
mod picture_rules;
mod samples;
