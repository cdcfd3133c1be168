//! `Frontier`: the right edge of a tree, all that is needed to grow it.

use super::{Hash, HashReader, MAX_TREE_SIZE, empty_root, node_hash};
use crate::Error;

/// A node of the tree that is full: it stands for the `2^level` leaves from `index · 2^level`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    /// Its height: 0 for leaves.
    pub level: u8,
    /// Its place on its level, from 0.
    pub index: u64,
}

/// The right edge of a tree: its size and the roots of its full subtrees, largest first.
///
/// A leaf costs one hash on average and no more than 63; the frontier never holds more than 63.
///
/// ```
/// use indeck_audit::tree::{Frontier, leaf_hash, tree_hash};
/// let leaves: Vec<_> = (0..5u8).map(|n| leaf_hash(&[n])).collect();
/// let mut frontier = Frontier::new();
/// leaves.iter().for_each(|leaf| frontier.push(*leaf));
/// assert_eq!(frontier.size(), 5);
/// assert_eq!(frontier.root(), tree_hash(leaves));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// One hash for each bit that is set in `size`, from the highest.
    roots: Vec<Hash>,
}

impl Frontier {
    /// The frontier of a tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// The frontier of a tree of that size whose full subtrees have these roots, largest first.
    ///
    /// # Errors
    /// [`Error::TreeTooLarge`] for a size over [`MAX_TREE_SIZE`], [`Error::FrontierLength`] for
    /// another number of roots than the size has bits set.
    pub fn from_parts(size: u64, roots: Vec<Hash>) -> Result<Self, Error> {
        if size > MAX_TREE_SIZE {
            return Err(Error::TreeTooLarge { size });
        }
        let expected = size.count_ones() as usize;
        if roots.len() != expected {
            return Err(Error::FrontierLength { size, expected, found: roots.len() });
        }
        Ok(Self { size, roots })
    }

    /// The frontier of the first `size` leaves of the tree whose hashes are read.
    ///
    /// # Errors
    /// [`Error::TreeTooLarge`] for a size over [`MAX_TREE_SIZE`], and what the reader fails with.
    pub fn load(reader: &impl HashReader, size: u64) -> Result<Self, Error> {
        let roots: Result<Vec<Hash>, Error> =
            subtrees(0, size).map(|node| reader.read_hash(node)).collect();
        Self::from_parts(size, roots?)
    }

    /// Number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The roots of the full subtrees, largest first.
    pub fn roots(&self) -> &[Hash] {
        &self.roots
    }

    /// Adds a leaf.
    pub fn push(&mut self, leaf: Hash) {
        self.push_with(leaf, |_, _| ());
    }

    /// Adds a leaf, and tells of every node that it completes, the leaf first.
    pub fn push_with(&mut self, leaf: Hash, mut completed: impl FnMut(Node, Hash)) {
        let mut node = Node { level: 0, index: self.size };
        let mut hash = leaf;
        completed(node, hash);
        // A node with an odd place is a right child: its sibling is the last root kept.
        while node.index & 1 == 1 {
            let Some(left) = self.roots.pop() else { break };
            hash = node_hash(&left, &hash);
            node = Node { level: node.level + 1, index: node.index >> 1 };
            completed(node, hash);
        }
        self.roots.push(hash);
        self.size += 1;
    }

    /// The root of the whole tree.
    pub fn root(&self) -> Hash {
        fold(&self.roots).unwrap_or_else(empty_root)
    }
}

/// The root above neighbouring full subtrees, largest first; `None` without any.
pub(super) fn fold(roots: &[Hash]) -> Option<Hash> {
    let (last, before) = roots.split_last()?;
    Some(before.iter().rev().fold(*last, |right, left| node_hash(left, &right)))
}

/// The full subtrees that make up the leaves from `start` to before `end`, largest first. `start`
/// is a multiple of the smallest power of two that is not less than `end - start`.
pub(super) fn subtrees(start: u64, end: u64) -> impl Iterator<Item = Node> {
    let mut at = start;
    std::iter::from_fn(move || {
        let level = end.checked_sub(at)?.checked_ilog2()?;
        let node = Node { level: level as u8, index: at >> level };
        at += 1 << level;
        Some(node)
    })
}
