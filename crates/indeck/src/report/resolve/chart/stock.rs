//! Stock charts.

use indeck_model::chart::{
    BarOptions, ChartFrame, Line, LineOptions, PriceSeries, Prices, Series, StockChart,
    VolumeSeries,
};
use indeck_model::spec::LayerSpec;

use crate::report::resolve::chart::data::Drawn;
use crate::report::resolve::chart::plot::series;
use crate::report::resolve::chart::{Context, axis, label};

/// The chart of prices in the order in which they were read: open, high, low, close, volume.
pub(super) fn stock(
    layer: &LayerSpec,
    drawn: Vec<Drawn>,
    frame: ChartFrame,
    context: &Context<'_>,
) -> Option<StockChart> {
    let options = &layer.options;
    let has = |channel: &str| layer.encode.key(channel).is_some();
    let mut drawn = drawn.into_iter();
    let mut price = || {
        let one: PriceSeries = series::<_, LineOptions>(layer, drawn.next()?, context);
        Some(Series { points: Vec::new(), line: None, ..one })
    };
    let open = if has("open") { Some(price()?) } else { None };
    let (high, low, close) = (price()?, price()?, price()?);
    let prices = match open {
        Some(open) => {
            let bars = bars(layer, context);
            Prices::OpenHighLowClose { open, high, low, close, bars }
        }
        None => Prices::HighLowClose { high, low, close },
    };
    let volume: Option<VolumeSeries> =
        drawn.next().map(|d| series::<_, BarOptions>(layer, d, context));
    let base = StockChart::new(context.data.categories.clone(), prices);
    let high_low_lines = match &options.high_low_lines {
        Some(Line::None) => None,
        Some(line) => Some(line.clone()),
        None => base.high_low_lines.clone(),
    };
    Some(StockChart {
        volume,
        volume_gap: options.gap.unwrap_or(base.volume_gap),
        labels: label::of_layer(layer),
        high_low_lines,
        axes: axis::axes(layer),
        volume_axis: axis::value(&layer.encode.volume, layer, false),
        frame,
        ..base
    })
}

/// The candles, in the colours that are called `up` and `down`.
fn bars(layer: &LayerSpec, context: &Context<'_>) -> indeck_model::chart::UpDownBars {
    let mut bars = layer.options.up_down_bars.clone().unwrap_or_default();
    let colors = &context.spec.colors;
    bars.up.fill = bars.up.fill.or_else(|| colors.named("up").cloned());
    bars.down.fill = bars.down.fill.or_else(|| colors.named("down").cloned());
    bars
}
