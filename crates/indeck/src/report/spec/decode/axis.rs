//! `axis:`

use indeck_model::chart::TickLabels;
use indeck_model::spec::AxisSpec;

use crate::report::spec::object::Object;
use crate::report::spec::reader::Reader;
use crate::report::spec::schema::{Kind, Shape, Word, may};
use crate::report::spec::yaml::Node;

pub(super) const AXIS: Shape = Shape {
    noun: "an axis",
    keys: &[
        may("title", Kind::Text),
        may("format", Kind::Text),
        may("min", Kind::Number(f64::MIN, f64::MAX)),
        may("max", Kind::Number(f64::MIN, f64::MAX)),
        may("unit", Kind::Number(f64::MIN_POSITIVE, f64::MAX)),
        may("log", Kind::Number(2.0, 1000.0)),
        may("hidden", Kind::Flag),
        may("gridlines", Kind::Flag),
        may("reverse", Kind::Flag),
        may("labels", Kind::OneOf(TickLabels::words)),
        may("rotation", Kind::Number(-90.0, 90.0)),
        may("secondary", Kind::Flag),
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

pub(super) fn decode(reader: &Reader<'_>, node: &Node) -> Option<AxisSpec> {
    let object = Object::open(reader, &AXIS, node)?;
    Some(AxisSpec {
        at: Some(object.place()),
        title: object.string("title"),
        format: object.format("format"),
        min: object.number("min"),
        max: object.number("max"),
        unit: object.number("unit").map(|n| n.value),
        log: object.number("log"),
        hidden: object.flag("hidden").unwrap_or(false),
        gridlines: object.flag("gridlines"),
        reverse: object.flag("reverse"),
        labels: object.word("labels").map(|w| w.value),
        rotation: object.number("rotation").map(|n| n.value),
        secondary: object.located_flag("secondary"),
    })
}
