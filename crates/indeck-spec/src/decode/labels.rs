//! `labels:`

use indeck_model::Angle;
use indeck_model::chart::LabelContent;
use indeck_model::spec::{LabelPlace, LabelsSpec, Located, PointLabelSpec};
use indeck_model::text::TextStyle;

use crate::decode::chart::look::{self, FILL, LINE};
use crate::object::{FONT_SIZE, Object};
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may};
use crate::yaml::{Entry, Node, NodeKind};

pub(crate) const LABELS: Shape = Shape {
    noun: "labels",
    keys: &[
        may("format", Kind::Format, "How values are shown."),
        may(
            "position",
            Kind::OneOf(LabelPlace::words),
            "Where labels stand; marks differ in what they know.",
        ),
        may("content", Kind::Any(&[PART, Kind::List(&PART)]), "What labels say."),
        may(
            "cells",
            Kind::Any(&[Kind::Text, Kind::List(&Kind::Text)]),
            "The column whose texts labels say, or one for each column of `y`.",
        ),
        may("separator", Kind::Text, "What stands between two parts of the content."),
        may("size", FONT_SIZE, "Font size in points."),
        may("bold", Kind::Flag, "Whether they are bold."),
        may("italic", Kind::Flag, "Whether they are italic."),
        may("color", Kind::Color, "Colour of the letters."),
        may("fill", FILL, "What lies behind the letters."),
        may("border", LINE, "The frame around them."),
        may("rotation", Kind::Number(-90.0, 90.0), "How they are turned, in degrees."),
        may(
            "leader_lines",
            LINE,
            "Lines from labels to the points that they were moved away from.",
        ),
        may(
            "points",
            Kind::Named(&POINT),
            "Labels of single categories: `false`, other words, or how they differ.",
        ),
    ],
};

const POINT: Kind = Kind::Any(&[Kind::Flag, Kind::Words, Kind::Map(&POINT_LABEL)]);

pub(crate) const POINT_LABEL: Shape = Shape {
    noun: "a label of one category",
    keys: &[
        may("text", Kind::Words, "Words instead of the value."),
        may("series", Kind::Text, "The series; else every one."),
        may("position", Kind::OneOf(LabelPlace::words), "Where it stands."),
        may("size", FONT_SIZE, "Font size in points."),
        may("bold", Kind::Flag, "Whether it is bold."),
        may("italic", Kind::Flag, "Whether it is italic."),
        may("color", Kind::Color, "Colour of the letters."),
    ],
};

const PART: Kind = Kind::OneOf(Part::words);

/// What a label may say.
#[derive(Clone, Copy)]
enum Part {
    Value,
    Category,
    Series,
    Percent,
    Size,
    Key,
    None,
}

impl Word for Part {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("value", Self::Value),
        ("category", Self::Category),
        ("series", Self::Series),
        ("percent", Self::Percent),
        ("size", Self::Size),
        ("key", Self::Key),
        ("none", Self::None),
    ];
}

impl Word for LabelPlace {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("outside", Self::Outside),
        ("inside-end", Self::InsideEnd),
        ("center", Self::Center),
        ("inside-base", Self::InsideBase),
        ("above", Self::Above),
        ("below", Self::Below),
        ("left", Self::Left),
        ("right", Self::Right),
        ("best-fit", Self::BestFit),
    ];
}

/// `true`, `false` or a map; labels that say nothing mean that there are none.
pub(crate) fn decode(reader: &Reader, node: &Node) -> Option<LabelsSpec> {
    let value = || LabelsSpec { content: LabelContent::VALUE, ..LabelsSpec::default() };
    if let NodeKind::Scalar(_) = node.kind {
        let wanted = reader.flag(node)?.value;
        return Some(if wanted { value() } else { LabelsSpec::default() });
    }
    let object = Object::open(reader, &LABELS, node)?;
    let cells = object.names("cells", "column");
    let mut said = object.read("content", content).unwrap_or_else(|| match cells.is_empty() {
        true => value(),
        false => LabelsSpec::default(),
    });
    said.content.cells = !cells.is_empty();
    let line = |r: &Reader, n: &Node| Some(Located::new(look::line(r, n)?, r.place(n.span)));
    Some(LabelsSpec {
        format: object.format("format"),
        position: object.word("position"),
        separator: object.string("separator"),
        cells,
        style: look::letters(&object),
        fill: object.read("fill", look::fill),
        border: object.read("border", look::line),
        rotation: object.number("rotation").map(|n| Angle(n.value as f32)),
        leader_lines: object.read("leader_lines", line),
        points: object.read("points", |r, n| Some(points(r, n))).unwrap_or_default(),
        ..said
    })
}

fn content(reader: &Reader, node: &Node) -> Option<LabelsSpec> {
    reader.not_empty(node, "part")?;
    let parts = match &node.kind {
        NodeKind::List(parts) => parts.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let mut labels = LabelsSpec::default();
    for part in parts {
        let at = || reader.place(part.span);
        match reader.word::<Part>(part)?.value {
            Part::Value => labels.content.value = true,
            Part::Category => labels.content.category = true,
            Part::Series => labels.content.series = true,
            Part::Key => labels.content.legend_key = true,
            Part::Percent => (labels.content.percent, labels.percent_at) = (true, Some(at())),
            Part::Size => (labels.content.size, labels.size_at) = (true, Some(at())),
            Part::None => {}
        }
    }
    Some(labels)
}

fn points(reader: &Reader, node: &Node) -> Vec<PointLabelSpec> {
    let entries = reader.named(node, "a map from categories to labels").iter();
    entries.filter_map(|entry| point(reader, entry)).collect()
}

fn point(reader: &Reader, entry: &Entry) -> Option<PointLabelSpec> {
    let category = reader.key(entry);
    let base = PointLabelSpec {
        category,
        series: None,
        hidden: false,
        text: None,
        position: None,
        style: TextStyle::default(),
    };
    let node = &entry.value;
    let NodeKind::Map(_) = node.kind else {
        let text = reader.written(node)?;
        return Some(match text.text.as_str() {
            "false" => PointLabelSpec { hidden: true, ..base },
            "true" => base,
            _ => PointLabelSpec { text: Some(text), ..base },
        });
    };
    let object = Object::open(reader, &POINT_LABEL, node)?;
    Some(PointLabelSpec {
        series: object.text("series"),
        text: object.written("text"),
        position: object.word("position"),
        style: look::letters(&object),
        ..base
    })
}
