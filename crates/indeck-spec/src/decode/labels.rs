//! `labels:`

use indeck_model::spec::{LabelPlace, LabelsSpec};

use crate::object::{FONT_SIZE, Object};
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may};
use crate::yaml::{Node, NodeKind};

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
        may("size", FONT_SIZE, "Font size in points."),
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
}

impl Word for Part {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("value", Self::Value),
        ("category", Self::Category),
        ("series", Self::Series),
        ("percent", Self::Percent),
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
    let value = LabelsSpec { value: true, ..LabelsSpec::default() };
    if let NodeKind::Scalar(_) = node.kind {
        let wanted = reader.flag(node)?.value;
        return Some(if wanted { value } else { LabelsSpec::default() });
    }
    let object = Object::open(reader, &LABELS, node)?;
    let said = object.read("content", content).unwrap_or(value);
    Some(LabelsSpec {
        format: object.format("format"),
        position: object.word("position"),
        size: object.points("size"),
        color: object.color("color"),
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
        match reader.word::<Part>(part)?.value {
            Part::Value => labels.value = true,
            Part::Category => labels.category = true,
            Part::Series => labels.series = true,
            Part::Percent => labels.percent = Some(reader.place(part.span)),
        }
    }
    Some(labels)
}
