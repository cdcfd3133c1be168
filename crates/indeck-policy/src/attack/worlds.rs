//! The attack: worlds that agree with what is shown, and how far they are apart.

use super::bounds::{term_range, tighten};
use super::linear::{Answer, End, Program};
use super::parts::Parts;
use super::system::{Equation, Finding, System, Target, Unsolved, Work};

/// Looks for the interval of each target that cannot be excluded, up to the width it needs.
///
/// # Errors
///
/// [`Unsolved::TooMuchWork`] when the limit is reached, [`Unsolved::Contradiction`] when no world
/// agrees with the equations.
pub fn run(system: &System, targets: &[Target], work: &mut Work) -> Result<Vec<Finding>, Unsolved> {
    let (lower, upper) = tighten(system);
    let parts = Parts::of(system, &lower, &upper);
    let mut hunt = Hunt::new(system, targets, &parts);
    for index in 0..targets.len() {
        if hunt.open(index) && hunt.could_hold(index, &lower, &upper) {
            hunt.follow(index, End::Greatest, work)?;
        }
        if hunt.open(index) && hunt.could_hold(index, &lower, &upper) {
            hunt.follow(index, End::Least, work)?;
        }
    }
    Ok(hunt.findings(&lower, &upper))
}

/// Whether some world agrees with the equations, fractions allowed.
///
/// # Errors
///
/// [`Unsolved::TooMuchWork`] when the limit is reached.
pub fn is_possible(system: &System, work: &mut Work) -> Result<bool, Unsolved> {
    let (lower, upper) = tighten(system);
    let slack = system.tolerance();
    if lower.iter().zip(&upper).any(|(low, high)| low > &(high + slack)) {
        return Ok(false);
    }
    let parts = Parts::of(system, &lower, &upper);
    let known = |e: &&Equation| parts.split(&e.terms).0.is_empty();
    let fits = |e: &Equation| {
        let sum = parts.split(&e.terms).1;
        sum >= e.low - slack && sum <= e.high + slack
    };
    if !system.equations.iter().filter(known).all(fits) {
        return Ok(false);
    }
    for part in 0..parts.count() {
        let (amounts, equations) = parts.union(&[part]);
        work.take(amounts.len(), equations.len())?;
        let program = Program { system, amounts: &amounts, equations: &equations, terms: &[] };
        if !matches!(program.solve(End::Least, false), Answer::World(_)) {
            return Ok(false);
        }
    }
    Ok(true)
}

struct Hunt<'a> {
    system: &'a System,
    targets: &'a [Target],
    parts: &'a Parts,
    /// Least and greatest figure seen of each target.
    seen: Vec<(f64, f64)>,
    touched: Vec<Vec<u32>>,
}

impl<'a> Hunt<'a> {
    fn new(system: &'a System, targets: &'a [Target], parts: &'a Parts) -> Self {
        let unseen = (f64::INFINITY, f64::NEG_INFINITY);
        let seen = |t: &Target| t.known.map_or(unseen, |known| (known, known));
        Self {
            system,
            targets,
            parts,
            seen: targets.iter().map(seen).collect(),
            touched: targets.iter().map(|t| parts.touched(t)).collect(),
        }
    }

    fn held(&self, index: usize) -> bool {
        let (Some(target), Some((low, high))) = (self.targets.get(index), self.seen.get(index))
        else {
            return false;
        };
        let noise = if self.system.whole { 1e-6 } else { 1e-9 * target.need.abs() };
        high - low >= target.need - noise && high > low
    }

    fn open(&self, index: usize) -> bool {
        !self.held(index) && self.touched.get(index).is_some_and(|parts| !parts.is_empty())
    }

    /// Whether the bounds of single amounts leave the width that is needed.
    fn could_hold(&self, index: usize, lower: &[f64], upper: &[f64]) -> bool {
        let Some(target) = self.targets.get(index) else { return false };
        let width: f64 = target
            .terms
            .iter()
            .map(|(amount, weight)| {
                let of = |values: &[f64]| values.get(*amount as usize).copied().unwrap_or(0.0);
                let (low, high) = term_range(*weight, of(lower), of(upper));
                high - low
            })
            .sum();
        width + self.system.tolerance() >= target.need
    }

