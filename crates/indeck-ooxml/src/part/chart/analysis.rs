//! What is drawn about series: trend lines, error bars, lines and bars between points.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.211 `trendline`, 21.2.2.55 `errBars`, 21.2.2.218 `upDownBars`.

use indeck_model::chart::{
    BarLook, Dash, ErrorAmount, ErrorBars, ErrorDirection, Fill, Line, TrendKind, Trendline,
    UpDownBars,
};
use indeck_model::{Color, Percent, Pt, ThemeColor};

use crate::part::chart::axis::write_number;
use crate::part::chart::data::{Role, write_cells};
use crate::part::chart::paint::{Pen, write_line, write_lines, write_shape};
use crate::part::chart::series::Scene;
use crate::part::chart::style::TEXT;
use crate::part::workbook::tidy;
use crate::xml::XmlWriter;

/// Width of trend lines.
const TREND_WIDTH: Pt = Pt(1.5);
/// The bars of falling values.
const DARK: Color = Color::Lighter(ThemeColor::Text1, Percent(35.0));

/// Writes the trend lines of a series of that colour.
pub(super) fn write_trendlines(w: &mut XmlWriter, lines: &[Trendline], color: Color) {
    for line in lines {
        write_trendline(w, line, color);
    }
}

fn write_trendline(w: &mut XmlWriter, trend: &Trendline, color: Color) {
    w.open("c:trendline");
    if let Some(name) = trend.name.as_deref().filter(|name| !name.is_empty()) {
        w.text_element("c:name", name);
    }
    let dotted = Line::Solid { color: None, width: None, dash: Dash::Dot };
    w.open("c:spPr");
    write_line(w, trend.line.as_ref().unwrap_or(&dotted), Pen::data(color, TREND_WIDTH));
    w.close();
    write_kind(w, trend.kind);
    write_number(w, "c:forward", trend.forward);
    write_number(w, "c:backward", trend.backward);
    write_number(w, "c:intercept", trend.intercept);
    w.val("c:dispRSqr", trend.r_squared).val("c:dispEq", trend.equation);
    if trend.equation || trend.r_squared {
        let code = trend.format.as_ref().map_or("General", tidy);
        w.open("c:trendlineLbl").raw("<c:layout/>");
        w.open("c:numFmt").attr("formatCode", code).attr("sourceLinked", false).close().close();
    }
    w.close();
}

fn write_kind(w: &mut XmlWriter, kind: TrendKind) {
    let name = match kind {
        TrendKind::Linear => "linear",
        TrendKind::Exponential => "exp",
        TrendKind::Logarithmic => "log",
        TrendKind::Polynomial(_) => "poly",
        TrendKind::Power => "power",
        TrendKind::MovingAverage(_) => "movingAvg",
    };
    w.val("c:trendlineType", name);
    match kind {
        TrendKind::Polynomial(order) => drop(w.val("c:order", order)),
        TrendKind::MovingAverage(period) => drop(w.val("c:period", period)),
        TrendKind::Linear | TrendKind::Exponential | TrendKind::Logarithmic | TrendKind::Power => {}
    }
}

/// Along which axis error bars go, where a kind has a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Along {
    /// The value axis: the only choice over categories.
    Values,
    /// From left to right.
    X,
    /// From bottom to top.
    Y,
}

/// Writes the error bars of a series.
pub(super) fn write_error_bars(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    series: usize,
    bars: &ErrorBars,
    along: Along,
) {
    w.open("c:errBars");
    match along {
        Along::Values => {}
        Along::X => drop(w.val("c:errDir", "x")),
        Along::Y => drop(w.val("c:errDir", "y")),
    }
    let direction = match bars.direction {
        ErrorDirection::Both => "both",
        ErrorDirection::Plus => "plus",
        ErrorDirection::Minus => "minus",
    };
    w.val("c:errBarType", direction).val("c:errValType", amount_name(&bars.amount));
    w.val("c:noEndCap", !bars.caps);
    match bars.amount {
        ErrorAmount::Fixed(amount)
        | ErrorAmount::Percentage(amount)
        | ErrorAmount::StandardDeviation(amount) => drop(w.val("c:val", amount + 0.0)),
        ErrorAmount::StandardError => {}
        ErrorAmount::Custom { .. } => write_amounts(w, scene, series, along),
    }
    write_shape(w, None, Some(bars.line.as_ref().unwrap_or(&Line::PLAIN)), Pen::hairline(TEXT));
    w.close();
}

fn write_amounts(w: &mut XmlWriter, scene: Scene<'_>, series: usize, along: Along) {
    let roles = match along {
        Along::X => [("c:plus", Role::XPlus), ("c:minus", Role::XMinus)],
        Along::Values | Along::Y => [("c:plus", Role::Plus), ("c:minus", Role::Minus)],
    };
    for (element, role) in roles {
        if let Some(column) = scene.layout.column(series, role) {
            write_cells(w, element, &scene.layout.sheet, column);
        }
    }
}

fn amount_name(amount: &ErrorAmount) -> &'static str {
    match amount {
        ErrorAmount::Fixed(_) => "fixedVal",
        ErrorAmount::Percentage(_) => "percentage",
        ErrorAmount::StandardDeviation(_) => "stdDev",
        ErrorAmount::StandardError => "stdErr",
        ErrorAmount::Custom { .. } => "cust",
    }
}

/// Writes lines between points, points and axis, or the parts of stacks.
pub(super) fn write_between(w: &mut XmlWriter, element: &'static str, line: Option<&Line>) {
    if let Some(line) = line {
        write_lines(w, element, line, Pen::hairline(TEXT));
    }
}

/// Writes the bars from the first line to the last.
pub(super) fn write_up_down_bars(w: &mut XmlWriter, bars: &UpDownBars) {
    w.open("c:upDownBars").val("c:gapWidth", bars.gap_width);
    let (light, dark) = (Color::Theme(ThemeColor::Background1), DARK);
    for (element, look, own) in [("c:upBars", &bars.up, light), ("c:downBars", &bars.down, dark)] {
        let BarLook { fill, line } = look;
        let own = Fill::Solid(own);
        let line = line.as_ref().unwrap_or(&Line::PLAIN);
        w.open(element);
        write_shape(w, Some(fill.as_ref().unwrap_or(&own)), Some(line), Pen::hairline(TEXT));
        w.close();
    }
    w.close();
}
