//! The finest cross-classification of linked tables: the amounts that the attack is about.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, Cell, holder, project};
use super::cliques::Cliques;
use super::frame::Frame;
use super::groups::Groups;
use super::hierarchy::Parents;

/// Amounts by clique, and the sums over shared dimensions that must agree.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    /// Number of amounts.
    pub(crate) amounts: usize,
    /// The cells, clique by clique.
    pub(crate) blocks: Vec<Block>,
    /// Sums that are equal, as two sets of amounts each.
    pub(crate) ties: Vec<(Vec<u32>, Vec<u32>)>,
    /// The amounts at each place that nothing names, by dimension and place.
    pub(crate) unnamed: BTreeMap<(usize, u16), Vec<u32>>,
    /// Amounts that a reader is taken to know to be nothing.
    pub(crate) closed: Vec<u32>,
}

/// There are more than allowed.
pub(crate) struct TooMany;

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
        for set in &cliques.sets {
            let dims: Vec<usize> = set.iter().copied().collect();
            let mut builder =
                Builder { frame, dims: &dims, supports: &supports, parents, limit, steps: 0 };
            let found = builder.all()?;
            let block = Block { dims, cells: found, offset: cells.amounts };
            cells.amounts += block.cells.len();
            if cells.amounts > limit {
                return Err(TooMany);
            }
            cells.note_unnamed(frame, &block);
            cells.blocks.push(block);
        }
        for (one, other) in &cliques.edges {
            if let (Some(a), Some(b)) = (cells.blocks.get(*one), cells.blocks.get(*other)) {
                cells.ties.extend(a.ties(b));
            }
        }
        assign(frame, groups, &cells.blocks);
        Ok(cells)
    }

    fn note_unnamed(&mut self, frame: &Frame, block: &Block) {
        for (number, cell) in block.cells.iter().enumerate() {
            for (dim, place) in block.dims.iter().zip(cell) {
                if frame.dims.get(*dim).is_some_and(|of| of.unnamed.contains(place)) {
                    let amounts = self.unnamed.entry((*dim, *place)).or_default();
                    amounts.push(block.amount(number));
                }
            }
        }
    }
}

fn cliques(frame: &Frame, groups: &Groups, parents: &[Parents]) -> Cliques {
    let mut together: Vec<BTreeSet<usize>> =
        groups.families.iter().map(|family| frame.dims_of(family)).collect();
    together.extend(parents.iter().map(|p| BTreeSet::from([p.fine, p.coarse])));
    let sizes: Vec<usize> = frame.dims.iter().map(|dim| dim.places.len()).collect();
    let follow: Vec<(usize, usize)> = parents.iter().map(|p| (p.fine, p.coarse)).collect();
    Cliques::of(&together, &sizes, &follow)
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
        let dims = frame.dims_of(family);
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
fn assign(frame: &Frame, groups: &mut Groups, blocks: &[Block]) {
    let mut regions: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for family in &groups.families {
        let done = |number: &usize| regions.contains_key(number);
        let block = holder(blocks, &frame.dims_of(family)).and_then(|number| blocks.get(number));
        let Some(block) = block.filter(|_| !family.groups.iter().all(done)) else { continue };
        let mut found: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for (cell, owner) in block.owners(frame, groups, family).into_iter().enumerate() {
            if let Some(owner) = owner {
                found.entry(owner).or_default().push(block.amount(cell));
            }
        }
        for (group, region) in found {
            regions.entry(group).or_insert(region);
        }
    }
    for (number, region) in regions {
        if let Some(group) = groups.groups.get_mut(number) {
            group.region = region;
        }
    }
}
