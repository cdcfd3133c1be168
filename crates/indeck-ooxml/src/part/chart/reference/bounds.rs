//! The ends of axes that must be known before PowerPoint chooses them.

use indeck_model::chart::ValueAxis;
use indeck_model::chart::scale::{ScaleOptions, nice};

/// Where an axis over those values begins and ends.
pub(super) fn bounds(axis: &ValueAxis, values: impl Iterator<Item = f64>) -> (f64, f64) {
    let positive = |value: &f64| axis.log_base.is_none() || *value > 0.0;
    let ends = values.filter(positive).fold(None, |ends: Option<(f64, f64)>, value| {
        Some(ends.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
    });
    let (low, high) = ends.unwrap_or((0.0, 1.0));
    match axis.log_base {
        Some(base) => powers(axis, base, low, high),
        None => {
            let ScaleOptions { intervals, .. } = ScaleOptions::default();
            let (min, max, major) = (axis.min, axis.max, axis.major_unit);
            let scale = nice(low, high, ScaleOptions { min, max, major, intervals });
            (scale.min, scale.max)
        }
    }
}

/// The powers of the base around the values.
fn powers(axis: &ValueAxis, base: f64, low: f64, high: f64) -> (f64, f64) {
    let power = |exponent: f64| base.powf(exponent).clamp(f64::MIN_POSITIVE, f64::MAX);
    let (low, high) = (low.max(f64::MIN_POSITIVE), high.max(f64::MIN_POSITIVE));
    let min = axis.min.unwrap_or_else(|| power(low.log(base).floor()));
    let max = axis.max.unwrap_or_else(|| power(high.log(base).ceil()));
    if min < max { (min, max) } else { (min, min * base) }
}
