//! The tree of a hierarchy: branches with the sums of their leaves.

use indeck_model::chart::Hierarchy;

/// A branch or a leaf.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Branch {
    pub(crate) name: String,
    /// The value of a leaf, or the sum of the leaves below.
    pub(crate) value: f64,
    /// The leaf's row, if it is one.
    pub(crate) leaf: Option<usize>,
    /// The first row below, from which branches take their colour's place.
    pub(crate) first_row: usize,
    /// In the order of their first rows.
    pub(crate) children: Vec<Branch>,
}

/// The branches of the outermost level. Values that are not over zero have no share and are left
/// out; a leaf with the name of a branch beside it stays a leaf of its own.
pub(crate) fn grow(hierarchy: &Hierarchy, values: &[Option<f64>]) -> Vec<Branch> {
    let mut roots = Vec::new();
    for (row, path) in hierarchy.leaves.iter().enumerate() {
        let value = values.get(row).copied().flatten().unwrap_or(0.0);
        if value > 0.0 && value.is_finite() {
            add(&mut roots, path, value, row);
        }
    }
    roots
}

fn add(level: &mut Vec<Branch>, path: &[String], value: f64, row: usize) {
    let Some((name, rest)) = path.split_first() else { return };
    if rest.is_empty() {
        let leaf =
            Branch { name: name.clone(), value, leaf: Some(row), first_row: row, children: vec![] };
        return level.push(leaf);
    }
    let place = level.iter().position(|branch| branch.leaf.is_none() && branch.name == *name);
    let place = place.unwrap_or_else(|| {
        let branch =
            Branch { name: name.clone(), value: 0.0, leaf: None, first_row: row, children: vec![] };
        level.push(branch);
        level.len() - 1
    });
    if let Some(branch) = level.get_mut(place) {
        branch.value += value;
        add(&mut branch.children, rest, value, row);
    }
}

/// The branches with their numbers, from the largest on; equal ones keep their order.
pub(crate) fn largest_first(branches: &[Branch]) -> Vec<(usize, &Branch)> {
    let mut sorted: Vec<_> = branches.iter().enumerate().collect();
    sorted.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_add_up_in_their_branches() {
        let leaves = [vec!["A", "x"], vec!["A", "y"], vec!["B"], vec!["A", "z", "deep"]];
        let hierarchy: Hierarchy = leaves.into_iter().collect();
        let roots = grow(&hierarchy, &[Some(1.0), Some(2.0), Some(4.0), Some(8.0)]);
        let shown: Vec<_> = roots.iter().map(|b| (b.name.as_str(), b.value, b.leaf)).collect();
        assert_eq!(shown, [("A", 11.0, None), ("B", 4.0, Some(2))]);
        assert_eq!(roots[0].children[2].children[0].leaf, Some(3));
    }

    #[test]
    fn what_has_no_share_is_left_out() {
        let hierarchy: Hierarchy = [["A"], ["B"], ["C"]].into_iter().collect();
        let roots = grow(&hierarchy, &[Some(-1.0), None, Some(3.0)]);
        assert_eq!(roots.len(), 1);
    }
}