    fn follow(&mut self, index: usize, end: End, work: &mut Work) -> Result<(), Unsolved> {
        let (Some(target), Some(touched)) = (self.targets.get(index), self.touched.get(index))
        else {
            return Ok(());
        };
        let (amounts, equations) = self.parts.union(touched);
        let (terms, _) = self.parts.split(&target.terms);
        let program = Program {
            system: self.system,
            amounts: &amounts,
            equations: &equations,
            terms: &terms,
        };
        work.take(amounts.len(), equations.len())?;
        let mut world = match program.solve(end, false) {
            Answer::World(values) => values,
            Answer::Impossible => return Err(Unsolved::Contradiction),
            Answer::Failed => return Ok(()),
        };
        if self.system.whole && !self.is_world(&amounts, &equations, &mut world) {
            if !program.can_be_whole() {
                return Ok(());
            }
            work.take(amounts.len().saturating_mul(4), equations.len())?;
            match program.solve(end, true) {
                Answer::World(values) => world = values,
                Answer::Impossible | Answer::Failed => return Ok(()),
            }
        }
        if self.is_world(&amounts, &equations, &mut world) {
            let touched = touched.clone();
            self.learn(&touched, &amounts, &world);
        }
        Ok(())
    }

    /// Whether the values agree with all that is known; counts are rounded first and then agree
    /// exactly.
    fn is_world(&self, amounts: &[u32], equations: &[&Equation], world: &mut [f64]) -> bool {
        if self.system.whole {
            world.iter_mut().for_each(|value| *value = value.round());
        }
        let slack = self.system.tolerance();
        let within = amounts.iter().zip(world.iter()).all(|(amount, value)| {
            let of = |values: &[f64]| values.get(*amount as usize).copied().unwrap_or(0.0);
            *value >= of(&self.system.lower) - slack && *value <= of(&self.system.upper) + slack
        });
        let lookup = lookup(amounts, world);
        within
            && equations.iter().all(|e| {
                let sum = sum_of(&e.terms, &lookup);
                let slack = slack.max(1e-9 * e.low.abs().min(e.high.abs()));
                sum >= e.low - slack && sum <= e.high + slack
            })
    }

    /// Takes what a world over these parts says of every target that lies in them.
    fn learn(&mut self, touched: &[u32], amounts: &[u32], world: &[f64]) {
        let lookup = lookup(amounts, world);
        let targets = self.targets.iter().zip(&self.touched).zip(&mut self.seen);
        for ((target, parts), seen) in targets {
            if parts.is_empty() || !parts.iter().all(|part| touched.contains(part)) {
                continue;
            }
            let (terms, known) = self.parts.split(&target.terms);
            let figure = known + sum_of(&terms, &lookup);
            *seen = (seen.0.min(figure), seen.1.max(figure));
        }
    }

    fn findings(&self, lower: &[f64], upper: &[f64]) -> Vec<Finding> {
        let least = |(amount, weight): &(u32, f64)| {
            let of = |values: &[f64]| values.get(*amount as usize).copied().unwrap_or(0.0);
            term_range(*weight, of(lower), of(upper)).0
        };
        let floor = |target: &Target| target.terms.iter().map(least).sum();
        let all = self.seen.iter().zip(self.targets).enumerate();
        let finding = |(index, (seen, target)): (usize, (&(f64, f64), &Target))| Finding {
            low: seen.0,
            high: seen.1,
            floor: floor(target),
            held: self.held(index),
        };
        all.map(finding).collect()
    }
}

/// Values by amount, sorted.
fn lookup(amounts: &[u32], world: &[f64]) -> Vec<(u32, f64)> {
    let mut lookup: Vec<_> = amounts.iter().copied().zip(world.iter().copied()).collect();
    lookup.sort_unstable_by_key(|entry| entry.0);
    lookup
}

/// The sum of terms under values sorted by amount.
fn sum_of(terms: &[(u32, f64)], values: &[(u32, f64)]) -> f64 {
    let value = |amount: u32| {
        let place = values.binary_search_by_key(&amount, |entry| entry.0).ok()?;
        values.get(place).map(|entry| entry.1)
    };
    terms.iter().map(|(amount, weight)| weight * value(*amount).unwrap_or(0.0)).sum()
}
