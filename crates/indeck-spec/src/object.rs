//! A map of the spec, read through the table of its keys.

use indeck_model::spec::{Located, Written};
use indeck_model::{Color, Diagnostic, Location, Pt};

use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word};
use crate::suggest;
use crate::yaml::{Entry, Node, NodeKind};

/// A map whose keys were checked against its shape.
pub(crate) struct Object<'n, 'r> {
    reader: &'r Reader,
    shape: &'static Shape,
    node: &'n Node,
    entries: &'n [Entry],
}

impl<'n, 'r> Object<'n, 'r> {
    /// Opens a node as a map of that shape; unknown and missing keys are reported.
    pub(crate) fn open(reader: &'r Reader, shape: &'static Shape, node: &'n Node) -> Option<Self> {
        let NodeKind::Map(entries) = &node.kind else {
            reader.wrong_type(node, shape.noun);
            return None;
        };
        let object = Self { reader, shape, node, entries };
        object.report_unknown();
        object.report_missing();
        Some(object)
    }

    fn report_unknown(&self) {
        for entry in self.entries.iter().filter(|e| self.shape.key(&e.key).is_none()) {
            let message = format!("{} has no key `{}`", self.shape.noun, entry.key);
            let mut diagnostic =
                Diagnostic::error("unknown-key", message).at(self.reader.place(entry.key_span));
            let names = self.shape.keys.iter().map(|k| k.name);
            diagnostic.hints = suggest::hints(&entry.key, "known keys", names);
            if entry.value.is_nothing() && entry.key.contains(' ') {
                // `{ sql: SELECT a, b FROM sales }`: YAML ends a text at its comma.
                let hint = "quote a text that holds a comma, or write it below its key";
                diagnostic.hints.insert(0, hint.to_owned());
            }
            self.reader.report(diagnostic);
        }
    }

    fn report_missing(&self) {
        for key in self.shape.keys.iter().filter(|k| k.required && self.get(k.name).is_none()) {
            let message = format!("{} needs the key `{}`", self.shape.noun, key.name);
            let diagnostic = Diagnostic::error("missing-key", message)
                .at(self.place())
                .hint(format!("add `{}: ` and {}", key.name, key.kind.noun()));
            self.reader.report(diagnostic);
        }
    }

    /// The keys that were written, each at the place of its value.
    pub(crate) fn keys(&self) -> Vec<Located<&'static str>> {
        let known = self.entries.iter().filter_map(|e| Some((self.shape.key(&e.key)?, e)));
        let key = known.map(|(key, e)| Located::new(key.name, self.reader.place(e.value.span)));
        key.collect()
    }

    /// The place of the whole map.
    pub(crate) fn place(&self) -> Location {
        self.reader.place(self.node.span)
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&'n Node> {
        debug_assert!(self.shape.key(key).is_some(), "`{key}` is not in the table");
        self.entries.iter().find(|e| e.key == key).map(|e| &e.value)
    }

    /// The value of a key, read by `read`.
    pub(crate) fn read<T>(
        &self,
        key: &str,
        read: impl FnOnce(&'r Reader, &'n Node) -> Option<T>,
    ) -> Option<T> {
        read(self.reader, self.get(key)?)
    }

    pub(crate) fn text(&self, key: &str) -> Option<Located<String>> {
        self.read(key, Reader::text)
    }

    /// A text without its place.
    pub(crate) fn string(&self, key: &str) -> Option<String> {
        self.text(key).map(|t| t.value)
    }

    pub(crate) fn written(&self, key: &str) -> Option<Written> {
        self.read(key, Reader::written)
    }

    pub(crate) fn flag(&self, key: &str) -> Option<bool> {
        self.located_flag(key).map(|f| f.value)
    }

    pub(crate) fn located_flag(&self, key: &str) -> Option<Located<bool>> {
        self.read(key, Reader::flag)
    }

    /// A number within the range that the table of keys gives it.
    pub(crate) fn number(&self, key: &str) -> Option<Located<f64>> {
        let kind = &self.shape.key(key)?.kind;
        self.read(key, |reader, node| reader.number(node, kind))
    }

    /// A font size.
    pub(crate) fn points(&self, key: &str) -> Option<Pt> {
        self.number(key).map(|n| Pt(n.value as f32))
    }

    pub(crate) fn color(&self, key: &str) -> Option<Color> {
        self.read(key, Reader::color)
    }

    pub(crate) fn word<W: Word>(&self, key: &str) -> Option<Located<W>> {
        self.read(key, Reader::word)
    }

    /// A text or a list of texts.
    pub(crate) fn texts(&self, key: &str) -> Vec<Located<String>> {
        self.read(key, |reader, node| Some(reader.texts(node))).unwrap_or_default()
    }

    /// A number format, checked.
    pub(crate) fn format(&self, key: &str) -> Option<String> {
        self.read(key, number_format)
    }

    /// A whole number that is not negative.
    pub(crate) fn count(&self, key: &str) -> Option<Located<u64>> {
        self.number(key).map(|n| n.map(|n| n as u64))
    }

    /// A list of texts with their places, at least one.
    pub(crate) fn names(&self, key: &str, member: &str) -> Vec<Located<String>> {
        let read = |reader: &'r Reader, node: &'n Node| {
            reader.not_empty(node, member)?;
            Some(reader.texts(node))
        };
        self.read(key, read).unwrap_or_default()
    }
}

/// A number format, checked; the brand's name of one stands for it.
pub(crate) fn number_format(reader: &Reader, node: &Node) -> Option<String> {
    let code = reader.text(node)?.value;
    if let Some(known) = reader.format_named(&code) {
        return Some(known);
    }
    match crate::format::check(&code) {
        Ok(()) => Some(code),
        Err(_) if reader.is_brand_lost() => None,
        Err(why) => {
            let near = reader.format_near(&code).map(|name| format!("did you mean `{name}`?"));
            let hints = near.into_iter().chain([why.hint()]).collect();
            reader.bad_value(node, format!("`{code}` is not a number format: {why}"), hints);
            None
        }
    }
}

/// The kind of a font size.
pub(crate) const FONT_SIZE: Kind = Kind::Number(1.0, 400.0);
