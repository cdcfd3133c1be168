//! Kinds of a shape of their own.

use indeck_model::chart::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::frame::{axes, categories, frame, references, value_axis};
use super::plots::{bar_options, line_options, up_down_bars};
use super::series::{
    bar_positions, bubble_series, labels, line_positions, points_series, positions, series,
};
use super::value::{fill, line, marker, number, style, text};

/// Pies, doughnuts and pies with a second plot.
pub(super) fn round(n: usize) -> BoxedStrategy<Chart> {
    use PieLabelPosition::*;
    let at = || positions(&[BestFit, OutsideEnd, InsideEnd, Center]);
    let one = move || (categories(n), series(n, at(), Just(())), labels(n, at()), frame(n));
    let exploded = (0..n.max(1) as u32, 0u16..=400)
        .prop_map(|(index, distance)| ExplodedSlice { index, distance });
    let exploded = vec(exploded, if n == 0 { 0..1 } else { 0..3 });
    let pie = (one(), 0u16..=360, 0u16..=400, exploded).prop_map(
        |((categories, series, labels, frame), first_slice_angle, explosion, exploded)| {
            PieChart { categories, series, labels, first_slice_angle, explosion, exploded, frame }
                .into()
        },
    );
    let rings = vec(series(n, positions(&[]), Just(())), 1..4);
    let rings = (categories(n), rings, labels(n, positions(&[])), frame(n));
    let doughnut = (rings, 0u16..=360, 10u8..=90).prop_map(
        |((categories, series, labels, frame), first_slice_angle, hole_size)| {
            DoughnutChart { categories, series, labels, first_slice_angle, hole_size, frame }.into()
        },
    );
    let split = prop_oneof![
        Just(OfPieSplit::Auto),
        (0..=n as u32).prop_map(OfPieSplit::Last),
        number().prop_map(OfPieSplit::Below),
        (0.0f64..=100.0).prop_map(OfPieSplit::BelowPercent),
        vec(0..n.max(1) as u32, if n == 0 { 0..1 } else { 0..4 }).prop_map(OfPieSplit::Custom),
    ];
    let form = prop::sample::select(vec![OfPieForm::Pie, OfPieForm::Bar]);
    let second = (form, split, 0u16..=500, 5u8..=200, option::of(line()));
    let of_pie = (one(), second).prop_map(
        |((categories, series, labels, frame), (form, split, gap_width, second_size, lines))| {
            OfPieChart {
                categories,
                series,
                labels,
                form,
                split,
                gap_width,
                second_size,
                series_lines: lines,
                frame,
            }
            .into()
        },
    );
    prop_oneof![pie, doughnut, of_pie].boxed()
}

/// Points.
pub(super) fn scatter(n: usize) -> BoxedStrategy<Chart> {
    use ScatterStyle::*;
    let style =
        prop::sample::select(vec![Markers, Lines, LinesAndMarkers, Smooth, SmoothAndMarkers]);
    let all = vec((0..=n).prop_flat_map(points_series), 1..4);
    // Labels name points of every series.
    let lines = (references(None), references(None));
    let around = (value_axis(), value_axis(), frame(n), lines);
    (all, style, labels(0, line_positions()), around)
        .prop_map(|(series, style, labels, (x_axis, y_axis, frame, lines))| {
            let (references, x_references) = lines;
            ScatterChart { series, style, labels, x_axis, y_axis, frame, references, x_references }
                .into()
        })
        .boxed()
}

/// Bubbles.
pub(super) fn bubble(n: usize) -> BoxedStrategy<Chart> {
    let all = vec((0..=n).prop_flat_map(bubble_series), 1..4);
    let size = prop::sample::select(vec![BubbleSize::Area, BubbleSize::Width]);
    let around = (value_axis(), value_axis(), frame(n), labels(0, line_positions()));
    (all, 0u16..=300, any::<bool>(), size, around)
        .prop_map(|(series, scale, show_negative, size, (x_axis, y_axis, frame, labels))| {
            BubbleChart { series, labels, scale, show_negative, size, x_axis, y_axis, frame }.into()
        })
        .boxed()
}

/// Radars.
pub(super) fn radar(n: usize) -> BoxedStrategy<Chart> {
    use RadarStyle::*;
    let own = option::of(marker()).prop_map(|marker| RadarOptions { marker });
    let all = vec(series(n, positions(&[]), own), 1..4);
    let style = prop::sample::select(vec![Lines, Markers, Filled]);
    (categories(n), all, labels(n, positions(&[])), style, axes(n), frame(n))
        .prop_map(|(categories, series, labels, style, axes, frame)| {
            RadarChart { categories, series, labels, style, axes, frame }.into()
        })
        .boxed()
}

/// A series of prices, one for each day.
fn prices(n: usize) -> BoxedStrategy<PriceSeries> {
    (series(n, line_positions(), line_options(n)), vec(option::of(number()), n))
        .prop_map(|(series, values)| PriceSeries { values, ..series })
        .boxed()
}

/// Prices, with volumes or without.
pub(super) fn stock(n: usize) -> BoxedStrategy<Chart> {
    let high_low_close = (prices(n), prices(n), prices(n))
        .prop_map(|(high, low, close)| Prices::HighLowClose { high, low, close });
    let candles = (prices(n), prices(n), prices(n), prices(n), up_down_bars()).prop_map(
        |(open, high, low, close, bars)| Prices::OpenHighLowClose { open, high, low, close, bars },
    );
    let volume = option::of(series(n, bar_positions(), bar_options(n)));
    let volume = (volume, 0u16..=500, value_axis());
    let around = (labels(n, line_positions()), option::of(line()), axes(n), frame(n));
    (categories(n), prop_oneof![high_low_close, candles], volume, around)
        .prop_map(|(categories, prices, (volume, volume_gap, volume_axis), around)| {
            let (labels, high_low_lines, mut axes, frame) = around;
            axes.references.clear();
            StockChart {
                categories,
                prices,
                volume,
                volume_gap,
                labels,
                high_low_lines,
                axes,
                volume_axis,
                frame,
            }
            .into()
        })
        .boxed()
}

/// Surfaces.
pub(super) fn surface(n: usize) -> BoxedStrategy<Chart> {
    use SurfaceForm::*;
    let form = prop::sample::select(vec![Surface, Wireframe, Contour, WireframeContour]);
    let band = (0u32..9, fill()).prop_map(|(index, fill)| SurfaceBand { index, fill });
    let rows = vec(series(n, positions(&[]), Just(())), 2..4);
    let view = (form, vec(band, 0..3), 0u16..=360, -90i8..=90);
    let series_axis = (option::of(text()), any::<bool>(), style())
        .prop_map(|(title, hidden, style)| SeriesAxis { title, hidden, style });
    (categories(n), rows, view, (axes(n), series_axis, frame(n)))
        .prop_map(|(categories, mut series, view, (mut axes, series_axis, frame))| {
            axes.references.clear();
            for row in &mut series {
                (row.labels, row.label_texts, row.marks) = (None, Vec::new(), Vec::new());
            }
            let (form, bands, rotation, elevation) = view;
            SurfaceChart {
                categories,
                series,
                form,
                bands,
                rotation,
                elevation,
                axes,
                series_axis,
                frame,
            }
            .into()
        })
        .boxed()
}
