//! Reference lines, which a deck holds as series of their own.
//!
//! Known again are those that indeck writes: over upright plots a constant with a trend that goes on
//! to both edges (over areas without one) or long dashes at the categories, over horizontal bars
//! marks made of error bars.
//! Others are read as the series that they are.

use indeck_model::chart::{Dash, Fill, Line, ReferenceLine, ReferenceValue};

use super::data::{self, Extent};
use super::paint::{fill_of, line_of};
use super::series::name;
use super::text::words;
use super::values::{all, child, finite, flag, number, word};
use crate::part::color::Scheme;
use crate::read::chart::points;
use crate::xml::{Node, ns};

/// From the middle of a category to its edge.
const HALF: f64 = 0.5;

/// Whether a series is a reference line.
pub(super) fn is_reference(series: Node<'_>) -> bool {
    match series.parent().map(Node::name) {
        Some("lineChart") => is_across(series) || is_dashes(series) || is_over_areas(series),
        Some("barChart") => is_marks(series),
        _ => false,
    }
}

/// A constant whose trend goes on to both edges, and of which nothing else is seen.
fn is_across(series: Node<'_>) -> bool {
    let mut trends = all(series, "trendline");
    let (Some(trend), None) = (trends.next(), trends.next()) else { return false };
    let goes_on = |way| number(trend, way) == Some(HALF);
    let is_linear = word(trend, "trendlineType").as_deref() == Some("linear");
    let goes_on = goes_on("forward") && goes_on("backward");
    is_linear && goes_on && has_no_line(series) && is_constant(series)
}

/// A constant over areas, which themselves reach from edge to edge.
fn is_over_areas(series: Node<'_>) -> bool {
    let Some(area) = series.parent().and_then(Node::parent) else { return false };
    let has = |name: &str| area.children().any(|plot| plot.name() == name);
    let mut axes = area.children().filter(|axis| axis.name() == "valAx");
    let has_no_margins = axes.any(|axis| word(axis, "crossBetween").as_deref() == Some("midCat"));
    let symbol = child(series, "marker").and_then(|marker| word(marker, "symbol"));
    let is_plain = symbol.as_deref() == Some("none") && child(series, "trendline").is_none();
    let is_over = has("areaChart") && !has("barChart") && has_no_margins;
    is_over && is_plain && is_constant(series)
}

fn is_constant(series: Node<'_>) -> bool {
    let values = child(series, "val").map(points).unwrap_or_default();
    let mut values = values.values().map(|value| finite(value));
    let first = values.next().flatten();
    first.is_some() && values.all(|value| value == first)
}

/// Marks as wide as a category, and no line.
fn is_dashes(series: Node<'_>) -> bool {
    const MARK_SIZE: f64 = 20.0;
    let Some(marker) = child(series, "marker") else { return false };
    let is_dash = word(marker, "symbol").as_deref() == Some("dash");
    is_dash && number(marker, "size") == Some(MARK_SIZE) && has_no_line(series)
}

/// Bars of which only error bars without caps are seen.
fn is_marks(series: Node<'_>) -> bool {
    let bars = child(series, "errBars");
    let is_plain = bars.is_some_and(|bars| flag(bars, "noEndCap") == Some(true));
    let mut unseen = all(series, "dPt").peekable();
    is_plain && unseen.peek().is_some() && unseen.all(has_no_fill) && has_no_line(series)
}

fn shape(node: Node<'_>) -> Option<Node<'_>> {
    child(node, "spPr")
}

fn has_no_line(node: Node<'_>) -> bool {
    let line = shape(node).and_then(|shape| shape.child(ns::A, "ln"));
    line.is_some_and(|line| line.child(ns::A, "noFill").is_some())
}

fn has_no_fill(point: Node<'_>) -> bool {
    shape(point).is_some_and(|shape| shape.child(ns::A, "noFill").is_some())
}

/// The reference lines among the series of these plots.
pub(super) fn of_plots(
    plots: &[Node<'_>],
    extent: Extent,
    scheme: &dyn Scheme,
) -> Vec<ReferenceLine> {
    let series = plots.iter().flat_map(|plot| all(*plot, "ser")).filter(|node| is_reference(*node));
    series.map(|node| reference(node, extent, scheme)).collect()
}

/// The numbers of those series, whose entries the legend leaves out beside their trends'.
pub(super) fn numbers_of(plots: &[Node<'_>]) -> Vec<u32> {
    let series = plots.iter().flat_map(|plot| all(*plot, "ser")).filter(|node| is_across(*node));
    series.filter_map(|node| u32::try_from(data::index(node)?).ok()).collect()
}

fn reference(series: Node<'_>, extent: Extent, scheme: &dyn Scheme) -> ReferenceLine {
    let values = data::own_numbers(series, "val", extent);
    let same = values
        .first()
        .copied()
        .flatten()
        .filter(|_| !is_dashes(series) && values.len() == extent.points);
    let same = same.filter(|first| values.iter().all(|value| *value == Some(*first)));
    let drawn = child(series, "trendline").or_else(|| is_over_areas(series).then_some(series));
    let line = drawn.and_then(|drawn| line_of(drawn, scheme));
    ReferenceLine {
        name: name(series, 0),
        value: same.map_or(ReferenceValue::PerCategory(values), ReferenceValue::Constant),
        format: data::format(series, "val"),
        label: label(series),
        line: line.or_else(|| mark_line(series, scheme)),
    }
}

/// The line that a mark stands for: it is as thick as the mark is high, which says nothing of it.
fn mark_line(series: Node<'_>, scheme: &dyn Scheme) -> Option<Line> {
    if let Some(Fill::Solid(color)) = child(series, "marker").and_then(|m| fill_of(m, scheme)) {
        return Some(Line::Solid { color: Some(color), width: None, dash: Dash::Solid });
    }
    match line_of(child(series, "errBars")?, scheme)? {
        Line::None => Some(Line::None),
        Line::Solid { color, .. } => Some(Line::Solid { color, width: None, dash: Dash::Solid }),
    }
}

/// The text at a line's end; an empty one is its number.
fn label(series: Node<'_>) -> Option<String> {
    let label = child(child(series, "dLbls")?, "dLbl")?;
    let shown = flag(label, "showVal").unwrap_or(false) && flag(label, "delete") != Some(true);
    shown.then(|| words(label).unwrap_or_default())
}
