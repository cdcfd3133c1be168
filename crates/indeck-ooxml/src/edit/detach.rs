//! Takes away what uses relationships that are no more.

use std::collections::BTreeSet;

use crate::xml::{Document, Node, Patch, ns};

/// Takes away what uses these relationships: links, entries of lists of slides, extensions. Of
/// anything else only the reference goes.
pub(super) fn from(document: &Document, patch: &mut Patch<'_>, ids: &BTreeSet<String>) {
    for node in document.root().all_descendants() {
        for attribute in node.attributes().filter(|a| a.ns() == ns::R) {
            if ids.contains(&*attribute.value()) {
                take_away(patch, node, attribute.qname());
            }
        }
    }
}

fn take_away(patch: &mut Patch<'_>, node: Node<'_>, attribute: &str) {
    let is_link = matches!(node.name(), "hlinkClick" | "hlinkHover" | "hlinkMouseOver");
    let is_entry = node.is(ns::P, "sld") && node.parent().is_some_and(|p| p.name() == "sldLst");
    if is_link || is_entry {
        return patch.remove(node);
    }
    let mut ancestors = std::iter::successors(node.parent(), |n| n.parent());
    match ancestors.find(|n| n.is(ns::P, "ext") || n.is(ns::A, "ext")) {
        Some(extension) => patch.remove(extension),
        None => patch.set_attr(node, attribute, ""),
    }
}
