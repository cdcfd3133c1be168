//! Reads values out of nodes and collects what is wrong with them.

use std::cell::RefCell;

use indeck_model::spec::{Located, Written};
use indeck_model::{Color, Diagnostic, Location};

use crate::report::spec::place::{Span, anchors};
use crate::report::spec::schema::{Kind, Word};
use crate::report::spec::suggest;
use crate::report::spec::yaml::{Entry, Node, NodeKind, Scalar};

/// A spec's text while it is decoded.
pub(crate) struct Reader<'t> {
    file: &'t str,
    source: Vec<char>,
    diagnostics: RefCell<Vec<Diagnostic>>,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(file: &'t str, text: &str) -> Self {
        Self { file, source: text.chars().collect(), diagnostics: RefCell::default() }
    }

    /// What was wrong.
    pub(crate) fn finish(self) -> Vec<Diagnostic> {
        self.diagnostics.into_inner()
    }

    pub(crate) fn place(&self, span: Span) -> Location {
        span.location(self.file)
    }

    pub(crate) fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    fn error(&self, code: &'static str, message: String, span: Span, hints: Vec<String>) {
        let mut diagnostic = Diagnostic::error(code, message).at(self.place(span));
        diagnostic.hints = hints;
        self.report(diagnostic);
    }

    /// Says that a node is not what was expected.
    pub(crate) fn wrong_type(&self, node: &Node, expected: &str) {
        let message = format!("expected {expected}, found {}", node.noun());
        let quoted = matches!(node.kind, NodeKind::Map(_)) && expected.contains("text");
        let hints =
            if quoted { vec!["quote a text that begins with `{`".to_owned()] } else { Vec::new() };
        self.error("wrong-type", message, node.span, hints);
    }

    /// Says that a text does not mean anything here.
    pub(crate) fn bad_value(&self, node: &Node, message: String, hints: Vec<String>) {
        self.error("bad-value", message, node.span, hints);
    }

    /// The node's text, if it is one.
    pub(crate) fn scalar<'n>(&self, node: &'n Node, expected: &str) -> Option<&'n Scalar> {
        match &node.kind {
            NodeKind::Scalar(scalar) if !node.is_nothing() => Some(scalar),
            _ => {
                self.wrong_type(node, expected);
                None
            }
        }
    }

    pub(crate) fn text(&self, node: &Node) -> Option<Located<String>> {
        let scalar = self.scalar(node, "text")?;
        Some(Located::new(scalar.text.clone(), self.place(node.span)))
    }

    pub(crate) fn written(&self, node: &Node) -> Option<Written> {
        let scalar = self.scalar(node, "text")?;
        Some(Written {
            text: scalar.text.clone(),
            at: self.place(node.span),
            anchors: anchors(&self.source, node.span, &scalar.text, scalar.style),
        })
    }

    pub(crate) fn flag(&self, node: &Node) -> Option<Located<bool>> {
        let scalar = self.scalar(node, "`true` or `false`")?;
        let value = match &*scalar.text {
            "true" => true,
            "false" => false,
            other => {
                let message = format!("expected `true` or `false`, found `{other}`");
                self.error("wrong-type", message, node.span, yes_or_no(other));
                return None;
            }
        };
        Some(Located::new(value, self.place(node.span)))
    }

    /// A number within the range of its kind.
    pub(crate) fn number(&self, node: &Node, kind: &Kind) -> Option<Located<f64>> {
        let scalar = self.scalar(node, &kind.noun())?;
        let (least, most, whole) = match kind {
            Kind::Whole(least, most) => (*least as f64, *most as f64, true),
            Kind::Number(least, most) => (*least, *most, false),
            _ => (f64::MIN, f64::MAX, false),
        };
        let number = scalar.text.parse::<f64>().ok().filter(|n| n.is_finite());
        let Some(number) = number.filter(|n| !whole || n.fract() == 0.0) else {
            let message = format!("expected {}, found `{}`", kind.noun(), scalar.text);
            self.error("wrong-type", message, node.span, Vec::new());
            return None;
        };
        if !(least..=most).contains(&number) {
            let message = format!("`{}` is out of range", scalar.text);
            self.bad_value(node, message, vec![range(least, most)]);
            return None;
        }
        Some(Located::new(number, self.place(node.span)))
    }

    pub(crate) fn color(&self, node: &Node) -> Option<Color> {
        let scalar = self.scalar(node, "a colour")?;
        let color = Color::parse(&scalar.text);
        if color.is_none() {
            self.bad_value(
                node,
                format!("`{}` is not a colour", scalar.text),
                color_hints(&scalar.text),
            );
        }
        color
    }

    /// One of a few words.
    pub(crate) fn word<W: Word>(&self, node: &Node) -> Option<Located<W>> {
        let scalar = self.scalar(node, &Kind::OneOf(W::words).noun())?;
        let Some(value) = W::from_word(&scalar.text) else {
            let hints = suggest::hints(&scalar.text, "allowed", W::words());
            self.bad_value(node, format!("`{}` is not known here", scalar.text), hints);
            return None;
        };
        Some(Located::new(value, self.place(node.span)))
    }

    /// The members of a list.
    pub(crate) fn list<'n>(&self, node: &'n Node, expected: &str) -> &'n [Node] {
        match &node.kind {
            NodeKind::List(items) => items,
            _ => {
                self.wrong_type(node, expected);
                &[]
            }
        }
    }

    /// Says that a list is empty where it must not be.
    pub(crate) fn not_empty(&self, node: &Node, member: &str) -> Option<()> {
        match &node.kind {
            NodeKind::List(items) if items.is_empty() => {
                let hints = vec![format!("name at least one {member}")];
                self.bad_value(node, "the list is empty".to_owned(), hints);
                None
            }
            _ => Some(()),
        }
    }

    /// The entries of a map from names.
    pub(crate) fn named<'n>(&self, node: &'n Node, expected: &str) -> &'n [Entry] {
        match &node.kind {
            NodeKind::Map(entries) => entries,
            _ => {
                self.wrong_type(node, expected);
                &[]
            }
        }
    }

    /// A text, or a list of texts.
    pub(crate) fn texts(&self, node: &Node) -> Vec<Located<String>> {
        match &node.kind {
            NodeKind::List(items) => items.iter().filter_map(|n| self.text(n)).collect(),
            _ => self.text(node).into_iter().collect(),
        }
    }

    /// A key as a located name.
    pub(crate) fn key(&self, entry: &Entry) -> Located<String> {
        Located::new(entry.key.clone(), self.place(entry.key_span))
    }
}

