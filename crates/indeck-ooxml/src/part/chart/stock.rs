//! Stock charts: prices, with volumes behind them on axes of their own.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.198 `stockChart`.

use indeck_model::chart::{
    Crossing, Line, Marker, MarkerSymbol, PriceSeries, Prices, StockChart, VolumeSeries,
};

use crate::part::chart::analysis::{write_between, write_up_down_bars};
use crate::part::chart::axis::{
    AxisIds, CategoryPlace, Edge, PRIMARY, SECONDARY, ValuePlace, crossing, hidden_beside,
    write_category_axis, write_value_axis,
};
use crate::part::chart::label::Labelled;
use crate::part::chart::plot::{Direction, Scale, value_crossing, write_axes, write_labels_of_all};
use crate::part::chart::series::{Drawn, Mark, Scene, write_series};
use crate::part::workbook::tidy;
use crate::xml::XmlWriter;

/// The mark at the close where no candle shows it.
const CLOSE: Marker = Marker { symbol: MarkerSymbol::Dot, size: 5, fill: None, line: None };

/// Writes the plots and the axes.
pub(super) fn write_stock(w: &mut XmlWriter, scene: Scene<'_>, chart: &StockChart) {
    match &chart.volume {
        None => {
            write_prices(w, scene, chart, (0, PRIMARY));
            let scale = Scale { negative: false, ..price_scale(chart) };
            write_axes(w, &chart.axes, &chart.categories, Direction::Up, scale);
        }
        Some(volume) => {
            write_volume(w, scene, chart, volume);
            write_prices(w, scene, chart, (1, SECONDARY));
            write_four_axes(w, chart, volume);
        }
    }
}

fn write_volume(w: &mut XmlWriter, scene: Scene<'_>, chart: &StockChart, volume: &VolumeSeries) {
    w.open("c:barChart").val("c:barDir", "col").val("c:grouping", "clustered");
    w.val("c:varyColors", false);
    let drawn = Drawn {
        mark: Mark::Bar { negative: volume.own.negative.as_ref() },
        trendlines: &volume.own.trendlines,
        errors: volume.own.error_bars.as_ref(),
    };
    write_series(w, scene, 0, drawn, volume, None);
    w.val("c:gapWidth", chart.volume_gap);
    PRIMARY.write(w);
    w.close();
}

fn write_prices(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    chart: &StockChart,
    (first, axes): (usize, AxisIds),
) {
    w.open("c:stockChart");
    let series = chart.prices.series();
    let last = series.len().saturating_sub(1);
    for (i, series) in series.into_iter().enumerate() {
        let candles = matches!(chart.prices, Prices::OpenHighLowClose { .. });
        let usual = Some(&CLOSE).filter(|_| i == last && !candles);
        let drawn = Drawn {
            mark: Mark::Line { marker: series.own.marker.as_ref().or(usual), smooth: Some(false) },
            trendlines: &series.own.trendlines,
            errors: series.own.error_bars.as_ref(),
        };
        write_price(w, scene, first + i, drawn, series, chart);
    }
    write_labels_of_all(w, chart.labels.as_ref(), Labelled::Lines);
    write_between(w, "c:hiLowLines", chart.high_low_lines.as_ref());
    if let Prices::OpenHighLowClose { bars, .. } = &chart.prices {
        write_up_down_bars(w, bars);
    }
    axes.write(w);
    w.close();
}

/// Prices are not joined from day to day unless a line is given.
fn write_price(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    number: usize,
    drawn: Drawn<'_>,
    series: &PriceSeries,
    chart: &StockChart,
) {
    let labels = chart.labels.as_ref();
    if series.line.is_some() {
        write_series(w, scene, number, drawn, series, labels);
    } else {
        let bare = PriceSeries { line: Some(Line::None), ..series.clone() };
        write_series(w, scene, number, drawn, &bare, labels);
    }
}

fn price_scale(chart: &StockChart) -> Scale<'_> {
    let series = chart.prices.series();
    let format = series.first().map_or("General", |series| tidy(&series.format));
    Scale { format, between: true, negative: false }
}

/// Days and volumes on the primary axes, prices to the right.
fn write_four_axes(w: &mut XmlWriter, chart: &StockChart, volume: &VolumeSeries) {
    let (axes, reverse) = (&chart.axes, chart.axes.category.reverse);
    let crosses = crossing(&chart.volume_axis);
    let days = CategoryPlace { ids: PRIMARY, edge: Edge::Bottom, crosses, amid: false };
    write_category_axis(w, &axes.category, &chart.categories, days);
    let volumes = ValuePlace {
        id: PRIMARY.value,
        other: PRIMARY.category,
        edge: Edge::Left,
        crosses: value_crossing(axes),
        between: true,
        source_format: tidy(&volume.format),
        amid: false,
    };
    write_value_axis(w, &chart.volume_axis, volumes);
    let prices = ValuePlace {
        id: SECONDARY.value,
        other: SECONDARY.category,
        edge: Edge::Right,
        crosses: if reverse { Crossing::AutoZero } else { Crossing::Max },
        between: true,
        source_format: price_scale(chart).format,
        amid: false,
    };
    write_value_axis(w, &axes.value, prices);
    let hidden = hidden_beside(&axes.category);
    let crosses = crossing(&axes.value);
    let place = CategoryPlace { ids: SECONDARY, edge: Edge::Bottom, crosses, amid: false };
    write_category_axis(w, &hidden, &chart.categories, place);
}
