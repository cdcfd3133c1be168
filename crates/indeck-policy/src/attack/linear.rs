//! One linear program: the world in which a sum is greatest or least.

use std::collections::BTreeMap;

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable};

use super::system::{Equation, System};

/// Which end of a sum is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Least,
    Greatest,
}

/// What the solver came back with.
pub(super) enum Answer {
    /// Values of the amounts, in the order in which they were given.
    World(Vec<f64>),
    /// The equations contradict each other.
    Impossible,
    /// The solver gave up.
    Failed,
}

/// Nodes that the search for whole numbers may visit, after a fractional answer.
const NODES: u64 = 200;
/// Amounts up to which whole numbers are searched for at all.
const WHOLE: usize = 400;
/// A bound that stands for none: a world need not be larger than this to be wide enough.
const FAR: f64 = 1e3;

/// A program over some of the amounts of a system.
pub(super) struct Program<'a> {
    pub(super) system: &'a System,
    pub(super) amounts: &'a [u32],
    pub(super) equations: &'a [&'a Equation],
    pub(super) terms: &'a [(u32, f64)],
}

impl Program<'_> {
    /// The world at an end of the sum of `terms`, of whole numbers where `whole`.
    pub(super) fn solve(&self, end: End, whole: bool) -> Answer {
        let unit = self.unit();
        let (problem, variables) = self.problem(end, whole, unit);
        let mut options = SolveOptions::default();
        options.node_limit = Some(NODES);
        match problem.solve_with(options) {
            Ok(SolveOutcome::Solution(solution)) => {
                let value = |v: &Variable| solution.var_value(*v) * unit;
                Answer::World(variables.iter().map(value).collect())
            }
            Err(microlp::Error::Infeasible) => Answer::Impossible,
            Ok(_) | Err(_) => Answer::Failed,
        }
    }

    /// Whether whole numbers can be searched for.
    pub(super) fn can_be_whole(&self) -> bool {
        self.amounts.len() <= WHOLE
    }

    /// Sums are measured in a unit that brings them near 1,000; counts stay as they are.
    fn unit(&self) -> f64 {
        if self.system.whole {
            return 1.0;
        }
        let largest = self.equations.iter().flat_map(|e| [e.low.abs(), e.high.abs()]);
        largest.filter(|x| x.is_finite()).fold(0.0, f64::max).max(1e-9) / FAR
    }

    fn problem(&self, end: End, whole: bool, unit: f64) -> (Problem, Vec<Variable>) {
        let mut problem = Problem::new(match end {
            End::Least => OptimizationDirection::Minimize,
            End::Greatest => OptimizationDirection::Maximize,
        });
        let weights: BTreeMap<u32, f64> = self.terms.iter().copied().collect();
        let far = self.far();
        let variables: Vec<Variable> = self
            .amounts
            .iter()
            .map(|amount| {
                let weight = weights.get(amount).copied().unwrap_or(0.0);
                let (low, high) = self.bounds(*amount, far);
                if whole {
                    problem.add_integer_var(weight, (low.ceil() as i32, high.floor() as i32))
                } else {
                    problem.add_var(weight, (low / unit, high / unit))
                }
            })
            .collect();
        self.constrain(&mut problem, &variables, unit);
        (problem, variables)
    }

    fn constrain(&self, problem: &mut Problem, variables: &[Variable], unit: f64) {
        let places: BTreeMap<u32, Variable> =
            self.amounts.iter().copied().zip(variables.iter().copied()).collect();
        for e in self.equations {
            let terms: Vec<(Variable, f64)> =
                e.terms.iter().filter_map(|(a, w)| Some((*places.get(a)?, *w))).collect();
            if e.low == e.high {
                problem.add_constraint(terms.as_slice(), ComparisonOp::Eq, e.low / unit);
                continue;
            }
            if e.low.is_finite() {
                problem.add_constraint(terms.as_slice(), ComparisonOp::Ge, e.low / unit);
            }
            if e.high.is_finite() {
                problem.add_constraint(terms.as_slice(), ComparisonOp::Le, e.high / unit);
            }
        }
    }

    /// How far amounts without a bound may go: the program stays bounded, and any world within is
    /// a world.
    fn far(&self) -> f64 {
        let sums = self.equations.iter().flat_map(|e| [e.low.abs(), e.high.abs()]);
        let bounds = self
            .amounts
            .iter()
            .map(|a| self.system.lower.get(*a as usize).copied().unwrap_or_default().abs());
        let largest = sums.chain(bounds).filter(|x| x.is_finite()).fold(1.0, f64::max);
        (largest * 4.0).max(FAR)
    }

    fn bounds(&self, amount: u32, far: f64) -> (f64, f64) {
        let of = |values: &[f64]| values.get(amount as usize).copied().unwrap_or_default();
        (of(&self.system.lower).max(-far), of(&self.system.upper).min(far))
    }
}
