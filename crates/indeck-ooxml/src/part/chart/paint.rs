//! Fills, lines and markers of charts.
//!
//! Source: ISO/IEC 29500-1, 20.1.8 (fills and lines), 21.2.2.106 `marker`.

use indeck_model::chart::{Dash, Fill, Gradient, Line, Marker, MarkerSymbol};
use indeck_model::{Color, Emu, Percent, Pt};

use crate::part::chart::style::HAIRLINE;
use crate::part::text::{write_color, write_color_of_opacity};
use crate::xml::XmlWriter;

/// What a line looks like where the chart does not say.
#[derive(Clone, Copy, Debug)]
pub(in crate::part) struct Pen {
    /// Its colour.
    pub(super) color: Color,
    /// Its width.
    pub(super) width: Pt,
    /// Whether ends and joins are round, as those of data lines.
    pub(super) round: bool,
}

impl Pen {
    /// A hairline.
    pub(in crate::part) fn hairline(color: Color) -> Self {
        Self { color, width: HAIRLINE, round: false }
    }

    /// The line of a series.
    pub(in crate::part) fn data(color: Color, width: Pt) -> Self {
        Self { color, width, round: true }
    }
}

/// Writes a fill.
pub(in crate::part) fn write_fill(w: &mut XmlWriter, fill: &Fill) {
    match fill {
        Fill::None => drop(w.open("a:noFill").close()),
        Fill::Solid(color) => drop(w.element("a:solidFill", |w| write_color(w, *color))),
        Fill::Translucent { color, opacity } => write_translucent(w, *color, *opacity),
        Fill::Gradient(gradient) => write_gradient(w, gradient),
        Fill::Pattern { preset, foreground, background } => {
            w.open("a:pattFill").attr("prst", preset.name());
            w.element("a:fgClr", |w| write_color(w, *foreground));
            w.element("a:bgClr", |w| write_color(w, *background)).close();
        }
    }
}

/// Writes a fill of one colour that lets through what lies behind.
pub(super) fn write_translucent(w: &mut XmlWriter, color: Color, opacity: Percent) {
    w.element("a:solidFill", |w| write_color_of_opacity(w, color, Some(opacity)));
}

fn write_gradient(w: &mut XmlWriter, gradient: &Gradient) {
    w.open("a:gradFill").attr("rotWithShape", true).open("a:gsLst");
    for stop in &gradient.stops {
        let opacity = Some(stop.opacity).filter(|opacity| opacity.0 < 100.0);
        w.open("a:gs").attr("pos", stop.at.to_thousandths());
        write_color_of_opacity(w, stop.color, opacity);
        w.close();
    }
    let angle = gradient.angle.to_sixty_thousandths().rem_euclid(FULL_TURN);
    w.close().open("a:lin").attr("ang", angle).attr("scaled", false).close().close();
}

/// A full turn in 60 000ths of a degree.
///
/// Source: ISO/IEC 29500-1, 20.1.10.44 `ST_PositiveFixedAngle`.
const FULL_TURN: i32 = 21_600_000;

/// The one colour that stands for a fill: in legends, lines and labels.
pub(super) fn main_color(fill: &Fill) -> Option<Color> {
    match fill {
        Fill::None => None,
        Fill::Solid(color) | Fill::Translucent { color, .. } => Some(*color),
        Fill::Gradient(gradient) => gradient.stops.first().map(|stop| stop.color),
        Fill::Pattern { foreground, .. } => Some(*foreground),
    }
}

/// Writes a line; what it leaves open is the pen's.
pub(in crate::part) fn write_line(w: &mut XmlWriter, line: &Line, pen: Pen) {
    match line {
        Line::None => write_no_line(w),
        Line::Solid { color, width, dash } => {
            w.open("a:ln").attr("w", line_width(width.unwrap_or(pen.width)));
            w.attr_opt("cap", pen.round.then_some("rnd"));
            w.element("a:solidFill", |w| write_color(w, color.unwrap_or(pen.color)));
            if let Some(dash) = dash_name(*dash) {
                w.val("a:prstDash", dash);
            }
            if pen.round {
                w.open("a:round").close();
            }
            w.close();
        }
    }
}

/// Writes a line that is not drawn.
pub(super) fn write_no_line(w: &mut XmlWriter) {
    w.open("a:ln").open("a:noFill").close().close();
}

/// Source: ECMA-376-1, 20.1.10.35 `ST_LineWidth` (0 to 20 116 800).
fn line_width(width: Pt) -> i64 {
    Emu::from(width).0.clamp(0, 20_116_800)
}

fn dash_name(dash: Dash) -> Option<&'static str> {
    match dash {
        Dash::Solid => None,
        Dash::Dash => Some("dash"),
        Dash::ShortDash => Some("sysDash"),
        Dash::LongDash => Some("lgDash"),
        Dash::Dot => Some("sysDot"),
        Dash::DashDot => Some("dashDot"),
        Dash::LongDashDot => Some("lgDashDot"),
        Dash::LongDashDotDot => Some("lgDashDotDot"),
    }
}

/// Writes a marker; without one, that there is none.
pub(super) fn write_marker(w: &mut XmlWriter, marker: Option<&Marker>, color: Color) {
    w.open("c:marker");
    let visible = marker.filter(|marker| marker.symbol != MarkerSymbol::None);
    let Some(marker) = visible else {
        w.val("c:symbol", "none").close();
        return;
    };
    let own = Fill::Solid(color);
    let fill = marker.fill.as_ref().unwrap_or(&own);
    w.val("c:symbol", symbol_name(marker.symbol)).val("c:size", marker.size).open("c:spPr");
    write_fill(w, fill);
    // A hollow marker is its outline, and strokes have nothing but an outline.
    let pen = Pen::hairline(main_color(fill).unwrap_or(color));
    write_line(w, marker.line.as_ref().unwrap_or(&Line::PLAIN), pen);
    w.close().close();
}

fn symbol_name(symbol: MarkerSymbol) -> &'static str {
    match symbol {
        MarkerSymbol::None => "none",
        MarkerSymbol::Circle => "circle",
        MarkerSymbol::Square => "square",
        MarkerSymbol::Diamond => "diamond",
        MarkerSymbol::Triangle => "triangle",
        MarkerSymbol::X => "x",
        MarkerSymbol::Plus => "plus",
        MarkerSymbol::Dash => "dash",
        MarkerSymbol::Dot => "dot",
        MarkerSymbol::Star => "star",
    }
}

/// Writes shape properties of a fill and a line; what is `None` stays the kind's own.
pub(super) fn write_shape(w: &mut XmlWriter, fill: Option<&Fill>, line: Option<&Line>, pen: Pen) {
    w.open("c:spPr");
    if let Some(fill) = fill {
        write_fill(w, fill);
    }
    if let Some(line) = line {
        write_line(w, line, pen);
    }
    w.close();
}

/// Writes an element that is a line and nothing else (gridlines, drop lines …).
pub(super) fn write_lines(w: &mut XmlWriter, element: &'static str, line: &Line, pen: Pen) {
    w.open(element).open("c:spPr");
    write_line(w, line, pen);
    w.close().close();
}
