//! Numbers that do not add up, or say too little.

mod axis;
mod parse;
mod share;
mod table;
mod text;

use super::chart::ChartFacts;
use super::finding::{At, Sink};
use super::shapes::Slide;

/// Looks at a chart.
pub(super) fn check_chart(chart: &ChartFacts, at: At<'_>, sink: &mut Sink<'_>) {
    axis::check(chart, at, sink);
    share::check(chart, at, sink);
}

/// Looks at a slide with its charts.
pub(super) fn check_slide(slide: &Slide<'_>, charts: &[ChartFacts], sink: &mut Sink<'_>) {
    table::check(slide, sink);
    text::check(slide, charts, sink);
}
