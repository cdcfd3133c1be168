//! `Node`: one element of a document, for asking.

use std::borrow::Cow;

use super::document::{AttributeSpan, Document, ElementId};
use super::{ns, unescape};

/// One element of a [`Document`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'a> {
    pub(super) doc: &'a Document,
    pub(super) id: ElementId,
}

/// One attribute of an element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attribute<'a> {
    doc: &'a Document,
    span: &'a AttributeSpan,
}

impl<'a> Node<'a> {
    /// Its place in the document, to come back to.
    pub(crate) fn id(self) -> ElementId {
        self.id
    }

    /// The place after its last descendant.
    pub(crate) fn end(self) -> ElementId {
        ElementId(self.doc.element(self.id).next)
    }

    /// The name as written, with its prefix.
    pub(crate) fn qname(self) -> &'a str {
        let element = self.doc.element(self.id);
        let start = element.start as usize + 1;
        self.doc.slice(start..start + element.name_len as usize)
    }

    /// The name without its prefix.
    pub(crate) fn name(self) -> &'a str {
        local(self.qname())
    }

    /// The namespace, in its transitional form; empty for none.
    pub(crate) fn ns(self) -> &'a str {
        self.doc.namespace(self.doc.element(self.id).ns)
    }

    /// Whether it is that element.
    pub(crate) fn is(self, ns: &str, local: &str) -> bool {
        self.name() == local && self.ns() == ns
    }

    /// The value of the attribute without prefix.
    pub(crate) fn attr(self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes().find(|a| a.qname() == name).map(Attribute::value)
    }

    /// The value of an attribute of a namespace.
    pub(crate) fn attr_ns(self, ns: &str, local: &str) -> Option<Cow<'a, str>> {
        self.attributes().find(|a| a.name() == local && a.ns() == ns).map(Attribute::value)
    }

    /// The attributes, declarations of namespaces included.
    pub(crate) fn attributes(self) -> impl Iterator<Item = Attribute<'a>> {
        let doc = self.doc;
        doc.attributes_of(self.id).iter().map(move |span| Attribute { doc, span })
    }

    /// The element that this one is in.
    pub(crate) fn parent(self) -> Option<Node<'a>> {
        let id = self.doc.element(self.id).parent?;
        Some(Node { doc: self.doc, id: ElementId(id) })
    }

    /// The elements in it, one level.
    pub(crate) fn children(self) -> impl Iterator<Item = Node<'a>> {
        let doc = self.doc;
        let last = doc.element(self.id).next;
        let mut next = self.id.0 + 1;
        std::iter::from_fn(move || {
            (next < last).then(|| {
                let id = ElementId(next);
                next = doc.element(id).next.max(next + 1);
                Node { doc, id }
            })
        })
    }

    /// The elements in it that an application reads which knows the namespaces `known`: an
    /// `mc:AlternateContent` is replaced by the content of its first fitting choice or of its
    /// fallback.
    ///
    /// Source: ECMA-376-3, 7.5 and 7.6 (alternate content).
    pub(crate) fn chosen_children(self, known: &[&str]) -> Vec<Node<'a>> {
        let mut chosen = Vec::new();
        let mut waiting: Vec<Node<'a>> = self.children().collect();
        waiting.reverse();
        while let Some(node) = waiting.pop() {
            if node.is(ns::MC, "AlternateContent") {
                let branch = node.chosen_branch(known);
                let from = waiting.len();
                waiting.extend(branch.into_iter().flat_map(Node::children));
                if let Some(added) = waiting.get_mut(from..) {
                    added.reverse();
                }
            } else {
                chosen.push(node);
            }
        }
        chosen
    }

    /// Of an `mc:AlternateContent`: the first choice whose required namespaces are all known, else
    /// the fallback.
    pub(crate) fn chosen_branch(self, known: &[&str]) -> Option<Node<'a>> {
        let fits = |choice: &Node<'a>| {
            let requires = choice.attr("Requires").unwrap_or_default();
            requires
                .split_ascii_whitespace()
                .all(|prefix| choice.namespace_of(prefix).is_some_and(|uri| known.contains(&&*uri)))
        };
        let mut choices = self.children().filter(|node| node.is(ns::MC, "Choice"));
        choices.find(fits).or_else(|| self.child(ns::MC, "Fallback"))
    }

    /// The first such element in it, one level.
    pub(crate) fn child(self, ns: &str, local: &str) -> Option<Node<'a>> {
        self.children().find(|node| node.is(ns, local))
    }

    /// The first such element at the end of a path of local names, all of one namespace.
    pub(crate) fn path(self, ns: &str, locals: &[&str]) -> Option<Node<'a>> {
        locals.iter().try_fold(self, |node, local| node.child(ns, local))
    }

    /// All such elements in it, at every level, in document order.
    pub(crate) fn descendants(self, ns: &'a str, local: &'a str) -> impl Iterator<Item = Node<'a>> {
        self.all_descendants().filter(move |node| node.is(ns, local))
    }

    /// All elements in it, at every level, in document order.
    pub(crate) fn all_descendants(self) -> impl Iterator<Item = Node<'a>> {
        let doc = self.doc;
        let last = doc.element(self.id).next;
        (self.id.0 + 1..last).map(move |id| Node { doc, id: ElementId(id) })
    }

    /// The text directly in it, unescaped.
    pub(crate) fn text(self) -> Cow<'a, str> {
        let inner = self.doc.element(self.id).inner();
        if self.doc.element(self.id).next == self.id.0 + 1 {
            return unescape::content(self.doc.slice(inner));
        }
        let (mut text, mut from) = (String::new(), inner.start);
        for child in self.children() {
            let span = child.doc.element(child.id).span();
            text.push_str(&unescape::content(self.doc.slice(from..span.start)));
            from = span.end;
        }
        text.push_str(&unescape::content(self.doc.slice(from..inner.end)));
        Cow::Owned(text)
    }

    /// The element as it stands, tags included.
    pub(crate) fn raw(self) -> &'a str {
        self.doc.slice(self.doc.element(self.id).span())
    }

    /// What stands between its tags.
    pub(crate) fn raw_inner(self) -> &'a str {
        self.doc.slice(self.doc.element(self.id).inner())
    }

    /// The namespace, in its transitional form, that a prefix means here (empty prefix: the
    /// default namespace).
    pub(crate) fn namespace_of(self, prefix: &str) -> Option<Cow<'a, str>> {
        let mut node = Some(self);
        while let Some(here) = node {
            if let Some(declared) = here.attributes().find(|a| a.declares() == Some(prefix)) {
                return Some(match declared.value() {
                    Cow::Borrowed(uri) => ns::transitional(uri),
                    Cow::Owned(uri) => Cow::Owned(ns::transitional(&uri).into_owned()),
                });
            }
            node = here.parent();
        }
        (prefix == "xml").then_some(Cow::Borrowed(ns::XML))
    }
}

impl<'a> Attribute<'a> {
    /// The name as written, with its prefix.
    pub(crate) fn qname(self) -> &'a str {
        let start = self.span.start as usize;
        self.doc.slice(start..start + self.span.name_len as usize)
    }

    /// The name without its prefix.
    pub(crate) fn name(self) -> &'a str {
        local(self.qname())
    }

    /// The namespace, in its transitional form; empty for none.
    pub(crate) fn ns(self) -> &'a str {
        self.doc.namespace(self.span.ns)
    }

    /// The value, unescaped.
    pub(crate) fn value(self) -> Cow<'a, str> {
        let (from, to) = self.span.value;
        unescape::attribute(self.doc.slice(from as usize..to as usize))
    }

    /// The prefix that it declares, if it does (empty for the default namespace).
    fn declares(self) -> Option<&'a str> {
        let name = self.qname();
        if name == "xmlns" { Some("") } else { name.strip_prefix("xmlns:") }
    }
}

fn local(qname: &str) -> &str {
    qname.split_once(':').map_or(qname, |(_, local)| local)
}
