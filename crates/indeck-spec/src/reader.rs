//! Reads values out of nodes and collects what is wrong with them.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use indeck_model::spec::{Anchor, Located, Written};
use indeck_model::{Color, Diagnostic, Location};

use crate::place::{Span, anchors};
use crate::schema::{Kind, Word};
use crate::suggest;
use crate::yaml::{self, Entry, Node, NodeKind, Scalar};

/// The texts of a spec while it is decoded, and what was found wrong with them.
///
/// A spec may be of several texts: its own, those that it includes, and values that a caller sets.
/// Every place knows which of them it lies in.
#[derive(Default)]
pub(crate) struct Reader {
    texts: RefCell<Vec<Text>>,
    diagnostics: RefCell<Vec<Diagnostic>>,
    roles: RefCell<BTreeMap<String, Color>>,
    formats: RefCell<BTreeMap<String, String>>,
    brand_lost: Cell<bool>,
    count: Cell<yaml::Count>,
}

/// A text with its name.
struct Text {
    name: String,
    characters: Vec<char>,
}

impl Reader {
    /// Reads a further text as a tree; what is wrong with its form is reported.
    pub(crate) fn parse(&self, name: &str, text: &str) -> Option<Node> {
        let source = self.texts.borrow().len();
        let parsed = yaml::parse(text, u16::try_from(source).unwrap_or(u16::MAX), self.count.get());
        let characters = if parsed.is_ok() { text.chars().collect() } else { Vec::new() };
        self.texts.borrow_mut().push(Text { name: name.to_owned(), characters });
        let (root, faults) = match parsed {
            Ok(parsed) => {
                self.count.set(parsed.count);
                (Some(parsed.root), parsed.duplicates)
            }
            Err(error) => (None, vec![error]),
        };
        for error in faults {
            let diagnostic =
                Diagnostic::error(error.code, error.message).at(self.place(error.span));
            self.report(error.hint.into_iter().fold(diagnostic, Diagnostic::hint));
        }
        root
    }

    /// What was wrong.
    pub(crate) fn finish(self) -> Vec<Diagnostic> {
        self.diagnostics.into_inner()
    }

    pub(crate) fn place(&self, span: Span) -> Location {
        let texts = self.texts.borrow();
        span.location(texts.get(usize::from(span.source)).map_or("", |text| &text.name))
    }

    /// Remembers that a brand could not be read: names that it may have given are no mistakes.
    pub(crate) fn lose_brand(&self) {
        self.brand_lost.set(true);
    }

    /// Whether a brand was named and could not be read.
    pub(crate) fn is_brand_lost(&self) -> bool {
        self.brand_lost.get()
    }

    /// Gives a colour a name that stands for it from now on.
    pub(crate) fn learn_role(&self, name: &str, color: Color) {
        self.roles.borrow_mut().insert(name.to_owned(), color);
    }

    /// Gives a number format a name that stands for it from now on.
    pub(crate) fn learn_format(&self, name: &str, code: &str) {
        self.formats.borrow_mut().insert(name.to_owned(), code.to_owned());
    }

    /// The number format of that name.
    pub(crate) fn format_named(&self, name: &str) -> Option<String> {
        self.formats.borrow().get(name).cloned()
    }

    /// The name of a number format that may have been meant.
    pub(crate) fn format_near(&self, wrong: &str) -> Option<String> {
        let formats = self.formats.borrow();
        suggest::nearest(wrong, formats.keys().map(String::as_str)).map(str::to_owned)
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
            anchors: self.anchors(node, scalar),
        })
    }

    fn anchors(&self, node: &Node, scalar: &Scalar) -> Vec<Anchor> {
        let texts = self.texts.borrow();
        let text = texts.get(usize::from(node.span.source));
        text.map(|text| anchors(&text.characters, node.span, &scalar.text, scalar.style))
            .unwrap_or_default()
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

    /// A colour: a role of the brand, a slot of the theme, or `#RRGGBB`.
    pub(crate) fn color(&self, node: &Node) -> Option<Color> {
        let scalar = self.scalar(node, "a colour")?;
        let role = self.roles.borrow().get(&scalar.text).copied();
        let color = role.or_else(|| Color::parse(&scalar.text));
        if color.is_none() && !self.is_brand_lost() {
            let hints = self.color_hints(&scalar.text);
            self.bad_value(node, format!("`{}` is not a colour", scalar.text), hints);
        }
        color
    }

    fn color_hints(&self, text: &str) -> Vec<String> {
        let roles = self.roles.borrow();
        let slots = indeck_model::ThemeColor::ALL.into_iter().map(|slot| slot.name());
        let names: Vec<&str> = roles.keys().map(String::as_str).chain(slots).collect();
        let heading = if roles.is_empty() { "theme colours" } else { "colours" };
        let mut hints = suggest::hints(text, heading, names);
        if indeck_model::Rgb::from_hex(text).is_some() {
            hints.insert(0, format!("did you mean `#{text}`?"));
        }
        hints.push("a fixed colour is written `\"#RRGGBB\"`, in quotes".to_owned());
        hints
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

    /// A text or a list of texts, each of which may hold expressions.
    pub(crate) fn writings(&self, node: &Node) -> Vec<Written> {
        match &node.kind {
            NodeKind::List(items) => items.iter().filter_map(|n| self.written(n)).collect(),
            _ => self.written(node).into_iter().collect(),
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
