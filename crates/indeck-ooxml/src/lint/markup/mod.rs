//! Every XML part, element by element: references, prefixes, children, values. One pass.

mod children;
mod compatibility;
#[cfg(test)]
mod occurrence_tests;
mod occurrences;
mod references;
mod values;
mod vocabulary;

use super::finding::{ShapeName, Sink};
use super::part::Part;
use crate::xml::{Node, ns};

/// Looks at every element of a part.
pub(super) fn check(part: Part<'_>, sink: &mut Sink<'_>) {
    let tolerated = compatibility::check(part, sink);
    let root = part.root();
    for node in std::iter::once(root).chain(root.all_descendants()) {
        references::check(part, node, sink);
        if matches!(node.ns(), ns::P | ns::A | ns::C | ns::CX) {
            children::check(part, node, &tolerated, sink);
            values::check(part, node, sink);
        }
    }
}

/// The shape that an element is in or is.
pub(super) fn enclosing_shape(node: Node<'_>) -> Option<ShapeName> {
    std::iter::successors(Some(node), |node| node.parent()).find_map(own_name)
}

/// The name of a shape, if the element is one.
fn own_name(node: Node<'_>) -> Option<ShapeName> {
    if node.ns() != ns::P {
        return None;
    }
    let properties = node.children().next().filter(|child| child.name().starts_with("nv"))?;
    if properties.name() == "nvGrpSpPr" && node.name() == "spTree" {
        return None;
    }
    let identity = properties.child(ns::P, "cNvPr")?;
    let id = identity.attr("id").and_then(|id| id.parse().ok()).unwrap_or(0);
    Some(ShapeName { id, name: identity.attr("name").unwrap_or_default().into_owned() })
}
