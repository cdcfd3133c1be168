//! `sources:`

use indeck_model::Classification;
use indeck_model::spec::{
    ExpectSpec, Located, RangeExpectation, SourceEntry, SourceFormat, SourceSpec,
};
use indeck_model::table::ColumnKind;

use crate::decode::name;
use crate::object::Object;
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may};
use crate::yaml::{Entry, Node, NodeKind};

pub(crate) const SOURCE: Shape = Shape {
    noun: "a source",
    keys: &[
        may(
            "file",
            Kind::Words,
            "A path, or a pattern of several: `data/sales_*.csv`; without it, the caller gives the data.",
        ),
        may("type", Kind::OneOf(SourceFormat::words), "The format, where the extension is silent."),
        may("delimiter", Kind::Text, "What separates fields: `,`, `;`, `|` or `tab`."),
        may("nulls", Kind::List(&Kind::Text), "Texts that mean a missing value."),
        may(
            "columns",
            Kind::Named(&Kind::OneOf(ColumnKind::words)),
            "Types of columns that are not to be guessed.",
        ),
        may("whole", Kind::Flag, "Whether every deck of a burst sees all its rows."),
        may(
            "classification",
            Kind::OneOf(Classification::words),
            "How freely its data may be shown.",
        ),
        may("expect", Kind::Map(&EXPECT), "What its data must be like."),
    ],
};

const EXPECT: Shape = Shape {
    noun: "a data contract",
    keys: &[
        may("rows", Kind::Map(&ROWS), "How many rows there are."),
        may("columns", Kind::List(&Kind::Text), "Columns that must be there."),
        may("unique", Kind::List(&Kind::Text), "Columns whose values differ in every row."),
        may("not_null", Kind::List(&Kind::Text), "Columns with a value in every row."),
        may("values", Kind::Named(&Kind::List(&Kind::Text)), "The values that columns may have."),
        may("range", Kind::Named(&Kind::Map(&RANGE)), "The range of columns of numbers."),
    ],
};

const ROWS: Shape = Shape {
    noun: "a number of rows",
    keys: &[
        may("min", Kind::Whole(0, i64::MAX), "The least number."),
        may("max", Kind::Whole(0, i64::MAX), "The greatest number."),
    ],
};

const RANGE: Shape = Shape {
    noun: "a range",
    keys: &[
        may("min", Kind::Number(f64::MIN, f64::MAX), "The least value."),
        may("max", Kind::Number(f64::MIN, f64::MAX), "The greatest value."),
    ],
};

impl Word for SourceFormat {
    const WORDS: &'static [(&'static str, Self)] =
        &[("csv", Self::Csv), ("parquet", Self::Parquet), ("arrow", Self::Arrow)];
}

impl Word for Classification {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("public", Self::Public),
        ("internal", Self::Internal),
        ("confidential", Self::Confidential),
        ("restricted", Self::Restricted),
        ("personal", Self::Personal),
        ("special", Self::Special),
    ];
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

pub(super) fn decode(reader: &Reader, entry: &Entry) -> Option<SourceEntry> {
    let name = name(reader, entry);
    let plain = |source, path| SourceEntry {
        source,
        path,
        whole: false,
        classification: None,
        expect: None,
    };
    if entry.value.is_nothing() {
        let name = name?;
        let file = Located::new(String::new(), name.at.clone());
        return Some(plain(SourceSpec::new(name, file), None));
    }
    if let NodeKind::Scalar(_) = entry.value.kind {
        let (path, file) = (reader.written(&entry.value)?, reader.text(&entry.value)?);
        return Some(plain(SourceSpec::new(name?, file), Some(path)));
    }
    let object = Object::open(reader, &SOURCE, &entry.value)?;
    let given = object.get("file").is_none();
    let nothing = || Located::new(String::new(), object.place());
    let file = object.text("file").or_else(|| given.then(nothing));
    let path = object.written("file");
    let format = object.word("type").map(|w| w.value);
    let delimiter = object.read("delimiter", delimiter);
    let nulls = object.texts("nulls").into_iter().map(|t| t.value).collect();
    let columns = object.read("columns", |r, n| Some(columns(r, n))).unwrap_or_default();
    let whole = object.flag("whole").unwrap_or(false);
    let classification = object.word("classification").map(|w| w.value);
    let expect = object.read("expect", expect);
    let source = SourceSpec { name: name?, file: file?, format, delimiter, nulls, columns };
    let path = if given { None } else { Some(path?) };
    Some(SourceEntry { source, path, whole, classification, expect })
}

fn delimiter(reader: &Reader, node: &Node) -> Option<char> {
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

fn columns(reader: &Reader, node: &Node) -> Vec<(Located<String>, ColumnKind)> {
    let entries = reader.named(node, "a map from columns to types").iter();
    entries.filter_map(|e| Some((reader.key(e), reader.word(&e.value)?.value))).collect()
}

fn expect(reader: &Reader, node: &Node) -> Option<ExpectSpec> {
    let object = Object::open(reader, &EXPECT, node)?;
    let rows = object.read("rows", |r, n| {
        let rows = Object::open(r, &ROWS, n)?;
        Some((rows.count("min"), rows.count("max")))
    });
    let (min_rows, max_rows) = rows.unwrap_or_default();
    Some(ExpectSpec {
        min_rows,
        max_rows,
        columns: object.names("columns", "column"),
        unique: object.names("unique", "column"),
        not_null: object.names("not_null", "column"),
        values: object.read("values", |r, n| Some(values(r, n))).unwrap_or_default(),
        range: object.read("range", |r, n| Some(ranges(r, n))).unwrap_or_default(),
        at: object.place(),
    })
}

fn values(reader: &Reader, node: &Node) -> Vec<(Located<String>, Vec<Located<String>>)> {
    let entries = reader.named(node, "a map from columns to lists of values").iter();
    entries.map(|e| (reader.key(e), reader.texts(&e.value))).collect()
}

fn ranges(reader: &Reader, node: &Node) -> Vec<RangeExpectation> {
    let entries = reader.named(node, "a map from columns to ranges").iter();
    let range = |entry: &Entry| {
        let object = Object::open(reader, &RANGE, &entry.value)?;
        let (min, max) = (object.number("min"), object.number("max"));
        Some(RangeExpectation { column: reader.key(entry), min, max })
    };
    entries.filter_map(range).collect()
}
