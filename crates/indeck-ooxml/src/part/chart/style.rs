//! Fills, lines, markers and text of charts, with the looks that stand in where nothing is said.
//!
//! Source: ECMA-376-1, 20.1.8 (fills and lines), 21.2.2.198 `txPr`.

use indeck_model::chart::{Dash, Fill, Line, Marker, MarkerSymbol};
use indeck_model::text::TextStyle;
use indeck_model::{Color, Emu, Percent, Pt, ThemeColor};

use crate::part::text::write_color;
use crate::xml::XmlWriter;

/// Text that is quieter than the slide's own.
pub(super) const TEXT: Color = Color::Lighter(ThemeColor::Text1, Percent(35.0));
/// Lines that stand behind the data.
pub(super) const GRID: Color = Color::Lighter(ThemeColor::Text1, Percent(85.0));
/// The line that the data stand on.
pub(super) const AXIS: Color = Color::Lighter(ThemeColor::Text1, Percent(75.0));
/// Width of gridlines and axes.
pub(super) const HAIRLINE: Pt = Pt(0.75);

/// What a line looks like where the chart does not say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    /// Its colour.
    pub(super) color: Color,
    /// Its width.
    pub(super) width: Pt,
    /// Whether ends and joins are round, as those of data lines.
    pub(super) round: bool,
}

impl Pen {
    /// A hairline.
    pub(super) fn hairline(color: Color) -> Self {
        Self { color, width: HAIRLINE, round: false }
    }

    /// The line of a series.
    pub(super) fn data(color: Color, width: Pt) -> Self {
        Self { color, width, round: true }
    }
}

/// Writes a fill.
pub(super) fn write_fill(w: &mut XmlWriter, fill: &Fill) {
    match fill {
        Fill::Solid(color) => drop(w.element("a:solidFill", |w| write_color(w, *color))),
        _ => drop(w.open("a:noFill").close()),
    }
}

/// Writes a line; what it leaves open is the pen's.
pub(super) fn write_line(w: &mut XmlWriter, line: &Line, pen: Pen) {
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

/// A line in all the pen's own.
pub(super) const PLAIN: Line = Line::Solid { color: None, width: None, dash: Dash::Solid };

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
    write_line(
        w,
        &PLAIN,
        Pen::hairline(if let Fill::Solid(color) = fill { *color } else { color }),
    );
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

/// How text looks where its style says nothing; `None` inherits from the chart.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TextDefaults {
    pub(super) size: Option<Pt>,
    pub(super) bold: Option<bool>,
    pub(super) color: Option<Color>,
    pub(super) font: Option<&'static str>,
}

/// Writes text properties without text (`c:txPr`), turned by 60 000ths of a degree if wanted.
pub(super) fn write_text_properties(
    w: &mut XmlWriter,
    style: &TextStyle,
    defaults: TextDefaults,
    rotation: Option<i32>,
) {
    w.open("c:txPr");
    write_text_frame(w, rotation);
    w.open("a:p").open("a:pPr");
    write_characters(w, "a:defRPr", style, defaults);
    w.close();
    w.raw(r#"<a:endParaRPr lang="en-US"/>"#).close().close();
}

/// Writes text of its own (`c:tx`), a paragraph for each line.
pub(super) fn write_rich_text(
    w: &mut XmlWriter,
    text: &str,
    style: &TextStyle,
    look: TextDefaults,
    rotation: Option<i32>,
) {
    w.open("c:tx").open("c:rich");
    write_text_frame(w, rotation);
    for line in text.split('\n') {
        let line = line.trim_end_matches('\r');
        w.open("a:p").open("a:pPr");
        write_characters(w, "a:defRPr", style, look);
        w.close();
        if !line.is_empty() {
            w.open("a:r");
            write_characters(w, "a:rPr", style, look);
            w.text_element("a:t", line).close();
        }
        w.close();
    }
    w.close().close();
}

fn write_text_frame(w: &mut XmlWriter, rotation: Option<i32>) {
    w.open("a:bodyPr");
    if let Some(rotation) = rotation {
        w.attr("rot", rotation).attr("vert", "horz");
    }
    w.close().open("a:lstStyle").close();
}

fn write_characters(
    w: &mut XmlWriter,
    element: &'static str,
    style: &TextStyle,
    defaults: TextDefaults,
) {
    w.open(element).attr_opt("sz", style.size.or(defaults.size).map(Pt::to_hundredths));
    w.attr_opt("b", style.bold.or(defaults.bold)).attr_opt("i", style.italic);
    w.attr_opt("u", style.underline.map(|on| if on { "sng" } else { "none" }));
    if let Some(color) = style.color.or(defaults.color) {
        w.element("a:solidFill", |w| write_color(w, color));
    }
    if let Some(font) = style.font.as_deref().or(defaults.font) {
        w.open("a:latin").attr("typeface", font).close();
    }
    w.close();
}
