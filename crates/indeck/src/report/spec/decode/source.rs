//! `sources:`

use indeck_model::spec::{Located, SourceFormat, SourceSpec};
use indeck_model::table::ColumnKind;

use crate::report::spec::decode::name;
use crate::report::spec::object::Object;
use crate::report::spec::reader::Reader;
use crate::report::spec::schema::{Kind, Shape, Word, may, must};
use crate::report::spec::yaml::{Entry, Node, NodeKind};

pub(super) const SOURCE: Shape = Shape {
    noun: "a source",
    keys: &[
        must("file", Kind::Text),
        may("type", Kind::OneOf(SourceFormat::words)),
        may("delimiter", Kind::Text),
        may("nulls", Kind::List(&Kind::Text)),
        may("columns", Kind::Named(&Kind::OneOf(ColumnKind::words))),
    ],
};

impl Word for SourceFormat {
    const WORDS: &'static [(&'static str, Self)] =
        &[("csv", Self::Csv), ("parquet", Self::Parquet), ("arrow", Self::Arrow)];
}

impl Word for ColumnKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("text", Self::Text),
        ("number", Self::Number),
        ("integer", Self::Integer),
        ("bool", Self::Bool),
        ("date", Self::Date),
        ("datetime", Self::DateTime),
    ];
}

pub(super) fn decode(reader: &Reader<'_>, entry: &Entry) -> Option<SourceSpec> {
    let name = name(reader, entry);
    if let NodeKind::Scalar(_) = entry.value.kind {
        return Some(SourceSpec::new(name?, reader.text(&entry.value)?));
    }
    let object = Object::open(reader, &SOURCE, &entry.value)?;
    let file = object.text("file");
    let format = object.word("type").map(|w| w.value);
    let delimiter = object.read("delimiter", delimiter);
    let nulls = object.texts("nulls").into_iter().map(|t| t.value).collect();
    let columns = object.read("columns", |r, n| Some(columns(r, n))).unwrap_or_default();
    Some(SourceSpec { name: name?, file: file?, format, delimiter, nulls, columns })
}

fn delimiter(reader: &Reader<'_>, node: &Node) -> Option<char> {
    let text = reader.text(node)?.value;
    let delimiter = match &*text {
        "tab" | "\\t" | "\t" => '\t',
        "," => ',',
        ";" => ';',
        "|" => '|',
        _ => {
            let hints = vec!["allowed: `\",\"`, `\";\"`, `\"|\"`, `tab`".to_owned()];
            reader.bad_value(node, format!("`{text}` is not a delimiter"), hints);
            return None;
        }
    };
    Some(delimiter)
}

fn columns(reader: &Reader<'_>, node: &Node) -> Vec<(Located<String>, ColumnKind)> {
    let entries = reader.named(node, "a map from columns to types").iter();
    entries.filter_map(|e| Some((reader.key(e), reader.word(&e.value)?.value))).collect()
}
