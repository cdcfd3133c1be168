//! Bounds of single amounts, drawn ever tighter from the equations.

use super::system::{Equation, System};

/// Rounds of tightening; what is left after them is the linear programs' business.
const ROUNDS: usize = 12;

/// The bounds of each amount that follow from the equations one by one.
pub(super) fn tighten(system: &System) -> (Vec<f64>, Vec<f64>) {
    let (mut lower, mut upper) = (system.lower.clone(), system.upper.clone());
    let slack = system.tolerance();
    for _ in 0..ROUNDS {
        let mut changed = false;
        for equation in &system.equations {
            changed |= apply(equation, &mut lower, &mut upper, slack, system.whole);
        }
        if !changed {
            break;
        }
    }
    (lower, upper)
}

/// A sum of bounds, of which some may be infinite.
#[derive(Clone, Copy, Default)]
struct Reach {
    finite: f64,
    infinite: usize,
}

impl Reach {
    fn add(&mut self, part: f64) {
        if part.is_finite() {
            self.finite += part;
        } else {
            self.infinite += 1;
        }
    }

    /// The sum without one of its parts; `None` if it is infinite.
    fn without(self, part: f64) -> Option<f64> {
        match (self.infinite, part.is_finite()) {
            (0, _) => Some(self.finite - part),
            (1, false) => Some(self.finite),
            _ => None,
        }
    }
}

/// Least and greatest value of a term.
pub(super) fn term_range(weight: f64, low: f64, high: f64) -> (f64, f64) {
    if weight >= 0.0 { (weight * low, weight * high) } else { (weight * high, weight * low) }
}

fn apply(e: &Equation, lower: &mut [f64], upper: &mut [f64], slack: f64, whole: bool) -> bool {
    let (mut least, mut most) = (Reach::default(), Reach::default());
    for &(amount, weight) in &e.terms {
        let (low, high) = term_range(weight, at(lower, amount), at(upper, amount));
        least.add(low);
        most.add(high);
    }
    let mut changed = false;
    for &(amount, weight) in &e.terms {
        let (low, high) = term_range(weight, at(lower, amount), at(upper, amount));
        let top = least.without(low).map_or(f64::INFINITY, |rest| e.high - rest);
        let bottom = most.without(high).map_or(f64::NEG_INFINITY, |rest| e.low - rest);
        let (mut new_low, mut new_high) = term_range(1.0 / weight, bottom, top);
        if whole {
            (new_low, new_high) = ((new_low - slack).ceil(), (new_high + slack).floor());
        }
        changed |= raise(lower, amount, new_low, slack);
        changed |= lessen(upper, amount, new_high, slack);
    }
    changed
}

fn at(values: &[f64], amount: u32) -> f64 {
    values.get(amount as usize).copied().unwrap_or_default()
}

fn raise(lower: &mut [f64], amount: u32, value: f64, slack: f64) -> bool {
    match lower.get_mut(amount as usize) {
        Some(old) if value > *old + slack => {
            *old = value;
            true
        }
        _ => false,
    }
}

fn lessen(upper: &mut [f64], amount: u32, value: f64, slack: f64) -> bool {
    match upper.get_mut(amount as usize) {
        Some(old) if value < *old - slack => {
            *old = value;
            true
        }
        _ => false,
    }
}
