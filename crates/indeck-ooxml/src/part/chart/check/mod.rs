//! What a chart must be like to be written: rules of PowerPoint and of worksheets that the types of
//! the model do not hold already.

mod analysis;
mod axes;
mod frame;
mod options;
mod points;
mod reference;
mod series;

use indeck_model::Date;
use indeck_model::chart::{
    Categories, CategoryChart, CategoryPlot, Chart, ComboChart, ComboPlot, DataLabels, NoPosition,
    RadarChart, Series, StockChart, SurfaceChart,
};

use crate::part::chart::InvalidChart;
use crate::part::chart::own::OwnOptions;
use crate::part::chartex::{self, Extended};
use crate::part::workbook::{MAX_CELL_TEXT, MAX_FORMAT, MAX_ROWS, tidy};

pub(in crate::part) use axes::{check_category_axis, check_value_axis};
pub(in crate::part) use frame::check_fill;
pub(in crate::part) use series::{Look, check_labels};

use series::{Kind, check_series};

/// Series that a chart can have.
pub(in crate::part) const MAX_SERIES: usize = 255;
/// Before this day, spreadsheets count a 29 February 1900 that never was.
const FIRST_DAY_SERIAL: f64 = 61.0;
/// 9999-12-31.
const LAST_DAY_SERIAL: f64 = 2_958_465.0;

pub(in crate::part) type Checked = Result<(), InvalidChart>;

/// Checks a chart; the kinds of 2016 are checked beside their writer.
///
/// # Errors
/// The first rule that it breaks.
pub(super) fn check(chart: &Chart) -> Checked {
    if let Some(extended) = Extended::of(chart) {
        return chartex::check(extended);
    }
    options::check(chart)?;
    frame::check(chart)?;
    let series = chart.series_count() + reference::count(chart);
    if series > MAX_SERIES {
        return Err(InvalidChart::TooManySeries { series, limit: MAX_SERIES });
    }
    check_data(chart)?;
    reference::check(chart)
}

fn check_data(chart: &Chart) -> Checked {
    let kind = chart.mark();
    match chart {
        Chart::Column(c) => check_chart(c, Kind::plain(kind)),
        Chart::StackedColumn(c) => check_chart(c, Kind::stack(kind)),
        Chart::Bar(c) => check_chart(c, Kind::plain(kind)),
        Chart::StackedBar(c) => check_chart(c, Kind::stack(kind)),
        Chart::Line(c) => check_chart(c, Kind::of(kind, c.plot.stacking)),
        Chart::Area(c) => check_chart(c, Kind::of(kind, c.plot.stacking)),
        Chart::Pie(c) => {
            check_round(&c.categories, std::slice::from_ref(&c.series), &c.labels, kind)
        }
        Chart::OfPie(c) => {
            check_round(&c.categories, std::slice::from_ref(&c.series), &c.labels, kind)
        }
        Chart::Doughnut(c) => check_round(&c.categories, &c.series, &c.labels, kind),
        Chart::Scatter(c) => points::check_scatter(c, kind),
        Chart::Bubble(c) => points::check_bubbles(c, kind),
        Chart::Radar(c) => check_radar(c, kind),
        Chart::Stock(c) => check_stock(c),
        Chart::Surface(c) => check_surface(c, kind),
        Chart::Combo(c) => check_combo(c),
        // Checked by those who write them.
        Chart::Waterfall(_)
        | Chart::Treemap(_)
        | Chart::Sunburst(_)
        | Chart::Funnel(_)
        | Chart::Histogram(_)
        | Chart::Pareto(_)
        | Chart::BoxWhisker(_)
        | Chart::RegionMap(_) => Ok(()),
    }
}

fn check_chart<T: CategoryPlot>(chart: &CategoryChart<T>, kind: Kind) -> Checked
where
    T::SeriesOptions: OwnOptions,
{
    check_categories(&chart.categories)?;
    series::check_all(chart.plot.series(), chart.categories.len(), kind)
}

fn check_round<P, O: OwnOptions>(
    categories: &Categories,
    all: &[Series<P, O>],
    labels: &Option<DataLabels<P>>,
    kind: &'static str,
) -> Checked {
    check_categories(categories)?;
    let points = categories.len();
    all.iter().try_for_each(|s| check_labels(labels.as_ref(), &s.name, points))?;
    series::check_all(all, points, Kind::plain(kind))
}

fn check_radar(chart: &RadarChart, kind: &'static str) -> Checked {
    check_categories(&chart.categories)?;
    series::check_all(&chart.series, chart.categories.len(), Kind::plain(kind))
}

/// A candle needs all its prices: series that end early would join the wrong ones.
fn check_stock(chart: &StockChart) -> Checked {
    check_categories(&chart.categories)?;
    let points = chart.categories.len();
    for series in chart.prices.series() {
        check_series(series, points, Kind::plain("stock"))?;
        if series.values.len() != points {
            return Err(InvalidChart::CountOfPoints {
                series: series.name.clone(),
                what: "prices",
                count: series.values.len(),
                points,
            });
        }
    }
    let volume = chart.volume.as_ref();
    volume.map_or(Ok(()), |volume| check_series(volume, points, Kind::plain("stock")))
}

