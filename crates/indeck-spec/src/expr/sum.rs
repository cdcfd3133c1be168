//! Sums that do not depend on the order of their terms.

use indeck_model::Value;

/// A sum that grows: whole as long as its terms are, exact in any case.
#[derive(Clone, Debug, Default)]
pub(super) struct Running {
    whole: i128,
    partials: Vec<f64>,
    any: bool,
}

impl Running {
    /// Adds a number, or true as 1; what is missing is passed over.
    pub(super) fn add(&mut self, value: &Value) {
        match value {
            Value::Integer(i) => self.whole += i128::from(*i),
            Value::Bool(b) => self.whole += i128::from(*b),
            Value::Number(x) => grow(&mut self.partials, *x),
            _ => return,
        }
        self.any = true;
    }

    /// The sum so far; nothing of nothing.
    pub(super) fn value(&self) -> Value {
        if !self.any {
            return Value::Null;
        }
        if self.partials.is_empty()
            && let Ok(whole) = i64::try_from(self.whole)
        {
            return Value::Integer(whole);
        }
        let mut partials = self.partials.clone();
        for part in halves(self.whole) {
            grow(&mut partials, part);
        }
        Value::number(round_once(&partials))
    }
}

/// A whole number as parts that are exact numbers.
fn halves(whole: i128) -> [f64; 3] {
    let high = whole as f64;
    let rest = whole.wrapping_sub(high as i128);
    let low = rest as f64;
    [high, low, rest.wrapping_sub(low as i128) as f64]
}

/// The sum of finite numbers, rounded once: partial sums that do not overlap are kept until the
/// end.
///
/// Source: Shewchuk, Adaptive Precision Floating-Point Arithmetic, 1997, Grow-Expansion.
pub(super) fn exact_sum(numbers: impl IntoIterator<Item = f64>) -> f64 {
    let mut partials: Vec<f64> = Vec::new();
    for number in numbers {
        grow(&mut partials, number);
    }
    round_once(&partials)
}

/// Adds a number to partial sums.
fn grow(partials: &mut Vec<f64>, number: f64) {
    let mut x = number;
    let mut kept = 0;
    for i in 0..partials.len() {
        let y = partials.get(i).copied().unwrap_or_default();
        let (large, small) = if x.abs() < y.abs() { (y, x) } else { (x, y) };
        let high = large + small;
        let low = small - (high - large);
        if low != 0.0 {
            if let Some(place) = partials.get_mut(kept) {
                *place = low;
            }
            kept += 1;
        }
        x = high;
    }
    partials.truncate(kept);
    partials.push(x);
}

/// Adds partial sums from the greatest down, and settles a tie by the sign of what is left.
fn round_once(partials: &[f64]) -> f64 {
    let mut rest = partials.iter().rev().copied();
    let mut high = rest.next().unwrap_or(0.0);
    let mut low = 0.0;
    for y in rest.by_ref() {
        let x = high;
        high = x + y;
        low = y - (high - x);
        if low != 0.0 {
            break;
        }
    }
    let next = rest.next().unwrap_or(0.0);
    let twice = low * 2.0;
    let rounded = high + twice;
    let tie = (low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0);
    if tie && twice == rounded - high { rounded } else { high }
}
