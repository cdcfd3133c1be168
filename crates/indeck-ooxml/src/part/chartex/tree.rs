//! The tree that leaves stand for: PowerPoint counts its points as all nodes of the tree, each
//! before its children.

use std::collections::BTreeSet;

use indeck_model::chart::Hierarchy;

/// The nodes of a tree in that order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tree {
    /// The node of each leaf.
    leaves: Vec<u32>,
    /// The outermost branch, from 0, of each node.
    pub(super) branches: Vec<u32>,
}

impl Tree {
    /// The node of that leaf.
    pub(crate) fn node(&self, leaf: u32) -> Option<u32> {
        self.leaves.get(usize::try_from(leaf).ok()?).copied()
    }

    /// The outermost branch, from 0, of each node.
    pub(crate) fn branches(&self) -> &[u32] {
        &self.branches
    }

    /// The tree of these leaves.
    ///
    /// # Errors
    /// The path of a node that comes twice, because leaves of one branch do not stand together, two
    /// leaves have the same path, or a leaf has leaves.
    pub(crate) fn of(hierarchy: &Hierarchy) -> Result<Self, String> {
        let mut tree = Self::default();
        let mut seen: BTreeSet<&[String]> = BTreeSet::new();
        let mut previous: &[String] = &[];
        let mut branches = 0u32;
        for (row, path) in hierarchy.leaves.iter().enumerate() {
            let common = previous.iter().zip(path).take_while(|(a, b)| a == b).count();
            if row > 0 && (common == previous.len() || common == path.len()) {
                return Err(path.join(" / "));
            }
            branches += u32::from(common == 0);
            for depth in common..path.len() {
                let node = path.get(..=depth).unwrap_or_default();
                if !seen.insert(node) {
                    return Err(node.join(" / "));
                }
                tree.branches.push(branches - 1);
            }
            tree.leaves
                .push(u32::try_from(tree.branches.len()).unwrap_or(u32::MAX).saturating_sub(1));
            previous = path;
        }
        Ok(tree)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(leaves: &[&[&str]]) -> Result<Tree, String> {
        Tree::of(&leaves.iter().map(|path| path.iter().copied()).collect())
    }

    #[test]
    fn nodes_are_counted_before_their_children() {
        let tree = tree(&[&["A", "x", "1"], &["A", "x", "2"], &["A", "y"], &["B", "z"]]);
        // A 0, x 1, 1 2, 2 3, y 4, B 5, z 6
        let expected = Tree { leaves: vec![2, 3, 4, 6], branches: vec![0, 0, 0, 0, 0, 1, 1] };
        assert_eq!(tree, Ok(expected));
    }

    #[test]
    fn a_node_that_comes_twice_is_named() {
        let twice: [(&[&[&str]], &str); 4] = [
            (&[&["A", "x"], &["B", "y"], &["A", "z"]], "A"),
            (&[&["A", "x"], &["A", "x"]], "A / x"),
            (&[&["A"], &["A", "x"]], "A / x"),
            (&[&["A", "x"], &["A"]], "A"),
        ];
        for (leaves, node) in twice {
            assert_eq!(tree(leaves), Err(node.to_owned()));
        }
    }

    #[test]
    fn names_that_repeat_in_other_branches_are_other_nodes() {
        assert!(tree(&[&["A", "x"], &["B", "x"]]).is_ok());
    }
}
