//! The words of a tree.

use crate::yaml::{Node, NodeKind};

/// Every text and key in a tree.
pub(super) fn of(root: &Node) -> Vec<String> {
    let mut words = Vec::new();
    collect(root, &mut words);
    words
}

fn collect(node: &Node, words: &mut Vec<String>) {
    match &node.kind {
        NodeKind::Scalar(scalar) => words.push(scalar.text.clone()),
        NodeKind::List(items) => items.iter().for_each(|item| collect(item, words)),
        NodeKind::Map(entries) => entries.iter().for_each(|entry| {
            words.push(entry.key.clone());
            collect(&entry.value, words);
        }),
    }
}
