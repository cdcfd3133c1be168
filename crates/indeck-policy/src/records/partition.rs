//! Records cut into classes.

use std::collections::BTreeMap;

use super::axis::{Axis, PRESENT, Region};
use super::refusal::Refusal;
use super::sensitive::Sensitive;

/// Cuts that are tried on an axis, from the middle on.
const TRIED: usize = 16;

/// Records that are shown alike.
pub(super) struct Class {
    /// One region an axis.
    pub(super) regions: Vec<Region>,
    /// The rows, by number.
    pub(super) rows: Vec<u32>,
}

/// All records: in classes, or left out.
pub(super) struct Partition {
    pub(super) classes: Vec<Class>,
    pub(super) suppressed: Vec<u32>,
}

/// Cuts the records into classes, each as small as it may be.
///
/// # Errors
/// What [`Sensitive::satisfiable`] says of all of them together.
pub(super) fn partition(
    axes: &[Axis],
    sensitive: &Sensitive,
    records: usize,
    budget: usize,
) -> Result<Partition, Refusal> {
    let rows: Vec<u32> = (0..records as u32).collect();
    let mut partition = Partition { classes: Vec::new(), suppressed: Vec::new() };
    if rows.is_empty() {
        return Ok(partition);
    }
    sensitive.satisfiable(&rows)?;
    let regions = axes.iter().map(Axis::everything).collect();
    let mut open = vec![Class { regions, rows }];
    while let Some(class) = open.pop() {
        let left = budget.saturating_sub(partition.suppressed.len());
        match cut(axes, sensitive, &class, left) {
            Some(Cut { parts, suppressed }) => {
                partition.suppressed.extend(suppressed);
                open.extend(parts.into_iter().rev());
            }
            None => partition.classes.push(class),
        }
    }
    Ok(partition)
}

struct Cut {
    parts: Vec<Class>,
    suppressed: Vec<u32>,
}

/// The class in parts, cut on the axis on which it is spread widest of those on which it can be.
fn cut(axes: &[Axis], sensitive: &Sensitive, class: &Class, budget: usize) -> Option<Cut> {
    let spread = axes.iter().zip(&class.regions).enumerate();
    let spread = spread.map(|(at, (axis, region))| (at, axis.spread(*region, &class.rows)));
    let mut order: Vec<(usize, f64)> = spread.filter(|(_, spread)| *spread > 0.0).collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    order.into_iter().find_map(|(at, _)| match (axes.get(at)?, class.regions.get(at)?) {
        (axis @ Axis::Ordered { breaks, .. }, Region::Range(low, high)) => {
            cut_range(axis, breaks.as_deref(), sensitive, class, at, (*low, *high))
        }
        (Axis::Tree { tree, leaves, .. }, Region::Below(node)) => {
            let mut parts: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
            for row in &class.rows {
                let leaf = leaves.get(*row as usize)?;
                parts.entry(tree.towards(*node, *leaf)).or_default().push(*row);
            }
            cut_tree(sensitive, class, at, parts, budget)
        }
        _ => None,
    })
}

/// Two ranges, cut as near the middle of the records as both sides allow.
fn cut_range(
    axis: &Axis,
    breaks: Option<&[f64]>,
    sensitive: &Sensitive,
    class: &Class,
    at: usize,
    (low, high): (Option<f64>, Option<f64>),
) -> Option<Cut> {
    let mut keys: Vec<f64> = class.rows.iter().map(|row| axis.key(*row)).collect();
    keys.sort_by(f64::total_cmp);
    let inside =
        |cut: &f64| low.is_none_or(|low| *cut > low) && high.is_none_or(|high| *cut < high);
    let cuts = candidates(&keys, breaks).into_iter().filter(inside).take(TRIED);
    cuts.into_iter().find_map(|cut| {
        let side = |left: bool| -> Vec<u32> {
            class.rows.iter().copied().filter(|row| (axis.key(*row) < cut) == left).collect()
        };
        let (left, right) = (side(true), side(false));
        if !sensitive.satisfied(&left) || !sensitive.satisfied(&right) {
            return None;
        }
        let part = |rows, low, high| Class {
            regions: with_region(class, at, Region::Range(low, high)),
            rows,
        };
        let parts = vec![part(left, low, Some(cut)), part(right, Some(cut), high)];
        Some(Cut { parts, suppressed: Vec::new() })
    })
}

/// Where sorted keys may be cut, the evenest cuts first: at breaks, or at each key but the least;
/// and between missing values and others.
fn candidates(keys: &[f64], breaks: Option<&[f64]>) -> Vec<f64> {
    let mut cuts: Vec<f64> = match breaks {
        Some(breaks) => breaks.to_vec(),
        None => {
            let mut different = keys.to_vec();
            different.dedup();
            different.into_iter().skip(1).filter(|key| key.is_finite()).collect()
        }
    };
    if keys.first() == Some(&f64::NEG_INFINITY) {
        // In place of the least value: nothing is between it and missing ones.
        let least = keys.iter().copied().find(|key| key.is_finite());
        cuts.retain(|cut| least.is_some_and(|least| *cut > least));
        cuts.push(PRESENT);
    }
    let uneven = |cut: f64| (2 * keys.partition_point(|key| *key < cut)).abs_diff(keys.len());
    cuts.sort_by(|a, b| uneven(*a).cmp(&uneven(*b)).then(a.total_cmp(b)));
    cuts
}

/// One part for each branch; branches that are too small are left out while that is allowed.
fn cut_tree(
    sensitive: &Sensitive,
    class: &Class,
    at: usize,
    parts: BTreeMap<usize, Vec<u32>>,
    budget: usize,
) -> Option<Cut> {
    let mut cut = Cut { parts: Vec::new(), suppressed: Vec::new() };
    for (node, rows) in parts {
        if sensitive.satisfied(&rows) {
            let regions = with_region(class, at, Region::Below(node));
            cut.parts.push(Class { regions, rows });
        } else {
            cut.suppressed.extend(rows);
        }
    }
    (!cut.parts.is_empty() && cut.suppressed.len() <= budget).then_some(cut)
}

fn with_region(class: &Class, at: usize, region: Region) -> Vec<Region> {
    let mut regions = class.regions.clone();
    if let Some(own) = regions.get_mut(at) {
        *own = region;
    }
    regions
}
