//! The scale of a value axis: linear or logarithmic.

use indeck_model::chart::scale::{Scale, ScaleOptions, nice};
use indeck_model::chart::{Crossing, ValueAxis};

/// Intervals between minor ticks where the axis names none.
const MINOR_PARTS: f64 = 5.0;
/// Most minor ticks that are drawn.
const MAX_MINOR: usize = 2_000;
/// How far outside a value may stand, in lengths of the axis.
const FAR: f64 = 1e4;
/// What is lost in a logarithm and still counts as whole.
const NEARLY: f64 = 1e-9;

/// The scale of a value axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ValueScale {
    pub(crate) min: f64,
    pub(crate) max: f64,
    /// Distance of labelled ticks; on a logarithmic scale their factor.
    pub(crate) major: f64,
    pub(crate) minor: f64,
    log_base: Option<f64>,
}

impl ValueScale {
    /// The scale of an axis for data between two values, with room for so many intervals.
    pub(crate) fn new(axis: &ValueAxis, data: (f64, f64), intervals: u32) -> Self {
        if let Some(base) = axis.log_base.filter(|base| *base > 1.0) {
            return Self::logarithmic(axis, data, base);
        }
        let options =
            ScaleOptions { min: axis.min, max: axis.max, major: axis.major_unit, intervals };
        let Scale { min, max, major } = nice(data.0, data.1, options);
        let minor = axis.minor_unit.unwrap_or(major / MINOR_PARTS);
        Self { min, max, major, minor, log_base: None }
    }

    /// The scale of shares of 100 %.
    pub(crate) fn percent(axis: &ValueAxis, data: (f64, f64), intervals: u32) -> Self {
        let (low, high) =
            (if data.0 < 0.0 { -1.0 } else { 0.0 }, f64::from(data.1 > 0.0 || data.0 >= 0.0));
        let min = axis.min.unwrap_or(low);
        let max = axis.max.unwrap_or(high).max(min + f64::EPSILON);
        let set = ValueAxis { min: Some(min), max: Some(max), ..axis.clone() };
        Self::new(&set, (min, max), intervals.min(11))
    }

    fn logarithmic(axis: &ValueAxis, data: (f64, f64), base: f64) -> Self {
        // Without a value over zero there is one whole interval from 1 on.
        let data = match data {
            (low, _) if low > 0.0 => data,
            (_, high) if high > 0.0 => (high.min(1.0), high),
            _ => (1.0, base),
        };
        let power = |exponent: f64| base.powf(exponent);
        let exponent = |x: f64| x.max(f64::MIN_POSITIVE).log(base);
        // Data far above 1 begin at 1 all the same, as in PowerPoint.
        let min = axis.min.filter(|min| *min > 0.0);
        let min = min.unwrap_or_else(|| power((exponent(data.0) + NEARLY).floor()).min(1.0));
        let max = axis.max.filter(|max| *max > min);
        let max = max.unwrap_or_else(|| power((exponent(data.1) - NEARLY).ceil()).max(min * base));
        let major = axis.major_unit.filter(|unit| *unit > 1.0).unwrap_or(base);
        Self { min, max: max.min(f64::MAX / base), major, minor: 1.0, log_base: Some(base) }
    }

    /// The share of the axis at which a value stands; below 0 and above 1 outside.
    pub(crate) fn share(&self, value: f64) -> f64 {
        // Halves keep differences of huge numbers finite.
        let linear = |min: f64, max: f64, x: f64| (x / 2.0 - min / 2.0) / (max / 2.0 - min / 2.0);
        let share = match self.log_base {
            None => linear(self.min, self.max, value),
            Some(_) if value <= 0.0 => 0.0,
            Some(_) => linear(self.min.ln(), self.max.ln(), value.ln()),
        };
        share.clamp(-FAR, FAR)
    }

    /// The share within the plot at which a value stands.
    pub(crate) fn inner_share(&self, value: f64) -> f64 {
        self.share(value).clamp(0.0, 1.0)
    }

    /// Whether the scale has a place for the value.
    pub(crate) fn has(&self, value: f64) -> bool {
        self.log_base.is_none() || value > 0.0
    }

    /// The labelled values.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        match self.log_base {
            None => Scale { min: self.min, max: self.max, major: self.major }.ticks(),
            Some(_) => {
                let count = ((self.max / self.min).log(self.major) + NEARLY).floor().max(0.0);
                let tick = |k: u32| decimal(self.min * self.major.powf(f64::from(k)));
                (0..=count.min(400.0) as u32).map(tick).collect()
            }
        }
    }

    /// The values between them that have small ticks.
    pub(crate) fn minor_ticks(&self) -> Vec<f64> {
        match self.log_base {
            None => {
                let count = (self.max - self.min) / self.minor;
                if count > MAX_MINOR as f64 {
                    return Vec::new();
                }
                Scale { min: self.min, max: self.max, major: self.minor }.ticks()
            }
            Some(base) => {
                let steps = |tick: f64| {
                    (2..(base.min(20.0).ceil() as u32)).map(move |k| tick * f64::from(k))
                };
                let ticks = self.ticks().into_iter().flat_map(steps);
                ticks.filter(|x| *x < self.max).take(MAX_MINOR).collect()
            }
        }
    }

    /// The value at which the other axis crosses this one.
    pub(crate) fn crossing(&self, crossing: Crossing) -> f64 {
        match crossing {
            Crossing::AutoZero if self.log_base.is_some() => self.min,
            Crossing::AutoZero => 0.0_f64.clamp(self.min, self.max),
            Crossing::Min => self.min,
            Crossing::Max => self.max,
            Crossing::At(value) => value.clamp(self.min, self.max),
        }
    }
}

/// The number without what powers of fractions leave behind.
fn decimal(x: f64) -> f64 {
    format!("{x:.12e}").parse().unwrap_or(x)
}

/// The least and the greatest of the numbers; of none, 0 and 0.
pub(crate) fn bounds_of(numbers: impl Iterator<Item = f64>) -> (f64, f64) {
    let bounds = numbers.fold(None, |bounds: Option<(f64, f64)>, x| {
        let (low, high) = bounds.unwrap_or((x, x));
        Some((low.min(x), high.max(x)))
    });
    bounds.unwrap_or((0.0, 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logarithmic_axis_without_data_shows_one_interval() {
        for base in [10.0, 2.0] {
            let axis = ValueAxis { log_base: Some(base), ..ValueAxis::default() };
            for data in [bounds_of([].into_iter()), (-5.0, 0.0), (-5.0, -1.0)] {
                let scale = ValueScale::new(&axis, data, 5);
                assert_eq!((scale.min, scale.max), (1.0, base), "{data:?}");
                assert_eq!(scale.ticks(), [1.0, base], "{data:?}");
            }
        }
    }

    #[test]
    fn bounds_of_a_logarithmic_axis_count_without_data() {
        let axis = ValueAxis { log_base: Some(10.0), max: Some(1_000.0), ..ValueAxis::default() };
        let scale = ValueScale::new(&axis, (0.0, 0.0), 5);
        assert_eq!((scale.min, scale.max), (1.0, 1_000.0));
    }
}
