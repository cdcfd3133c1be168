//! `axis:`

use indeck_model::Date;
use indeck_model::chart::{
    Crossing, DateScale, DisplayUnit, DisplayUnits, TickLabels, TickMark, TickMarks, TimeUnit,
};
use indeck_model::spec::{AxisSpec, Located};
use indeck_model::text::TextStyle;

use crate::decode::chart::look::{self, LINE};
use crate::object::{FONT_SIZE, Object};
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may, must};
use crate::yaml::{Node, NodeKind};

const ANY: Kind = Kind::Number(f64::MIN, f64::MAX);
const SOME: Kind = Kind::Number(f64::MIN_POSITIVE, f64::MAX);
const EVERY: Kind = Kind::Whole(1, 10_000);

pub(crate) const AXIS: Shape = Shape {
    noun: "an axis",
    keys: &[
        may("title", Kind::Words, "Words beside the axis."),
        may("title_style", Kind::Map(&LETTERS), "How those words look."),
        may("format", Kind::Format, "How its values are shown."),
        may(
            "min",
            Kind::Any(&[ANY, Kind::Text]),
            "The least value shown; a day on an axis of days.",
        ),
        may(
            "max",
            Kind::Any(&[ANY, Kind::Text]),
            "The greatest value shown; a day on an axis of days.",
        ),
        may(
            "unit",
            Kind::Any(&[SOME, Kind::Text]),
            "The distance of labelled ticks; on an axis of days `3 months`.",
        ),
        may("minor_unit", Kind::Any(&[SOME, Kind::Text]), "The distance of small ticks."),
        may("base", Kind::OneOf(TimeUnit::words), "The smallest step of an axis of days."),
        may("log", Kind::Number(2.0, 1000.0), "The base of a logarithmic scale."),
        may("hidden", Kind::Flag, "Whether the axis is left out."),
        may("line", LINE, "The line of the axis itself."),
        may("gridlines", LINE, "Whether lines cross the plot, and how they are drawn."),
        may("minor_gridlines", LINE, "Whether lines cross the plot at small ticks."),
        may(
            "ticks",
            Kind::Any(&[Kind::OneOf(TickMark::words), Kind::Map(&TICKS)]),
            "The strokes at labelled values.",
        ),
        may(
            "crosses",
            Kind::Any(&[Kind::OneOf(Cross::words), ANY]),
            "Where the other axis crosses it.",
        ),
        may(
            "display_units",
            Kind::Any(&[Kind::OneOf(Units::words), SOME, Kind::Map(&UNITS)]),
            "The unit in which it counts.",
        ),
        may("reverse", Kind::Flag, "Whether the axis runs the other way."),
        may("labels", Kind::OneOf(TickLabels::words), "Where its labels stand."),
        may("label_every", EVERY, "Every how many categories a label stands."),
        may("tick_every", EVERY, "Every how many categories a stroke stands."),
        may(
            "offset",
            Kind::Whole(0, 1000),
            "The distance of labels from the axis in percent of the usual one.",
        ),
        may("rotation", Kind::Number(-90.0, 90.0), "How its labels are turned, in degrees."),
        may("size", FONT_SIZE, "Font size of its labels in points."),
        may("bold", Kind::Flag, "Whether its labels are bold."),
        may("italic", Kind::Flag, "Whether its labels are italic."),
        may("color", Kind::Color, "The colour of its labels."),
        may(
            "secondary",
            Kind::Flag,
            "Whether it is one of the second pair of axes, at the right and at the top.",
        ),
    ],
};

const LETTERS: Shape = Shape {
    noun: "the look of letters",
    keys: &[
        may("size", FONT_SIZE, "Font size in points."),
        may("bold", Kind::Flag, "Whether they are bold."),
        may("italic", Kind::Flag, "Whether they are italic."),
        may("color", Kind::Color, "Their colour."),
    ],
};

