//! `significance:`, and what further analyses share.

use indeck_model::spec::SignificanceSpec;
use indeck_model::{Color, Rgb};

use crate::object::Object;
use crate::reader::Reader;
use crate::schema::{Kind, Shape, may, must};
use crate::yaml::{Node, NodeKind};

pub(super) const COLUMNS: Kind = Kind::Any(&[Kind::Text, Kind::List(&Kind::Text)]);

pub(crate) const SIGNIFICANCE: Kind =
    Kind::Any(&[Kind::Text, Kind::List(&Kind::Text), Kind::Map(&MARKS)]);

const MARKS: Shape = Shape {
    noun: "marks of significance",
    keys: &[
        must("column", COLUMNS, "The column of the marks, or one for each column of `y`."),
        may("rising", Kind::Color, "The colour of rising marks."),
        may("falling", Kind::Color, "The colour of falling marks."),
    ],
};

/// One, or a list of them.
pub(super) fn several<T>(
    reader: &Reader,
    node: &Node,
    member: &str,
    read: fn(&Reader, &Node) -> Option<T>,
) -> Option<Vec<T>> {
    match &node.kind {
        NodeKind::List(members) => {
            reader.not_empty(node, member)?;
            Some(members.iter().filter_map(|n| read(reader, n)).collect())
        }
        _ => Some(read(reader, node).into_iter().collect()),
    }
}

pub(super) fn significance(reader: &Reader, node: &Node) -> Option<SignificanceSpec> {
    let usual = |columns| SignificanceSpec {
        columns,
        rising: Color::Rgb(Rgb(0x2E, 0x7D, 0x32)),
        falling: Color::Rgb(Rgb(0xC6, 0x28, 0x28)),
    };
    let NodeKind::Map(_) = node.kind else {
        reader.not_empty(node, "column")?;
        return Some(usual(reader.texts(node)));
    };
    let object = Object::open(reader, &MARKS, node)?;
    let base = usual(object.names("column", "column"));
    let (rising, falling) = (object.color("rising"), object.color("falling"));
    if base.columns.is_empty() {
        return None;
    }
    Some(SignificanceSpec {
        rising: rising.unwrap_or(base.rising),
        falling: falling.unwrap_or(base.falling),
        ..base
    })
}
