//! `axis:`

use indeck_model::chart::TickLabels;
use indeck_model::spec::AxisSpec;

use crate::object::Object;
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may};
use crate::yaml::Node;

pub(crate) const AXIS: Shape = Shape {
    noun: "an axis",
    keys: &[
        may("title", Kind::Words, "Words beside the axis."),
        may("format", Kind::Format, "How its values are shown."),
        may("min", Kind::Number(f64::MIN, f64::MAX), "The least value shown."),
        may("max", Kind::Number(f64::MIN, f64::MAX), "The greatest value shown."),
        may("unit", Kind::Number(f64::MIN_POSITIVE, f64::MAX), "The distance of labelled ticks."),
        may("log", Kind::Number(2.0, 1000.0), "The base of a logarithmic scale."),
        may("hidden", Kind::Flag, "Whether the axis is left out."),
        may("gridlines", Kind::Flag, "Whether lines cross the plot."),
        may("reverse", Kind::Flag, "Whether the axis runs the other way."),
        may("labels", Kind::OneOf(TickLabels::words), "Where its labels stand."),
        may("rotation", Kind::Number(-90.0, 90.0), "How its labels are turned, in degrees."),
        may("secondary", Kind::Flag, "Whether it is the second value axis, at the right."),
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

pub(crate) fn decode(reader: &Reader, node: &Node) -> Option<AxisSpec> {
    let object = Object::open(reader, &AXIS, node)?;
    Some(AxisSpec {
        at: Some(object.place()),
        title: object.written("title"),
        format: object.format("format"),
        min: object.number("min"),
        max: object.number("max"),
        unit: object.number("unit"),
        log: object.number("log"),
        hidden: object.flag("hidden"),
        gridlines: object.flag("gridlines"),
        reverse: object.flag("reverse"),
        labels: object.word("labels").map(|w| w.value),
        rotation: object.number("rotation").map(|n| n.value),
        secondary: object.located_flag("secondary"),
    })
}