const TICKS: Shape = Shape {
    noun: "the strokes of an axis",
    keys: &[
        may("major", Kind::OneOf(TickMark::words), "At labelled values."),
        may("minor", Kind::OneOf(TickMark::words), "At small ticks."),
    ],
};

const UNITS: Shape = Shape {
    noun: "the unit of an axis",
    keys: &[
        must("unit", Kind::Any(&[Kind::OneOf(Units::words), SOME]), "The unit."),
        may(
            "label",
            Kind::Any(&[Kind::Flag, Kind::Text]),
            "Words that tell of it; `true` is PowerPoint's own.",
        ),
    ],
};

impl Word for TickLabels {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("next", Self::NextToAxis),
        ("low", Self::Low),
        ("high", Self::High),
        ("none", Self::None),
    ];
}

impl Word for TickMark {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("none", Self::None),
        ("inside", Self::Inside),
        ("outside", Self::Outside),
        ("cross", Self::Cross),
    ];
}

impl Word for TimeUnit {
    const WORDS: &'static [(&'static str, Self)] =
        &[("days", Self::Days), ("months", Self::Months), ("years", Self::Years)];
}

/// A crossing that has a name.
#[derive(Clone, Copy)]
enum Cross {
    Auto,
    Min,
    Max,
}

impl Word for Cross {
    const WORDS: &'static [(&'static str, Self)] =
        &[("auto", Self::Auto), ("min", Self::Min), ("max", Self::Max)];
}

/// A unit that has a name.
#[derive(Clone, Copy)]
struct Units(DisplayUnit);

impl Word for Units {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("hundreds", Self(DisplayUnit::Hundreds)),
        ("thousands", Self(DisplayUnit::Thousands)),
        ("ten-thousands", Self(DisplayUnit::TenThousands)),
        ("hundred-thousands", Self(DisplayUnit::HundredThousands)),
        ("millions", Self(DisplayUnit::Millions)),
        ("ten-millions", Self(DisplayUnit::TenMillions)),
        ("hundred-millions", Self(DisplayUnit::HundredMillions)),
        ("billions", Self(DisplayUnit::Billions)),
        ("trillions", Self(DisplayUnit::Trillions)),
    ];
}

pub(crate) fn decode(reader: &Reader, node: &Node) -> Option<AxisSpec> {
    let object = Object::open(reader, &AXIS, node)?;
    let whole = |key| object.number(key).map(|n| n.value as u16);
    let (min, first) = bound(&object, "min");
    let (max, last) = bound(&object, "max");
    let (unit, major) = step(&object, "unit");
    let (minor_unit, minor) = step(&object, "minor_unit");
    let base = object.word("base").map(|w| w.value);
    let letters = |r: &Reader, n: &Node| Some(look::letters(&Object::open(r, &LETTERS, n)?));
    let title_style: TextStyle = object.read("title_style", letters).unwrap_or_default();
    Some(AxisSpec {
        at: Some(object.place()),
        keys: object.keys(),
        title: object.written("title"),
        title_style,
        format: object.format("format"),
        min,
        max,
        unit,
        minor_unit: minor_unit.map(|n| n.value),
        dates: DateScale { min: first, max: last, base, major, minor },
        log: object.number("log"),
        hidden: object.flag("hidden"),
        gridlines: object.read("gridlines", look::line),
        minor_gridlines: object.read("minor_gridlines", look::line),
        line: object.read("line", look::line),
        ticks: object.read("ticks", ticks),
        crosses: object.read("crosses", crosses),
        display_units: object.read("display_units", display_units),
        reverse: object.flag("reverse"),
        labels: object.word("labels").map(|w| w.value),
        label_every: whole("label_every"),
        tick_every: whole("tick_every"),
        offset: whole("offset"),
        rotation: object.number("rotation").map(|n| n.value),
        style: look::letters(&object),
        secondary: object.located_flag("secondary"),
    })
}

