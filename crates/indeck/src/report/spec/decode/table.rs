//! `tables:`

use indeck_model::spec::{Located, TableSpec};

use crate::report::spec::decode::name;
use crate::report::spec::object::{Object, number_format};
use crate::report::spec::reader::Reader;
use crate::report::spec::schema::{Kind, Shape, may, must};
use crate::report::spec::yaml::{Entry, Node};

pub(super) const TABLE: Shape = Shape {
    noun: "a table",
    keys: &[
        must("sql", Kind::Text),
        may("labels", Kind::Named(&Kind::Text)),
        may("formats", Kind::Named(&Kind::Text)),
    ],
};

pub(super) fn decode(reader: &Reader<'_>, entry: &Entry) -> Option<TableSpec> {
    let name = name(reader, entry);
    let object = Object::open(reader, &TABLE, &entry.value)?;
    let labels = object.read("labels", |r, n| Some(columns(r, n, text))).unwrap_or_default();
    let formats = object.read("formats", |r, n| Some(columns(r, n, number_format)));
    let sql = object.text("sql");
    Some(TableSpec { name: name?, sql: sql?, labels, formats: formats.unwrap_or_default() })
}

fn text(reader: &Reader<'_>, node: &Node) -> Option<String> {
    reader.text(node).map(|t| t.value)
}

fn columns(
    reader: &Reader<'_>,
    node: &Node,
    read: fn(&Reader<'_>, &Node) -> Option<String>,
) -> Vec<(Located<String>, String)> {
    let entries = reader.named(node, "a map from columns to text").iter();
    entries.filter_map(|e| Some((reader.key(e), read(reader, &e.value)?))).collect()
}
