//! Markup compatibility: prefixes that are named must be declared.
//!
//! Source: ECMA-376-3, 7.2 (`Ignorable`), 7.6 (`Requires`).

use std::collections::BTreeSet;

use crate::lint::finding::Sink;
use crate::lint::part::Part;
use crate::lint::rules::package as rule;
use crate::xml::{Node, ns};

/// Checks the prefixes that a part names; returns the namespaces that readers may meet in it
/// without knowing them.
pub(super) fn check(part: Part<'_>, sink: &mut Sink<'_>) -> BTreeSet<String> {
    let mut tolerated = BTreeSet::new();
    let root = part.root();
    if !part.doc.text().contains(ns::MC) {
        return tolerated;
    }
    for node in std::iter::once(root).chain(root.all_descendants()) {
        if let Some(prefixes) = node.attr_ns(ns::MC, "Ignorable") {
            declared(part, node, "mc:Ignorable", &prefixes, &mut tolerated, sink);
        }
        if node.is(ns::MC, "Choice")
            && let Some(prefixes) = node.attr("Requires")
        {
            declared(part, node, "Requires", &prefixes, &mut tolerated, sink);
        }
    }
    tolerated
}

fn declared(
    part: Part<'_>,
    node: Node<'_>,
    attribute: &str,
    prefixes: &str,
    tolerated: &mut BTreeSet<String>,
    sink: &mut Sink<'_>,
) {
    for prefix in prefixes.split_ascii_whitespace() {
        match node.namespace_of(prefix) {
            Some(uri) => drop(tolerated.insert(uri.into_owned())),
            None => {
                let message = format!("`{attribute}` names the undeclared prefix `{prefix}`");
                sink.say(&rule::PREFIX_UNDECLARED, part.at(), message);
            }
        }
    }
}
