//! `burst:`

use indeck_model::spec::BurstSpec;

use crate::object::Object;
use crate::reader::Reader;
use crate::schema::{Kind, Shape, may, must};
use crate::yaml::{Node, NodeKind};

pub(crate) const BURST: Shape = Shape {
    noun: "a burst",
    keys: &[
        must("over", Kind::Text, "The column of the sources; one deck for each of its values."),
        may("values", Kind::List(&Kind::Text), "The values, in order; else all there are."),
        may("max", Kind::Whole(1, 100_000), "Most decks that are expected."),
        may("when", Kind::Expression, "A value for which it is not true is skipped."),
    ],
};

pub(super) fn decode(reader: &Reader, node: &Node) -> Option<BurstSpec> {
    if let NodeKind::Scalar(_) = node.kind {
        let (over, at) = (reader.text(node)?, reader.place(node.span));
        return Some(BurstSpec { over, values: Vec::new(), max: None, when: None, at });
    }
    let object = Object::open(reader, &BURST, node)?;
    let values = object.names("values", "value");
    let (max, when, at) = (object.count("max"), object.written("when"), object.place());
    Some(BurstSpec { over: object.text("over")?, values, max, when, at })
}
