//! Bounds and units of a value axis that nobody set: the ones that PowerPoint chooses.
//!
//! Source: Microsoft support article 214075, "How chart axis limits are calculated".

/// What is known of an axis before its scale is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleOptions {
    /// The least value, where it is set.
    pub min: Option<f64>,
    /// The greatest value, where it is set.
    pub max: Option<f64>,
    /// The distance of labelled ticks, where it is set; more than 0.
    pub major: Option<f64>,
    /// Most intervals between labelled ticks for which there is room; at least 1.
    pub intervals: u32,
}

impl Default for ScaleOptions {
    /// Nothing is set, and there is room for ten intervals.
    fn default() -> Self {
        Self { min: None, max: None, major: None, intervals: 10 }
    }
}

/// The scale of a value axis: `min` is less than `max`, `major` more than 0, and all are finite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The least value shown.
    pub min: f64,
    /// The greatest value shown.
    pub max: f64,
    /// Distance of labelled ticks.
    pub major: f64,
}

/// Share of the greatest value above which the spread of the data makes the axis begin at 0.
const SPREAD: f64 = 1.0 / 6.0;
/// Room above the greatest value, as a share of the spread.
const HEADROOM: f64 = 0.05;
/// Beyond this, differences of numbers are no longer finite.
const HUGE: f64 = 1e300;
/// By what huge numbers are divided before anything is computed.
const SHRINK: f64 = 1e10;
/// Most units that are tried: each step is at least a doubling.
const STEPS: usize = 64;

/// The scale for data between `min` and `max`, in any order; what is not finite counts as 0.
///
/// Units are 1, 2 or 5 times a power of ten. The axis begins at 0 unless the data are far from it
/// and close together, and leaves a little room beyond them.
///
/// ```
/// use indeck_model::chart::scale::{Scale, ScaleOptions, nice};
/// let options = ScaleOptions { intervals: 8, ..ScaleOptions::default() };
/// assert_eq!(nice(1.8, 5.0, options), Scale { min: 0.0, max: 6.0, major: 1.0 });
/// let near = ScaleOptions { intervals: 9, ..options };
/// assert_eq!(nice(90.0, 100.0, near), Scale { min: 84.0, max: 102.0, major: 2.0 });
/// ```
pub fn nice(min: f64, max: f64, options: ScaleOptions) -> Scale {
    let finite = |x: f64| if x.is_finite() { x } else { 0.0 };
    let (min, max) = (finite(min.min(max)), finite(max.max(min)));
    if min.abs().max(max.abs()) <= HUGE {
        return chosen(min, max, options);
    }
    let small = |x: Option<f64>| x.map(|x| x / SHRINK);
    let options = ScaleOptions {
        min: small(options.min),
        max: small(options.max),
        major: small(options.major),
        ..options
    };
    let scale = chosen(min / SHRINK, max / SHRINK, options);
    let large = |x: f64| (x * SHRINK).clamp(-f64::MAX / 2.0, f64::MAX / 2.0);
    Scale { min: large(scale.min), max: large(scale.max), major: large(scale.major) }
}

impl Scale {
    /// The labelled ticks from the least value on: multiples of the unit, without the noise of
    /// repeated addition; at most 1 000 of them.
    ///
    /// ```
    /// use indeck_model::chart::scale::Scale;
    /// let scale = Scale { min: 0.0, max: 0.3, major: 0.1 };
    /// assert_eq!(scale.ticks(), [0.0, 0.1, 0.2, 0.3]);
    /// ```
    pub fn ticks(&self) -> Vec<f64> {
        ticks(self.min, self.max, self.major)
    }
}

/// Most ticks of an axis.
const MAX_TICKS: f64 = 1_000.0;
/// What is lost in a division and still counts as whole.
const NEARLY: f64 = 1e-9;

fn ticks(min: f64, max: f64, unit: f64) -> Vec<f64> {
    let count = ((max - min) / unit + NEARLY).floor();
    if !(0.0..=MAX_TICKS).contains(&count) {
        return vec![min, max];
    }
    let first = (min / unit).round();
    let aligned = (min / unit - first).abs() < NEARLY * first.abs().max(1.0);
    let tick = |k: f64| if aligned { times(first + k, unit) } else { min + times(k, unit) };
    (0..=count as u32).map(|k| tick(f64::from(k))).collect()
}

