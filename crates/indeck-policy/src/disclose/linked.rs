//! Tables that tell of the same records, and the attack on them under a pattern of what is
//! withheld.

use std::collections::{BTreeMap, BTreeSet};

use crate::attack::{Equation, Finding, System, Target, Unsolved, Work, run};

use super::cells::Cells;
use super::groups::{Group, Groups};
use super::lines::Line;
use super::primary;
use super::rules::{Rules, Zeros};
use super::sheet::{Figure, Layer, State};

/// For each cluster of groups, whether it is withheld.
pub(crate) type Pattern = Vec<bool>;

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

/// Linked tables.
pub(crate) struct Linked<'a> {
    pub(crate) rules: &'a Rules,
    pub(crate) groups: Groups,
    pub(crate) cells: Cells,
    pub(crate) lines: Vec<Line>,
    pub(crate) layers: Vec<Layer>,
}

/// What the attack found under a pattern.
#[derive(Clone, Debug, Default)]
pub(crate) struct Audit {
    /// Secrets that are not held.
    pub(crate) open: BTreeSet<Secret>,
    pub(crate) targets: u64,
    /// The least width in parts of what is needed.
    pub(crate) least: Option<f64>,
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

    /// Whether a group's figures can be read, in this deck or an earlier one.
    pub(crate) fn is_shown(&self, group: &Group, pattern: &Pattern) -> bool {
        match group.state {
            State::Shown => true,
            State::Withheld if group.records.is_none() => false,
            _ => !pattern.get(group.cluster).copied().unwrap_or(true),
        }
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

    /// The secrets under a pattern: sensitive groups that no earlier deck showed, and remainders
    /// that are too small. Remainders of withheld wholes are among them: the whole might follow
    /// from something else.
    pub(crate) fn secrets(&self, pattern: &Pattern) -> Vec<Secret> {
        let groups = self.groups.groups.iter().enumerate();
        let sensitive = groups
            .filter(|(_, g)| !g.reasons.is_empty() && g.state != State::Shown)
            .map(|(number, _)| Secret::Group(number));
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
        let rest = |of: &dyn Fn(&Group) -> Option<u64>| {
            let taken: Option<u64> = taken.iter().map(|g| of(g)).sum();
            Some(of(whole)?.saturating_sub(taken?))
        };
        let Some(records) = rest(&|g| g.records) else { return false };
        let units = if whole.units == whole.records {
            records
        } else {
            // One person may be in two parts: at least so many are in what is left.
            let least = rest(&|g| g.units).unwrap_or(0);
            let largest = hidden.iter().filter_map(|g| g.units).max().unwrap_or(0);
            least.max(largest).min(records)
        };
        records > 0 && !primary::by_size(units.max(1), self.rules).is_empty()
    }

    /// The amounts of a secret, with its true figure in a layer where that is known.
    fn target(&self, secret: Secret, layer: &Layer, pattern: &Pattern) -> Target {
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
        let whole = self.group(line.whole);
        let value = |g: &Group| truth(g, layer);
        let sum = |groups: &[&Group]| groups.iter().map(|g| value(g)).sum::<Option<f64>>();
        if line.full {
            let amounts = hidden.iter().flat_map(|g| g.region.iter());
            return (amounts.map(|a| (*a, 1.0)).collect(), sum(hidden));
        }
        let gone: BTreeSet<u32> = taken.iter().flat_map(|g| g.region.iter().copied()).collect();
        let region = whole.map(|g| g.region.as_slice()).unwrap_or_default();
        let left = region.iter().filter(|amount| !gone.contains(amount));
        let known = whole.and_then(value).zip(sum(taken)).map(|(all, taken)| all - taken);
        (left.map(|a| (*a, 1.0)).collect(), known)
    }

    /// What a reader knows of a layer.
    fn system(&self, layer: &Layer, pattern: &Pattern) -> System {
        let figures = || self.groups.groups.iter().filter_map(|g| g.figures.get(layer));
        let non_negative = layer.is_whole() || figures().all(|figure| figure.non_negative);
        let least = if non_negative { 0.0 } else { f64::NEG_INFINITY };
        let mut system = System {
            lower: vec![least; self.cells.amounts],
            upper: vec![f64::INFINITY; self.cells.amounts],
            whole: layer.is_whole(),
            equations: Vec::new(),
        };
        for (one, other) in &self.cells.ties {
            let left = one.iter().map(|amount| (*amount, 1.0));
            let terms = left.chain(other.iter().map(|amount| (*amount, -1.0))).collect();
            system.equations.push(Equation { terms, low: 0.0, high: 0.0 });
        }
        let present = *layer == Layer::records() && self.rules.zeros == Zeros::Show;
        for group in &self.groups.groups {
            let region = || group.region.iter().map(|amount| (*amount, 1.0)).collect();
            let shown = self.is_shown(group, pattern);
            if let Some(figure) = said(group, layer).filter(|_| shown) {
                let (low, high) = (figure.value - figure.off_by, figure.value + figure.off_by);
                system.equations.push(Equation { terms: region(), low, high });
            } else if present && group.listed && !group.region.is_empty() {
                // That it is listed says that it is not empty.
                system.equations.push(Equation { terms: region(), low: 1.0, high: f64::INFINITY });
            }
        }
        system
    }

    /// Attacks every secret in every layer; stops at the first that is open if `quick`.
    pub(crate) fn audit(
        &self,
        pattern: &Pattern,
        work: &mut Work,
        quick: bool,
    ) -> Result<Audit, Unsolved> {
        let secrets = self.secrets(pattern);
        let mut audit = Audit::default();
        if secrets.is_empty() {
            return Ok(audit);
        }
        for layer in &self.layers {
            let system = self.system(layer, pattern);
            let targets: Vec<Target> =
                secrets.iter().map(|secret| self.target(*secret, layer, pattern)).collect();
            let found = run(&system, &targets, work)?;
            for ((secret, target), finding) in secrets.iter().zip(&targets).zip(&found) {
                self.enter(*secret, target, finding, &mut audit);
            }
            if quick && !audit.open.is_empty() {
                break;
            }
        }
        Ok(audit)
    }

    fn enter(&self, secret: Secret, target: &Target, finding: &Finding, audit: &mut Audit) {
        if target.terms.is_empty() {
            return;
        }
        audit.targets += 1;
        let unknown = target.known.is_none();
        let percent = if unknown { self.rules.protection.percent / 100.0 } else { 0.0 };
        let need = target.need.max(percent * finding.high.abs().min(finding.low.abs()));
        let ratio = finding.width() / need;
        if !finding.held || ratio < 1.0 - 1e-6 {
            audit.open.insert(secret);
        }
        let ratio = ratio.min(1e9);
        audit.least = Some(audit.least.map_or(ratio, |least| least.min(ratio)));
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
fn said(group: &Group, layer: &Layer) -> Option<Figure> {
    group.figures.get(layer).copied()
}

/// What is true of a group in a layer, said or not.
fn truth(group: &Group, layer: &Layer) -> Option<f64> {
    let counted = || group.records.filter(|_| *layer == Layer::records()).map(|n| n as f64);
    said(group, layer).map(|figure| figure.value).or_else(counted)
}
