//! Sets of amounts that equations hold together: each is attacked by itself.

use super::system::{Equation, System, Target};

/// Amounts that are not fixed yet, in sets that share no equation.
pub(super) struct Parts {
    /// The set of each amount; `None` where it is fixed.
    pub(super) of: Vec<Option<u32>>,
    /// The fixed value of each amount, 0 where it is not fixed.
    fixed: Vec<f64>,
    /// The equations of each set, less their fixed amounts.
    equations: Vec<Vec<Equation>>,
    members: Vec<Vec<u32>>,
}

impl Parts {
    pub(super) fn of(system: &System, lower: &[f64], upper: &[f64]) -> Self {
        let slack = system.tolerance();
        let fixed: Vec<Option<f64>> = lower
            .iter()
            .zip(upper)
            .map(|(l, u)| (u - l <= slack).then_some(0.5 * (l + u)))
            .collect();
        let mut joined = Joined::new(lower.len());
        let free = |amount: u32| matches!(fixed.get(amount as usize), Some(None));
        for equation in &system.equations {
            let mut amounts = equation.terms.iter().map(|t| t.0).filter(|a| free(*a));
            if let Some(first) = amounts.next() {
                amounts.for_each(|other| joined.join(first, other));
            }
        }
        let mut parts = Self {
            of: vec![None; lower.len()],
            fixed: fixed.iter().map(|f| f.unwrap_or(0.0)).collect(),
            equations: Vec::new(),
            members: Vec::new(),
        };
        parts.number(&mut joined, &fixed);
        parts.share(system);
        parts
    }

    fn number(&mut self, joined: &mut Joined, fixed: &[Option<f64>]) {
        let mut numbers = vec![None; fixed.len()];
        for (amount, value) in fixed.iter().enumerate() {
            if value.is_some() {
                continue;
            }
            let root = joined.root(amount as u32) as usize;
            let Some(number) = numbers.get_mut(root) else { continue };
            let part = *number.get_or_insert_with(|| {
                self.members.push(Vec::new());
                self.equations.push(Vec::new());
                self.members.len() as u32 - 1
            });
            if let Some(members) = self.members.get_mut(part as usize) {
                members.push(amount as u32);
            }
            if let Some(of) = self.of.get_mut(amount) {
                *of = Some(part);
            }
        }
    }

    fn share(&mut self, system: &System) {
        for equation in &system.equations {
            let (terms, known) = self.split(&equation.terms);
            let Some(part) = terms.first().and_then(|t| self.part(t.0)) else { continue };
            let reduced =
                Equation { terms, low: equation.low - known, high: equation.high - known };
            if let Some(list) = self.equations.get_mut(part as usize) {
                list.push(reduced);
            }
        }
    }

    /// The terms that are not fixed, and the sum of those that are.
    pub(super) fn split(&self, terms: &[(u32, f64)]) -> (Vec<(u32, f64)>, f64) {
        let mut known = 0.0;
        let mut free = Vec::new();
        for &(amount, weight) in terms {
            if self.part(amount).is_some() {
                free.push((amount, weight));
            } else {
                known += weight * self.fixed.get(amount as usize).copied().unwrap_or_default();
            }
        }
        (free, known)
    }

    pub(super) fn part(&self, amount: u32) -> Option<u32> {
        self.of.get(amount as usize).copied().flatten()
    }

    /// The sets that a target's free amounts lie in, sorted.
    pub(super) fn touched(&self, target: &Target) -> Vec<u32> {
        let mut parts: Vec<u32> =
            target.terms.iter().filter_map(|(amount, _)| self.part(*amount)).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// Amounts and equations of these sets together.
    pub(super) fn union(&self, parts: &[u32]) -> (Vec<u32>, Vec<&Equation>) {
        let of = |part: &u32| *part as usize;
        let members = parts.iter().filter_map(|p| self.members.get(of(p))).flatten().copied();
        let equations = parts.iter().filter_map(|p| self.equations.get(of(p))).flatten();
        (members.collect(), equations.collect())
    }
}

/// Disjoint sets with path halving.
struct Joined {
    parent: Vec<u32>,
}

impl Joined {
    fn new(count: usize) -> Self {
        Self { parent: (0..count as u32).collect() }
    }

    fn up(&self, node: u32) -> u32 {
        self.parent.get(node as usize).copied().unwrap_or(node)
    }

    fn root(&mut self, mut node: u32) -> u32 {
        while self.up(node) != node {
            let over = self.up(self.up(node));
            if let Some(parent) = self.parent.get_mut(node as usize) {
                *parent = over;
            }
            node = over;
        }
        node
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(parent) = self.parent.get_mut(one.max(other) as usize) {
            *parent = one.min(other);
        }
    }
}
