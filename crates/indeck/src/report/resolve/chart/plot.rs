//! Plots of each kind.

use indeck_model::chart::{
    Areas, Bars, Blanks, ChartFrame, ClusteredBars, Columns, ComboPlot, Dash, DoughnutChart, Fill,
    Line, Lines, Marker, PieChart, Series, StackedBars, StackedColumns, StackedSeries, Stacking,
};
use indeck_model::spec::{LayerSpec, MarkKind, StackMode};

use crate::report::resolve::chart::Context;
use crate::report::resolve::chart::data::Drawn;
use crate::report::resolve::chart::label::{Position, labels};

fn series<P, O: Default>(drawn: Drawn, context: &Context<'_>) -> Series<P, O> {
    let fill = context.paint.series(&drawn).map(Fill::Solid);
    let points = context.paint.points();
    let base = Series::new(drawn.name, drawn.values);
    Series { key: drawn.key, format: drawn.format, cells: drawn.cells, fill, points, ..base }
}

fn all<P, O: Default>(drawn: Vec<Drawn>, context: &Context<'_>) -> Vec<Series<P, O>> {
    drawn.into_iter().map(|d| series(d, context)).collect()
}

fn labels_of<P: Position>(layer: &LayerSpec) -> Option<indeck_model::chart::DataLabels<P>> {
    layer.labels.as_ref().filter(|l| l.is_shown()).map(labels)
}

fn clustered(layer: &LayerSpec, drawn: Vec<Drawn>, context: &Context<'_>) -> ClusteredBars {
    let base = ClusteredBars::default();
    ClusteredBars {
        series: all(drawn, context),
        labels: labels_of(layer),
        gap_width: layer.gap.as_ref().map_or(base.gap_width, |g| g.value),
        overlap: layer.overlap.as_ref().map_or(base.overlap, |o| o.value),
    }
}

fn stacked(layer: &LayerSpec, drawn: Vec<Drawn>, context: &Context<'_>) -> StackedSeries {
    let base = StackedSeries::default();
    StackedSeries {
        series: all(drawn, context),
        labels: labels_of(layer),
        gap_width: layer.gap.as_ref().map_or(base.gap_width, |g| g.value),
        percent: layer.stack.value == StackMode::Normalize,
        ..base
    }
}

fn stacking(layer: &LayerSpec) -> Stacking {
    match layer.stack.value {
        StackMode::None => Stacking::None,
        StackMode::Stack => Stacking::Stacked,
        StackMode::Normalize => Stacking::Percent,
    }
}

pub(super) fn columns(layer: &LayerSpec, drawn: Vec<Drawn>, context: &Context<'_>) -> Columns {
    Columns(clustered(layer, drawn, context))
}

pub(super) fn bars(layer: &LayerSpec, drawn: Vec<Drawn>, context: &Context<'_>) -> Bars {
    Bars(clustered(layer, drawn, context))
}

pub(super) fn stacked_columns(
    layer: &LayerSpec,
    drawn: Vec<Drawn>,
    context: &Context<'_>,
) -> StackedColumns {
    StackedColumns(stacked(layer, drawn, context))
}

pub(super) fn stacked_bars(
    layer: &LayerSpec,
    drawn: Vec<Drawn>,
    context: &Context<'_>,
) -> StackedBars {
    StackedBars(stacked(layer, drawn, context))
}

pub(super) fn lines(layer: &LayerSpec, drawn: Vec<Drawn>, context: &Context<'_>) -> Lines {
    let mut series: Vec<Series<_, indeck_model::chart::LineOptions>> = all(drawn, context);
    for one in &mut series {
        if let Some(Fill::Solid(color)) = one.fill {
            one.line = Some(Line::Solid { color: Some(color), width: None, dash: Dash::Solid });
        }
        let wanted = layer.markers.as_ref().map(|m| m.value);
        let marked = wanted.unwrap_or_else(|| {
            has_lone_point(&one.values, context.spec.blanks.unwrap_or_default())
        });
        one.own.marker = marked.then(|| Marker::circle(6));
        one.own.smooth = layer.smooth.as_ref().is_some_and(|s| s.value);
    }
    Lines { series, labels: labels_of(layer), stacking: stacking(layer), ..Lines::default() }
}

/// Whether a line of these values has a point that no stretch of it leads to.
fn has_lone_point(values: &[Option<f64>], blanks: Blanks) -> bool {
    let present = |i: Option<usize>| i.and_then(|i| values.get(i)).is_some_and(Option::is_some);
    let lone = |i: usize| present(Some(i)) && !present(i.checked_sub(1)) && !present(Some(i + 1));
    match blanks {
        Blanks::Gap => (0..values.len()).any(lone),
        Blanks::Connect => values.iter().flatten().count() == 1,
        Blanks::Zero => values.len() == 1 && present(Some(0)),
    }
}

pub(super) fn areas(layer: &LayerSpec, drawn: Vec<Drawn>, context: &Context<'_>) -> Areas {
    Areas {
        series: all(drawn, context),
        labels: labels_of(layer),
        stacking: stacking(layer),
        ..Areas::default()
    }
}

/// A plot of a chart of layers; marks that cannot be layers were refused before.
pub(super) fn layer(layer: &LayerSpec, drawn: Vec<Drawn>, context: &Context<'_>) -> ComboPlot {
    match (layer.mark.value, layer.stack.value) {
        (MarkKind::Line, _) => ComboPlot::Lines(lines(layer, drawn, context)),
        (MarkKind::Area, _) => ComboPlot::Areas(areas(layer, drawn, context)),
        (_, StackMode::None) => ComboPlot::Columns(columns(layer, drawn, context)),
        _ => ComboPlot::StackedColumns(stacked_columns(layer, drawn, context)),
    }
}

pub(super) fn pie(
    layer: &LayerSpec,
    drawn: Vec<Drawn>,
    frame: ChartFrame,
    context: &Context<'_>,
) -> PieChart {
    let first = drawn.into_iter().next().map(|d| series(d, context));
    let series = first.unwrap_or_else(|| Series::new("", Vec::<Option<f64>>::new()));
    PieChart {
        categories: context.data.categories.clone(),
        series: Series { fill: None, points: context.paint.slices(), ..series },
        labels: labels_of(layer),
        first_slice_angle: layer.start_angle.as_ref().map_or(0, |a| a.value),
        explosion: 0,
        exploded: Vec::new(),
        frame,
    }
}

pub(super) fn doughnut(
    layer: &LayerSpec,
    drawn: Vec<Drawn>,
    frame: ChartFrame,
    context: &Context<'_>,
) -> DoughnutChart {
    let base = DoughnutChart::new(Vec::<String>::new());
    let rings = all(drawn, context).into_iter();
    let rings = rings.map(|s| Series { fill: None, points: context.paint.slices(), ..s });
    DoughnutChart {
        categories: context.data.categories.clone(),
        series: rings.collect(),
        labels: labels_of(layer),
        first_slice_angle: layer.start_angle.as_ref().map_or(0, |a| a.value),
        hole_size: layer.hole.as_ref().map_or(base.hole_size, |h| h.value),
        frame,
    }
}
