//! Series over categories.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.174 `c:ser`, 21.2.2.52 `c:dPt`.

use std::collections::BTreeMap;

use indeck_model::chart::{
    AreaOptions, BarOptions, Fill, Line, LineOptions, Marker, MarkerSymbol, PointStyle,
    RadarOptions, Series, StackOptions, series_color,
};
use indeck_model::{Color, Rgb};

use super::analysis::{error_bars, trendlines};
use super::data::{self, Extent};
use super::label::{Position, labels};
use super::mark::marks;
use super::paint::{fill_of, line_of, marker};
use super::values::{all, child, flag, point_index};
use crate::part::color::Scheme;
use crate::xml::Node;

/// What series are read with.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) scheme: &'a dyn Scheme,
    pub(super) extent: Extent,
    /// Whether points that name no marker have one.
    pub(super) markers: bool,
}

/// What only the series of one kind have.
pub(super) trait Own {
    /// Reads it.
    fn read(series: Node<'_>, scene: Scene<'_>) -> Self;
}

impl Own for () {
    fn read(_: Node<'_>, _: Scene<'_>) -> Self {}
}

impl Own for BarOptions {
    fn read(series: Node<'_>, scene: Scene<'_>) -> Self {
        Self {
            trendlines: trendlines(series, scene.scheme),
            error_bars: error_bars(series, None, scene.extent, scene.scheme),
            negative: negative(series, scene.scheme),
        }
    }
}

impl Own for StackOptions {
    fn read(series: Node<'_>, scene: Scene<'_>) -> Self {
        Self { error_bars: error_bars(series, None, scene.extent, scene.scheme) }
    }
}

impl Own for AreaOptions {
    fn read(series: Node<'_>, scene: Scene<'_>) -> Self {
        Self {
            trendlines: trendlines(series, scene.scheme),
            error_bars: error_bars(series, None, scene.extent, scene.scheme),
        }
    }
}

impl Own for LineOptions {
    fn read(series: Node<'_>, scene: Scene<'_>) -> Self {
        let shown = marker_of(series, scene);
        Self {
            marker: shown.filter(|marker| marker.symbol != MarkerSymbol::None),
            smooth: flag(series, "smooth").unwrap_or(false),
            trendlines: trendlines(series, scene.scheme),
            error_bars: error_bars(series, None, scene.extent, scene.scheme),
        }
    }
}

impl Own for RadarOptions {
    fn read(series: Node<'_>, scene: Scene<'_>) -> Self {
        Self { marker: marker_of(series, scene) }
    }
}

/// The fill of bars below zero: white where only the inversion is asked for.
///
/// Source: [MS-ODRAWXML] 2.24.2.5 `invertSolidFillFmt`.
fn negative(series: Node<'_>, scheme: &dyn Scheme) -> Option<Fill> {
    if flag(series, "invertIfNegative") != Some(true) {
        return None;
    }
    let extensions = child(series, "extLst").into_iter().flat_map(Node::all_descendants);
    let mut own = extensions.filter(|node| node.name() == "invertSolidFillFmt");
    let own = own.next().and_then(|node| fill_of(node, scheme));
    Some(own.unwrap_or(Fill::Solid(Color::Rgb(Rgb(255, 255, 255)))))
}

/// The marker of a series: its own, or the one that PowerPoint gives to the series of its number.
pub(super) fn marker_of(series: Node<'_>, scene: Scene<'_>) -> Option<Marker> {
    const USUAL: [MarkerSymbol; 9] = [
        MarkerSymbol::Diamond,
        MarkerSymbol::Square,
        MarkerSymbol::Triangle,
        MarkerSymbol::X,
        MarkerSymbol::Star,
        MarkerSymbol::Circle,
        MarkerSymbol::Plus,
        MarkerSymbol::Dot,
        MarkerSymbol::Dash,
    ];
    let own = marker(series, scene.scheme);
    let says = child(series, "marker").is_some_and(|own| child(own, "symbol").is_some());
    let shown = own.is_some() || scene.markers;
    if says || !shown {
        return own;
    }
    let number = data::index(series).unwrap_or(0);
    let symbol = USUAL.get(number % USUAL.len()).copied().unwrap_or(MarkerSymbol::Circle);
    let own = own.unwrap_or(Marker { symbol, size: 5, fill: None, line: None });
    Some(Marker { symbol, ..own })
}

