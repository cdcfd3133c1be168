//! What a chart must be like to be written: rules of PowerPoint and of worksheets that the types of
//! the model do not hold already.

mod options;

use indeck_model::Date;
use indeck_model::chart::{
    Categories, CategoryChart, CategoryPlot, Chart, ComboChart, ComboPlot, DataLabels,
    DoughnutChart, PieChart, ScatterChart, Series, XySeries,
};

use crate::part::chart::InvalidChart;
use crate::part::workbook::{MAX_CELL_TEXT, MAX_FORMAT, MAX_ROWS, tidy};

/// Series that a chart can have.
const MAX_SERIES: usize = 255;
/// Before this day, spreadsheets count a 29 February 1900 that never was.
const FIRST_DAY_SERIAL: f64 = 61.0;
/// 9999-12-31.
const LAST_DAY_SERIAL: f64 = 2_958_465.0;

type Checked = Result<(), InvalidChart>;

/// Checks a chart.
///
/// # Errors
/// The first rule that it breaks.
pub(super) fn check(chart: &Chart) -> Checked {
    options::check(chart)?;
    let (count, kind) = (chart.series_count(), chart.mark());
    if count > MAX_SERIES {
        return Err(InvalidChart::TooManySeries { series: count, limit: MAX_SERIES });
    }
    match chart {
        Chart::Column(c) => check_chart(c, kind),
        Chart::StackedColumn(c) => check_chart(c, kind),
        Chart::Bar(c) => check_chart(c, kind),
        Chart::StackedBar(c) => check_chart(c, kind),
        Chart::Line(c) => check_chart(c, kind),
        Chart::Area(c) => check_chart(c, kind),
        Chart::Pie(c) => check_pie(c),
        Chart::Doughnut(c) => check_doughnut(c, kind),
        Chart::Scatter(c) => check_scatter(c, kind),
        Chart::Combo(c) => check_combo(c),
        _ => Ok(()),
    }
}

fn check_chart<T: CategoryPlot>(chart: &CategoryChart<T>, kind: &'static str) -> Checked {
    check_categories(&chart.categories)?;
    check_all(chart.plot.series(), chart.categories.len(), kind)
}

fn check_pie(chart: &PieChart) -> Checked {
    check_categories(&chart.categories)?;
    let points = chart.categories.len();
    check_labels(chart.labels.as_ref(), &chart.series.name, points)?;
    check_series(&chart.series, points)
}

fn check_doughnut(chart: &DoughnutChart, kind: &'static str) -> Checked {
    check_categories(&chart.categories)?;
    let points = chart.categories.len();
    chart.series.iter().try_for_each(|s| check_labels(chart.labels.as_ref(), &s.name, points))?;
    check_all(&chart.series, points, kind)
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
            match plot {
                ComboPlot::Columns(p) => check_all(p.series(), points, kind)?,
                ComboPlot::StackedColumns(p) => check_all(p.series(), points, kind)?,
                ComboPlot::Lines(p) => check_all(p.series(), points, kind)?,
                ComboPlot::Areas(p) => check_all(p.series(), points, kind)?,
            }
        }
    }
    Ok(())
}

fn kind_of(plot: &ComboPlot) -> &'static str {
    match plot {
        ComboPlot::Columns(_) | ComboPlot::StackedColumns(_) => "columns",
        ComboPlot::Lines(_) => "lines",
        ComboPlot::Areas(_) => "areas",
    }
}

fn check_scatter(chart: &ScatterChart, kind: &'static str) -> Checked {
    if chart.series.is_empty() {
        return Err(InvalidChart::NoSeries { kind });
    }
    chart.series.iter().try_for_each(|series| check_xy(series, chart.labels.as_ref()))
}

fn check_xy<P>(series: &XySeries, plot_labels: Option<&DataLabels<P>>) -> Checked {
    let points = series.points.len();
    check_rows(points)?;
    check_text(&series.name, "a series' name", MAX_CELL_TEXT)?;
    check_text(tidy(&series.x_format), "a number format", MAX_FORMAT)?;
    check_text(tidy(&series.y_format), "a number format", MAX_FORMAT)?;
    let broken = |point: &(Option<f64>, Option<f64>)| {
        [point.0, point.1].into_iter().flatten().any(|number| !number.is_finite())
    };
    if let Some(point) = series.points.iter().position(broken) {
        return Err(InvalidChart::NotFinite { place: series.name.clone(), point: point + 1 });
    }
    check_points(series.point_styles.iter().map(|point| point.index), &series.name, points)?;
    check_labels(plot_labels, &series.name, points)?;
    check_labels(series.labels.as_ref(), &series.name, points)
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

fn check_rows(rows: usize) -> Checked {
    if rows > MAX_ROWS {
        return Err(InvalidChart::TooManyRows { rows, limit: MAX_ROWS });
    }
    Ok(())
}

fn check_all<P, O>(series: &[Series<P, O>], points: usize, kind: &'static str) -> Checked {
    if series.is_empty() {
        return Err(InvalidChart::NoSeries { kind });
    }
    series.iter().try_for_each(|series| check_series(series, points))
}

fn check_series<P, O>(series: &Series<P, O>, points: usize) -> Checked {
    let name = &series.name;
    if series.values.len() > points {
        return Err(InvalidChart::TooManyValues {
            series: name.clone(),
            values: series.values.len(),
            categories: points,
        });
    }
    check_text(name, "a series' name", MAX_CELL_TEXT)?;
    check_text(tidy(&series.format), "a number format", MAX_FORMAT)?;
    check_numbers(series.values.iter().copied(), name)?;
    check_points(series.points.iter().map(|point| point.index), name, points)?;
    check_labels(series.labels.as_ref(), name, points)
}

fn check_labels<P>(labels: Option<&DataLabels<P>>, series: &str, points: usize) -> Checked {
    let Some(labels) = labels else { return Ok(()) };
    if let Some(format) = &labels.format {
        check_text(tidy(format), "a number format", MAX_FORMAT)?;
    }
    check_points(labels.points.iter().map(|point| point.index), series, points)
}

fn check_points(indices: impl Iterator<Item = u32>, series: &str, points: usize) -> Checked {
    let mut beyond = indices.filter(|index| usize::try_from(*index).map_or(true, |i| i >= points));
    beyond.next().map_or(Ok(()), |index| {
        let point = u64::from(index) + 1;
        Err(InvalidChart::UnknownPoint { series: series.to_owned(), point, points })
    })
}

fn check_numbers(mut numbers: impl Iterator<Item = Option<f64>>, place: &str) -> Checked {
    match numbers.position(|number| number.is_some_and(|number| !number.is_finite())) {
        Some(index) => Err(InvalidChart::NotFinite { place: place.to_owned(), point: index + 1 }),
        None => Ok(()),
    }
}

fn check_text(text: &str, place: &'static str, limit: usize) -> Checked {
    // A text has at most as many UTF-16 units as bytes.
    if text.len() <= limit {
        return Ok(());
    }
    match text.encode_utf16().count() {
        length if length > limit => Err(InvalidChart::TextTooLong { place, length, limit }),
        _ => Ok(()),
    }
}
