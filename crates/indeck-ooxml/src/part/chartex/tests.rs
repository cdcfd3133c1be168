#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod agreement;
mod arbitrary;
mod kinds;
mod refusals;

use indeck_model::Chart;

use crate::opc::Deflater;
use crate::part::chart::InvalidChart;
use crate::part::chart::tests::read::document;
use crate::part::chartex::{Extended, ExtendedParts};
use crate::xml::Document;

/// The parts of a chart of these kinds.
fn write(chart: &Chart) -> Result<ExtendedParts, InvalidChart> {
    super::write(Extended::of(chart).expect("a kind of 2016"), true, &mut Deflater::new(1))
}

/// The part of a chart that can be written, read.
fn read(chart: &Chart) -> Document {
    document("chartEx1.xml", write(chart).expect("a valid chart").xml)
}
