//! `params:`

use indeck_model::spec::{Located, ParamSpec};
use indeck_model::table::ColumnKind;

use crate::decode::name;
use crate::object::Object;
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may};
use crate::yaml::{Entry, NodeKind};

pub(crate) const PARAM: Shape = Shape {
    noun: "a parameter",
    keys: &[
        may("type", Kind::OneOf(ColumnKind::words), "What it is; text where nothing is said."),
        may("default", Kind::Text, "Its value where none is given; without it, one must be given."),
        may("values", Kind::List(&Kind::Text), "The values that it may have."),
        may("label", Kind::Text, "What it is for."),
    ],
};

pub(super) fn decode(reader: &Reader, entry: &Entry) -> Option<ParamSpec> {
    let name = name(reader, entry);
    if entry.value.is_nothing() {
        return Some(plain(name?, None));
    }
    if let NodeKind::Scalar(_) = entry.value.kind {
        return Some(plain(name?, reader.text(&entry.value)));
    }
    let object = Object::open(reader, &PARAM, &entry.value)?;
    Some(ParamSpec {
        kind: object.word("type").map_or(ColumnKind::Text, |w| w.value),
        default: object.text("default"),
        values: object.names("values", "value"),
        label: object.string("label"),
        name: name?,
    })
}

fn plain(name: Located<String>, default: Option<Located<String>>) -> ParamSpec {
    ParamSpec { name, kind: ColumnKind::Text, default, values: Vec::new(), label: None }
}
