//! Options side by side, put where a spec has them.

use indeck_model::Diagnostic;
use saphyr_parser::ScalarStyle;

use crate::decode::chart::{CHART, ENCODE, LAYER, LAYERED};
use crate::decode::fill::TABLE;
use crate::figure::{Beside, DATA};
use crate::place::Span;
use crate::reader::Reader;
use crate::schema::{Key, Kind, Shape, may};
use crate::suggest;
use crate::yaml::{Entry, Node, NodeKind, Scalar};

/// The number format of a chart's values.
pub(crate) const FORMAT: Key = may(
    "format",
    Kind::Any(&[Kind::Format, Kind::Named(&Kind::Format)]),
    "How values are shown, or how those of single columns are.",
);
/// What a table says of its columns besides.
pub(crate) const TABLE_FORMATS: Key =
    may("formats", Kind::Named(&Kind::Format), "Number formats of columns.");
pub(crate) const TABLE_LABELS: Key = may("labels", Kind::Named(&Kind::Text), "Headers of columns.");

/// Keys of a spec that say which table is shown: callers hand it over.
const TABLES: [&str; 2] = [DATA, "table"];
/// What becomes of a table that does not fit is the business of who places it.
const OVERFLOW: &str = "overflow";

/// The keys of a chart of one plot: its channels, and all else.
pub(crate) fn chart_keys() -> Vec<&'static Key> {
    let own = CHART.keys.iter().filter(|key| !TABLES.contains(&key.name));
    ENCODE.keys.iter().chain(own).chain([&FORMAT]).collect()
}

/// The keys of a chart of layers.
pub(crate) fn layered_keys() -> Vec<&'static Key> {
    let own = LAYERED.keys.iter().filter(|key| !TABLES.contains(&key.name));
    let shared = ENCODE.keys.iter().filter(|key| key.name == "x");
    own.chain(shared).chain([&FORMAT]).collect()
}

/// The keys of a layer, its channels included.
fn layer_keys() -> Vec<&'static Key> {
    ENCODE.keys.iter().chain(LAYER.keys).collect()
}

/// The keys of a table.
pub(crate) fn table_keys() -> Vec<&'static Key> {
    let left_out = |key: &&Key| !TABLES.contains(&key.name) && key.name != OVERFLOW;
    TABLE.keys.iter().filter(left_out).chain([&TABLE_FORMATS, &TABLE_LABELS]).collect()
}

/// The tree without the keys of maps whose value is `null`.
pub(super) fn without_nothing(node: Node) -> Node {
    let span = node.span;
    let kind = match node.kind {
        NodeKind::Map(entries) => {
            let there = entries.into_iter().filter(|entry| !is_null(&entry.value));
            let lifted = there.map(|e| Entry { value: without_nothing(e.value), ..e });
            NodeKind::Map(lifted.collect())
        }
        NodeKind::List(items) => NodeKind::List(items.into_iter().map(without_nothing).collect()),
        scalar => scalar,
    };
    Node::new(kind, span)
}

fn is_null(node: &Node) -> bool {
    matches!(&node.kind, NodeKind::Scalar(s) if s.style == ScalarStyle::Plain && s.text == "null")
}

/// The options of a chart as a chart of a spec.
pub(super) fn chart(reader: &Reader, root: Node) -> Option<(Node, Beside)> {
    let (span, entries) = opened(reader, &CHART, root)?;
    let layered = entries.iter().any(|entry| entry.key == "layer");
    let (shape, keys) = if layered { (&LAYERED, layered_keys()) } else { (&CHART, chart_keys()) };
    let mut entries = known(reader, shape.noun, &keys, entries);
    let beside = Beside { format: take(&mut entries, FORMAT.name), ..Beside::default() };
    if layered {
        entries.iter_mut().filter(|e| e.key == "layer").for_each(|e| layers(reader, &mut e.value));
    } else if entries.iter().all(|entry| entry.key != "mark") {
        entries.insert(0, text_entry("mark", "column", span));
    }
    let mut entries = encoded(reader, entries, span, !layered);
    entries.push(text_entry(DATA, DATA, span));
    Some((Node::new(NodeKind::Map(entries), span), beside))
}