/// The series of a plot over categories; `first` is the number of the first one in the chart.
pub(super) fn series_of<P: Position, O: Own>(
    plot: Node<'_>,
    first: usize,
    scene: Scene<'_>,
) -> Vec<Series<P, O>> {
    let all = data::series_of(plot).into_iter().enumerate();
    all.map(|(at, node)| series(node, first + at, scene)).collect()
}

/// One series, which is drawn as that of that number.
pub(super) fn series<P: Position, O: Own>(
    node: Node<'_>,
    number: usize,
    scene: Scene<'_>,
) -> Series<P, O> {
    let name = name(node, number);
    let line = line_of(node, scene.scheme);
    let fill = fill(node, number, line.as_ref(), scene.scheme);
    let points = points(node, scene, (fill.as_ref(), line.as_ref()));
    Series {
        key: name.clone(),
        name,
        values: data::own_numbers(node, "val", scene.extent),
        format: data::format(node, "val"),
        fill,
        line,
        points,
        labels: labels(node, scene.extent.points, scene.scheme),
        label_texts: data::label_texts(node, scene.extent),
        marks: marks(node, scene.extent.points, scene.scheme),
        cells: Vec::new(),
        own: O::read(node, scene),
    }
}

/// The name of a series; without one, PowerPoint's own.
pub(super) fn name(series: Node<'_>, number: usize) -> String {
    match child(series, "tx") {
        Some(text) => data::first_text(text).unwrap_or_default(),
        None => format!("Series{}", number + 1),
    }
}

/// The fill of a series; of a mere line, its colour. Where neither is said, a series takes the
/// theme's colour by its number in the file, which need not be its place.
pub(super) fn fill(
    series: Node<'_>,
    number: usize,
    line: Option<&Line>,
    scheme: &dyn Scheme,
) -> Option<Fill> {
    if let Some(own) = fill_of(series, scheme) {
        return Some(own);
    }
    let is_line = matches!(
        series.parent().map(Node::name),
        Some("lineChart" | "line3DChart" | "scatterChart" | "radarChart" | "stockChart")
    );
    if let (true, Some(Line::Solid { color: Some(color), .. })) = (is_line, line) {
        return Some(Fill::Solid(*color));
    }
    let index = data::index(series).filter(|index| *index != number)?;
    Some(Fill::Solid(series_color(&[], index)))
}

/// The points that stand by themselves, with what is not as the series is.
pub(super) fn points(
    series: Node<'_>,
    scene: Scene<'_>,
    (own_fill, own_line): (Option<&Fill>, Option<&Line>),
) -> Vec<PointStyle> {
    let scheme = scene.scheme;
    let point = |node: Node<'_>| {
        let index = point_index(node, scene.extent.points)?;
        let fill = fill_of(node, scheme).filter(|fill| Some(fill) != own_fill);
        let line = line_of(node, scheme).filter(|line| Some(line) != own_line);
        Some(PointStyle { index, fill, line, marker: marker(node, scheme) })
    };
    all(series, "dPt").filter_map(point).collect()
}

/// Gives every point a fill that has none of its own.
pub(super) fn fill_up(points: &mut Vec<PointStyle>, count: usize, fill: impl Fn(usize) -> Fill) {
    let mut all: BTreeMap<u32, PointStyle> = BTreeMap::new();
    for point in points.drain(..) {
        all.insert(point.index, point);
    }
    for (at, index) in (0..count).zip(0u32..) {
        let none = PointStyle { index, fill: None, line: None, marker: None };
        all.entry(index).or_insert(none).fill.get_or_insert_with(|| fill(at));
    }
    points.extend(all.into_values());
}