/// `count` units; fractions of one are divided by a whole number, which is exact to the last digit.
fn times(count: f64, unit: f64) -> f64 {
    let parts = (1.0 / unit).round();
    let divides = unit < 1.0 && (parts * unit - 1.0).abs() < NEARLY && parts < 1e15;
    // Adding zero makes nothing of a negative one.
    if divides { count / parts + 0.0 } else { count * unit + 0.0 }
}

/// The range that the axis has to show, before it is rounded to units.
#[derive(Clone, Copy)]
struct Range {
    low: f64,
    high: f64,
}

fn range(min: f64, max: f64) -> Range {
    let spread = max - min;
    if max <= 0.0 && min < 0.0 {
        let Range { low, high } = range(-max, -min);
        return Range { low: -high, high: -low };
    }
    if min < 0.0 {
        return Range { low: min - HEADROOM * spread, high: max + HEADROOM * spread };
    }
    match spread {
        spread if spread <= 0.0 && max <= 0.0 => Range { low: 0.0, high: 1.0 },
        // A single value stands on 0.
        spread if spread <= 0.0 => Range { low: 0.0, high: max * (1.0 + HEADROOM) },
        spread if spread / max > SPREAD => Range { low: 0.0, high: max + HEADROOM * spread },
        spread => Range { low: min - spread / 2.0, high: max + HEADROOM * spread },
    }
}

fn chosen(min: f64, max: f64, options: ScaleOptions) -> Scale {
    let Range { low, high } = kept_apart(range(min, max), options);
    let bounds = |unit: f64| {
        let min = options.min.unwrap_or_else(|| below(low, unit, options.max));
        let max = options.max.unwrap_or_else(|| above(high, unit, options.min));
        Scale { min, max, major: unit }
    };
    if let Some(unit) = options.major {
        return bounds(unit);
    }
    let most = f64::from(options.intervals.max(2));
    let mut unit = Unit::below((high - low) / most);
    for _ in 0..STEPS {
        let scale = bounds(unit.value());
        if (scale.max - scale.min) / scale.major <= most + NEARLY {
            return scale;
        }
        unit = unit.next();
    }
    bounds(unit.value())
}

/// The range with the bounds that are set; a bound beyond all data leaves room for one more.
fn kept_apart(range: Range, options: ScaleOptions) -> Range {
    let low = options.min.unwrap_or(range.low);
    let high = options.max.unwrap_or(range.high);
    if low < high {
        return Range { low, high };
    }
    let room = (range.high - range.low).max(low.abs().max(high.abs()) * HEADROOM);
    match (options.min, options.max) {
        (None, _) => Range { low: high - room, high },
        _ => Range { low, high: low + room },
    }
}

/// The first unit at or above `high`, counted from 0 or from the bound that is set.
fn above(high: f64, unit: f64, from: Option<f64>) -> f64 {
    let origin = from.unwrap_or(0.0);
    let count = ((high - origin) / unit - NEARLY).ceil();
    if from.is_some() { origin + times(count.max(1.0), unit) } else { times(count, unit) }
}

/// The first unit at or below `low`, counted from 0 or from the bound that is set.
fn below(low: f64, unit: f64, from: Option<f64>) -> f64 {
    let origin = from.unwrap_or(0.0);
    let count = ((low - origin) / unit + NEARLY).floor();
    if from.is_some() { origin + times(count.min(-1.0), unit) } else { times(count, unit) }
}

/// 1, 2 or 5 times a power of ten.
#[derive(Clone, Copy)]
struct Unit {
    digit: u8,
    exponent: i32,
}

impl Unit {
    /// The greatest unit that is not above the distance.
    fn below(distance: f64) -> Self {
        // The decimal text has the exponent that no logarithm gets wrong at its edges.
        let text = format!("{:e}", distance.max(f64::MIN_POSITIVE));
        let (mantissa, exponent) = text.split_once('e').unwrap_or(("1", "0"));
        let mantissa: f64 = mantissa.parse().unwrap_or(1.0);
        let digit = match mantissa {
            m if m >= 5.0 => 5,
            m if m >= 2.0 => 2,
            _ => 1,
        };
        Self { digit, exponent: exponent.parse().unwrap_or(0) }
    }