/// Each layer with its channels where a spec has them.
fn layers(reader: &Reader, node: &mut Node) {
    let NodeKind::List(items) = &mut node.kind else { return };
    for item in items {
        let span = item.span;
        let NodeKind::Map(entries) = &mut item.kind else { continue };
        let written = known(reader, LAYER.noun, &layer_keys(), std::mem::take(entries));
        *entries = encoded(reader, written, span, true);
    }
}

/// The entries with all channels under `encode`.
fn encoded(reader: &Reader, entries: Vec<Entry>, span: Span, needed: bool) -> Vec<Entry> {
    let is_channel = |entry: &Entry| ENCODE.key(&entry.key).is_some();
    let (channels, mut entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_channel);
    let at = entries.iter().position(|entry| entry.key == "encode");
    let mut encode = match at.map(|at| entries.remove(at)) {
        Some(written) if !matches!(written.value.kind, NodeKind::Map(_)) => {
            entries.push(written);
            return entries;
        }
        Some(written) => written,
        None if channels.is_empty() && !needed => return entries,
        None => {
            let value = Node::new(NodeKind::Map(Vec::new()), span);
            Entry { key: "encode".to_owned(), key_span: span, value }
        }
    };
    if let NodeKind::Map(within) = &mut encode.value.kind {
        for channel in channels {
            if within.iter().any(|entry| entry.key == channel.key) {
                let message = format!("the channel `{}` stands twice", channel.key);
                let at = reader.place(channel.key_span);
                let diagnostic = Diagnostic::error("duplicate-key", message).at(at);
                reader.report(diagnostic.hint("keep it beside `encode`, or in it"));
            } else {
                within.push(channel);
            }
        }
    }
    entries.push(encode);
    entries
}

/// The options of a table as a table of a spec.
pub(super) fn table(reader: &Reader, root: Node) -> Option<(Node, Beside)> {
    let (span, entries) = opened(reader, &TABLE, root)?;
    let mut entries = known(reader, "a table", &table_keys(), entries);
    let formats = take(&mut entries, TABLE_FORMATS.name);
    let labels = take(&mut entries, TABLE_LABELS.name);
    entries.push(text_entry("table", DATA, span));
    let beside = Beside { formats, labels, ..Beside::default() };
    Some((Node::new(NodeKind::Map(entries), span), beside))
}

/// A text as it stands.
pub(super) fn text(_: &Reader, root: Node) -> Option<(Node, Beside)> {
    Some((root, Beside::default()))
}

fn opened(reader: &Reader, shape: &Shape, root: Node) -> Option<(Span, Vec<Entry>)> {
    let span = root.span;
    match root.kind {
        NodeKind::Map(entries) => Some((span, entries)),
        kind => {
            reader.wrong_type(&Node::new(kind, span), shape.noun);
            None
        }
    }
}

/// The entries that are keys; others are reported.
fn known(reader: &Reader, noun: &str, keys: &[&Key], entries: Vec<Entry>) -> Vec<Entry> {
    let (known, unknown): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|e| keys.iter().any(|key| key.name == e.key));
    for entry in unknown {
        let message = format!("{noun} has no key `{}`", entry.key);
        let at = reader.place(entry.key_span);
        let mut diagnostic = Diagnostic::error("unknown-key", message).at(at);
        diagnostic.hints = suggest::hints(&entry.key, "known keys", keys.iter().map(|k| k.name));
        reader.report(diagnostic);
    }
    known
}

fn take(entries: &mut Vec<Entry>, key: &str) -> Option<Node> {
    let at = entries.iter().position(|entry| entry.key == key)?;
    Some(entries.remove(at).value)
}

fn text_entry(key: &str, text: &str, span: Span) -> Entry {
    let scalar = Scalar { text: text.to_owned(), style: ScalarStyle::DoubleQuoted };
    let value = Node::new(NodeKind::Scalar(scalar), span);
    Entry { key: key.to_owned(), key_span: span, value }
}
