//! `tables:`

use indeck_model::Diagnostic;
use indeck_model::spec::{Located, SortKey, TableRows, TableSpec, Written};

use crate::decode::name;
use crate::object::{Object, number_format};
use crate::reader::Reader;
use crate::schema::{Kind, Shape, may};
use crate::yaml::{Entry, Node};

pub(crate) const TABLE: Shape = Shape {
    noun: "a table",
    keys: &[
        may("sql", Kind::Text, "A query over sources and tables; `$wave` is the parameter `wave`."),
        may("from", Kind::Text, "Another table whose rows it takes, instead of `sql`."),
        may("where", Kind::Expression, "Which rows it keeps."),
        may("derive", Kind::Named(&Kind::Expression), "Further columns, from those before them."),
        may(
            "sort",
            Kind::Any(&[Kind::Text, Kind::List(&Kind::Text)]),
            "Columns that order its rows; `-revenue` puts the largest first.",
        ),
        may("limit", Kind::Whole(0, 1_000_000), "Most rows that it keeps."),
        may("labels", Kind::Named(&Kind::Text), "Labels of columns, for legends and headers."),
        may("formats", Kind::Named(&Kind::Format), "Number formats of columns."),
    ],
};

pub(super) fn decode(reader: &Reader, entry: &Entry) -> Option<TableSpec> {
    let name = name(reader, entry);
    let object = Object::open(reader, &TABLE, &entry.value)?;
    let rows = rows(reader, &object);
    let table = TableSpec {
        filter: object.written("where"),
        derive: object.read("derive", |r, n| Some(derive(r, n))).unwrap_or_default(),
        sort: object.names("sort", "column").into_iter().map(sort_key).collect(),
        limit: object.count("limit"),
        labels: object.read("labels", |r, n| Some(columns(r, n, text))).unwrap_or_default(),
        formats: object
            .read("formats", |r, n| Some(columns(r, n, number_format)))
            .unwrap_or_default(),
        at: object.place(),
        name: name?,
        rows: rows?,
    };
    Some(table)
}

fn rows(reader: &Reader, object: &Object<'_, '_>) -> Option<TableRows> {
    let written = (object.get("sql").is_some(), object.get("from").is_some());
    let (code, message, hint) = match written {
        (true, false) => return object.text("sql").map(TableRows::Sql),
        (false, true) => return object.text("from").map(TableRows::Table),
        (true, true) => (
            "bad-value",
            "`sql` and `from` exclude each other",
            "remove one; `sql` can name other tables, too",
        ),
        (false, false) => {
            ("missing-key", "a table needs the key `sql` or `from`", "add `sql: ` and a query")
        }
    };
    reader.report(Diagnostic::error(code, message).at(object.place()).hint(hint));
    None
}

fn derive(reader: &Reader, node: &Node) -> Vec<(Located<String>, Written)> {
    let entries = reader.named(node, "a map from columns to expressions").iter();
    entries.filter_map(|e| Some((reader.key(e), reader.written(&e.value)?))).collect()
}

fn sort_key(written: Located<String>) -> SortKey {
    match written.value.strip_prefix('-') {
        Some(column) => {
            let column = Located::new(column.trim_start().to_owned(), written.at.clone());
            SortKey { column, descending: true }
        }
        None => SortKey { column: written, descending: false },
    }
}

fn text(reader: &Reader, node: &Node) -> Option<String> {
    reader.text(node).map(|t| t.value)
}

fn columns(
    reader: &Reader,
    node: &Node,
    read: fn(&Reader, &Node) -> Option<String>,
) -> Vec<(Located<String>, String)> {
    let entries = reader.named(node, "a map from columns to text").iter();
    entries.filter_map(|e| Some((reader.key(e), read(reader, &e.value)?))).collect()
}
