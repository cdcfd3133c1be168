//! Waterfalls and funnels.

use indeck_model::Diagnostic;
use indeck_model::chart::{ChartFrame, FunnelChart, Series, WaterfallChart};
use indeck_model::spec::{LayerSpec, Located};

use crate::report::resolve::chart::data::Drawn;
use crate::report::resolve::chart::plot::one;
use crate::report::resolve::chart::round::slice;
use crate::report::resolve::chart::{Context, axis, label};

pub(super) fn waterfall(
    layer: &LayerSpec,
    drawn: Vec<Drawn>,
    frame: ChartFrame,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> WaterfallChart {
    let options = &layer.options;
    let base = WaterfallChart::new(Vec::<String>::new(), "", Vec::<f64>::new());
    let totals = options.totals.iter().map(|w| Located::new(w.text.clone(), w.at.clone()));
    let mut subtotals: Vec<u32> =
        totals.filter_map(|name| slice(&name, context, diagnostics)).collect();
    subtotals.sort_unstable();
    subtotals.dedup();
    let fill = |part: &str| context.spec.colors.named(part).cloned();
    WaterfallChart {
        categories: context.data.texts(),
        series: one(layer, drawn, context),
        subtotals,
        connector_lines: options.connectors.unwrap_or(base.connector_lines),
        increase: fill("increase"),
        decrease: fill("decrease"),
        total: fill("total"),
        labels: label::of_layer(layer),
        gap_width: options.gap.unwrap_or(base.gap_width),
        axes: axis::axes(layer),
        frame,
    }
}

pub(super) fn funnel(
    layer: &LayerSpec,
    drawn: Vec<Drawn>,
    frame: ChartFrame,
    context: &Context<'_>,
) -> FunnelChart {
    let base = FunnelChart::new(Vec::<String>::new(), "", Vec::<f64>::new());
    let series: Series<_> = one(layer, drawn, context);
    FunnelChart {
        categories: context.data.texts(),
        series,
        labels: label::of_layer(layer),
        gap_width: layer.options.gap.unwrap_or(base.gap_width),
        axis: axis::category(&layer.encode.x.axis, layer.mark.value),
        frame,
    }
}
