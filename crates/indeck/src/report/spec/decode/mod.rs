//! From the tree to the typed spec, collecting every mistake in form.

mod axis;
mod chart;
mod fill;
mod labels;
mod slide;
mod source;
mod table;

use indeck_model::Diagnostic;
use indeck_model::spec::{Located, ReportInfo, ReportSpec};

use crate::report::spec::object::Object;
use crate::report::spec::reader::Reader;
use crate::report::spec::schema::{Kind, Shape, may, must};
use crate::report::spec::yaml::{Entry, Node, NodeKind};

const SPEC: Shape = Shape {
    noun: "a spec",
    keys: &[
        must("indeck", Kind::Whole(1, 1)),
        must("report", Kind::Map(&REPORT)),
        may("sources", Kind::Named(&Kind::Any(&[Kind::Text, Kind::Map(&source::SOURCE)]))),
        may("tables", Kind::Named(&Kind::Map(&table::TABLE))),
        must("slides", Kind::List(&Kind::Map(&slide::SLIDE))),
    ],
};

const REPORT: Shape = Shape {
    noun: "a report",
    keys: &[
        may("id", Kind::Text),
        may("title", Kind::Text),
        must("template", Kind::Text),
        may("author", Kind::Text),
        may("subject", Kind::Text),
        may("language", Kind::Text),
        may("footer", Kind::Words),
        may("slide_numbers", Kind::Flag),
        may("date", Kind::Words),
    ],
};

/// A spec as far as it could be read.
#[derive(Debug, Default)]
pub(crate) struct Decoded {
    /// What was read without a mistake.
    pub(crate) spec: ReportSpec,
    /// Names of all sources, those with mistakes included.
    pub(crate) sources: Vec<String>,
    /// Names of all tables, those with mistakes included.
    pub(crate) tables: Vec<String>,
}

/// Decodes the root of a spec.
pub(crate) fn decode(reader: &Reader<'_>, root: &Node) -> Decoded {
    let Some(object) = Object::open(reader, &SPEC, root) else { return Decoded::default() };
    object.number("indeck");
    let sources = named(reader, &object, "sources");
    let tables = named(reader, &object, "tables");
    let slides = object.get("slides").map_or(&[][..], |n| reader.list(n, "a list of slides"));
    if slides.is_empty() {
        no_slides(reader, &object);
    }
    Decoded {
        spec: ReportSpec {
            report: object.read("report", report).unwrap_or_default(),
            sources: sources.iter().filter_map(|e| source::decode(reader, e)).collect(),
            tables: tables.iter().filter_map(|e| table::decode(reader, e)).collect(),
            slides: slides.iter().filter_map(|n| slide::decode(reader, n)).collect(),
        },
        sources: sources.iter().map(|e| e.key.clone()).collect(),
        tables: tables.iter().map(|e| e.key.clone()).collect(),
    }
}

/// Says that there are no slides, where a list was written.
fn no_slides(reader: &Reader<'_>, object: &Object<'_, '_, '_>) {
    let Some(node) = object.get("slides").filter(|n| matches!(n.kind, NodeKind::List(_))) else {
        return;
    };
    let diagnostic = Diagnostic::error("bad-value", "a report needs at least one slide");
    let hint = "add `- { layout: Title Slide, fill: { title: … } }`";
    reader.report(diagnostic.at(reader.place(node.span)).hint(hint));
}

fn named<'n>(reader: &Reader<'_>, object: &Object<'n, '_, '_>, key: &str) -> &'n [Entry] {
    object.get(key).map_or(&[], |n| reader.named(n, &format!("a map from names to {key}")))
}

fn report(reader: &Reader<'_>, node: &Node) -> Option<ReportInfo> {
    let object = Object::open(reader, &REPORT, node)?;
    Some(ReportInfo {
        id: object.text("id"),
        title: object.text("title"),
        template: object.text("template"),
        author: object.string("author"),
        subject: object.string("subject"),
        language: object.text("language"),
        footer: object.written("footer"),
        slide_numbers: object.flag("slide_numbers").unwrap_or(false),
        date: object.written("date"),
    })
}

/// The key of an entry as a name that SQL and expressions can refer to.
fn name(reader: &Reader<'_>, entry: &Entry) -> Option<Located<String>> {
    let mut chars = entry.key.chars();
    let starts = chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    if starts && chars.all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return Some(reader.key(entry));
    }
    let message = format!("`{}` cannot be used as a name", entry.key);
    let diagnostic = Diagnostic::error("bad-name", message).at(reader.place(entry.key_span));
    reader.report(diagnostic.hint("use letters, digits and `_`, and begin with a letter"));
    None
}
