//! The cells of one clique of dimensions.

use std::collections::{BTreeMap, BTreeSet};

use super::frame::Frame;
use super::groups::{Family, Groups};

/// One cell: its place on each dimension of its clique, in the order of the dimensions.
pub(crate) type Cell = Vec<u16>;

/// The cells over a clique; their amounts are numbered on from `offset`.
#[derive(Debug, Default)]
pub(crate) struct Block {
    /// The dimensions, sorted.
    pub(crate) dims: Vec<usize>,
    pub(crate) cells: Vec<Cell>,
    pub(crate) offset: usize,
}

impl Block {
    /// The number of the amount of a cell.
    pub(crate) fn amount(&self, cell: usize) -> u32 {
        (self.offset + cell) as u32
    }

    pub(crate) fn has(&self, dims: &BTreeSet<usize>) -> bool {
        dims.iter().all(|dim| self.dims.binary_search(dim).is_ok())
    }

    /// For each cell, the group of a family that it is part of.
    pub(crate) fn owners(
        &self,
        frame: &Frame,
        groups: &Groups,
        family: &Family,
    ) -> Vec<Option<usize>> {
        let dims: Vec<usize> = family.dims.iter().copied().collect();
        let key = |number: &usize| {
            let keys = groups.groups.get(*number)?.keys.iter().map(|key| key.1).collect();
            Some((keys, *number))
        };
        let numbers: BTreeMap<Cell, usize> = family.groups.iter().filter_map(key).collect();
        let owner = |cell: &Cell| {
            let at = |dim: usize| cell.get(self.dims.binary_search(&dim).ok()?).copied();
            let number = numbers.get(&project(&self.dims, cell, &dims)).copied()?;
            frame.admits(family.sheet, &at).then_some(number)
        };
        self.cells.iter().map(owner).collect()
    }

    /// The sums over shared dimensions in which two blocks must agree.
    pub(crate) fn ties(&self, other: &Self) -> Vec<(Vec<u32>, Vec<u32>)> {
        let shared: Vec<usize> =
            self.dims.iter().copied().filter(|dim| other.dims.contains(dim)).collect();
        let mut sums: BTreeMap<Cell, (Vec<u32>, Vec<u32>)> = BTreeMap::new();
        for (number, cell) in self.cells.iter().enumerate() {
            let sum = sums.entry(project(&self.dims, cell, &shared)).or_default();
            sum.0.push(self.amount(number));
        }
        for (number, cell) in other.cells.iter().enumerate() {
            let sum = sums.entry(project(&other.dims, cell, &shared)).or_default();
            sum.1.push(other.amount(number));
        }
        sums.into_values().collect()
    }
}

/// The smallest block that has these dimensions.
pub(crate) fn holder(blocks: &[Block], dims: &BTreeSet<usize>) -> Option<usize> {
    let holders = blocks.iter().enumerate().filter(|(_, block)| block.has(dims));
    holders.min_by_key(|(_, block)| block.cells.len()).map(|(index, _)| index)
}

/// The places of a cell on some of its dimensions.
pub(crate) fn project(dims: &[usize], cell: &[u16], onto: &[usize]) -> Cell {
    let place = |dim: &usize| {
        let index = dims.iter().position(|d| d == dim)?;
        cell.get(index).copied()
    };
    onto.iter().filter_map(place).collect()
}
