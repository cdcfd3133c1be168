//! The finest cross-classification of linked tables: the amounts that the attack is about.

use std::collections::{BTreeMap, BTreeSet};

use super::cliques::Cliques;
use super::frame::Frame;
use super::groups::Groups;
use super::hierarchy::Parents;

/// Amounts by clique, and the sums over shared dimensions that must agree.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    /// Number of amounts.
    pub(crate) amounts: usize,
    /// Sums that are equal, as two sets of amounts each.
    pub(crate) ties: Vec<(Vec<u32>, Vec<u32>)>,
}

/// There are more than allowed.
pub(crate) struct TooMany;

/// One cell: its place on each dimension of its clique, in the order of the dimensions.
type Cell = Vec<u16>;

impl Cells {
    /// Makes the cells and writes into each group which of them make it up.
    pub(crate) fn of(
        frame: &Frame,
        groups: &mut Groups,
        parents: &[Parents],
        limit: usize,
    ) -> Result<Self, TooMany> {
        let cliques = cliques(frame, groups, parents);
        let supports = supports(frame, groups);
        let mut cells = Self::default();
        let mut made: Vec<(Vec<usize>, Vec<Cell>, usize)> = Vec::new();
        for set in &cliques.sets {
            let dims: Vec<usize> = set.iter().copied().collect();
            let mut builder =
                Builder { frame, dims: &dims, supports: &supports, parents, limit, steps: 0 };
            let found = builder.all()?;
            let offset = cells.amounts;
            cells.amounts += found.len();
            if cells.amounts > limit {
                return Err(TooMany);
            }
            made.push((dims, found, offset));
        }
        for (one, other) in &cliques.edges {
            if let (Some(a), Some(b)) = (made.get(*one), made.get(*other)) {
                cells.tie(a, b);
            }
        }
        assign(frame, groups, &cliques, &made);
        Ok(cells)
    }

    fn tie(&mut self, a: &(Vec<usize>, Vec<Cell>, usize), b: &(Vec<usize>, Vec<Cell>, usize)) {
        let shared: Vec<usize> = a.0.iter().copied().filter(|dim| b.0.contains(dim)).collect();
        let mut sums: BTreeMap<Cell, (Vec<u32>, Vec<u32>)> = BTreeMap::new();
        for (number, cell) in a.1.iter().enumerate() {
            let key = project(&a.0, cell, &shared);
            sums.entry(key).or_default().0.push((a.2 + number) as u32);
        }
        for (number, cell) in b.1.iter().enumerate() {
            let key = project(&b.0, cell, &shared);
            sums.entry(key).or_default().1.push((b.2 + number) as u32);
        }
        self.ties.extend(sums.into_values());
    }
}

fn project(dims: &[usize], cell: &[u16], onto: &[usize]) -> Cell {
    let place = |dim: &usize| {
        let index = dims.iter().position(|d| d == dim)?;
        cell.get(index).copied()
    };
    onto.iter().filter_map(place).collect()
}

fn cliques(frame: &Frame, groups: &Groups, parents: &[Parents]) -> Cliques {
    let mut together: Vec<BTreeSet<usize>> = Vec::new();
    for family in &groups.families {
        let mut dims = frame.condition_dims(family.sheet);
        dims.extend(&family.dims);
        together.push(dims);
    }
    together.extend(parents.iter().map(|p| BTreeSet::from([p.fine, p.coarse])));
    let sizes: Vec<usize> = frame.dims.iter().map(|dim| dim.places.len()).collect();
    Cliques::of(&together, &sizes)
}

/// The groups that a complete family has: what is not among them is empty.
struct Support {
    sheet: usize,
    /// The dimensions of keys and conditions.
    dims: BTreeSet<usize>,
    keys: Vec<usize>,
    present: BTreeSet<Cell>,
}

