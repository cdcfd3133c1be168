//! Wholes and their parts among the groups of linked tables.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, holder};
use super::frame::Frame;
use super::groups::{Family, Groups};

/// A group and disjoint groups inside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Line {
    pub(crate) whole: usize,
    pub(crate) parts: Vec<usize>,
    /// Whether nothing is left beside the parts.
    pub(crate) full: bool,
    /// The amounts that are left beside the parts.
    pub(crate) left: Vec<u32>,
}

/// All lines: for each two families, the groups of the one inside those of the other; and for
/// families that conditions keep apart, the groups of all of them inside those of another.
pub(crate) fn lines(groups: &Groups, frame: &Frame, blocks: &[Block]) -> Vec<Line> {
    let mut finder = Finder { groups, frame, blocks, owners: BTreeMap::new() };
    let mut found = BTreeSet::new();
    let count = groups.families.len();
    for wholes in 0..count {
        for parts in (0..count).filter(|parts| *parts != wholes) {
            found.extend(finder.lines(wholes, &[parts]));
        }
        for parts in finder.apart(wholes) {
            found.extend(finder.lines(wholes, &parts));
        }
    }
    found.into_iter().collect()
}

struct Finder<'a> {
    groups: &'a Groups,
    frame: &'a Frame,
    blocks: &'a [Block],
    /// By family and block.
    owners: BTreeMap<(usize, usize), Vec<Option<usize>>>,
}

impl<'a> Finder<'a> {
    fn family(&self, number: usize) -> Option<&'a Family> {
        self.groups.families.get(number)
    }

    /// The block in which all these families can be compared.
    fn block(&self, families: &[usize]) -> Option<usize> {
        let of = families.iter().filter_map(|number| self.family(*number));
        let dims = of.flat_map(|family| self.frame.dims_of(family)).collect();
        holder(self.blocks, &dims)
    }

    fn owners(&mut self, family: usize, block: usize) -> Vec<Option<usize>> {
        if let Some(known) = self.owners.get(&(family, block)) {
            return known.clone();
        }
        let owners = match (self.family(family), self.blocks.get(block)) {
            (Some(family), Some(of)) => of.owners(self.frame, self.groups, family),
            _ => Vec::new(),
        };
        self.owners.insert((family, block), owners.clone());
        owners
    }

    /// The lines of the groups of `parts`, families without a common record, inside those of
    /// `wholes`.
    fn lines(&mut self, wholes: usize, parts: &[usize]) -> Vec<Line> {
        let all: Vec<usize> = parts.iter().chain([&wholes]).copied().collect();
        let Some(block) = self.block(&all) else { return Vec::new() };
        let over = self.owners(wholes, block);
        let mut under = vec![None; over.len()];
        for family in parts {
            let owners = self.owners(*family, block);
            under.iter_mut().zip(owners).for_each(|(old, new)| *old = old.or(new));
        }
        let mut inside = inside(&over, &under);
        inside.extend(parts.iter().flat_map(|family| self.by_keys(wholes, *family)));
        let families: Vec<&Family> = parts.iter().filter_map(|n| self.family(*n)).collect();
        let complete = families.iter().all(|family| family.complete);
        let certain = complete && parts.iter().all(|family| self.is_finer(wholes, *family));
        let amount = |cell| self.blocks.get(block).map_or(0, |block| block.amount(cell));
        join(&inside, &over, &under, amount)
            .map(|mut line| {
                line.full = certain || (complete && line.left.is_empty());
                line.left.retain(|_| !certain);
                line
            })
            .collect()
    }

    /// Whether the one family tells the same records apart as the other, and further.
    fn is_finer(&self, wholes: usize, parts: usize) -> bool {
        let (Some(wholes), Some(parts)) = (self.family(wholes), self.family(parts)) else {
            return false;
        };
        self.frame.is_of_same_records(wholes, parts)
            && wholes.dims.is_subset(&parts.dims)
            && wholes.dims != parts.dims
    }

    /// For each part, the whole with the same keys, whether or not it has any amounts.
    fn by_keys(&self, wholes: usize, parts: usize) -> BTreeMap<usize, usize> {
        let (true, Some(wholes), Some(parts)) =
            (self.is_finer(wholes, parts), self.family(wholes), self.family(parts))
        else {
            return BTreeMap::new();
        };
        let keys = |number: &usize| self.groups.groups.get(*number).map(|g| g.keys.as_slice());
        let known: BTreeMap<&[(usize, u16)], usize> =
            wholes.groups.iter().filter_map(|number| Some((keys(number)?, *number))).collect();
        let whole = |part: &usize| {
            let kept = keys(part)?.iter().copied().filter(|key| wholes.dims.contains(&key.0));
            Some((*part, *known.get(kept.collect::<Vec<_>>().as_slice())?))
        };
        parts.groups.iter().filter_map(whole).collect()
    }

    /// Sets of two and more families with the same keys that conditions keep apart from one another,
    /// and which are not of the records of `wholes`.
    fn apart(&mut self, wholes: usize) -> Vec<Vec<usize>> {
        let Some(whole) = self.family(wholes) else { return Vec::new() };
        let others: Vec<usize> = (0..self.groups.families.len())
            .filter(|n| self.family(*n).is_some_and(|f| !self.frame.is_of_same_records(f, whole)))
            .collect();
        let mut found = BTreeSet::new();
        for start in &others {
            let mut set = vec![*start];
            for other in &others {
                let same_keys =
                    self.family(*start).map(|f| &f.dims) == self.family(*other).map(|f| &f.dims);
                if same_keys && !set.contains(other) && self.is_apart(wholes, &set, *other) {
                    set.push(*other);
                }
            }
            set.sort_unstable();
            if set.len() > 1 {
                found.insert(set);
            }
        }
        found.into_iter().collect()
    }

    /// Whether no cell is part of both, in a block that has all of them.
    fn is_apart(&mut self, wholes: usize, set: &[usize], other: usize) -> bool {
        let all: Vec<usize> = set.iter().chain([&wholes, &other]).copied().collect();
        let Some(block) = self.block(&all) else { return false };
        let mine = self.owners(other, block);
        set.iter().all(|family| {
            let theirs = self.owners(*family, block);
            theirs.iter().zip(&mine).all(|(a, b)| a.is_none() || b.is_none())
        })
    }
}

