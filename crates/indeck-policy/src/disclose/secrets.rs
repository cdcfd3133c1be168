//! What an attack must not find.

use crate::attack::Target;

use super::groups::Group;
use super::linked::{Linked, Pattern, said, truth};
use super::outcome::Reason;
use super::primary;
use super::sheet::Layer;

/// What an attack must not find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Secret {
    /// A sensitive group.
    Group(usize),
    /// What is left of the whole of a line beside the parts that are shown.
    Remainder(usize),
    /// What is left of the whole of a line beside all of its parts.
    Gap(usize),
}

impl Linked<'_> {
    /// The secrets under a pattern: sensitive groups, and remainders
    /// that are too small. Remainders of withheld wholes are among them: the whole might follow
    /// from something else.
    pub(crate) fn secrets(&self, pattern: &Pattern) -> Vec<Secret> {
        let groups = self.groups.groups.iter().enumerate();
        let sensitive =
            groups.filter(|(_, g)| !g.reasons.is_empty()).map(|(number, _)| Secret::Group(number));
        let rest = |line: usize| {
            let (shown, hidden) = self.parts(line, pattern);
            let full = self.lines.get(line).is_none_or(|line| line.full);
            // One part alone is a group of its own.
            let mut found = Vec::new();
            if hidden.len() > usize::from(full) && self.is_small(line, &shown, &hidden) {
                found.push(Secret::Remainder(line));
            }
            let all: Vec<&Group> = shown.into_iter().chain(hidden).collect();
            if !full && self.is_small(line, &all, &[]) {
                found.push(Secret::Gap(line));
            }
            found
        };
        sensitive.chain((0..self.lines.len()).flat_map(rest)).collect()
    }

    /// The parts of a line that are shown, and those that are not.
    fn parts(&self, line: usize, pattern: &Pattern) -> (Vec<&Group>, Vec<&Group>) {
        let parts = self.lines.get(line).map(|line| line.parts.as_slice()).unwrap_or_default();
        let parts = parts.iter().filter_map(|part| self.group(*part));
        parts.partition(|group| self.is_shown(group, pattern))
    }

    /// Whether what is left of the whole of a line beside `taken` is a group that must not be
    /// shown; `hidden` are known parts of it.
    fn is_small(&self, line: usize, taken: &[&Group], hidden: &[&Group]) -> bool {
        let Some(whole) = self.lines.get(line).and_then(|line| self.group(line.whole)) else {
            return false;
        };
        let Some(records) = rest(whole.records, taken, hidden, |g| g.records) else {
            // An earlier deck withheld part of the sum: any of what is left may be small.
            let enough = known(taken) + self.rules.min_frequency;
            let many = whole.least >= enough && taken.iter().all(|g| g.records.is_some());
            return whole.records.map_or(!many, |all| known(taken) < all);
        };
        let units = if whole.units == whole.records {
            records
        } else {
            // One person may be in two parts: at least so many are in what is left.
            let least = rest(whole.units, taken, hidden, |g| g.units).unwrap_or(0);
            let largest = hidden.iter().filter_map(|g| g.units).max().unwrap_or(0);
            least.max(largest).min(records)
        };
        records > 0 && !primary::by_size(units.max(1), self.rules).is_empty()
    }

    /// The amounts of a secret, with its true figure in a layer where that is known.
    pub(super) fn target(&self, secret: Secret, layer: &Layer, pattern: &Pattern) -> Target {
        let (terms, known, need) = match secret {
            Secret::Group(number) => {
                let group = self.group(number);
                let known = group.and_then(|g| truth(g, layer));
                let need = group.and_then(|g| said(g, layer)).map_or(0.0, |f| f.need);
                let region = group.map(|g| g.region.as_slice()).unwrap_or_default();
                let terms = region.iter().map(|amount| (*amount, 1.0)).collect();
                (terms, known, need)
            }
            Secret::Remainder(line) => {
                let (shown, hidden) = self.parts(line, pattern);
                let (terms, known) = self.rest(line, layer, &shown, &hidden);
                (terms, known, 0.0)
            }
            Secret::Gap(line) => {
                let (shown, hidden) = self.parts(line, pattern);
                let all: Vec<&Group> = shown.into_iter().chain(hidden).collect();
                let (terms, known) = self.rest(line, layer, &all, &[]);
                (terms, known, 0.0)
            }
        };
        let relative = known.unwrap_or(0.0).abs() * self.rules.protection.percent / 100.0;
        let least = if layer.is_whole() { self.rules.protection.count.max(1) as f64 } else { 0.0 };
        let need = need.max(relative).max(least).max(1e-8 * self.scale(layer));
        // Half of a base is rounded up: one figure fewer is possible.
        let need = if self.is_rounded(layer) && layer.is_whole() { need + 1.0 } else { need };
        // A rounded figure need not be one that is possible.
        let known = known.filter(|_| !self.is_rounded(layer));
        Target { terms, need, known }
    }

    /// The greatest figure of a layer.
    fn scale(&self, layer: &Layer) -> f64 {
        let figures = self.groups.groups.iter().filter_map(|g| said(g, layer));
        figures.map(|figure| figure.value.abs()).fold(1e-9, f64::max)
    }

    fn is_rounded(&self, layer: &Layer) -> bool {
        let figures = self.groups.groups.iter().filter_map(|g| g.figures.get(layer));
        figures.into_iter().any(|figure| figure.off_by > 0.0)
    }

    /// What is left of the whole of a line beside `taken`, of which `hidden` are known parts.
    fn rest(
        &self,
        line: usize,
        layer: &Layer,
        taken: &[&Group],
        hidden: &[&Group],
    ) -> (Vec<(u32, f64)>, Option<f64>) {
        let Some(line) = self.lines.get(line) else { return (Vec::new(), None) };
        let value = |g: &Group| truth(g, layer);
        let sum = |groups: &[&Group]| groups.iter().map(|g| value(g)).sum::<Option<f64>>();
        let hidden_amounts = hidden.iter().flat_map(|g| g.region.iter());
        let terms = line.left.iter().chain(hidden_amounts).map(|a| (*a, 1.0)).collect();
        if line.full {
            return (terms, sum(hidden));
        }
        let whole = self.group(line.whole).and_then(value);
        (terms, whole.zip(sum(taken)).map(|(all, taken)| all - taken))
    }

    /// Whether a secret is one in that layer: a group is not where an earlier deck said the figure,
    /// nor are the counts of one that is uneven and not small.
    pub(super) fn is_secret_in(&self, secret: Secret, layer: &Layer) -> bool {
        let Secret::Group(number) = secret else { return true };
        let Some(group) = self.group(number) else { return false };
        let earlier = said(group, layer).is_some_and(|figure| figure.earlier);
        let uneven = |reason: &Reason| matches!(reason, Reason::Dominance | Reason::PPercent);
        let only_sums = layer.is_whole() && group.reasons.iter().all(uneven);
        !earlier && !only_sums
    }
}

/// A whole without the parts taken, or the sum of what was not taken; `None` where an earlier deck
/// withheld what is needed for it.
fn rest(
    whole: Option<u64>,
    taken: &[&Group],
    hidden: &[&Group],
    of: impl Fn(&Group) -> Option<u64>,
) -> Option<u64> {
    let sum = |groups: &[&Group]| groups.iter().map(|g| of(g)).sum::<Option<u64>>();
    match whole {
        Some(whole) => Some(whole.saturating_sub(sum(taken)?)),
        None => sum(hidden).filter(|_| !hidden.is_empty()),
    }
}

/// The records of groups as far as they are known.
fn known(groups: &[&Group]) -> u64 {
    groups.iter().filter_map(|g| g.records).sum()
}
