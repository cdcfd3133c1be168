//! Tables that tell of the same records.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::Cells;
use super::groups::{Group, Groups};
use super::lines::Line;
use super::rules::Rules;
use super::sheet::{Figure, Layer, State};

/// For each cluster of groups, whether it is withheld.
pub(crate) type Pattern = Vec<bool>;

/// Linked tables.
pub(crate) struct Linked<'a> {
    pub(crate) rules: &'a Rules,
    pub(crate) groups: Groups,
    pub(crate) cells: Cells,
    pub(crate) lines: Vec<Line>,
    pub(crate) layers: Vec<Layer>,
}

impl<'a> Linked<'a> {
    pub(crate) fn new(rules: &'a Rules, groups: Groups, cells: Cells, lines: Vec<Line>) -> Self {
        let mut linked = Self { rules, groups, cells, lines, layers: Vec::new() };
        let layers: BTreeSet<Layer> =
            linked.groups.groups.iter().flat_map(|g| g.figures.keys().cloned()).collect();
        linked.layers = layers.into_iter().filter(|layer| linked.adds_up(layer)).collect();
        linked
    }

    pub(crate) fn group(&self, number: usize) -> Option<&Group> {
        self.groups.groups.get(number)
    }

    /// Whether the true figures of a layer add up along all lines. Counts and sums always do;
    /// with others an attacker could not know, and one that does not add up tells nothing.
    fn adds_up(&self, layer: &Layer) -> bool {
        let figure = |number: &usize| self.group(*number)?.figures.get(layer);
        layer.is_additive()
            || self.lines.iter().filter(|line| line.full).all(|line| {
                let Some(whole) = figure(&line.whole) else { return true };
                let parts: Option<Vec<f64>> =
                    line.parts.iter().map(|part| figure(part).map(|f| f.value)).collect();
                parts.is_none_or(|parts| {
                    let sum: f64 = parts.iter().sum();
                    (sum - whole.value).abs() <= 1e-6 * whole.value.abs().max(1.0)
                })
            })
    }

    /// Whether a group is shown: as the pattern says in this deck, or else by an earlier one.
    pub(crate) fn is_shown(&self, group: &Group, pattern: &Pattern) -> bool {
        if group.current {
            return !pattern.get(group.cluster).copied().unwrap_or(true);
        }
        group.state == State::Shown
    }

    /// Groups that are withheld for what they are.
    pub(crate) fn primary(&self) -> Pattern {
        let mut pattern = vec![false; self.groups.clusters];
        for group in &self.groups.groups {
            let hidden = !group.reasons.is_empty();
            if let Some(withheld) = pattern.get_mut(group.cluster).filter(|_| hidden) {
                *withheld = true;
            }
        }
        pattern
    }

    /// For each group, the lines that it is in.
    pub(crate) fn lines_of(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, line) in self.lines.iter().enumerate() {
            for group in line.parts.iter().chain([&line.whole]) {
                found.entry(*group).or_default().push(number);
            }
        }
        found
    }
}

/// What is said of a group in a layer, where the group is shown.
pub(super) fn said(group: &Group, layer: &Layer) -> Option<Figure> {
    group.figures.get(layer).copied()
}

/// What is true of a group in a layer, said or not.
pub(super) fn truth(group: &Group, layer: &Layer) -> Option<f64> {
    let counted = || group.records.filter(|_| *layer == Layer::records()).map(|n| n as f64);
    said(group, layer).map(|figure| figure.value).or_else(counted)
}