fn yes_or_no(text: &str) -> Vec<String> {
    let meant = match text.to_ascii_lowercase().as_str() {
        "yes" | "y" | "on" | "1" | "true" => "true",
        "no" | "n" | "off" | "0" | "false" => "false",
        _ => return Vec::new(),
    };
    vec![format!("write `{meant}`")]
}

fn range(least: f64, most: f64) -> String {
    match (least > f64::MIN, most < f64::MAX) {
        (true, true) if least == most => format!("allowed: {least}"),
        (true, true) => format!("allowed: {least} to {most}"),
        (true, false) if least == f64::MIN_POSITIVE => "allowed: above 0".to_owned(),
        (true, false) => format!("allowed: {least} and more"),
        _ => format!("allowed: up to {most}"),
    }
}

fn color_hints(text: &str) -> Vec<String> {
    let slots: Vec<&str> =
        indeck_model::ThemeColor::ALL.into_iter().map(|slot| slot.name()).collect();
    let mut hints = suggest::hints(text, "theme colours", slots.iter().copied());
    if indeck_model::Rgb::from_hex(text).is_some() {
        hints.insert(0, format!("did you mean `#{text}`?"));
    }
    hints.push("a fixed colour is written `\"#RRGGBB\"`, in quotes".to_owned());
    hints
}
