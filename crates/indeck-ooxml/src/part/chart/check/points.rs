//! Points by x and y, and bubbles.

use indeck_model::chart::{
    BubbleChart, BubbleSeries, DataLabels, ErrorBars, ScatterChart, Trendline, XySeries,
};

use crate::part::chart::InvalidChart;
use crate::part::chart::check::analysis::{Fitted, check_errors, check_trendlines};
use crate::part::chart::check::series::{Look, MAX_NAME, check_labels, check_marker};
use crate::part::chart::check::{Checked, check_numbers, check_rows, check_text};
use crate::part::workbook::{MAX_FORMAT, Number, tidy};

pub(super) fn check_scatter(chart: &ScatterChart, kind: &'static str) -> Checked {
    check_points(&chart.series, chart.labels.as_ref(), kind)
}

pub(super) fn check_points<P>(
    series: &[XySeries],
    labels: Option<&DataLabels<P>>,
    kind: &'static str,
) -> Checked {
    if series.is_empty() {
        return Err(InvalidChart::NoSeries { kind });
    }
    series.iter().try_for_each(|series| check_xy(series, labels))
}

fn check_xy<P>(series: &XySeries, plot_labels: Option<&DataLabels<P>>) -> Checked {
    let (name, points) = (&series.name, series.points.len());
    check_head(name, points, [&series.x_format, &series.y_format])?;
    let positive = check_parts(&series.points, [|point| point.0, |point| point.1], name)?;
    check_marker(series.marker.as_ref(), name)?;
    let look = Look {
        name,
        points,
        fill: series.fill.as_ref(),
        styles: &series.point_styles,
        texts: &series.label_texts,
        marks: &series.marks,
    };
    look.check()?;
    let errors = [series.x_errors.as_ref(), series.y_errors.as_ref()];
    check_around(&series.trendlines, errors, fitted(name, points, positive))?;
    check_labels(plot_labels, name, points)?;
    check_labels(series.labels.as_ref(), name, points)
}

pub(super) fn check_bubbles(chart: &BubbleChart, kind: &'static str) -> Checked {
    if chart.series.is_empty() {
        return Err(InvalidChart::NoSeries { kind });
    }
    chart.series.iter().try_for_each(|series| check_bubble(series, chart.labels.as_ref()))
}

fn check_bubble<P>(series: &BubbleSeries, plot_labels: Option<&DataLabels<P>>) -> Checked {
    let (name, points) = (&series.name, series.bubbles.len());
    check_head(name, points, [&series.x_format, &series.y_format])?;
    check_text(tidy(&series.size_format), "a number format", MAX_FORMAT)?;
    let positive = check_parts(&series.bubbles, [|bubble| bubble.x, |bubble| bubble.y], name)?;
    check_numbers(series.bubbles.iter().map(|bubble| bubble.size), name)?;
    let look = Look {
        name,
        points,
        fill: series.fill.as_ref(),
        styles: &series.points,
        texts: &series.label_texts,
        marks: &series.marks,
    };
    look.check()?;
    let errors = [series.x_errors.as_ref(), series.y_errors.as_ref()];
    check_around(&series.trendlines, errors, fitted(name, points, positive))?;
    check_labels(plot_labels, name, points)?;
    check_labels(series.labels.as_ref(), name, points)
}

fn check_head(name: &str, points: usize, formats: [&indeck_model::NumberFormat; 2]) -> Checked {
    check_rows(points)?;
    check_text(name, "a series' name", MAX_NAME)?;
    formats.into_iter().try_for_each(|code| check_text(tidy(code), "a number format", MAX_FORMAT))
}

/// Checks that the numbers are finite, and tells whether those of each part are above 0.
fn check_parts<T>(
    points: &[T],
    parts: [fn(&T) -> Number; 2],
    name: &str,
) -> Result<[bool; 2], InvalidChart> {
    for (index, point) in points.iter().enumerate() {
        if parts.iter().any(|part| part(point).is_some_and(|number| !number.is_finite())) {
            return Err(InvalidChart::NotFinite { place: name.to_owned(), point: index + 1 });
        }
    }
    Ok(parts.map(|part| points.iter().filter_map(part).all(|number| number > 0.0)))
}

fn fitted(series: &str, points: usize, [positive_x, positive_y]: [bool; 2]) -> Fitted<'_> {
    Fitted { series, points, positive_x, positive_y }
}

fn check_around(
    trendlines: &[Trendline],
    errors: [Option<&ErrorBars>; 2],
    fitted: Fitted<'_>,
) -> Checked {
    check_trendlines(trendlines, fitted)?;
    errors.into_iter().try_for_each(|bars| check_errors(bars, fitted.series, fitted.points))
}