/// A number, or a day.
fn bound(object: &Object<'_, '_>, key: &str) -> (Option<Located<f64>>, Option<Date>) {
    let day = object.read(key, |_, n| match &n.kind {
        NodeKind::Scalar(scalar) => Date::parse_iso(&scalar.text),
        _ => None,
    });
    match day {
        Some(day) => (None, Some(day)),
        None => (number(object, key, &ANY, "2026-01-31"), None),
    }
}

/// A number, or `3 months`.
fn step(object: &Object<'_, '_>, key: &str) -> (Option<Located<f64>>, Option<(u32, TimeUnit)>) {
    let span = object.read(key, |_, n| match &n.kind {
        NodeKind::Scalar(scalar) => time_span(&scalar.text),
        _ => None,
    });
    match span {
        Some(span) => (None, Some(span)),
        None => (number(object, key, &SOME, "3 months"), None),
    }
}

/// A number; `other` is what may stand there on an axis of days.
fn number(object: &Object<'_, '_>, key: &str, kind: &Kind, other: &str) -> Option<Located<f64>> {
    object.read(key, |reader, node| {
        let text = reader.text(node)?.value;
        if text.parse::<f64>().is_err() {
            let hint = format!("write a number, or on an axis of days as in `{other}`");
            reader.bad_value(node, format!("`{text}` is no `{key}` of an axis"), vec![hint]);
            return None;
        }
        reader.number(node, kind)
    })
}

/// `3 months`, `1 week`, `quarter`.
fn time_span(text: &str) -> Option<(u32, TimeUnit)> {
    let (count, unit) = match text.split_once(' ') {
        Some((count, unit)) => (count.parse::<u32>().ok()?, unit.trim()),
        None => (1, text),
    };
    let (times, unit) = match unit.strip_suffix('s').unwrap_or(unit) {
        "day" => (1, TimeUnit::Days),
        "week" => (7, TimeUnit::Days),
        "month" => (1, TimeUnit::Months),
        "quarter" => (3, TimeUnit::Months),
        "year" => (1, TimeUnit::Years),
        _ => return None,
    };
    Some((count.checked_mul(times).filter(|n| (1..=36_500).contains(n))?, unit))
}

fn ticks(reader: &Reader, node: &Node) -> Option<TickMarks> {
    let NodeKind::Map(_) = node.kind else {
        let major = reader.word(node)?.value;
        return Some(TickMarks { major, minor: TickMark::None });
    };
    let object = Object::open(reader, &TICKS, node)?;
    let mark = |key| object.word(key).map(|w| w.value).unwrap_or_default();
    Some(TickMarks { major: mark("major"), minor: mark("minor") })
}

fn crosses(reader: &Reader, node: &Node) -> Option<Crossing> {
    let word = match &node.kind {
        NodeKind::Scalar(scalar) => Cross::from_word(&scalar.text),
        _ => None,
    };
    Some(match word {
        Some(Cross::Auto) => Crossing::AutoZero,
        Some(Cross::Min) => Crossing::Min,
        Some(Cross::Max) => Crossing::Max,
        None => Crossing::At(reader.number(node, &ANY)?.value),
    })
}

fn display_units(reader: &Reader, node: &Node) -> Option<DisplayUnits> {
    let NodeKind::Map(_) = node.kind else {
        return Some(DisplayUnits {
            unit: display_unit(reader, node)?,
            label: Some(String::new()),
        });
    };
    let object = Object::open(reader, &UNITS, node)?;
    let label = object.string("label");
    let label = match label.as_deref() {
        None | Some("true") => Some(String::new()),
        Some("false") => None,
        Some(words) => Some(words.to_owned()),
    };
    Some(DisplayUnits { unit: object.read("unit", display_unit)?, label })
}

fn display_unit(reader: &Reader, node: &Node) -> Option<DisplayUnit> {
    let is_number = match &node.kind {
        NodeKind::Scalar(scalar) => scalar.text.parse::<f64>().is_ok(),
        _ => false,
    };
    match is_number {
        true => Some(DisplayUnit::Custom(reader.number(node, &SOME)?.value)),
        false => Some(reader.word::<Units>(node)?.value.0),
    }
}
