//! Charts of one layer over categories.

use indeck_model::Diagnostic;
use indeck_model::chart::{
    Axes, CategoryChart, CategoryPlot, Chart, ChartFrame, ParetoChart, ParetoSource, ReferenceLine,
};
use indeck_model::spec::{LayerSpec, MarkKind};

use crate::report::resolve::chart::data::Drawn;
use crate::report::resolve::chart::{Context, axis, label, plot, radial, round, steps, stock};

pub(super) fn single(
    layer: &LayerSpec,
    drawn: Vec<Drawn>,
    references: Vec<ReferenceLine>,
    frame: ChartFrame,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Chart> {
    let refer = references;
    Some(match (layer.mark.value, layer.is_stacked()) {
        (MarkKind::Bar, false) => {
            over(plot::bars(layer, drawn, context), layer, refer, frame, context).into()
        }
        (MarkKind::Bar, true) => {
            over(plot::stacked_bars(layer, drawn, context), layer, refer, frame, context).into()
        }
        (MarkKind::Column, true) => {
            over(plot::stacked_columns(layer, drawn, context), layer, refer, frame, context).into()
        }
        (MarkKind::Line, _) => {
            over(plot::lines(layer, drawn, context), layer, refer, frame, context).into()
        }
        (MarkKind::Area, _) => {
            over(plot::areas(layer, drawn, context), layer, refer, frame, context).into()
        }
        (MarkKind::Pie, _) => round::pie(layer, drawn, frame, context, diagnostics),
        (MarkKind::Doughnut, _) => round::doughnut(layer, drawn, frame, context).into(),
        (MarkKind::Radar, _) => radial::radar(layer, drawn, frame, context).into(),
        (MarkKind::Surface, _) => radial::surface(layer, drawn, frame, context).into(),
        (MarkKind::Stock, _) => stock::stock(layer, drawn, frame, context)?.into(),
        (MarkKind::Waterfall, _) => {
            steps::waterfall(layer, drawn, frame, context, diagnostics).into()
        }
        (MarkKind::Funnel, _) => steps::funnel(layer, drawn, frame, context).into(),
        (MarkKind::Pareto, _) => pareto(layer, drawn, frame, context).into(),
        _ => over(plot::columns(layer, drawn, context), layer, refer, frame, context).into(),
    })
}

/// A Pareto chart of named groups.
fn pareto(
    layer: &LayerSpec,
    drawn: Vec<Drawn>,
    frame: ChartFrame,
    context: &Context<'_>,
) -> ParetoChart {
    let source = ParetoSource::Categories(context.data.texts());
    let base = ParetoChart::over(source, plot::one(layer, drawn, context));
    ParetoChart {
        labels: label::of_layer(layer),
        gap_width: layer.options.gap.unwrap_or(base.gap_width),
        axes: axis::axes(layer),
        frame,
        ..base
    }
}

fn over<T: CategoryPlot>(
    plot: T,
    layer: &LayerSpec,
    references: Vec<ReferenceLine>,
    frame: ChartFrame,
    context: &Context<'_>,
) -> CategoryChart<T> {
    let axes = Axes { references, ..axis::axes(layer) };
    CategoryChart { categories: context.data.categories.clone(), plot, axes, frame }
}
