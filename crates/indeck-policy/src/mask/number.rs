//! Numbers to intervals and limits.

use super::method::{Bands, Bucket, Clamp};

/// The edges of the interval that the number is in.
pub(super) fn edges(number: f64, bucket: Bucket) -> (f64, f64) {
    let step = ((number - bucket.origin) / bucket.width).floor();
    let edge = |step: f64| bucket.origin + step * bucket.width;
    // Division may round up to the next step; the number must not be below its own lower edge.
    let step = if edge(step) > number { step - 1.0 } else { step };
    (edge(step), edge(step + 1.0))
}

/// The text of an interval: `20–29` for whole numbers between whole edges, `20–<30` otherwise.
pub(super) fn label((low, high): (f64, f64), whole: bool) -> String {
    let whole = whole && low.fract() == 0.0 && high.fract() == 0.0;
    match (whole, high - low) {
        (true, 1.0) => format!("{low}"),
        (true, _) => format!("{low}–{}", high - 1.0),
        (false, _) => format!("{low}–<{high}"),
    }
}

/// The text of the band that the number is in.
pub(super) fn band(number: f64, bands: &Bands, whole: bool) -> String {
    let at = bands.breaks.partition_point(|edge| *edge <= number);
    if let Some(label) = bands.labels.get(at) {
        return label.clone();
    }
    let below = at.checked_sub(1).and_then(|at| bands.breaks.get(at));
    match (below, bands.breaks.get(at)) {
        (None, Some(high)) => format!("<{high}"),
        (Some(low), Some(high)) => label((*low, *high), whole),
        (Some(low), None) => format!("≥{low}"),
        (None, None) => String::new(),
    }
}

/// The number, or the limit that it is beyond.
pub(super) fn clamp(number: f64, clamp: Clamp) -> f64 {
    let number = clamp.bottom.map_or(number, |bottom| number.max(bottom));
    clamp.top.map_or(number, |top| number.min(top))
}

/// The same for a whole number: the limits are the outermost whole numbers within them.
pub(super) fn clamp_whole(number: i64, clamp: Clamp) -> i64 {
    // `as` saturates, which is right for limits beyond what a whole number can be.
    let number = clamp.bottom.map_or(number, |bottom| number.max(bottom.ceil() as i64));
    clamp.top.map_or(number, |top| number.min(top.floor() as i64))
}
