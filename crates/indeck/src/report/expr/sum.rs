//! Sums that do not depend on the order of their terms.

/// The sum of finite numbers, rounded once: partial sums that do not overlap are kept until the
/// end.
///
/// Source: Shewchuk, Adaptive Precision Floating-Point Arithmetic, 1997, Grow-Expansion.
pub(super) fn exact_sum(numbers: impl IntoIterator<Item = f64>) -> f64 {
    let mut partials: Vec<f64> = Vec::new();
    for number in numbers {
        let mut x = number;
        let mut kept = Vec::with_capacity(partials.len() + 1);
        for y in partials {
            let (large, small) = if x.abs() < y.abs() { (y, x) } else { (x, y) };
            let high = large + small;
            let low = small - (high - large);
            if low != 0.0 {
                kept.push(low);
            }
            x = high;
        }
        kept.push(x);
        partials = kept;
    }
    round_once(&partials)
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