    fn next(self) -> Self {
        match self.digit {
            1 => Self { digit: 2, ..self },
            2 => Self { digit: 5, ..self },
            _ => Self { digit: 1, exponent: self.exponent + 1 },
        }
    }

    fn value(self) -> f64 {
        format!("{}e{}", self.digit, self.exponent).parse().unwrap_or(1.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "bounds are the nearest numbers to short decimals")]
    use super::*;

    fn check(data: (f64, f64), intervals: u32, expected: (f64, f64, f64)) {
        let options = ScaleOptions { intervals, ..ScaleOptions::default() };
        let scale = nice(data.0, data.1, options);
        assert_eq!((scale.min, scale.max, scale.major), expected, "{data:?} in {intervals}");
    }

    #[test]
    fn bounds_and_units_are_those_that_powerpoint_chooses() {
        check((1.8, 5.0), 10, (0.0, 6.0, 1.0));
        check((1.0, 10.0), 7, (0.0, 12.0, 2.0));
        check((90.0, 100.0), 10, (84.0, 102.0, 2.0));
        check((0.0, 100.0), 11, (0.0, 110.0, 10.0));
        check((0.0, 100.0), 6, (0.0, 120.0, 20.0));
        check((-3.0, 7.0), 10, (-4.0, 8.0, 2.0));
        check((-100.0, -90.0), 10, (-102.0, -84.0, 2.0));
        check((5.0, 5.0), 6, (0.0, 6.0, 1.0));
        check((0.0, 0.0), 5, (0.0, 1.0, 0.2));
        check((0.001, 0.0025), 6, (0.0, 0.003, 0.0005));
        check((10.0, 1.0), 7, (0.0, 12.0, 2.0));
    }

    #[test]
    fn what_is_set_is_kept() {
        let set = |min, max, major| ScaleOptions { min, max, major, intervals: 6 };
        let cases = [
            (set(Some(5.0), None, None), (5.0, 11.0, 1.0)),
            (set(None, Some(8.0), None), (0.0, 8.0, 2.0)),
            (set(Some(0.0), Some(1.0), Some(0.25)), (0.0, 1.0, 0.25)),
            (set(None, None, Some(3.0)), (0.0, 12.0, 3.0)),
        ];
        for (options, expected) in cases {
            let scale = nice(1.0, 10.0, options);
            assert_eq!((scale.min, scale.max, scale.major), expected, "{options:?}");
        }
    }

    #[test]
    fn a_bound_beyond_all_data_leaves_an_axis() {
        for (min, max) in [(Some(20.0), None), (None, Some(-20.0))] {
            let scale = nice(1.0, 10.0, ScaleOptions { min, max, ..ScaleOptions::default() });
            assert!(scale.min < scale.max, "{scale:?}");
        }
    }

    #[test]
    fn any_data_get_a_finite_scale_that_holds_them() {
        let numbers = [0.0, 1.0, -1.0, 1e-300, f64::MIN_POSITIVE, 1e300, f64::MAX, -f64::MAX, 0.3];
        for a in numbers {
            for b in numbers {
                for intervals in [0, 1, 5, 100] {
                    let options = ScaleOptions { intervals, ..ScaleOptions::default() };
                    let s = nice(a, b, options);
                    assert!(s.min < s.max && s.major > 0.0, "{a} {b} {intervals}: {s:?}");
                    assert!(s.min.is_finite() && s.max.is_finite() && s.major.is_finite());
                    if a.abs().max(b.abs()) < 1e300 {
                        assert!(s.min <= a.min(b) && s.max >= a.max(b), "{a} {b}: {s:?}");
                    }
                    assert!(s.ticks().len() <= 1_001);
                }
            }
        }
    }

    #[test]
    fn ticks_are_the_nearest_numbers_to_their_decimals() {
        let scale = Scale { min: -0.2, max: 0.7, major: 0.1 };
        assert_eq!(scale.ticks(), [-0.2, -0.1, 0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
        let scale = Scale { min: 0.05, max: 0.4, major: 0.1 };
        assert_eq!(scale.ticks().len(), 4);
    }
}