fn check_surface(chart: &SurfaceChart, kind: &'static str) -> Checked {
    check_categories(&chart.categories)?;
    series::check_all(&chart.series, chart.categories.len(), Kind::plain(kind))?;
    chart.series.iter().try_for_each(check_row)?;
    match chart.series.len() {
        series @ 0..2 => Err(InvalidChart::TooFewSeries { kind, series, needed: 2 }),
        _ => Ok(()),
    }
}

/// A surface has no place for anything at a point.
///
/// Source: ISO/IEC 29500-1, Annex A, `CT_SurfaceSer`.
fn check_row(series: &Series<NoPosition>) -> Checked {
    let options = [
        ("labels", series.labels.is_some()),
        ("texts of labels", !series.label_texts.is_empty()),
        ("marks of points", !series.marks.is_empty()),
    ];
    match options.into_iter().find(|(_, given)| *given) {
        Some((option, _)) => Err(InvalidChart::NotOfKind { kind: "surface", option }),
        None => Ok(()),
    }
}

fn check_combo(chart: &ComboChart) -> Checked {
    check_categories(&chart.categories)?;
    if chart.primary.is_empty() {
        return Err(InvalidChart::NoPrimaryPlot);
    }
    let points = chart.categories.len();
    for plots in [chart.primary.as_slice(), chart.secondary.plots()] {
        for (i, plot) in plots.iter().enumerate() {
            let kind = kind_of(plot);
            if plots.iter().take(i).any(|other| kind_of(other) == kind) {
                return Err(InvalidChart::RepeatedPlot { kind });
            }
            check_plot(plot, points, kind)?;
        }
    }
    chart.secondary.scatter().map_or(Ok(()), |layer| {
        points::check_points(&layer.series, layer.labels.as_ref(), "points")
    })
}

fn check_plot(plot: &ComboPlot, points: usize, kind: &'static str) -> Checked {
    match plot {
        ComboPlot::Columns(p) => series::check_all(p.series(), points, Kind::plain(kind)),
        ComboPlot::StackedColumns(p) => series::check_all(p.series(), points, Kind::stack(kind)),
        ComboPlot::Lines(p) => series::check_all(p.series(), points, Kind::of(kind, p.stacking)),
        ComboPlot::Areas(p) => series::check_all(p.series(), points, Kind::of(kind, p.stacking)),
    }
}

fn kind_of(plot: &ComboPlot) -> &'static str {
    match plot {
        ComboPlot::Columns(_) | ComboPlot::StackedColumns(_) => "columns",
        ComboPlot::Lines(_) => "lines",
        ComboPlot::Areas(_) => "areas",
    }
}

fn check_categories(categories: &Categories) -> Checked {
    check_rows(categories.len())?;
    match categories {
        Categories::Text(names) => {
            names.iter().try_for_each(|name| check_text(name, "a category's name", MAX_CELL_TEXT))
        }
        Categories::Dates { days, format } => {
            check_text(tidy(format), "a number format", MAX_FORMAT)?;
            days.iter().copied().try_for_each(check_day)
        }
        Categories::Numbers { values, format } => {
            check_text(tidy(format), "a number format", MAX_FORMAT)?;
            check_numbers(values.iter().map(|value| Some(*value)), "the categories")
        }
    }
}

fn check_day(date: Date) -> Checked {
    if (FIRST_DAY_SERIAL..=LAST_DAY_SERIAL).contains(&date.excel_serial()) {
        return Ok(());
    }
    Err(InvalidChart::DateOutOfRange { date })
}

pub(in crate::part) fn check_rows(rows: usize) -> Checked {
    if rows > MAX_ROWS {
        return Err(InvalidChart::TooManyRows { rows, limit: MAX_ROWS });
    }
    Ok(())
}

pub(in crate::part) fn check_numbers(
    mut numbers: impl Iterator<Item = Option<f64>>,
    place: &str,
) -> Checked {
    match numbers.position(|number| number.is_some_and(|number| !number.is_finite())) {
        Some(index) => Err(InvalidChart::NotFinite { place: place.to_owned(), point: index + 1 }),
        None => Ok(()),
    }
}

pub(in crate::part) fn check_text(text: &str, place: &'static str, limit: usize) -> Checked {
    // A text has at most as many UTF-16 units as bytes.
    if text.len() <= limit {
        return Ok(());
    }
    match text.encode_utf16().count() {
        length if length > limit => Err(InvalidChart::TextTooLong { place, length, limit }),
        _ => Ok(()),
    }
}

/// An option of the whole chart that has a range.
pub(in crate::part) fn within(
    option: &'static str,
    value: impl Into<f64>,
    min: f64,
    max: f64,
) -> Checked {
    let value = value.into();
    if (min..=max).contains(&value) {
        return Ok(());
    }
    Err(InvalidChart::OptionOutOfRange { option, value, min, max })
}

/// A number of a series that has a range.
fn within_series(
    series: &str,
    option: &'static str,
    value: impl Into<f64>,
    (min, max): (f64, f64),
) -> Checked {
    let value = value.into();
    if (min..=max).contains(&value) {
        return Ok(());
    }
    let series = series.to_owned();
    Err(InvalidChart::SeriesOptionOutOfRange { series, option, value, min, max })
}
