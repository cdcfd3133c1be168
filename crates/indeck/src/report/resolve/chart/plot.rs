//! Plots over categories: columns, bars, lines, areas.

use indeck_model::chart::{
    Areas, Bars, Blanks, ClusteredBars, Columns, ComboPlot, Dash, Line, Lines, Marker, Series,
    StackedBars, StackedColumns, StackedSeries, Stacking,
};
use indeck_model::spec::{LayerSpec, MarkKind, StackMode};

use crate::report::resolve::chart::Context;
use crate::report::resolve::chart::analysis::{self, Analysed};
use crate::report::resolve::chart::color::main_color;
use crate::report::resolve::chart::data::Drawn;
use crate::report::resolve::chart::label::{self, Position};

/// A series without what only its kind has.
pub(super) fn series<P: Position, O: Default>(
    layer: &LayerSpec,
    drawn: Drawn,
    context: &Context<'_>,
) -> Series<P, O> {
    let fill = context.paint.series(layer, &drawn);
    let labels = label::of_series(layer, &drawn, &context.data.names);
    let base = Series::new(drawn.name, drawn.values);
    Series {
        key: drawn.key,
        format: drawn.format,
        cells: drawn.cells,
        fill,
        line: layer.options.line.clone(),
        points: context.paint.points(),
        labels,
        label_texts: drawn.beside.texts,
        marks: drawn.beside.marks,
        ..base
    }
}

/// The only series of a mark that has one.
pub(super) fn one<P: Position, O: Default>(
    layer: &LayerSpec,
    drawn: Vec<Drawn>,
    context: &Context<'_>,
) -> Series<P, O> {
    let first = drawn.into_iter().next().map(|d| series(layer, d, context));
    first.unwrap_or_else(|| Series::new("", Vec::<Option<f64>>::new()))
}

/// All series, with trend lines and error bars.
pub(super) fn all<P: Position, O: Default + Analysed>(
    layer: &LayerSpec,
    drawn: Vec<Drawn>,
    context: &Context<'_>,
) -> Vec<Series<P, O>> {
    let analysed = |drawn: Drawn| {
        let (trends, errors) = (analysis::trends(layer, &drawn), analysis::errors(layer, &drawn));
        let mut series: Series<P, O> = series(layer, drawn, context);
        series.own.analyse(trends, errors);
        series
    };
    drawn.into_iter().map(analysed).collect()
}

fn clustered(layer: &LayerSpec, drawn: Vec<Drawn>, context: &Context<'_>) -> ClusteredBars {
    let (base, options) = (ClusteredBars::default(), &layer.options);
    let mut series: Vec<Series<_, indeck_model::chart::BarOptions>> = all(layer, drawn, context);
    series.iter_mut().for_each(|one| one.own.negative.clone_from(&options.negative));
    ClusteredBars {
        series,
        labels: label::of_layer(layer),
        gap_width: options.gap.unwrap_or(base.gap_width),
        overlap: options.overlap.unwrap_or(base.overlap),
    }
}

fn stacked(layer: &LayerSpec, drawn: Vec<Drawn>, context: &Context<'_>) -> StackedSeries {
    StackedSeries {
        series: all(layer, drawn, context),
        labels: label::of_layer(layer),
        gap_width: layer.options.gap.unwrap_or(StackedSeries::default().gap_width),
        percent: layer.stack.value == StackMode::Normalize,
        series_lines: drawn_line(&layer.options.series_lines),
    }
}

/// A line that was asked for.
pub(super) fn drawn_line(line: &Option<Line>) -> Option<Line> {
    line.clone().filter(|line| *line != Line::None)
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
    let (options, blanks) = (&layer.options, context.spec.blanks.unwrap_or_default());
    let mut series: Vec<Series<_, indeck_model::chart::LineOptions>> = all(layer, drawn, context);
    for one in &mut series {
        one.line = stroke(&options.line, one.fill.as_ref());
        let lone = || has_lone_point(&one.values, blanks).then(|| Marker::circle(6));
        let wanted = options.markers.clone().map(Some);
        one.own.marker = wanted.unwrap_or_else(lone).filter(|marker| *marker != Marker::NONE);
        one.own.smooth = options.smooth.unwrap_or(false);
    }
    Lines {
        series,
        labels: label::of_layer(layer),
        stacking: stacking(layer),
        drop_lines: drawn_line(&options.drop_lines),
        high_low_lines: drawn_line(&options.high_low_lines),
        up_down_bars: options.up_down_bars.clone(),
    }
}

/// The line as it was asked for, in the colour of the fill where it names none.
pub(super) fn stroke(
    asked: &Option<Line>,
    fill: Option<&indeck_model::chart::Fill>,
) -> Option<Line> {
    let own = fill.and_then(main_color);
    match asked {
        Some(Line::None) => Some(Line::None),
        Some(Line::Solid { color, width, dash }) => {
            Some(Line::Solid { color: color.or(own), width: *width, dash: *dash })
        }
        None => own.map(|c| Line::Solid { color: Some(c), width: None, dash: Dash::Solid }),
    }
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
        series: all(layer, drawn, context),
        labels: label::of_layer(layer),
        stacking: stacking(layer),
        drop_lines: drawn_line(&layer.options.drop_lines),
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
