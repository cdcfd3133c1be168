//! Radars, prices and surfaces.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.153 `c:radarChart`, 21.2.2.198 `c:stockChart`, 21.2.2.203
//! `c:surface3DChart`.

use indeck_model::chart::{
    ChartFrame, MarkerSymbol, NoPosition, PriceSeries, Prices, RadarChart, RadarOptions,
    RadarStyle, Series, SeriesAxis, StockChart, SurfaceBand, SurfaceChart, SurfaceForm, ValueAxis,
};

use super::analysis::up_down_bars;
use super::axis;
use super::data;
use super::label::labels;
use super::paint::{fill_of, lines};
use super::plots::clustered;
use super::series::{Scene, series_of};
use super::text::style;
use super::values::{all, child, flag, number, whole, word};
use crate::xml::{Node, ns};

/// A radar.
pub(super) fn radar(
    plot: Node<'_>,
    axes: &[Node<'_>],
    frame: ChartFrame,
    scene: Scene<'_>,
) -> RadarChart {
    let filled = word(plot, "radarStyle").as_deref() == Some("filled");
    let markers = word(plot, "radarStyle").as_deref() == Some("marker");
    let nodes = data::series_of(plot);
    let series: Vec<Series<NoPosition, RadarOptions>> =
        series_of(plot, 0, Scene { markers, ..scene });
    let is_marked = |series: &Series<NoPosition, RadarOptions>| {
        series.own.marker.as_ref().is_some_and(|marker| marker.symbol != MarkerSymbol::None)
    };
    let style = match (filled, series.iter().any(is_marked)) {
        (true, _) => RadarStyle::Filled,
        (false, true) => RadarStyle::Markers,
        (false, false) => RadarStyle::Lines,
    };
    RadarChart {
        categories: data::categories(&nodes, axis::is_of_dates(axes), scene.extent),
        series,
        labels: labels(plot, 0, scene.scheme),
        style,
        axes: axis::pair(axes, scene.scheme),
        frame,
    }
}

/// Prices, with the plot of their volumes if there is one; `None` where there are neither three nor
/// four prices.
pub(super) fn stock(
    area: Node<'_>,
    plot: Node<'_>,
    volumes: Option<Node<'_>>,
    (frame, scene): (ChartFrame, Scene<'_>),
) -> Option<StockChart> {
    let first = usize::from(volumes.is_some());
    let mut series: std::vec::IntoIter<PriceSeries> = series_of(plot, first, scene).into_iter();
    let count = series.len();
    let mut next = || series.next();
    let prices = match count {
        3 => Prices::HighLowClose { high: next()?, low: next()?, close: next()? },
        4 => Prices::OpenHighLowClose {
            open: next()?,
            high: next()?,
            low: next()?,
            close: next()?,
            bars: up_down_bars(plot, scene.scheme).unwrap_or_default(),
        },
        _ => return None,
    };
    let axes = axis::of_plot(area, plot);
    let own = volumes.map(|plot| (axis::of_plot(area, plot), clustered(plot, 0, scene)));
    // The days stand with the volumes where there are some.
    let days = own.as_ref().map_or(&axes, |(own, _)| own);
    let mut pair = axis::pair(days, scene.scheme);
    let volume_axis = match &own {
        Some(_) => std::mem::replace(&mut pair.value, axis::pair(&axes, scene.scheme).value),
        None => ValueAxis::default(),
    };
    let gap = own.as_ref().map_or(50, |(_, bars)| bars.gap_width);
    let nodes = data::series_of(plot);
    Some(StockChart {
        categories: data::categories(&nodes, axis::is_of_dates(days), scene.extent),
        prices,
        volume: own.and_then(|(_, bars)| bars.series.into_iter().next()),
        volume_gap: gap,
        labels: labels(plot, 0, scene.scheme),
        high_low_lines: lines(plot, "hiLowLines", scene.scheme),
        axes: pair,
        volume_axis,
        frame,
    })
}

/// A surface.
pub(super) fn surface(
    space: Node<'_>,
    (area, plot): (Node<'_>, Node<'_>),
    frame: ChartFrame,
    scene: Scene<'_>,
) -> SurfaceChart {
    let wireframe = flag(plot, "wireframe").unwrap_or(false);
    let form = match (plot.name(), wireframe) {
        ("surfaceChart", false) => SurfaceForm::Contour,
        ("surfaceChart", true) => SurfaceForm::WireframeContour,
        (_, false) => SurfaceForm::Surface,
        (_, true) => SurfaceForm::Wireframe,
    };
    let view = child(space, "chart").and_then(|chart| child(chart, "view3D"));
    let axes = axis::of_plot(area, plot);
    let nodes = data::series_of(plot);
    let depth = area.children().find(|node| node.is(ns::C, "serAx"));
    let bands = child(plot, "bandFmts").map(|list| bands(list, scene)).unwrap_or_default();
    SurfaceChart {
        categories: data::categories(&nodes, axis::is_of_dates(&axes), scene.extent),
        series: series_of(plot, 0, scene),
        form,
        bands,
        rotation: view.and_then(|view| whole(view, "rotY", (0, 360))).unwrap_or(20),
        elevation: view.and_then(|view| whole(view, "rotX", (-90, 90))).unwrap_or(15),
        axes: axis::pair(&axes, scene.scheme),
        series_axis: depth.map(|axis| series_axis(axis, scene)).unwrap_or_default(),
        frame,
    }
}

fn bands(list: Node<'_>, scene: Scene<'_>) -> Vec<SurfaceBand> {
    let band = |node: Node<'_>| {
        let index = number(node, "idx").filter(|index| *index >= 0.0)? as u32;
        Some(SurfaceBand { index, fill: fill_of(node, scene.scheme)? })
    };
    all(list, "bandFmt").filter_map(band).collect()
}

fn series_axis(axis: Node<'_>, scene: Scene<'_>) -> SeriesAxis {
    SeriesAxis {
        title: axis::title(axis),
        hidden: axis::is_hidden(axis),
        style: style(axis, scene.scheme),
    }
}
