//! The groups of linked tables: each once, however many tables show it.

use std::collections::{BTreeMap, BTreeSet};

use super::frame::Frame;
use super::outcome::Reason;
use super::sheet::{Figure, Layer, Sheet, State};

/// A group of records, in all tables that show it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    /// Its place on each dimension that it has a key for, sorted.
    pub(crate) keys: Vec<(usize, u16)>,
    /// The families (see [`Family`]) that it belongs to.
    pub(crate) rows: Vec<(usize, usize)>,
    /// The set of groups that are shown or withheld with it.
    pub(crate) cluster: usize,
    pub(crate) records: Option<u64>,
    pub(crate) units: Option<u64>,
    /// How many records there are at least, where earlier decks withheld some of them; 0 where
    /// nothing is known.
    pub(crate) least: u64,
    pub(crate) figures: BTreeMap<Layer, Figure>,
    pub(crate) reasons: Vec<Reason>,
    /// Whether a table lists it although it may be withheld: it is not empty.
    pub(crate) listed: bool,
    /// Whether a table of this deck has it.
    pub(crate) current: bool,
    /// What earlier decks did, where it is not.
    pub(crate) state: State,
    /// The amounts that make it up.
    pub(crate) region: Vec<u32>,
}

/// Groups of one sheet that have keys for the same dimensions: no record is in two of them.
#[derive(Clone, Debug)]
pub(crate) struct Family {
    pub(crate) sheet: usize,
    pub(crate) dims: BTreeSet<usize>,
    pub(crate) groups: Vec<usize>,
    /// Whether each record of the sheet's population is in one of them.
    pub(crate) complete: bool,
}

/// All groups of linked sheets.
#[derive(Clone, Debug, Default)]
pub(crate) struct Groups {
    pub(crate) groups: Vec<Group>,
    pub(crate) families: Vec<Family>,
    /// For each sheet and row, the group.
    pub(crate) at: Vec<Vec<usize>>,
    /// Number of clusters.
    pub(crate) clusters: usize,
}

type Identity = (Vec<String>, Vec<(usize, u16)>);

impl Groups {
    /// `None` where two rows of a sheet are one group: its keys do not tell them apart.
    pub(crate) fn of(sheets: &[Sheet], frame: &Frame, without: &BTreeSet<String>) -> Option<Self> {
        let mut all = Self::default();
        let mut numbers: BTreeMap<Identity, usize> = BTreeMap::new();
        for (sheet, of) in sheets.iter().enumerate() {
            let conditions: Vec<String> = of
                .population
                .conditions
                .iter()
                .filter(|c| !without.contains(*c))
                .cloned()
                .collect();
            let mut families: BTreeMap<BTreeSet<usize>, Vec<usize>> = BTreeMap::new();
            let mut at = Vec::new();
            for row in 0..of.rows.len() {
                let keys = keys_of(sheet, row, of, frame)?;
                let dims: BTreeSet<usize> = keys.iter().map(|key| key.0).collect();
                let next = all.groups.len();
                let number = *numbers.entry((conditions.clone(), keys.clone())).or_insert(next);
                if number == next {
                    all.groups.push(Group { keys, ..Group::default() });
                }
                let known = all.groups.get(number).map(|g| g.rows.as_slice()).unwrap_or_default();
                if known.iter().any(|(other, _)| *other == sheet) {
                    return None;
                }
                all.merge(number, sheet, row, of);
                families.entry(dims).or_default().push(number);
                at.push(number);
            }
            all.at.push(at);
            all.add_families(sheet, of, families);
        }
        all.join_clusters(sheets);
        Some(all)
    }

    fn add_families(
        &mut self,
        sheet: usize,
        of: &Sheet,
        families: BTreeMap<BTreeSet<usize>, Vec<usize>>,
    ) {
        let complete = of.population.complete;
        for (dims, groups) in families {
            self.families.push(Family { sheet, dims, groups, complete });
        }
    }

    fn merge(&mut self, number: usize, sheet: usize, row: usize, of: &Sheet) {
        let (Some(group), Some(row_of)) = (self.groups.get_mut(number), of.rows.get(row)) else {
            return;
        };
        group.rows.push((sheet, row));
        group.records = group.records.or(row_of.records);
        group.units = group.units.or(row_of.units);
        group.listed |= row_of.listed;
        group.current |= of.table.is_some();
        group.reasons.extend(row_of.reasons.iter().copied());
        group.reasons.sort_unstable();
        group.reasons.dedup();
        group.state = match (group.state, row_of.state) {
            (State::Shown, _) | (_, State::Shown) => State::Shown,
            (State::Withheld, _) | (_, State::Withheld) => State::Withheld,
            _ => State::Open,
        };
        for (layer, figure) in &row_of.figures {
            let known = group.figures.entry(layer.clone()).or_insert(*figure);
            let need = known.need.max(figure.need);
            let non_negative = known.non_negative || figure.non_negative;
            known.earlier |= figure.earlier;
            let earlier = known.earlier;
            if figure.off_by < known.off_by {
                *known = *figure;
            }
            (known.need, known.non_negative, known.earlier) = (need, non_negative, earlier);
        }
    }

    /// Groups of one row of a table, and rows of one group, go together.
    fn join_clusters(&mut self, sheets: &[Sheet]) {
        let mut parent: Vec<usize> = (0..self.groups.len()).collect();
        let mut rows: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (sheet, of) in sheets.iter().enumerate() {
            let Some(table) = of.table else { continue };
            for (row, group) in self.at.get(sheet).into_iter().flatten().enumerate() {
                let first = *rows.entry((table, row)).or_insert(*group);
                let (a, b) = (root(&parent, first), root(&parent, *group));
                if let Some(up) = parent.get_mut(a.max(b)) {
                    *up = a.min(b);
                }
            }
        }
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        for index in 0..self.groups.len() {
            let root = root(&parent, index);
            let next = numbers.len();
            let number = *numbers.entry(root).or_insert(next);
            if let Some(group) = self.groups.get_mut(index) {
                group.cluster = number;
            }
        }
        self.clusters = numbers.len();
    }
}

fn root(parent: &[usize], mut node: usize) -> usize {
    while let Some(up) = parent.get(node).filter(|up| **up != node) {
        node = *up;
    }
    node
}

fn keys_of(sheet: usize, row: usize, of: &Sheet, frame: &Frame) -> Option<Vec<(usize, u16)>> {
    let dims = frame.keys.get(sheet)?;
    let values = &of.rows.get(row)?.keys;
    let mut keys = Vec::new();
    for (dim, value) in dims.iter().zip(values) {
        if let Some(value) = value {
            keys.push((*dim, frame.place(*dim, value)?));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    Some(keys)
}
