//! Points by x and y, with or without a size.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.161 `c:scatterChart`, 21.2.2.20 `c:bubbleChart`.

use indeck_model::chart::{
    Bubble, BubbleChart, BubbleSeries, BubbleSize, ChartFrame, Line, MarkerSymbol, ScatterChart,
    ScatterStyle, ValueAxis, XySeries,
};

use super::analysis::{error_bars, trendlines};
use super::label::labels;
use super::mark::marks;
use super::paint::line_of;
use super::series::{Scene, fill, marker_of, name, points};
use super::values::{child, flag, whole, word};
use super::{axis, data};
use crate::xml::Node;

/// The axes of a plot of points: from left to right, and from bottom to top.
pub(super) fn two_axes(axes: &[Node<'_>], scene: Scene<'_>) -> (ValueAxis, ValueAxis) {
    let (x, y) = (axes.first().copied(), axes.get(1).copied());
    let read = |own: Option<Node<'_>>, other: Option<Node<'_>>| ValueAxis {
        crossing: other.map(axis::crossing).unwrap_or_default(),
        ..own.map(|own| axis::value_axis(own, scene.scheme)).unwrap_or_default()
    };
    (read(x, y), read(y, x))
}

/// A scatter chart of all these plots, on the axes of the first.
pub(super) fn scatter(
    plots: &[Node<'_>],
    axes: &[Node<'_>],
    frame: ChartFrame,
    scene: Scene<'_>,
) -> ScatterChart {
    let mut series = Vec::new();
    for plot in plots {
        let (_, more) = points_of(*plot, series.len(), scene);
        series.extend(more);
    }
    let style = plots.first().map(|plot| style(*plot)).unwrap_or_default();
    let (x_axis, y_axis) = two_axes(axes, scene);
    ScatterChart {
        series,
        style,
        labels: plots.first().and_then(|plot| labels(*plot, 0, scene.scheme)),
        x_axis,
        y_axis,
        references: Vec::new(),
        x_references: Vec::new(),
        frame,
    }
}

/// The style and the series of a plot of points.
pub(super) fn points_of(
    plot: Node<'_>,
    first: usize,
    scene: Scene<'_>,
) -> (ScatterStyle, Vec<XySeries>) {
    let style = style(plot);
    let all = data::series_of(plot).into_iter().enumerate();
    (style, all.map(|(at, node)| xy_series(node, first + at, style, scene)).collect())
}

/// What joins the points: what most of the series say, for the word of the plot is a mere hint.
pub(super) fn style(plot: Node<'_>) -> ScatterStyle {
    let said = word(plot, "scatterStyle").unwrap_or_default();
    let series = data::series_of(plot);
    let Some(first) = series.first().copied() else { return ScatterStyle::default() };
    let is_hidden = |line: Option<Node<'_>>| line.is_some_and(has_no_fill);
    let line = first
        .children()
        .find(|node| node.name() == "spPr")
        .and_then(|shape| shape.children().find(|node| node.name() == "ln"));
    let symbol = child(first, "marker").and_then(|marker| word(marker, "symbol"));
    let markers = symbol.map_or(said != "line" && said != "smooth", |symbol| symbol != "none");
    let is_smooth = flag(first, "smooth").unwrap_or(said.starts_with("smooth"));
    match (is_hidden(line) || said == "marker", is_smooth, markers) {
        (true, ..) => ScatterStyle::Markers,
        (false, true, true) => ScatterStyle::SmoothAndMarkers,
        (false, true, false) => ScatterStyle::Smooth,
        (false, false, true) => ScatterStyle::LinesAndMarkers,
        (false, false, false) => ScatterStyle::Lines,
    }
}

fn has_no_fill(line: Node<'_>) -> bool {
    line.children().any(|fill| fill.name() == "noFill")
}

fn xy_series(node: Node<'_>, number: usize, style: ScatterStyle, scene: Scene<'_>) -> XySeries {
    let scene = Scene { extent: scene.extent.of_points(node), ..scene };
    let (scheme, extent) = (scene.scheme, scene.extent);
    let name = name(node, number);
    let line = line_of(node, scheme);
    let (x, y) = (x_values(node, scene), data::numbers(node, "yVal", extent));
    let markers = !matches!(style, ScatterStyle::Lines | ScatterStyle::Smooth);
    let marker = marker_of(node, Scene { markers, ..scene });
    let visible = marker.as_ref().filter(|marker| marker.symbol != MarkerSymbol::None);
    let own = visible.and_then(|marker| marker.fill.clone());
    XySeries {
        key: name.clone(),
        name,
        points: x.into_iter().zip(y).collect(),
        x_format: data::format(node, "xVal"),
        y_format: data::format(node, "yVal"),
        fill: own.or_else(|| fill(node, number, line.as_ref(), scheme)),
        line: line.filter(|line| style != ScatterStyle::Markers || *line != Line::None),
        marker,
        point_styles: points(node, scene, (None, None)),
        labels: labels(node, extent.points, scheme),
        label_texts: data::label_texts(node, extent),
        marks: marks(node, extent.points, scheme),
        trendlines: trendlines(node, scheme),
        x_errors: error_bars(node, Some("x"), extent, scheme),
        y_errors: error_bars(node, Some("y"), extent, scheme),
        cells: Vec::new(),
    }
}

/// The places from left to right; names and nothing count from 1.
fn x_values(series: Node<'_>, scene: Scene<'_>) -> Vec<Option<f64>> {
    let row = child(series, "xVal");
    let is_numeric =
        row.is_some_and(|row| child(row, "numRef").or_else(|| child(row, "numLit")).is_some());
    match is_numeric {
        true => data::numbers(series, "xVal", scene.extent),
        false => (1..=scene.extent.points).map(|number| Some(number as f64)).collect(),
    }
}

/// A bubble chart of all these plots, on the axes of the first.
pub(super) fn bubbles(
    plots: &[Node<'_>],
    axes: &[Node<'_>],
    frame: ChartFrame,
    scene: Scene<'_>,
) -> BubbleChart {
    let all = plots.iter().flat_map(|plot| data::series_of(*plot)).enumerate();
    let series = all.map(|(number, node)| bubble_series(node, number, scene)).collect();
    let first = plots.first().copied();
    let (x_axis, y_axis) = two_axes(axes, scene);
    let size = match first.and_then(|plot| word(plot, "sizeRepresents")).as_deref() {
        Some("w") => BubbleSize::Width,
        _ => BubbleSize::Area,
    };
    BubbleChart {
        series,
        labels: first.and_then(|plot| labels(plot, 0, scene.scheme)),
        scale: first.and_then(|plot| whole(plot, "bubbleScale", (0, 300))).unwrap_or(100),
        show_negative: first.and_then(|plot| flag(plot, "showNegBubbles")).unwrap_or(false),
        size,
        x_axis,
        y_axis,
        frame,
    }
}

fn bubble_series(node: Node<'_>, number: usize, scene: Scene<'_>) -> BubbleSeries {
    let scene = Scene { extent: scene.extent.of_points(node), ..scene };
    let (scheme, extent) = (scene.scheme, scene.extent);
    let name = name(node, number);
    let line = line_of(node, scheme);
    let (y, sizes) =
        (data::numbers(node, "yVal", extent), data::numbers(node, "bubbleSize", extent));
    let places = x_values(node, scene).into_iter().zip(y).zip(sizes);
    BubbleSeries {
        key: name.clone(),
        name,
        bubbles: places.map(|((x, y), size)| Bubble { x, y, size }).collect(),
        x_format: data::format(node, "xVal"),
        y_format: data::format(node, "yVal"),
        size_format: data::format(node, "bubbleSize"),
        fill: fill(node, number, line.as_ref(), scheme),
        line,
        points: points(node, scene, (None, None)),
        labels: labels(node, extent.points, scheme),
        label_texts: data::label_texts(node, extent),
        marks: marks(node, extent.points, scheme),
        trendlines: trendlines(node, scheme),
        x_errors: error_bars(node, Some("x"), extent, scheme),
        y_errors: error_bars(node, Some("y"), extent, scheme),
        cells: Vec::new(),
    }
}
