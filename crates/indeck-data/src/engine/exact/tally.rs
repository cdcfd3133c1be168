//! What a statistic keeps of the numbers it has seen: how many, their exact sum, and for
//! variances the exact sum of their squares.

use crate::engine::exact::wide::{Wide, WideSum, scale_f64, take};

/// 2^-this is the smallest positive number of 64 bits; every finite one is a multiple of it.
const FLOAT_UNIT: i32 = 1074;

/// What is computed of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Statistic {
    Sum,
    Mean,
    /// Variance; of a sample (divided by n − 1) or of a population (divided by n).
    Variance {
        sample: bool,
    },
    /// Standard deviation, likewise.
    Deviation {
        sample: bool,
    },
}

impl Statistic {
    fn needs_squares(self) -> bool {
        matches!(self, Self::Variance { .. } | Self::Deviation { .. })
    }
}

/// Numbers that are no multiples of a unit.
#[derive(Clone, Debug, Default)]
struct NotFinite {
    nan: u64,
    positive: u64,
    negative: u64,
}

/// An exact tally of numbers. Whole numbers and fractions are never mixed in one tally: the unit of
/// the sums is 1 for the former and 2⁻¹⁰⁷⁴ (2⁻²¹⁴⁸ for squares) for the latter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    count: u64,
    sum: WideSum,
    squares: WideSum,
    not_finite: Option<Box<NotFinite>>,
}

impl Tally {
    /// Adds a number, or takes one away that was added.
    pub(crate) fn count_number(&mut self, number: f64, statistic: Statistic, away: bool) {
        self.count = if away { self.count.wrapping_sub(1) } else { self.count + 1 };
        if !number.is_finite() {
            let kinds = self.not_finite.get_or_insert_default();
            let kind = match number {
                n if n.is_nan() => &mut kinds.nan,
                n if n > 0.0 => &mut kinds.positive,
                _ => &mut kinds.negative,
            };
            *kind = if away { kind.wrapping_sub(1) } else { *kind + 1 };
            return;
        }
        let (mantissa, shift) = decompose(number);
        self.sum.add(mantissa, shift, number.is_sign_negative() != away);
        if statistic.needs_squares() {
            let square = u128::from(mantissa) * u128::from(mantissa);
            self.squares.add_wide(square, 2 * shift, away);
        }
    }

    /// Adds a whole number, or takes one away that was added.
    pub(crate) fn count_whole(&mut self, number: i64, statistic: Statistic, away: bool) {
        self.count = if away { self.count.wrapping_sub(1) } else { self.count + 1 };
        let magnitude = number.unsigned_abs();
        self.sum.add(magnitude, 0, (number < 0) != away);
        if statistic.needs_squares() {
            self.squares.add_wide(u128::from(magnitude) * u128::from(magnitude), 0, away);
        }
    }

    /// Adds what another tally has.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.sum.merge(&other.sum);
        self.squares.merge(&other.squares);
        if let Some(other) = &other.not_finite {
            let kinds = self.not_finite.get_or_insert_default();
            kinds.nan += other.nan;
            kinds.positive += other.positive;
            kinds.negative += other.negative;
        }
    }

    /// Whether nothing was counted.
    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether a number that was counted is NaN or infinite.
    pub(crate) fn has_not_finite(&self) -> bool {
        self.not_finite.as_ref().is_some_and(|n| n.nan + n.positive + n.negative > 0)
    }

    /// The sum of whole numbers, if it fits 64 bits.
    pub(crate) fn whole_sum(&self) -> Option<i64> {
        self.sum.to_i64()
    }

    /// The statistic; `None` if there are too few numbers for it.
    pub(crate) fn value(&self, statistic: Statistic, whole: bool) -> Option<f64> {
        if self.count == 0 {
            return None;
        }
        match statistic {
            Statistic::Sum => Some(self.sum(whole)),
            Statistic::Mean => Some(self.sum(whole) / self.count as f64),
            Statistic::Variance { sample } => self.variance(sample, whole),
            Statistic::Deviation { sample } => self.variance(sample, whole).map(f64::sqrt),
        }
    }

    fn sum(&self, whole: bool) -> f64 {
        match self.not_finite.as_deref() {
            Some(NotFinite { nan: 1.., .. } | NotFinite { positive: 1.., negative: 1.., .. }) => {
                f64::NAN
            }
            Some(NotFinite { positive: 1.., .. }) => f64::INFINITY,
            Some(NotFinite { negative: 1.., .. }) => f64::NEG_INFINITY,
            _ => self.sum.to_f64(if whole { 0 } else { -FLOAT_UNIT }),
        }
    }

    /// (n · Σx² − (Σx)²) / (n · (n − 1)), with an exact numerator.
    fn variance(&self, sample: bool, whole: bool) -> Option<f64> {
        let divisor =
            if sample { self.count.checked_sub(1).filter(|&n| n > 0)? } else { self.count };
        if self.has_not_finite() {
            return Some(f64::NAN);
        }
        let sum = self.sum.magnitude().number;
        let squares = self.squares.magnitude().number;
        let numerator = squares.times(&Wide::from(self.count)).minus(&sum.times(&sum));
        if numerator.is_zero() {
            return Some(0.0);
        }
        let (mantissa, shift) = numerator.round();
        let unit = if whole { 0 } else { -2 * FLOAT_UNIT };
        let denominator = u128::from(self.count) * u128::from(divisor);
        Some(scale_f64(mantissa as f64 / denominator as f64, shift as i32 + unit))
    }

    /// The tally in a form of its own, to be merged elsewhere.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let kinds = self.not_finite.as_deref().cloned().unwrap_or_default();
        let mut out = Vec::with_capacity(128);
        for number in [self.count, kinds.nan, kinds.positive, kinds.negative] {
            out.extend(number.to_le_bytes());
        }
        self.sum.write(&mut out);
        self.squares.write(&mut out);
        out
    }

    /// Reads what [`Self::to_bytes`] wrote.
    pub(crate) fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let bytes = &mut bytes;
        let mut next = || take(bytes).map(u64::from_le_bytes);
        let (count, nan, positive, negative) = (next()?, next()?, next()?, next()?);
        let kinds = NotFinite { nan, positive, negative };
        let any = nan + positive + negative > 0;
        Some(Self {
            count,
            not_finite: any.then(|| Box::new(kinds)),
            sum: WideSum::read(bytes)?,
            squares: WideSum::read(bytes)?,
        })
    }
}

/// A finite number as mantissa · 2^(shift − 1074), without its sign.
fn decompose(number: f64) -> (u64, u32) {
    let bits = number.to_bits();
    let exponent = ((bits >> 52) & 0x7FF) as u32;
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0 { (fraction, 0) } else { (fraction | (1 << 52), exponent - 1) }
}
