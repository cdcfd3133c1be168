//! Any valid chart, for tests of properties.
//!
//! [`chart`] gives charts of every kind that is not [`indeck_model::chart::Chart::is_extended`], with
//! every option that the kind has; each can be written.
#![allow(clippy::indexing_slicing, reason = "a helper of tests fails by panicking")]

mod frame;
mod others;
mod plots;
mod series;
mod value;

pub use value::text;

use indeck_model::chart::Chart;
use proptest::prelude::*;

/// A chart of up to 39 categories or points a series.
pub fn chart() -> impl Strategy<Value = Chart> {
    (0usize..40, 0u8..18).prop_flat_map(|(n, kind)| match kind {
        0..6 => plots::single(n),
        6..8 => plots::combo(n),
        8..11 => others::round(n),
        11..13 => others::scatter(n),
        13 => others::bubble(n),
        14 => others::radar(n),
        15..17 => others::stock(n),
        _ => others::surface(n),
    })
}
