//! `Patch`: edits of a document by place. What no edit touches stays byte for byte.

use std::collections::BTreeMap;
use std::ops::Range;

use super::document::{Document, ElementId};
use super::node::Node;
use super::{fragment, order};

/// Where an insertion stands among others at the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// In place of what is between the tags.
    Content,
    /// After the element that ends here.
    After,
    /// A child at that step of its parent's order.
    Child(usize),
    /// The last child.
    Last,
    /// Before the element that begins here.
    Before,
    /// In place of an element.
    Instead,
}

#[derive(Clone, Debug)]
struct Edit {
    span: Range<usize>,
    rank: Rank,
    text: String,
}

/// What happens to an attribute: its new value, or `None` to remove it.
type AttributeEdits = BTreeMap<(ElementId, String), Option<String>>;

/// Edits of a [`Document`] by place, applied together.
///
/// Fragments are markup of one or more elements; prefixes of [`ns::PREFIXES`](super::ns::PREFIXES)
/// that are not declared where a fragment goes are declared on it. An edit inside an element that
/// is replaced or removed has no effect; of two replacements of the same element, content or
/// attribute the later one counts.
#[derive(Clone, Debug)]
pub(crate) struct Patch<'a> {
    doc: &'a Document,
    edits: Vec<Edit>,
    attributes: AttributeEdits,
    /// What comes in the place of elements.
    replaced: BTreeMap<ElementId, String>,
    /// What comes between the tags of elements.
    contents: BTreeMap<ElementId, String>,
    /// Children of elements that close themselves.
    opened: BTreeMap<ElementId, Vec<(Rank, String)>>,
}

impl<'a> Patch<'a> {
    /// A patch without edits.
    pub(crate) fn new(doc: &'a Document) -> Self {
        Self {
            doc,
            edits: Vec::new(),
            attributes: BTreeMap::new(),
            replaced: BTreeMap::new(),
            contents: BTreeMap::new(),
            opened: BTreeMap::new(),
        }
    }

    /// Whether there is nothing to do.
    pub(crate) fn is_empty(&self) -> bool {
        self.edits.is_empty()
            && self.attributes.is_empty()
            && self.replaced.is_empty()
            && self.contents.is_empty()
            && self.opened.is_empty()
    }

    /// Puts a fragment in the place of an element.
    pub(crate) fn replace(&mut self, node: Node<'_>, fragment: &str) {
        let scope = node.parent().unwrap_or(node);
        let text = fragment::fit(self.doc, scope, fragment);
        self.replaced.insert(node.id(), text);
    }

    /// Removes an element.
    pub(crate) fn remove(&mut self, node: Node<'_>) {
        self.replaced.insert(node.id(), String::new());
    }

    /// Inserts a fragment before an element.
    pub(crate) fn insert_before(&mut self, node: Node<'_>, fragment: &str) {
        let scope = node.parent().unwrap_or(node);
        let text = fragment::fit(self.doc, scope, fragment);
        let at = self.doc.element(node.id()).span().start;
        self.edit(at..at, Rank::Before, text);
    }

    /// Inserts a fragment after an element.
    pub(crate) fn insert_after(&mut self, node: Node<'_>, fragment: &str) {
        let scope = node.parent().unwrap_or(node);
        let text = fragment::fit(self.doc, scope, fragment);
        let at = self.doc.element(node.id()).span().end;
        self.edit(at..at, Rank::After, text);
    }

    /// Inserts a fragment after the last child of an element.
    pub(crate) fn append(&mut self, parent: Node<'_>, fragment: &str) {
        let text = fragment::fit(self.doc, parent, fragment);
        let end = self.doc.element(parent.id()).inner().end;
        self.insert_into(parent, end, Rank::Last, text);
    }

    /// Inserts a fragment, whose element is called `local`, where the schema wants it among the
    /// children of `parent`; last if the schema's order is not known here.
    pub(crate) fn insert_ordered(&mut self, parent: Node<'_>, local: &str, fragment: &str) {
        let Some((steps, step)) = order::step(parent, local) else {
            return self.append(parent, fragment);
        };
        let text = fragment::fit(self.doc, parent, fragment);
        // Children that the table does not know (alternate content) stay with the one before.
        let follower = parent.children().find(|child| {
            order::position(steps, child.name()).is_some_and(|position| position > step)
        });
        let element = self.doc.element(parent.id());
        let at =
            follower.map_or(element.inner().end, |child| self.doc.element(child.id()).span().start);
        self.insert_into(parent, at, Rank::Child(step), text);
    }

    /// Replaces all that stands between an element's tags.
    pub(crate) fn set_content(&mut self, node: Node<'_>, content: &str) {
        let text = fragment::fit(self.doc, node, content);
        self.contents.insert(node.id(), text);
    }

