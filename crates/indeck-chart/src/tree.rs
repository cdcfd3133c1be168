//! The tree of a hierarchy: branches with the sums of their leaves.

use std::collections::BTreeMap;

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
    let mut nursery = Nursery::default();
    for (row, path) in hierarchy.leaves.iter().enumerate() {
        let value = values.get(row).copied().flatten().unwrap_or(0.0);
        if value > 0.0 && value.is_finite() {
            nursery.add(path, value, row);
        }
    }
    nursery.roots()
}

/// Branches and leaves in the order of their first rows, before each has its children.
#[derive(Default)]
struct Nursery<'a> {
    /// With the place of the branch above, if there is one.
    all: Vec<(Option<usize>, Branch)>,
    /// The places of branches by the branch above and the name.
    places: BTreeMap<(Option<usize>, &'a str), usize>,
}

impl<'a> Nursery<'a> {
    fn add(&mut self, path: &'a [String], value: f64, row: usize) {
        let Some((name, above)) = path.split_last() else { return };
        let mut parent = None;
        for name in above {
            let next = self.all.len();
            let place = *self.places.entry((parent, name)).or_insert(next);
            if place == next {
                self.push(parent, name, None, row);
            }
            if let Some((_, branch)) = self.all.get_mut(place) {
                branch.value += value;
            }
            parent = Some(place);
        }
        self.push(parent, name, Some(row), row);
        if let Some((_, leaf)) = self.all.last_mut() {
            leaf.value = value;
        }
    }

    fn push(&mut self, parent: Option<usize>, name: &str, leaf: Option<usize>, first_row: usize) {
        let (name, children) = (name.to_owned(), Vec::new());
        self.all.push((parent, Branch { name, value: 0.0, leaf, first_row, children }));
    }

    /// Gives each branch its children; from the last on, as those come after what holds them.
    fn roots(mut self) -> Vec<Branch> {
        let mut roots = Vec::new();
        while let Some((parent, mut branch)) = self.all.pop() {
            branch.children.reverse();
            match parent.and_then(|parent| self.all.get_mut(parent)) {
                Some((_, above)) => above.children.push(branch),
                None => roots.push(branch),
            }
        }
        roots.reverse();
        roots
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

    #[test]
    fn many_branches_grow_in_a_moment() {
        let leaves = (0..200_000).map(|i| vec![(i % 100_000).to_string(), i.to_string()]);
        let hierarchy: Hierarchy = leaves.collect();
        let roots = grow(&hierarchy, &vec![Some(1.0); 200_000]);
        assert_eq!((roots.len(), roots[99_999].value), (100_000, 2.0));
        assert_eq!(roots[7].children[1].leaf, Some(100_007));
    }
}
