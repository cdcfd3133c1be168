//! Terms above terms.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use super::refusal::Refusal;
use super::rules::Hierarchy;

/// The root: anything.
pub(super) const ROOT: usize = 0;
/// More steps to the root are a circle.
const DEEPEST: usize = 256;

/// A tree of terms, of which the leaves are values.
pub(super) struct Tree {
    nodes: Vec<Node>,
}

struct Node {
    label: String,
    parent: usize,
    /// Values below it, itself included.
    leaves: usize,
    is_leaf: bool,
}

impl Tree {
    /// The tree of these values; each with the terms above it, the nearest first. The same term below
    /// two others is two terms.
    fn new<'a>(
        values: impl Iterator<Item = (&'a str, Vec<String>)>,
    ) -> (Self, BTreeMap<String, usize>) {
        let root = Node { label: "*".into(), parent: ROOT, leaves: 0, is_leaf: false };
        let mut tree = Self { nodes: vec![root] };
        let mut inner: BTreeMap<(usize, String), usize> = BTreeMap::new();
        let mut leaves = BTreeMap::new();
        for (value, above) in values {
            let mut at = ROOT;
            for term in above.into_iter().rev() {
                let next = tree.nodes.len();
                let node = *inner.entry((at, term.clone())).or_insert(next);
                if node == next {
                    tree.nodes.push(Node { label: term, parent: at, leaves: 0, is_leaf: false });
                }
                at = node;
            }
            leaves.insert(value.to_owned(), tree.nodes.len());
            tree.nodes.push(Node { label: value.into(), parent: at, leaves: 0, is_leaf: true });
        }
        for leaf in leaves.values() {
            for node in tree.path(*leaf) {
                if let Some(node) = tree.nodes.get_mut(node) {
                    node.leaves += 1;
                }
            }
        }
        (tree, leaves)
    }

    /// Values right below the root.
    pub(super) fn flat<'a>(
        values: impl Iterator<Item = &'a str>,
    ) -> (Self, BTreeMap<String, usize>) {
        Self::new(values.map(|value| (value, Vec::new())))
    }

    /// Values below their first characters.
    pub(super) fn prefixes<'a>(
        values: impl Iterator<Item = &'a str>,
    ) -> (Self, BTreeMap<String, usize>) {
        Self::new(values.map(|value| {
            let ends = value.grapheme_indices(true).map(|(at, _)| at).filter(|at| *at > 0);
            let prefixes = ends.filter_map(|at| value.get(..at)).map(|start| format!("{start}*"));
            let mut above: Vec<String> = prefixes.collect();
            above.reverse();
            (value, above)
        }))
    }

    /// Values below terms; a value without any is below the root.
    pub(super) fn terms<'a>(
        values: impl Iterator<Item = &'a str>,
        hierarchy: &Hierarchy,
        column: &str,
    ) -> Result<(Self, BTreeMap<String, usize>), Refusal> {
        let paths = values.map(|value| {
            let mut above = Vec::new();
            let mut term = value;
            while let Some(parent) = hierarchy.parents.get(term) {
                above.push(parent.clone());
                if above.len() > DEEPEST {
                    return Err(Refusal::CircularTerms { column: column.into() });
                }
                term = parent;
            }
            Ok((value, above))
        });
        Ok(Self::new(paths.collect::<Result<Vec<_>, Refusal>>()?.into_iter()))
    }

    /// The node and all above it, the root last.
    fn path(&self, leaf: usize) -> Vec<usize> {
        let mut path = vec![leaf];
        let mut at = leaf;
        while at != ROOT {
            at = self.nodes.get(at).map_or(ROOT, |node| node.parent);
            path.push(at);
        }
        path
    }

    /// The node right below `node` on the way to `leaf`; the leaf itself at the end.
    pub(super) fn towards(&self, node: usize, leaf: usize) -> usize {
        let path = self.path(leaf);
        let above = path.iter().position(|at| *at == node).and_then(|at| at.checked_sub(1));
        above.and_then(|at| path.get(at)).copied().unwrap_or(leaf)
    }

    pub(super) fn label(&self, node: usize) -> &str {
        self.nodes.get(node).map_or("*", |node| node.label.as_str())
    }

    /// The share of all values that are below the node; 0 for a value itself.
    pub(super) fn share(&self, node: usize) -> f64 {
        let leaves = |at: usize| self.nodes.get(at).map_or(0, |node| node.leaves);
        match self.nodes.get(node) {
            Some(node) if !node.is_leaf => node.leaves as f64 / leaves(ROOT).max(1) as f64,
            _ => 0.0,
        }
    }
}
