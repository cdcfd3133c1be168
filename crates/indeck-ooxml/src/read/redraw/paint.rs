//! Fills, lines and markers.
//!
//! Source: ISO/IEC 29500-1, 20.1.8 (fills and lines), 21.2.2.106 `c:marker`.

use indeck_model::chart::{
    Dash, Fill, Gradient, GradientStop, Line, Marker, MarkerSymbol, Pattern,
};
use indeck_model::{Angle, Percent};

use super::color::color_in;
use super::values::{child, points, share, whole, word};
use crate::part::color::Scheme;
use crate::xml::{Node, ns};

/// The fill that `c:spPr` of an element says.
pub(super) fn fill_of(node: Node<'_>, scheme: &dyn Scheme) -> Option<Fill> {
    shape(node)?.children().find_map(|fill| self::fill(fill, scheme))
}

/// The line that `c:spPr` of an element says.
pub(super) fn line_of(node: Node<'_>, scheme: &dyn Scheme) -> Option<Line> {
    line(shape(node)?.child(ns::A, "ln")?, scheme)
}

/// The line of an element that is there for it: gridlines, drop lines.
pub(super) fn lines(node: Node<'_>, name: &str, scheme: &dyn Scheme) -> Option<Line> {
    let lines = child(node, name)?;
    Some(line_of(lines, scheme).unwrap_or(Line::PLAIN))
}

fn shape(node: Node<'_>) -> Option<Node<'_>> {
    node.children().find(|child| child.name() == "spPr")
}

fn fill(node: Node<'_>, scheme: &dyn Scheme) -> Option<Fill> {
    if node.ns() != ns::A {
        return None;
    }
    match node.name() {
        "noFill" => Some(Fill::None),
        "solidFill" => solid(node, scheme),
        "gradFill" => gradient(node, scheme),
        "pattFill" => {
            let preset = Pattern::from_name(&node.attr("prst")?)?;
            let color = |name| color_in(node.child(ns::A, name)?, scheme).map(|seen| seen.color);
            let (foreground, background) = (color("fgClr")?, color("bgClr")?);
            Some(Fill::Pattern { preset, foreground, background })
        }
        _ => None,
    }
}

fn solid(node: Node<'_>, scheme: &dyn Scheme) -> Option<Fill> {
    let seen = color_in(node, scheme)?;
    Some(match seen.opacity {
        None => Fill::Solid(seen.color),
        Some(opacity) => Fill::Translucent { color: seen.color, opacity },
    })
}

/// A gradient; one that does not run in a line runs downwards.
fn gradient(node: Node<'_>, scheme: &dyn Scheme) -> Option<Fill> {
    let stop = |stop: Node<'_>| {
        let seen = color_in(stop, scheme)?;
        let at = share(&stop.attr("pos")?)?;
        let opacity = seen.opacity.unwrap_or(Percent(100.0));
        Some(GradientStop { at, color: seen.color, opacity })
    };
    let list = node.child(ns::A, "gsLst")?;
    let stops: Vec<GradientStop> = list.children().filter_map(stop).collect();
    let angle = node.child(ns::A, "lin").and_then(|line| line.attr("ang")?.parse::<i32>().ok());
    // Within half a turn, single precision holds each of its steps.
    let turned = f64::from(angle.unwrap_or(5_400_000)) / 60_000.0;
    let angle = Angle((turned - 360.0 * (turned / 360.0).round()) as f32);
    match stops.as_slice() {
        [] => None,
        [one] => Some(Fill::Solid(one.color)),
        _ => Some(Fill::Gradient(Gradient { stops, angle })),
    }
}

/// A line; `None` where it says nothing.
fn line(node: Node<'_>, scheme: &dyn Scheme) -> Option<Line> {
    let color = match node.children().find_map(|child| fill(child, scheme)) {
        Some(Fill::None) => return Some(Line::None),
        Some(Fill::Solid(color) | Fill::Translucent { color, .. }) => Some(color),
        Some(Fill::Gradient(gradient)) => gradient.stops.first().map(|stop| stop.color),
        Some(Fill::Pattern { foreground, .. }) => Some(foreground),
        None => None,
    };
    let width = node.attr("w").and_then(|width| points(&width));
    let dash = node.child(ns::A, "prstDash").and_then(|dash| dash.attr("val"));
    let dash = dash.map_or(Dash::Solid, |dash| dash_of(&dash));
    Some(Line::Solid { color, width, dash })
}

fn dash_of(name: &str) -> Dash {
    match name {
        "dash" => Dash::Dash,
        "sysDash" => Dash::ShortDash,
        "lgDash" => Dash::LongDash,
        "dot" | "sysDot" => Dash::Dot,
        "dashDot" | "sysDashDot" => Dash::DashDot,
        "lgDashDot" => Dash::LongDashDot,
        "lgDashDotDot" | "sysDashDotDot" => Dash::LongDashDotDot,
        _ => Dash::Solid,
    }
}

/// The marker of a series or point; `None` where nothing is said of it.
pub(super) fn marker(node: Node<'_>, scheme: &dyn Scheme) -> Option<Marker> {
    const USUAL_SIZE: u8 = 5;
    let marker = child(node, "marker")?;
    let size = whole(marker, "size", (2, 72)).unwrap_or(USUAL_SIZE);
    let symbol = symbol(word(marker, "symbol").as_deref().unwrap_or("auto"));
    if symbol == MarkerSymbol::None {
        return Some(Marker::NONE);
    }
    let (fill, line) = (fill_of(marker, scheme), line_of(marker, scheme));
    Some(Marker { symbol, size, fill, line })
}

fn symbol(name: &str) -> MarkerSymbol {
    match name {
        "none" => MarkerSymbol::None,
        "square" => MarkerSymbol::Square,
        "diamond" => MarkerSymbol::Diamond,
        "triangle" => MarkerSymbol::Triangle,
        "x" => MarkerSymbol::X,
        "plus" => MarkerSymbol::Plus,
        "dash" => MarkerSymbol::Dash,
        "dot" => MarkerSymbol::Dot,
        "star" => MarkerSymbol::Star,
        _ => MarkerSymbol::Circle,
    }
}