    /// Replaces all that stands between an element's tags by text.
    pub(crate) fn set_text(&mut self, node: Node<'_>, text: &str) {
        let escaped = fragment::escaped(text);
        self.set_content(node, &escaped);
    }

    /// Sets an attribute, named as it is written in the document.
    pub(crate) fn set_attr(&mut self, node: Node<'_>, qname: &str, value: &str) {
        // The value keeps the quotes that stand there, of either kind.
        let value = fragment::escaped(value).replace('\'', "&apos;");
        self.attributes.insert((node.id(), qname.to_owned()), Some(value));
    }

    /// Removes an attribute, named as it is written in the document.
    pub(crate) fn remove_attr(&mut self, node: Node<'_>, qname: &str) {
        self.attributes.insert((node.id(), qname.to_owned()), None);
    }

    /// The document with the edits made.
    pub(crate) fn apply(mut self) -> Vec<u8> {
        self.place_attributes();
        self.place_contents();
        self.place_children();
        // An outer replacement comes before what is inside it; the sort keeps equals in order.
        self.edits.sort_by(|a, b| {
            let key = |edit: &Edit| (edit.span.start, edit.rank, std::cmp::Reverse(edit.span.end));
            key(a).cmp(&key(b))
        });
        let growth: usize = self.edits.iter().map(|edit| edit.text.len()).sum();
        let mut out = Vec::with_capacity(self.doc.text().len() + growth);
        let mut copied = 0;
        for edit in &self.edits {
            if edit.span.start < copied {
                continue; // inside an element that is gone
            }
            out.extend_from_slice(self.doc.slice(copied..edit.span.start).as_bytes());
            out.extend_from_slice(edit.text.as_bytes());
            copied = edit.span.end;
        }
        out.extend_from_slice(self.doc.slice(copied..self.doc.text().len()).as_bytes());
        out
    }

    fn edit(&mut self, span: Range<usize>, rank: Rank, text: String) {
        self.edits.push(Edit { span, rank, text });
    }

    fn insert_into(&mut self, parent: Node<'_>, at: usize, rank: Rank, text: String) {
        if self.doc.element(parent.id()).closes_itself() {
            self.opened.entry(parent.id()).or_default().push((rank, text));
        } else {
            self.edit(at..at, rank, text);
        }
    }

    /// Turns edits of attributes into edits of places.
    fn place_attributes(&mut self) {
        for ((id, qname), value) in std::mem::take(&mut self.attributes) {
            let element = self.doc.element(id);
            let name_end = (element.start + 1 + element.name_len) as usize;
            let spans = self.doc.attributes_of(id);
            let ends = |span: &super::document::AttributeSpan| span.value.1 as usize + 1;
            let named = |span: &super::document::AttributeSpan| {
                let start = span.start as usize;
                self.doc.slice(start..start + span.name_len as usize) == qname
            };
            let found = spans.iter().position(named);
            let last_end = spans.last().map_or(name_end, ends);
            let edit = match (found, value) {
                (Some(index), Some(value)) => spans
                    .get(index)
                    .map(|span| (span.value.0 as usize..span.value.1 as usize, value)),
                (Some(index), None) => spans.get(index).map(|span| {
                    let before = index.checked_sub(1).and_then(|index| spans.get(index));
                    (before.map_or(name_end, ends)..ends(span), String::new())
                }),
                (None, Some(value)) => Some((last_end..last_end, format!(" {qname}=\"{value}\""))),
                (None, None) => None,
            };
            if let Some((span, text)) = edit {
                self.edit(span, Rank::Last, text);
            }
        }
    }

    /// Turns new contents and replacements into edits of places.
    fn place_contents(&mut self) {
        for (id, text) in std::mem::take(&mut self.replaced) {
            self.edit(self.doc.element(id).span(), Rank::Instead, text);
        }
        for (id, text) in std::mem::take(&mut self.contents) {
            if self.doc.element(id).closes_itself() {
                self.opened.entry(id).or_default().push((Rank::Content, text));
            } else {
                self.edit(self.doc.element(id).inner(), Rank::Content, text);
            }
        }
    }

    /// Opens elements that close themselves and now have children.
    fn place_children(&mut self) {
        for (id, mut children) in std::mem::take(&mut self.opened) {
            children.sort_by_key(|(rank, _)| *rank);
            let end = self.doc.element(id).end as usize;
            let name = self.doc.node(id).qname();
            let content: String = children.into_iter().map(|(_, text)| text).collect();
            self.edit(end.saturating_sub(2)..end, Rank::Before, format!(">{content}</{name}>"));
        }
    }
}
