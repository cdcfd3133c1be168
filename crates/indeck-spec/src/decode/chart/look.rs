//! How things look: fills, lines, markers, letters.

use indeck_model::chart::{
    Dash, Fill, Gradient, GradientStop, Line, Marker, MarkerSymbol, Pattern,
};
use indeck_model::text::TextStyle;
use indeck_model::{Angle, Color, Percent, Pt};

use crate::decode::chart::words::{none, patterns};
use crate::object::Object;
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may, must};
use crate::suggest;
use crate::yaml::{Node, NodeKind};

/// A colour, `none`, or a map of one of three forms.
pub(crate) const FILL: Kind = Kind::Any(&[
    Kind::Color,
    Kind::OneOf(none),
    Kind::Map(&TRANSLUCENT),
    Kind::Map(&GRADIENT),
    Kind::Map(&PATTERN),
]);

/// `true`, `false` or how it is drawn.
pub(crate) const LINE: Kind = Kind::Any(&[Kind::Flag, Kind::Map(&STROKE)]);

/// `true`, `false`, a symbol, or how markers look.
pub(crate) const MARKERS: Kind =
    Kind::Any(&[Kind::Flag, Kind::OneOf(MarkerSymbol::words), Kind::Map(&MARKER)]);

pub(crate) const WIDTH: Kind = Kind::Number(0.0, 100.0);
pub(crate) const OPACITY: Kind = Kind::Number(0.0, 1.0);

const TRANSLUCENT: Shape = Shape {
    noun: "a translucent colour",
    keys: &[
        must("color", Kind::Color, "The colour."),
        may("opacity", OPACITY, "How much of what lies behind is covered, 0 to 1."),
    ],
};

const GRADIENT: Shape = Shape {
    noun: "a gradient",
    keys: &[
        must(
            "gradient",
            Kind::List(&Kind::Any(&[Kind::Color, Kind::Map(&STOP)])),
            "Two or more colours, from the beginning to the end.",
        ),
        may(
            "angle",
            Kind::Number(0.0, 360.0),
            "Its direction in degrees, clockwise from the left.",
        ),
    ],
};

const STOP: Shape = Shape {
    noun: "a colour of a gradient",
    keys: &[
        must("color", Kind::Color, "The colour."),
        may("at", Kind::Number(0.0, 100.0), "How far along it stands, in percent."),
        may("opacity", OPACITY, "How much of what lies behind is covered, 0 to 1."),
    ],
};

const PATTERN: Shape = Shape {
    noun: "a pattern",
    keys: &[
        must("pattern", Kind::OneOf(patterns), "The pattern, by its name in the file format."),
        may("fore", Kind::Color, "The colour of its strokes."),
        may("back", Kind::Color, "The colour between them."),
    ],
};

const STROKE: Shape = Shape {
    noun: "a line's look",
    keys: &[
        may("color", Kind::Color, "Its colour."),
        may("width", WIDTH, "Its width in points."),
        may("dash", Kind::OneOf(Dash::words), "How it is broken."),
    ],
};

const MARKER: Shape = Shape {
    noun: "a marker",
    keys: &[
        may("symbol", Kind::OneOf(MarkerSymbol::words), "Its shape."),
        may("size", Kind::Whole(2, 72), "Its size in points."),
        may("fill", FILL, "Its fill; else the series' colour."),
        may("line", LINE, "Its outline."),
    ],
};

pub(crate) fn fill(reader: &Reader, node: &Node) -> Option<Fill> {
    let NodeKind::Map(entries) = &node.kind else {
        return match &node.kind {
            NodeKind::Scalar(scalar) if scalar.text == "none" => Some(Fill::None),
            _ => reader.color(node).map(Fill::Solid),
        };
    };
    let has = |key: &str| entries.iter().any(|e| e.key == key);
    if has("gradient") {
        return gradient(&Object::open(reader, &GRADIENT, node)?);
    }
    if has("pattern") {
        return pattern(&Object::open(reader, &PATTERN, node)?);
    }
    let object = Object::open(reader, &TRANSLUCENT, node)?;
    let opacity = object.number("opacity");
    let color = object.color("color")?;
    Some(match opacity {
        Some(opacity) => Fill::Translucent { color, opacity: share(opacity.value) },
        None => Fill::Solid(color),
    })
}

