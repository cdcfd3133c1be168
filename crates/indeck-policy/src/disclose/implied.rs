//! Groups that no table lists and that groups of a table add up to.
//!
//! A table by city and age beside one by city and gender says how many live in each city. Such
//! sums are wholes to which parts of other tables are compared, and they are sensitive where they
//! are small.

use std::collections::{BTreeMap, BTreeSet};

use super::cliques::closed;
use super::frame::Frame;
use super::groups::{Family, Group, Groups};
use super::hierarchy::Parents;
use super::primary;
use super::rules::Rules;
use super::sheet::{Figure, Layer};

type Keys = Vec<(usize, u16)>;

/// Adds them for each two families, with the keys that both can be added up to.
pub(crate) fn imply(groups: &mut Groups, frame: &Frame, parents: &[Parents], rules: &Rules) {
    let follow: Vec<(usize, usize)> = parents.iter().map(|p| (p.fine, p.coarse)).collect();
    let listed = groups.families.clone();
    for finer in listed.iter().filter(|family| family.complete) {
        let all = closed(finer.dims.clone(), &follow);
        let wanted: BTreeSet<BTreeSet<usize>> = listed
            .iter()
            .map(|other| closed(other.dims.clone(), &follow).intersection(&all).copied().collect())
            .map(|dims| without_followers(dims, &follow))
            .collect();
        for dims in wanted {
            let is_known = |family: &Family| {
                let same = without_followers(family.dims.clone(), &follow) == dims;
                family.complete && same && frame.is_of_same_records(family, finer)
            };
            if !groups.families.iter().any(is_known) {
                add(groups, frame, finer, &dims, parents, rules);
            }
        }
    }
}

/// The dimensions less those that follow from others among them.
fn without_followers(mut dims: BTreeSet<usize>, follow: &[(usize, usize)]) -> BTreeSet<usize> {
    for dim in dims.clone() {
        let mut others = dims.clone();
        others.remove(&dim);
        if closed(others.clone(), follow).contains(&dim) {
            dims = others;
        }
    }
    dims
}

fn add(
    groups: &mut Groups,
    frame: &Frame,
    finer: &Family,
    dims: &BTreeSet<usize>,
    parents: &[Parents],
    rules: &Rules,
) {
    let mut parts: BTreeMap<Keys, Vec<&Group>> = BTreeMap::new();
    for part in finer.groups.iter().filter_map(|number| groups.groups.get(*number)) {
        let known = with_parents(&part.keys, parents);
        let keys: Keys = dims.iter().filter_map(|dim| Some((*dim, *known.get(dim)?))).collect();
        if keys.len() < dims.len() {
            return;
        }
        parts.entry(keys).or_default().push(part);
    }
    let sums: Vec<Group> =
        parts.into_iter().map(|(keys, parts)| sum_of(keys, &parts, rules)).collect();
    let known = by_keys(groups, frame, finer, dims);
    let mut members = Vec::new();
    for sum in sums {
        members.push(known.get(&sum.keys).copied().unwrap_or(groups.groups.len()));
        if !known.contains_key(&sum.keys) {
            groups.groups.push(Group { cluster: groups.clusters, ..sum });
            groups.clusters += 1;
        }
    }
    let family = Family { dims: dims.clone(), groups: members, ..finer.clone() };
    groups.families.push(family);
}

/// The groups of the same records with these keys that a table lists.
fn by_keys(
    groups: &Groups,
    frame: &Frame,
    finer: &Family,
    dims: &BTreeSet<usize>,
) -> BTreeMap<Keys, usize> {
    let same = |family: &&Family| family.dims == *dims && frame.is_of_same_records(family, finer);
    let numbers = groups.families.iter().filter(same).flat_map(|family| &family.groups);
    let with_keys = |number: &usize| Some((groups.groups.get(*number)?.keys.clone(), *number));
    numbers.filter_map(with_keys).collect()
}

/// The keys with all places that follow from them.
fn with_parents(keys: &[(usize, u16)], parents: &[Parents]) -> BTreeMap<usize, u16> {
    let mut known: BTreeMap<usize, u16> = keys.iter().copied().collect();
    loop {
        let before = known.len();
        for of in parents.iter() {
            let place = known.get(&of.fine).and_then(|fine| of.of.get(fine)).copied();
            if let Some(place) = place {
                known.entry(of.coarse).or_insert(place);
            }
        }
        if known.len() == before {
            return known;
        }
    }
}

fn sum_of(keys: Keys, parts: &[&Group], rules: &Rules) -> Group {
    let records = parts.iter().map(|part| part.records).sum::<Option<u64>>();
    let distinct = parts.iter().all(|part| part.units == part.records);
    // One person may be in two parts: at least so many are in both.
    let largest = || parts.iter().map(|part| part.units).max().flatten();
    let units = records.and_then(|all| if distinct { Some(all) } else { largest() });
    let known = parts.iter().filter_map(|part| part.records).sum();
    let few = units.filter(|_| records > Some(0)).map(|units| units.max(1));
    Group {
        keys,
        records,
        units,
        least: if distinct { known } else { 0 },
        figures: figures(parts),
        reasons: few.map(|units| primary::by_size(units, rules)).unwrap_or_default(),
        listed: parts.iter().any(|part| part.listed),
        ..Group::default()
    }
}

/// What is true of the sum: said by nobody.
fn figures(parts: &[&Group]) -> BTreeMap<Layer, Figure> {
    let layers = parts.first().map(|part| part.figures.keys()).into_iter().flatten();
    let sum = |layer: &Layer| {
        let mut sum = Figure { non_negative: true, ..Figure::default() };
        for part in parts {
            let figure = part.figures.get(layer)?;
            sum.value += figure.value;
            sum.off_by += figure.off_by;
            sum.non_negative &= figure.non_negative;
        }
        Some((layer.clone(), sum))
    };
    layers.filter(|layer| layer.is_additive()).filter_map(sum).collect()
}
