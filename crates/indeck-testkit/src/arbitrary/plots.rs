//! Plots over categories, and the charts of one or more of them.

use indeck_model::chart::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::frame::{axes, categories, category_axis, frame, value_axis};
use super::series::{
    bar_positions, errors, labels, line_positions, points_series, positions, series, trends,
};
use super::value::{color, fill, line, marker};

fn stacking() -> impl Strategy<Value = Stacking> {
    prop::sample::select(vec![Stacking::None, Stacking::Stacked, Stacking::Percent])
}

pub(super) fn bar_options(n: usize) -> impl Strategy<Value = BarOptions> {
    let negative = option::of(color().prop_map(Fill::Solid));
    (trends(), errors(n), negative).prop_map(|(trendlines, error_bars, negative)| BarOptions {
        trendlines,
        error_bars,
        negative,
    })
}

pub(super) fn line_options(n: usize) -> impl Strategy<Value = LineOptions> {
    (option::of(marker()), any::<bool>(), trends(), errors(n)).prop_map(
        |(marker, smooth, trendlines, error_bars)| LineOptions {
            marker,
            smooth,
            trendlines,
            error_bars,
        },
    )
}

pub(super) fn up_down_bars() -> impl Strategy<Value = UpDownBars> {
    let look =
        || (option::of(fill()), option::of(line())).prop_map(|(fill, line)| BarLook { fill, line });
    (0u16..=500, look(), look()).prop_map(|(gap_width, up, down)| UpDownBars {
        gap_width,
        up,
        down,
    })
}

fn clustered(n: usize) -> BoxedStrategy<ClusteredBars> {
    (
        vec(series(n, bar_positions(), bar_options(n)), 1..4),
        labels(n, bar_positions()),
        0u16..=500,
        -100i8..=100,
    )
        .prop_map(|(series, labels, gap_width, overlap)| ClusteredBars {
            series,
            labels,
            gap_width,
            overlap,
        })
        .boxed()
}

fn stacked(n: usize) -> BoxedStrategy<StackedSeries> {
    use StackedBarLabelPosition::*;
    let at = || positions(&[InsideEnd, Center, InsideBase]);
    let own = errors(n).prop_map(|error_bars| StackOptions { error_bars });
    let all = vec(series(n, at(), own), 1..4);
    (all, labels(n, at()), 0u16..=500, any::<bool>(), option::of(line()))
        .prop_map(|(series, labels, gap_width, percent, series_lines)| StackedSeries {
            series,
            labels,
            gap_width,
            percent,
            series_lines,
        })
        .boxed()
}

fn lines(n: usize) -> BoxedStrategy<Lines> {
    let all = vec(series(n, line_positions(), line_options(n)), 1..4);
    let between = (option::of(line()), option::of(line()), option::of(up_down_bars()));
    (all, labels(n, line_positions()), stacking(), between)
        .prop_map(|(mut series, labels, stacking, (drop_lines, high_low_lines, up_down_bars))| {
            if stacking != Stacking::None {
                series.iter_mut().for_each(|series| series.own.trendlines.clear());
            }
            let up_down_bars = up_down_bars.filter(|_| series.len() > 1);
            Lines { series, labels, stacking, drop_lines, high_low_lines, up_down_bars }
        })
        .boxed()
}

/// Lines among which reference lines can stand.
fn plain_lines(n: usize) -> BoxedStrategy<Lines> {
    lines(n)
        .prop_map(|lines| Lines {
            stacking: Stacking::None,
            drop_lines: None,
            high_low_lines: None,
            up_down_bars: None,
            ..lines
        })
        .boxed()
}

fn areas(n: usize) -> BoxedStrategy<Areas> {
    let own = (trends(), errors(n))
        .prop_map(|(trendlines, error_bars)| AreaOptions { trendlines, error_bars });
    let all = vec(series(n, positions(&[]), own), 1..4);
    (all, labels(n, positions(&[])), stacking(), option::of(line()))
        .prop_map(|(mut series, labels, stacking, drop_lines)| {
            if stacking != Stacking::None {
                series.iter_mut().for_each(|series| series.own.trendlines.clear());
            }
            Areas { series, labels, stacking, drop_lines }
        })
        .boxed()
}

fn over<T: std::fmt::Debug + 'static>(
    n: usize,
    plot: impl Strategy<Value = T> + 'static,
    chart: impl Fn(CategoryChart<T>) -> Chart + 'static,
) -> BoxedStrategy<Chart> {
    (categories(n), plot, axes(n), frame(n))
        .prop_map(move |(categories, plot, axes, frame)| {
            chart(CategoryChart { categories, plot, axes, frame })
        })
        .boxed()
}

/// A chart of one plot over so many categories.
pub(super) fn single(n: usize) -> BoxedStrategy<Chart> {
    let joined = over(n, lines(n), |mut chart| {
        chart.axes.references.clear();
        Chart::Line(chart)
    });
    prop_oneof![
        over(n, clustered(n).prop_map(Columns), Chart::Column),
        over(n, clustered(n).prop_map(Bars), Chart::Bar),
        over(n, stacked(n).prop_map(StackedColumns), Chart::StackedColumn),
        over(n, stacked(n).prop_map(StackedBars), Chart::StackedBar),
        over(n, plain_lines(n), Chart::Line),
        joined,
        over(n, areas(n), Chart::Area),
    ]
    .boxed()
}

fn plots(n: usize, lines: BoxedStrategy<Lines>) -> impl Strategy<Value = Vec<ComboPlot>> {
    let columns = prop_oneof![
        clustered(n).prop_map(|bars| ComboPlot::Columns(Columns(bars))),
        stacked(n).prop_map(|bars| ComboPlot::StackedColumns(StackedColumns(bars))),
    ];
    let all = (columns, lines.prop_map(ComboPlot::Lines), areas(n).prop_map(ComboPlot::Areas));
    (all, 1u8..8).prop_map(|((a, b, c), kept)| {
        let chosen = [a, b, c].into_iter().enumerate().filter(|(i, _)| kept & (1 << i) != 0);
        chosen.map(|(_, plot)| plot).collect::<Vec<_>>()
    })
}

fn layer(n: usize) -> impl Strategy<Value = ScatterLayer> {
    use ScatterStyle::*;
    let style = prop::sample::select(vec![Markers, LinesAndMarkers, Smooth]);
    (vec(points_series(n), 1..3), style, labels(n, line_positions()), value_axis())
        .prop_map(|(series, style, labels, x_axis)| ScatterLayer { series, style, labels, x_axis })
}

/// Several plots over so many categories.
pub(super) fn combo(n: usize) -> BoxedStrategy<Chart> {
    let secondary = prop_oneof![
        Just(Secondary::None),
        plots(n, lines(n).boxed()).prop_map(Secondary::Plots),
        layer(n).prop_map(Secondary::Scatter),
    ];
    let primary = plots(n, plain_lines(n).boxed());
    let around = (axes(n), value_axis(), option::of(category_axis()), frame(n));
    (categories(n), primary, secondary, around)
        .prop_map(|(categories, primary, secondary, around)| {
            let (axes, secondary_axis, secondary_category, frame) = around;
            ComboChart {
                categories,
                primary,
                secondary,
                axes,
                secondary_axis,
                secondary_category,
                frame,
            }
            .into()
        })
        .boxed()
}
