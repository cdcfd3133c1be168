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
    let beyond = [line.forward, line.backward].into_iter().flatten();
    for distance in beyond {
        within_series(series, "the reach of a trend line", distance, (0.0, f64::MAX))?;
    }
    let most = (f64::MIN, f64::MAX);
    if let Some(intercept) = line.intercept {
        within_series(series, "the intercept of a trend line", intercept, most)?;
    }
    let kind = match line.kind {
        TrendKind::Polynomial(order) => {
            return within_series(series, "the order of a trend line", order, (2.0, 6.0));
        }
        TrendKind::MovingAverage(period) => {
            let longest = points.saturating_sub(1).clamp(2, 255) as f64;
            return within_series(series, "the period of a moving average", period, (2.0, longest));
        }
        TrendKind::Linear => return Ok(()),
        TrendKind::Exponential if !positive_y => "exponential",
        TrendKind::Logarithmic if !positive_x => "logarithmic",
        TrendKind::Power if !(positive_x && positive_y) => "power",
        TrendKind::Exponential | TrendKind::Logarithmic | TrendKind::Power => return Ok(()),
    };
    Err(InvalidChart::TrendOfNothing { series: series.to_owned(), kind })
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
