//! `labels:`

use indeck_model::spec::{LabelPlace, LabelsSpec};

use crate::report::spec::object::{FONT_SIZE, Object};
use crate::report::spec::reader::Reader;
use crate::report::spec::schema::{Kind, Shape, Word, may};
use crate::report::spec::yaml::{Node, NodeKind};

pub(super) const LABELS: Shape = Shape {
    noun: "labels",
    keys: &[
        may("format", Kind::Text),
        may("position", Kind::OneOf(LabelPlace::words)),
        may("content", Kind::Any(&[PART, Kind::List(&PART)])),
        may("size", FONT_SIZE),
        may("color", Kind::Color),
    ],
};

const PART: Kind = Kind::OneOf(Part::words);

/// What a label may say.
#[derive(Clone, Copy)]
pub(super) enum Part {
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

/// `true`, `false` or a map; `None` inside means that there are none.
pub(super) fn decode(reader: &Reader<'_>, node: &Node) -> Option<LabelsSpec> {
    let value = LabelsSpec { value: true, ..LabelsSpec::default() };
    if let NodeKind::Scalar(_) = node.kind {
        return reader.flag(node)?.value.then_some(value);
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

fn content(reader: &Reader<'_>, node: &Node) -> Option<LabelsSpec> {
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