/// 0 to 1 as 0 to 100 %.
pub(crate) fn share(opacity: f64) -> Percent {
    Percent((opacity * 100.0) as f32)
}

fn gradient(object: &Object<'_, '_>) -> Option<Fill> {
    let angle = object.number("angle").map_or(0.0, |n| n.value);
    let stops = object.read("gradient", |reader, node| {
        let members = reader.list(node, "a list of colours");
        if members.len() < 2 {
            let hint = vec!["name at least two colours".to_owned()];
            reader.bad_value(node, "a gradient leads from one colour to another".to_owned(), hint);
            return None;
        }
        let last = (members.len() - 1) as f32;
        let even = |i: usize| Percent(i as f32 * 100.0 / last);
        let stops = members.iter().enumerate().filter_map(|(i, n)| stop(reader, n, even(i)));
        let mut stops: Vec<GradientStop> = stops.collect();
        stops.sort_by(|a, b| a.at.0.total_cmp(&b.at.0));
        Some(stops)
    })?;
    Some(Fill::Gradient(Gradient { stops, angle: Angle(angle as f32) }))
}

fn stop(reader: &Reader, node: &Node, even: Percent) -> Option<GradientStop> {
    let NodeKind::Map(_) = node.kind else {
        return Some(GradientStop { at: even, color: reader.color(node)?, opacity: share(1.0) });
    };
    let object = Object::open(reader, &STOP, node)?;
    let at = object.number("at").map_or(even, |n| Percent(n.value as f32));
    let opacity = share(object.number("opacity").map_or(1.0, |n| n.value));
    Some(GradientStop { at, color: object.color("color")?, opacity })
}

fn pattern(object: &Object<'_, '_>) -> Option<Fill> {
    let usual = |slot| Color::Theme(slot);
    let foreground = object.color("fore").unwrap_or(usual(indeck_model::ThemeColor::Accent1));
    let background = object.color("back").unwrap_or(usual(indeck_model::ThemeColor::Background1));
    let preset = object.read("pattern", |reader, node| {
        let name = reader.text(node)?.value;
        let known = Pattern::from_name(&name);
        if known.is_none() {
            let hints = suggest::hints(&name, "patterns", patterns());
            reader.bad_value(node, format!("`{name}` is not known here"), hints);
        }
        known
    })?;
    Some(Fill::Pattern { preset, foreground, background })
}

pub(crate) fn line(reader: &Reader, node: &Node) -> Option<Line> {
    if let NodeKind::Scalar(_) = node.kind {
        return Some(if reader.flag(node)?.value { Line::PLAIN } else { Line::None });
    }
    Some(stroke(&Object::open(reader, &STROKE, node)?).unwrap_or(Line::PLAIN))
}

/// The keys `color`, `width` and `dash` of a map, if one of them is there.
pub(crate) fn stroke(object: &Object<'_, '_>) -> Option<Line> {
    let color = object.color("color");
    let width = object.points("width");
    let dash = object.word::<Dash>("dash").map(|w| w.value);
    let any = color.is_some() || width.is_some() || dash.is_some();
    any.then(|| Line::Solid { color, width, dash: dash.unwrap_or_default() })
}

pub(crate) fn markers(reader: &Reader, node: &Node) -> Option<Marker> {
    if let NodeKind::Scalar(scalar) = &node.kind {
        return Some(match &*scalar.text {
            "true" => Marker::circle(SIZE),
            "false" => Marker::NONE,
            _ => Marker { symbol: reader.word(node)?.value, ..Marker::circle(SIZE) },
        });
    }
    let object = Object::open(reader, &MARKER, node)?;
    let size = object.number("size").map_or(SIZE, |n| n.value as u8);
    Some(Marker {
        symbol: object.word("symbol").map_or(MarkerSymbol::Circle, |w| w.value),
        size,
        fill: object.read("fill", fill),
        line: object.read("line", line),
    })
}

/// The usual size of a marker in points.
const SIZE: u8 = 6;

/// The keys `size`, `bold`, `italic` and `color` of a map.
pub(crate) fn letters(object: &Object<'_, '_>) -> TextStyle {
    let size: Option<Pt> = object.points("size");
    TextStyle {
        size,
        bold: object.flag("bold"),
        italic: object.flag("italic"),
        color: object.color("color"),
        ..TextStyle::default()
    }
}
