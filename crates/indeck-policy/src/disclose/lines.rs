//! Wholes and their parts among the groups of linked tables.

use std::collections::{BTreeMap, BTreeSet};

use super::frame::Frame;
use super::groups::{Family, Groups};

/// A group and disjoint groups inside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Line {
    pub(crate) whole: usize,
    pub(crate) parts: Vec<usize>,
    /// Whether nothing is left beside the parts.
    pub(crate) full: bool,
}

/// All lines: for each two families, the groups of the one inside those of the other.
pub(crate) fn lines(groups: &Groups, frame: &Frame, amounts: usize) -> Vec<Line> {
    let mut found = BTreeSet::new();
    for (index, wholes) in groups.families.iter().enumerate() {
        let owners = owners(groups, wholes, amounts);
        for (other, parts) in groups.families.iter().enumerate() {
            if index != other {
                let inside = inside(groups, frame, wholes, parts, &owners);
                found.extend(join(groups, parts, inside));
            }
        }
    }
    found.into_iter().collect()
}

/// The group of a family that each amount is part of.
fn owners(groups: &Groups, family: &Family, amounts: usize) -> Vec<Option<usize>> {
    let mut owners = vec![None; amounts];
    for number in &family.groups {
        for amount in groups.groups.get(*number).map(|g| g.region.as_slice()).unwrap_or_default() {
            if let Some(owner) = owners.get_mut(*amount as usize) {
                *owner = Some(*number);
            }
        }
    }
    owners
}

/// For each group of `parts` inside a group of `wholes`, that group, and whether the parts fill
/// it for certain.
fn inside(
    groups: &Groups,
    frame: &Frame,
    wholes: &Family,
    parts: &Family,
    owners: &[Option<usize>],
) -> Vec<(usize, usize, bool)> {
    let same = frame.conditions.get(wholes.sheet) == frame.conditions.get(parts.sheet);
    let by_keys = same && wholes.dims.is_subset(&parts.dims) && wholes.dims != parts.dims;
    let keys: BTreeMap<&[(usize, u16)], usize> = wholes
        .groups
        .iter()
        .filter_map(|number| Some((groups.groups.get(*number)?.keys.as_slice(), *number)))
        .collect();
    let mut found = Vec::new();
    for number in &parts.groups {
        let Some(group) = groups.groups.get(*number) else { continue };
        if by_keys {
            let key: Vec<_> =
                group.keys.iter().copied().filter(|k| wholes.dims.contains(&k.0)).collect();
            found.extend(keys.get(key.as_slice()).map(|whole| (*number, *whole, parts.complete)));
            continue;
        }
        let owner = |amount: &u32| owners.get(*amount as usize).copied().flatten();
        let Some(whole) = group.region.first().and_then(owner) else { continue };
        if whole != *number && group.region.iter().all(|amount| owner(amount) == Some(whole)) {
            found.push((*number, whole, false));
        }
    }
    found
}

fn join(groups: &Groups, family: &Family, inside: Vec<(usize, usize, bool)>) -> Vec<Line> {
    let mut parts: BTreeMap<usize, (Vec<usize>, bool)> = BTreeMap::new();
    for (part, whole, certain) in inside {
        let entry = parts.entry(whole).or_default();
        entry.0.push(part);
        entry.1 |= certain;
    }
    let size = |number: usize| groups.groups.get(number).map_or(0, |g| g.region.len());
    let line = |(whole, (mut parts, certain)): (usize, (Vec<usize>, bool))| {
        parts.sort_unstable();
        parts.dedup();
        let filled = parts.iter().map(|part| size(*part)).sum::<usize>() == size(whole);
        Line { whole, parts, full: certain || (filled && family.complete) }
    };
    parts.into_iter().map(line).collect()
}
