//! Trend lines and error bars.

use indeck_model::chart::{ErrorAmount, ErrorBars, TrendKind, Trendline};

use crate::part::chart::InvalidChart;
use crate::part::chart::check::{Checked, check_numbers, check_text, within_series};
use crate::part::workbook::{MAX_CELL_TEXT, MAX_FORMAT, tidy};

/// What a trend line is fitted to.
#[derive(Clone, Copy)]
pub(super) struct Fitted<'a> {
    pub(super) series: &'a str,
    pub(super) points: usize,
    pub(super) positive_x: bool,
    pub(super) positive_y: bool,
}

pub(super) fn check_trendlines(lines: &[Trendline], fitted: Fitted<'_>) -> Checked {
    lines.iter().try_for_each(|line| check_trendline(line, fitted))
}

fn check_trendline(line: &Trendline, fitted: Fitted<'_>) -> Checked {
    let Fitted { series, points, positive_x, positive_y } = fitted;
    check_text(line.name.as_deref().unwrap_or_default(), "a trend line's name", MAX_CELL_TEXT)?;
    if let Some(format) = &line.format {
        check_text(tidy(format), "a number format", MAX_FORMAT)?;
    }
    check_options(line, series)?;
    let kind = kind_of(line.kind);
    match line.kind {
        TrendKind::Polynomial(order) => {
            within_series(series, "the order of a trend line", order, (2.0, 6.0))
        }
        TrendKind::MovingAverage(period) => {
            let longest = points.saturating_sub(1).clamp(2, 255) as f64;
            within_series(series, "the period of a moving average", period, (2.0, longest))
        }
        TrendKind::Linear => Ok(()),
        TrendKind::Exponential if positive_y => Ok(()),
        TrendKind::Logarithmic if positive_x => Ok(()),
        TrendKind::Power if positive_x && positive_y => Ok(()),
        TrendKind::Exponential | TrendKind::Logarithmic | TrendKind::Power => {
            Err(InvalidChart::TrendOfNothing { series: series.to_owned(), kind })
        }
    }
}

/// A moving average is no curve: it has no equation and does not go on. A curve over logarithms of x
/// never reaches x = 0.
///
/// Source: ISO/IEC 29500-1, 21.2.2.211 `trendline`.
fn check_options(line: &Trendline, series: &str) -> Checked {
    let curve = !matches!(line.kind, TrendKind::MovingAverage(_));
    let reaches_zero = curve && !matches!(line.kind, TrendKind::Logarithmic | TrendKind::Power);
    let options = [
        ("forward reach", line.forward.is_some(), curve),
        ("backward reach", line.backward.is_some(), curve),
        ("intercept", line.intercept.is_some(), reaches_zero),
        ("equation", line.equation, curve),
        ("R²", line.r_squared, curve),
    ];
    if let Some((option, ..)) = options.into_iter().find(|(_, given, known)| *given && !known) {
        let (series, kind) = (series.to_owned(), kind_of(line.kind));
        return Err(InvalidChart::NotOfTrend { series, kind, option });
    }
    positive(series, "the forward reach of a trend line", line.forward)?;
    positive(series, "the backward reach of a trend line", line.backward)?;
    match (line.kind, line.intercept) {
        (TrendKind::Exponential, intercept) => {
            positive(series, "the intercept of an exponential trend line", intercept)
        }
        (_, Some(intercept)) => {
            let finite = (f64::MIN, f64::MAX);
            within_series(series, "the intercept of a trend line", intercept, finite)
        }
        (_, None) => Ok(()),
    }
}

fn positive(series: &str, option: &'static str, value: Option<f64>) -> Checked {
    match value {
        Some(value) if !(value.is_finite() && value > 0.0) => {
            let series = series.to_owned();
            Err(InvalidChart::SeriesOptionNotPositive { series, option, value })
        }
        Some(_) | None => Ok(()),
    }
}

fn kind_of(kind: TrendKind) -> &'static str {
    match kind {
        TrendKind::Linear => "linear",
        TrendKind::Exponential => "exponential",
        TrendKind::Logarithmic => "logarithmic",
        TrendKind::Polynomial(_) => "polynomial",
        TrendKind::Power => "power",
        TrendKind::MovingAverage(_) => "moving-average",
    }
}

pub(super) fn check_errors(bars: Option<&ErrorBars>, series: &str, points: usize) -> Checked {
    let positive = (0.0, f64::MAX);
    match bars.map(|bars| &bars.amount) {
        None | Some(ErrorAmount::StandardError) => Ok(()),
        Some(
            ErrorAmount::Fixed(amount)
            | ErrorAmount::Percentage(amount)
            | ErrorAmount::StandardDeviation(amount),
        ) => within_series(series, "the length of error bars", *amount, positive),
        Some(ErrorAmount::Custom { plus, minus }) => {
            for amounts in [plus, minus] {
                let count = amounts.len();
                if count > points {
                    let (series, what) = (series.to_owned(), "lengths of error bars");
                    return Err(InvalidChart::CountOfPoints { series, what, count, points });
                }
                check_numbers(amounts.iter().copied(), series)?;
                amounts.iter().flatten().try_for_each(|amount| {
                    within_series(series, "the length of an error bar", *amount, positive)
                })?;
            }
            Ok(())
        }
    }
}
