//! What is drawn about series: trend lines, error bars, bars between lines.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.211 `c:trendline`, 21.2.2.55 `c:errBars`, 21.2.2.218
//! `c:upDownBars`.

use indeck_model::NumberFormat;
use indeck_model::chart::{
    BarLook, ErrorAmount, ErrorBars, ErrorDirection, TrendKind, Trendline, UpDownBars,
};

use super::data::{Extent, own_numbers};
use super::paint::{fill_of, line_of};
use super::values::{all, child, flag, number, whole, word};
use crate::part::color::Scheme;
use crate::xml::Node;

/// The trend lines of a series.
pub(super) fn trendlines(series: Node<'_>, scheme: &dyn Scheme) -> Vec<Trendline> {
    all(series, "trendline").map(|node| trendline(node, scheme)).collect()
}

fn trendline(node: Node<'_>, scheme: &dyn Scheme) -> Trendline {
    let kind = match word(node, "trendlineType").as_deref() {
        Some("exp") => TrendKind::Exponential,
        Some("log") => TrendKind::Logarithmic,
        Some("poly") => TrendKind::Polynomial(whole(node, "order", (2, 6)).unwrap_or(2)),
        Some("power") => TrendKind::Power,
        Some("movingAvg") => TrendKind::MovingAverage(whole(node, "period", (2, 255)).unwrap_or(2)),
        _ => TrendKind::Linear,
    };
    let format = child(node, "trendlineLbl").and_then(|label| child(label, "numFmt"));
    let format = format.and_then(|format| format.attr("formatCode"));
    Trendline {
        kind,
        name: child(node, "name").map(|name| name.text().into_owned()),
        forward: number(node, "forward"),
        backward: number(node, "backward"),
        intercept: number(node, "intercept"),
        equation: flag(node, "dispEq").unwrap_or(false),
        r_squared: flag(node, "dispRSqr").unwrap_or(false),
        format: format.map(|code| NumberFormat::from(code.into_owned())),
        line: line_of(node, scheme),
    }
}

/// The error bars of a series along that axis; over categories there is no choice.
pub(super) fn error_bars(
    series: Node<'_>,
    along: Option<&str>,
    extent: Extent,
    scheme: &dyn Scheme,
) -> Option<ErrorBars> {
    let is_along = |node: &Node<'_>| match (along, word(*node, "errDir")) {
        (None, _) => true,
        (Some(along), Some(own)) => along == own,
        (Some(along), None) => along == "y",
    };
    let node = all(series, "errBars").find(is_along)?;
    let direction = match word(node, "errBarType").as_deref() {
        Some("plus") => ErrorDirection::Plus,
        Some("minus") => ErrorDirection::Minus,
        _ => ErrorDirection::Both,
    };
    let amount = number(node, "val").unwrap_or(0.0);
    let amount = match word(node, "errValType").as_deref() {
        Some("percentage") => ErrorAmount::Percentage(amount),
        Some("stdDev") => ErrorAmount::StandardDeviation(amount),
        Some("stdErr") => ErrorAmount::StandardError,
        Some("cust") => ErrorAmount::Custom {
            plus: own_numbers(node, "plus", extent),
            minus: own_numbers(node, "minus", extent),
        },
        _ => ErrorAmount::Fixed(amount),
    };
    let caps = !flag(node, "noEndCap").unwrap_or(false);
    Some(ErrorBars { direction, amount, caps, line: line_of(node, scheme) })
}

/// The bars between the first and the last line of a plot.
pub(super) fn up_down_bars(plot: Node<'_>, scheme: &dyn Scheme) -> Option<UpDownBars> {
    let node = child(plot, "upDownBars")?;
    let look = |name| {
        let bars = child(node, name);
        BarLook {
            fill: bars.and_then(|bars| fill_of(bars, scheme)),
            line: bars.and_then(|bars| line_of(bars, scheme)),
        }
    };
    let gap_width = whole(node, "gapWidth", (0, 500)).unwrap_or(150);
    Some(UpDownBars { gap_width, up: look("upBars"), down: look("downBars") })
}
