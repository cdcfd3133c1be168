//! Texts and attributes of XML.

use super::piece::Place;
use super::walk::Walk;
use crate::xml::{Document, Node, ns};

const SVG: &str = "http://www.w3.org/2000/svg";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Elements whose text is cut into runs: they are shown whole.
const WHOLE: [(&str, &str); 7] = [
    (ns::A, "p"),
    (ns::X, "si"),
    (ns::X, "is"),
    (ns::X, "text"),
    (WORD, "p"),
    (SVG, "text"),
    (SVG, "style"),
];
/// Attributes that people read.
const LABELS: [&str; 5] = ["name", "descr", "title", "tooltip", "label"];
/// Children of axes that bound them.
const BOUNDS: [&str; 6] = ["max", "min", "majorUnit", "minorUnit", "crossesAt", "custUnit"];

/// Goes through one part.
pub(super) struct Markup<'m, 'v> {
    part: &'m str,
    document: &'m Document,
    walk: &'m mut Walk<'v>,
    depth: u32,
}

impl<'m, 'v> Markup<'m, 'v> {
    pub(super) fn new(
        part: &'m str,
        document: &'m Document,
        walk: &'m mut Walk<'v>,
        depth: u32,
    ) -> Self {
        Self { part, document, walk, depth }
    }

    pub(super) fn run(mut self) {
        let root = self.document.root();
        self.element(root, false);
        // Up to where the element that is shown whole ends.
        let mut whole = root.id();
        for node in root.all_descendants() {
            let inside = node.id() < whole;
            if !inside && is_whole(node) {
                whole = node.end();
                self.show(Place::Paragraph, &joined(node));
            }
            self.element(node, inside || node.id() < whole);
        }
        self.comments();
    }

    /// Shows an element's attributes and, unless it was shown already, its text.
    fn element(&mut self, node: Node<'_>, text_shown: bool) {
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            let place = match name {
                _ if node.ns() == ns::RELATIONSHIPS && name == "Target" => Place::Link,
                "val" if BOUNDS.contains(&node.name()) && node.ns() == ns::C => {
                    Place::AxisBound(node.name())
                }
                "min" | "max" | "majorUnit" | "minorUnit" if node.ns() == ns::CX => {
                    Place::AxisBound(name)
                }
                "formatCode" => Place::FormatCode,
                name if LABELS.contains(&name) => Place::Label(name),
                name => Place::Attribute(name),
            };
            self.show(place, &value);
        }
        if text_shown {
            return;
        }
        let text = node.text();
        if !text.trim().is_empty() {
            let address = node.parent().and_then(|cell| cell.attr("r"));
            let place = place(node, address.as_deref().unwrap_or_default());
            self.show(place, &text);
        }
    }

    /// Shows what no program shows: comments and instructions.
    fn comments(&mut self) {
        for (opening, closing) in [("<!--", "-->"), ("<?", "?>")] {
            let mut rest = self.document.text();
            while let Some((_, after)) = rest.split_once(opening) {
                let (inside, after) = after.split_once(closing).unwrap_or((after, ""));
                if !inside.starts_with("xml ") {
                    self.show(Place::XmlComment, inside);
                }
                rest = after;
            }
        }
    }

    fn show(&mut self, place: Place<'_>, text: &str) {
        self.walk.text(self.part, place, text, self.depth);
    }
}

fn is_whole(node: Node<'_>) -> bool {
    WHOLE.iter().any(|(ns, name)| node.is(ns, name))
}

/// All text in an element, breaks as line feeds.
fn joined(node: Node<'_>) -> String {
    let mut text = node.text().trim().to_owned();
    for inner in node.all_descendants() {
        match inner.name() {
            "br" | "tab" => text.push('\n'),
            _ => {
                let own = inner.text();
                // White space between elements is markup; in texts it counts.
                if inner.children().next().is_none() || !own.trim().is_empty() {
                    text.push_str(&own);
                }
            }
        }
    }
    text
}

/// The place of an element's text; `address` is that of the cell around it.
fn place<'n>(node: Node<'n>, address: &'n str) -> Place<'n> {
    match (node.ns(), node.name()) {
        (ns::C, "v") | (ns::CX, "pt" | "v") => Place::Point,
        (ns::C | ns::CX, "formatCode") => Place::FormatCode,
        (ns::X, "f" | "definedName") | (ns::C | ns::CX, "f") => Place::Formula,
        (ns::X, "v") => {
            let is_index =
                node.parent().and_then(|cell| cell.attr("t")).is_some_and(|kind| kind == "s");
            if is_index { Place::StringIndex(address) } else { Place::Cell(address) }
        }
        (_, name) => Place::Element(name),
    }
}
