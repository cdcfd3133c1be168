//! The attack on linked tables under a pattern of what is withheld.

use std::collections::BTreeSet;

use crate::attack::{Equation, Finding, System, Target, Unsolved, Work, is_possible, run};

use super::linked::{Linked, Pattern, said};
use super::rules::Zeros;
use super::secrets::Secret;
use super::sheet::Layer;

/// What the attack found under a pattern.
#[derive(Clone, Debug, Default)]
pub(crate) struct Audit {
    /// Secrets that are not held.
    pub(crate) open: BTreeSet<Secret>,
    pub(crate) targets: u64,
    /// The least width in parts of what is needed.
    pub(crate) least: Option<f64>,
}

impl Linked<'_> {
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
        self.tie(&mut system);
        let present = *layer == Layer::records() && self.rules.zeros == Zeros::Show;
        for group in &self.groups.groups {
            let region = || group.region.iter().map(|amount| (*amount, 1.0)).collect();
            let shown = self.is_shown(group, pattern);
            if let Some(figure) = said(group, layer).filter(|figure| shown || figure.earlier) {
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
        // The number of records is the first layer.
        let mut large = BTreeSet::new();
        for layer in &self.layers {
            let small = secrets.iter().filter(|secret| !large.contains(*secret)).copied();
            let targets: Vec<(Secret, Target)> = small
                .filter(|secret| self.is_secret_in(*secret, layer))
                .map(|secret| (secret, self.target(secret, layer, pattern)))
                .collect();
            large.extend(self.attack(layer, pattern, &targets, &mut audit, work)?);
            if quick && !audit.open.is_empty() {
                break;
            }
        }
        Ok(audit)
    }

    /// Attacks secrets in one layer. What is returned is proved not to be small, and no secret.
    fn attack(
        &self,
        layer: &Layer,
        pattern: &Pattern,
        secrets: &[(Secret, Target)],
        audit: &mut Audit,
        work: &mut Work,
    ) -> Result<Vec<Secret>, Unsolved> {
        let system = self.system(layer, pattern);
        let targets: Vec<Target> = secrets.iter().map(|(_, target)| target.clone()).collect();
        let mut large = Vec::new();
        for ((secret, target), finding) in secrets.iter().zip(run(&system, &targets, work)?) {
            if self.is_large(target, layer, &finding) {
                large.push(*secret);
                continue;
            }
            let finding = self.again(&system, target, layer, finding, work)?;
            let need = target.need.max(self.need_of_unknown(target, layer, &finding));
            enter(*secret, target, &finding, need, audit);
        }
        Ok(large)
    }

    /// Looks on where a figure that is not known, because an earlier deck withheld it, was found to be
    /// of a size for which the width is too little.
    fn again(
        &self,
        system: &System,
        target: &Target,
        layer: &Layer,
        finding: Finding,
        work: &mut Work,
    ) -> Result<Finding, Unsolved> {
        let need = self.need_of_unknown(target, layer, &finding);
        if target.terms.is_empty() || finding.width() >= need {
            return Ok(finding);
        }
        let wider = Target { need: need.max(target.need), ..target.clone() };
        Ok(run(system, &[wider], work)?.into_iter().next().unwrap_or(finding))
    }

    /// Whether a layer counts what the minimum frequency counts.
    fn counts_units(&self, layer: &Layer) -> bool {
        *layer == Layer::records() && self.groups.groups.iter().all(|g| g.units == g.records)
    }

    /// Whether a figure that is not known, because an earlier deck withheld it, is not small.
    fn is_large(&self, target: &Target, layer: &Layer, finding: &Finding) -> bool {
        let enough = self.rules.min_frequency as f64;
        target.known.is_none() && self.counts_units(layer) && finding.floor >= enough
    }

    /// The width relative to the figure, where that is not known. A count is no secret where it
    /// is not small, so it need not be wider than for the least frequency.
    fn need_of_unknown(&self, target: &Target, layer: &Layer, finding: &Finding) -> f64 {
        if target.known.is_some() {
            return 0.0;
        }
        let largest = finding.high.abs().max(finding.low.abs());
        if !largest.is_finite() {
            return 0.0;
        }
        let largest = if self.counts_units(layer) {
            largest.min(self.rules.min_frequency as f64)
        } else {
            largest
        };
        self.rules.protection.percent / 100.0 * largest
    }

    /// Takes it that a reader knows every place that nothing names to be empty, as far as the true
    /// counts allow it. A reader who knows less can infer no more.
    pub(crate) fn close(&mut self, work: &mut Work) -> Result<(), Unsolved> {
        let places: Vec<Vec<u32>> = self.cells.unnamed.values().cloned().collect();
        self.cells.closed = places.concat();
        if places.is_empty() || is_possible(&self.truth(), work)? {
            return Ok(());
        }
        self.cells.closed.clear();
        for place in places {
            let before = self.cells.closed.len();
            self.cells.closed.extend(place);
            if !is_possible(&self.truth(), work)? {
                self.cells.closed.truncate(before);
            }
        }
        Ok(())
    }

    /// All true counts of records, as far as they are known.
    fn truth(&self) -> System {
        let mut system = System::counts(self.cells.amounts);
        self.tie(&mut system);
        for group in &self.groups.groups {
            let terms = group.region.iter().map(|amount| (*amount, 1.0)).collect();
            let least = f64::from(u8::from(group.listed));
            let count = group.records.map(|records| records as f64);
            let (low, high) = (count.unwrap_or(least), count.unwrap_or(f64::INFINITY));
            system.equations.push(Equation { terms, low, high });
        }
        system
    }

    /// What holds in every layer.
    fn tie(&self, system: &mut System) {
        for (one, other) in &self.cells.ties {
            let left = one.iter().map(|amount| (*amount, 1.0));
            let terms = left.chain(other.iter().map(|amount| (*amount, -1.0))).collect();
            system.equations.push(Equation { terms, low: 0.0, high: 0.0 });
        }
        for amount in &self.cells.closed {
            let bounds = system.lower.get_mut(*amount as usize);
            bounds.into_iter().for_each(|low| *low = 0.0);
            let bounds = system.upper.get_mut(*amount as usize);
            bounds.into_iter().for_each(|high| *high = 0.0);
        }
    }
}

fn enter(secret: Secret, target: &Target, finding: &Finding, need: f64, audit: &mut Audit) {
    if target.terms.is_empty() {
        return;
    }
    audit.targets += 1;
    let ratio = finding.width() / need;
    if !finding.held || ratio < 1.0 - 1e-6 {
        audit.open.insert(secret);
    }
    let ratio = ratio.min(1e9);
    audit.least = Some(audit.least.map_or(ratio, |least| least.min(ratio)));
}