fn supports(frame: &Frame, groups: &Groups) -> Vec<Support> {
    let complete = groups.families.iter().filter(|family| family.complete);
    let support = |family: &super::groups::Family| {
        let mut dims = frame.condition_dims(family.sheet);
        dims.extend(&family.dims);
        let key = |group: &usize| {
            let keys = groups.groups.get(*group).map(|g| g.keys.as_slice()).unwrap_or_default();
            keys.iter().map(|key| key.1).collect::<Cell>()
        };
        let present = family.groups.iter().map(key).collect();
        Support { sheet: family.sheet, dims, keys: family.dims.iter().copied().collect(), present }
    };
    complete.map(support).collect()
}

struct Builder<'a> {
    frame: &'a Frame,
    dims: &'a [usize],
    supports: &'a [Support],
    parents: &'a [Parents],
    limit: usize,
    steps: usize,
}

impl Builder<'_> {
    fn all(&mut self) -> Result<Vec<Cell>, TooMany> {
        let mut cells: Vec<Cell> = vec![Vec::new()];
        for depth in 0..self.dims.len() {
            let Some(dim) = self.dims.get(depth).and_then(|dim| self.frame.dims.get(*dim)) else {
                continue;
            };
            let due = self.due(depth);
            let mut next = Vec::new();
            for cell in &cells {
                for place in 0..dim.places.len() {
                    let mut longer = cell.clone();
                    longer.push(u16::try_from(place).map_err(|_| TooMany)?);
                    if self.may_have_records(&longer, &due) {
                        next.push(longer);
                    }
                }
                self.steps += dim.places.len();
                if next.len() > self.limit || self.steps > self.limit.saturating_mul(20) {
                    return Err(TooMany);
                }
            }
            cells = next;
        }
        Ok(cells)
    }

    /// The supports that can be asked once the dimension at that depth has a place.
    fn due(&self, depth: usize) -> Vec<usize> {
        let known: BTreeSet<usize> = self.dims.iter().take(depth + 1).copied().collect();
        let new = self.dims.get(depth).copied();
        let all = self.supports.iter().enumerate();
        all.filter(|(_, support)| {
            support.dims.is_subset(&known) && new.is_some_and(|dim| support.dims.contains(&dim))
        })
        .map(|(index, _)| index)
        .collect()
    }

    fn may_have_records(&self, cell: &[u16], due: &[usize]) -> bool {
        let known = self.dims.get(..cell.len()).unwrap_or_default();
        let at = |dim: usize| {
            let index = known.iter().position(|d| *d == dim)?;
            cell.get(index).copied()
        };
        let fits = self.parents.iter().all(|p| match (at(p.fine), at(p.coarse)) {
            (Some(fine), Some(coarse)) => p.of.get(&fine).is_none_or(|known| *known == coarse),
            _ => true,
        });
        fits && due.iter().filter_map(|index| self.supports.get(*index)).all(|support| {
            let key = project(known, cell, &support.keys);
            support.present.contains(&key) || !self.frame.admits(support.sheet, &at)
        })
    }
}

/// Writes into each group the amounts that make it up.
fn assign(
    frame: &Frame,
    groups: &mut Groups,
    cliques: &Cliques,
    made: &[(Vec<usize>, Vec<Cell>, usize)],
) {
    let Groups { groups, families, .. } = groups;
    for family in families.iter() {
        let mut needed = frame.condition_dims(family.sheet);
        needed.extend(&family.dims);
        let Some((dims, cells, offset)) = cliques.holder(&needed).and_then(|c| made.get(c)) else {
            continue;
        };
        let keys: Vec<usize> = family.dims.iter().copied().collect();
        let mut numbers: BTreeMap<Cell, usize> = BTreeMap::new();
        for number in &family.groups {
            let Some(group) = groups.get(*number).filter(|g| g.region.is_empty()) else { continue };
            numbers.insert(group.keys.iter().map(|key| key.1).collect(), *number);
        }
        for (number, cell) in cells.iter().enumerate() {
            let at = |dim: usize| {
                let index = dims.binary_search(&dim).ok()?;
                cell.get(index).copied()
            };
            let Some(group) = numbers.get(&project(dims, cell, &keys)) else { continue };
            if frame.admits(family.sheet, &at)
                && let Some(group) = groups.get_mut(*group)
            {
                group.region.push((offset + number) as u32);
            }
        }
    }
}
