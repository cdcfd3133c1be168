//! Prices over days, with volumes behind them.

use indeck_model::chart::{Line, Marker, MarkerSymbol, Prices, StockChart};

use crate::cartesian::{CategoryFigure, Over, Plot};
use crate::drawing::Figure;
use crate::series::SeriesView;

/// The mark at the close where no candle shows it.
const CLOSE: Marker = Marker { symbol: MarkerSymbol::Dot, size: 5, fill: None, line: None };
/// Prices are not joined from day to day unless a line is given.
const UNJOINED: Line = Line::None;

/// The figure of a stock chart: with volumes, these stand on the left and prices on the right.
pub(crate) fn figure(chart: &StockChart) -> Box<dyn Figure + '_> {
    let prices = prices(chart, usize::from(chart.volume.is_some()));
    let axes = &chart.axes;
    let (plots, value, over) = match &chart.volume {
        None => (vec![prices], &axes.value, None),
        Some(volume) => {
            let gap = f64::from(chart.volume_gap) / 100.0;
            let volumes = Plot::columns(vec![SeriesView::new(0, volume, None)], gap);
            let over = Over { plots: vec![prices], values: &axes.value, categories: None };
            (vec![volumes], &chart.volume_axis, Some(over))
        }
    };
    Box::new(CategoryFigure {
        categories: &chart.categories,
        category: &axes.category,
        value,
        sideways: false,
        plots,
        references: &axes.references,
        over,
        points: None,
    })
}

fn prices(chart: &StockChart, first: usize) -> Plot<'_> {
    let all = chart.prices.series();
    let last = all.len().saturating_sub(1);
    let candles = match &chart.prices {
        Prices::HighLowClose { .. } => None,
        Prices::OpenHighLowClose { bars, .. } => Some(bars),
    };
    let series = all.into_iter().enumerate().map(|(i, series)| {
        let mut view = SeriesView::new(first + i, series, chart.labels.as_ref());
        view.line = view.line.or(Some(&UNJOINED));
        let close = Some(&CLOSE).filter(|_| i == last && candles.is_none());
        view.marker = view.marker.or(close);
        view
    });
    let mut plot = Plot::joined(series.collect());
    plot.high_low_lines = chart.high_low_lines.as_ref();
    plot.up_down_bars = candles;
    plot
}