/// The whole of each part that lies in one whole with all its cells and is another group than it.
fn inside(over: &[Option<usize>], under: &[Option<usize>]) -> BTreeMap<usize, usize> {
    let mut found: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for (whole, part) in over.iter().zip(under) {
        let Some(part) = part else { continue };
        let known = found.entry(*part).or_insert(*whole);
        if *known != *whole {
            *known = None;
        }
    }
    let whole = |(part, whole): (usize, Option<usize>)| Some((part, whole?));
    found.into_iter().filter_map(whole).filter(|(part, whole)| part != whole).collect()
}

/// A line for each whole, and what is left of it.
fn join(
    inside: &BTreeMap<usize, usize>,
    over: &[Option<usize>],
    under: &[Option<usize>],
    amount: impl Fn(usize) -> u32,
) -> impl Iterator<Item = Line> {
    let mut found: BTreeMap<usize, Line> = BTreeMap::new();
    for (part, whole) in inside {
        let new = || Line { whole: *whole, parts: Vec::new(), full: false, left: Vec::new() };
        found.entry(*whole).or_insert_with(new).parts.push(*part);
    }
    for (cell, (whole, part)) in over.iter().zip(under).enumerate() {
        let taken = part.is_some_and(|part| inside.get(&part).copied() == *whole);
        if let Some(line) = whole.and_then(|whole| found.get_mut(&whole)).filter(|_| !taken) {
            line.left.push(amount(cell));
        }
    }
    found.into_values()
}
