//! Plots over categories: bars, lines, areas.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.16 `c:barChart`, 21.2.2.97 `c:lineChart`, 21.2.2.3
//! `c:areaChart`.

use indeck_model::chart::{
    Areas, ClusteredBars, Columns, ComboPlot, Lines, Series, StackedColumns, StackedSeries,
    Stacking, series_color,
};

use super::analysis::up_down_bars;
use super::label::labels;
use super::paint::lines;
use super::series::{Scene, fill_up, series_of};
use super::values::{flag, whole, word};
use crate::xml::Node;

/// Whether bars lie on their side.
pub(super) fn is_sideways(plot: Node<'_>) -> bool {
    matches!(plot.name(), "barChart" | "bar3DChart")
        && word(plot, "barDir").as_deref() == Some("bar")
}

/// A plot that can lie over others; `None` for others.
pub(super) fn combined(plot: Node<'_>, first: usize, scene: Scene<'_>) -> Option<ComboPlot> {
    Some(match plot.name() {
        "barChart" | "bar3DChart" if stacking(plot) == Stacking::None => {
            ComboPlot::Columns(Columns(clustered(plot, first, scene)))
        }
        "barChart" | "bar3DChart" => {
            ComboPlot::StackedColumns(StackedColumns(stacked(plot, first, scene)))
        }
        "lineChart" | "line3DChart" => ComboPlot::Lines(line_plot(plot, first, scene)),
        "areaChart" | "area3DChart" => ComboPlot::Areas(areas(plot, first, scene)),
        _ => return None,
    })
}

/// Bars side by side.
pub(super) fn clustered(plot: Node<'_>, first: usize, scene: Scene<'_>) -> ClusteredBars {
    let mut series = series_of(plot, first, scene);
    vary(plot, &mut series, scene);
    ClusteredBars {
        series,
        labels: labels(plot, 0, scene.scheme),
        gap_width: gap_width(plot),
        overlap: whole(plot, "overlap", (-100, 100)).unwrap_or(0),
    }
}

/// Bars on top of one another.
pub(super) fn stacked(plot: Node<'_>, first: usize, scene: Scene<'_>) -> StackedSeries {
    let mut series = series_of(plot, first, scene);
    vary(plot, &mut series, scene);
    StackedSeries {
        series,
        labels: labels(plot, 0, scene.scheme),
        gap_width: gap_width(plot),
        percent: stacking(plot) == Stacking::Percent,
        series_lines: lines(plot, "serLines", scene.scheme),
    }
}

/// Source: ISO/IEC 29500-1, 21.2.3.14 `ST_GapAmount`.
fn gap_width(plot: Node<'_>) -> u16 {
    whole(plot, "gapWidth", (0, 500)).unwrap_or(150)
}

/// How the series of a plot lie to one another.
pub(super) fn stacking(plot: Node<'_>) -> Stacking {
    match word(plot, "grouping").as_deref() {
        Some("stacked") => Stacking::Stacked,
        Some("percentStacked") => Stacking::Percent,
        _ => Stacking::None,
    }
}

/// Bars of an only series may each have a colour of their own.
fn vary<P, O>(plot: Node<'_>, series: &mut [Series<P, O>], scene: Scene<'_>) {
    let varies = flag(plot, "varyColors").unwrap_or(false);
    let [only] = series else { return };
    if !varies || only.fill.is_some() {
        return;
    }
    fill_up(&mut only.points, scene.extent.points, |index| series_color(&[], index).into());
}

/// Lines.
pub(super) fn line_plot(plot: Node<'_>, first: usize, scene: Scene<'_>) -> Lines {
    let markers = flag(plot, "marker").unwrap_or(false);
    Lines {
        series: series_of(plot, first, Scene { markers, ..scene }),
        labels: labels(plot, 0, scene.scheme),
        stacking: stacking(plot),
        drop_lines: lines(plot, "dropLines", scene.scheme),
        high_low_lines: lines(plot, "hiLowLines", scene.scheme),
        up_down_bars: up_down_bars(plot, scene.scheme),
    }
}

/// Areas.
pub(super) fn areas(plot: Node<'_>, first: usize, scene: Scene<'_>) -> Areas {
    Areas {
        series: series_of(plot, first, scene),
        labels: labels(plot, 0, scene.scheme),
        stacking: stacking(plot),
        drop_lines: lines(plot, "dropLines", scene.scheme),
    }
}
