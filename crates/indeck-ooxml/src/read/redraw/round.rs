//! Pies, doughnuts, and pies with a second plot.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.141 `c:pieChart`, 21.2.2.50 `c:doughnutChart`, 21.2.2.126
//! `c:ofPieChart`.

use indeck_model::Color;
use indeck_model::chart::{
    ChartFrame, DoughnutChart, ExplodedSlice, Fill, OfPieChart, OfPieForm, OfPieSplit, PieChart,
    PieLabelPosition, Series, series_color,
};

use super::data;
use super::label::labels;
use super::paint::{fill_of, line_of, lines};
use super::series::{Scene, fill_up, series};
use super::values::{all, child, flag, number, point_index, whole, word};
use crate::xml::Node;

/// A pie; `None` without a series.
pub(super) fn pie(plot: Node<'_>, frame: ChartFrame, scene: Scene<'_>) -> Option<PieChart> {
    let node = data::series_of(plot).into_iter().next()?;
    let exploded = all(node, "dPt").filter_map(|point| {
        let distance = whole(point, "explosion", (0, 400))?;
        Some(ExplodedSlice { index: point_index(point, scene.extent.points)?, distance })
    });
    Some(PieChart {
        categories: data::categories(&[node], false, scene.extent),
        series: slices(plot, node, 0, scene),
        labels: labels(plot, 0, scene.scheme),
        first_slice_angle: whole(plot, "firstSliceAng", (0, 360)).unwrap_or(0),
        explosion: whole(node, "explosion", (0, 400)).unwrap_or(0),
        exploded: exploded.collect(),
        frame,
    })
}

/// A doughnut.
pub(super) fn doughnut(plot: Node<'_>, frame: ChartFrame, scene: Scene<'_>) -> DoughnutChart {
    let nodes = data::series_of(plot);
    let rings = nodes.iter().enumerate().map(|(at, node)| slices(plot, *node, at, scene));
    DoughnutChart {
        categories: data::categories(&nodes, false, scene.extent),
        series: rings.collect(),
        labels: labels(plot, 0, scene.scheme),
        first_slice_angle: whole(plot, "firstSliceAng", (0, 360)).unwrap_or(0),
        hole_size: whole(plot, "holeSize", (10, 90)).unwrap_or(50),
        frame,
    }
}

/// A pie with a second plot; `None` without a series.
pub(super) fn of_pie(plot: Node<'_>, frame: ChartFrame, scene: Scene<'_>) -> Option<OfPieChart> {
    let node = data::series_of(plot).into_iter().next()?;
    let form = match word(plot, "ofPieType").as_deref() {
        Some("bar") => OfPieForm::Bar,
        _ => OfPieForm::Pie,
    };
    let mut series: Series<PieLabelPosition> = slices(plot, node, 0, scene);
    // The slice that stands for the second plot comes after those of the data.
    let rest =
        all(node, "dPt").find(|point| number(*point, "idx") == Some(scene.extent.points as f64));
    let frame = ChartFrame { palette: palette(rest, &series, scene), ..frame };
    series.line = rest.and_then(|rest| line_of(rest, scene.scheme)).or(series.line);
    Some(OfPieChart {
        categories: data::categories(&[node], false, scene.extent),
        series,
        labels: labels(plot, 0, scene.scheme),
        form,
        split: split(plot),
        gap_width: whole(plot, "gapWidth", (0, 500)).unwrap_or(150),
        second_size: whole(plot, "secondPieSize", (5, 200)).unwrap_or(75),
        series_lines: lines(plot, "serLines", scene.scheme),
        frame,
    })
}

/// The colours of the slices, if the one that stands for the second plot has not the theme's: no
/// point is its own.
fn palette<P>(rest: Option<Node<'_>>, series: &Series<P>, scene: Scene<'_>) -> Vec<Color> {
    let count = scene.extent.points;
    let own = match rest.and_then(|rest| fill_of(rest, scene.scheme)) {
        Some(Fill::Solid(color)) if color != series_color(&[], count) => color,
        _ => return Vec::new(),
    };
    let mut colors: Vec<Color> = (0..count).map(|index| series_color(&[], index)).collect();
    for point in &series.points {
        let color = usize::try_from(point.index).ok().and_then(|index| colors.get_mut(index));
        if let (Some(color), Some(Fill::Solid(own))) = (color, &point.fill) {
            *color = *own;
        }
    }
    colors.push(own);
    colors
}

fn split(plot: Node<'_>) -> OfPieSplit {
    let position = number(plot, "splitPos");
    match (word(plot, "splitType").as_deref(), position) {
        (Some("pos"), Some(count)) => OfPieSplit::Last(count.max(0.0) as u32),
        (Some("val"), Some(value)) => OfPieSplit::Below(value),
        (Some("percent"), Some(percent)) => OfPieSplit::BelowPercent(percent),
        (Some("cust"), _) => {
            let slices = child(plot, "custSplit").into_iter().flat_map(|list| {
                let points = list.children().filter(|point| point.name() == "secondPiePt");
                points
                    .filter_map(|point| point.attr("val")?.trim().parse().ok())
                    .collect::<Vec<_>>()
            });
            OfPieSplit::Custom(slices.collect())
        }
        _ => OfPieSplit::Auto,
    }
}

/// A ring of slices. Where they are not to differ, all have the series' colour.
fn slices<P: super::label::Position>(
    plot: Node<'_>,
    node: Node<'_>,
    number: usize,
    scene: Scene<'_>,
) -> Series<P> {
    let mut ring: Series<P> = series(node, number, scene);
    let same = ring.fill.clone();
    let varies = flag(plot, "varyColors").unwrap_or(true);
    // A fill of the whole series goes before the colours of the theme, those of points before it.
    let fill = match (varies, same) {
        (_, Some(own)) => Some(own),
        (false, None) => Some(series_color(&[], number).into()),
        (true, None) => None,
    };
    let Some(fill) = fill else { return ring };
    fill_up(&mut ring.points, scene.extent.points, |_| fill.clone());
    ring
}
