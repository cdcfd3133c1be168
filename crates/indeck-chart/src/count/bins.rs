//! Values in bins, as PowerPoint's histograms count them.
//!
//! Source: [MS-ODRAWXML] 2.24.3.14 `CT_Binning`; Scott, "On optimal and data-based histograms", 1979.

use indeck_model::chart::{BinSize, Bins, IntervalClosed};

/// The most bins that are drawn: beyond them a histogram is a comb.
const MOST: usize = 1_000;

/// One bin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bin {
    /// Its lower bound; `None` for the bin of all that is less.
    pub(crate) from: Option<f64>,
    /// Its upper bound; `None` for the bin of all that is more.
    pub(crate) to: Option<f64>,
    /// Whether the lower bound belongs to it.
    pub(crate) holds_from: bool,
    /// Whether the upper bound belongs to it.
    pub(crate) holds_to: bool,
    /// How many values lie in it.
    pub(crate) count: usize,
}

impl Bin {
    /// Its name, with bounds as that function shows them: `[0, 5]`, `(5, 10]`, `≤ 0`, `> 90`.
    pub(crate) fn name(&self, show: impl Fn(f64) -> String) -> String {
        let (open, close) =
            (if self.holds_from { "[" } else { "(" }, if self.holds_to { "]" } else { ")" });
        match (self.from, self.to) {
            (Some(from), Some(to)) => format!("{open}{}, {}{close}", show(from), show(to)),
            (None, Some(to)) => format!("{} {}", if self.holds_to { "≤" } else { "<" }, show(to)),
            (Some(from), None) => {
                format!("{} {}", if self.holds_from { "≥" } else { ">" }, show(from))
            }
            (None, None) => String::new(),
        }
    }
}

/// The bins of these values, from the least on.
pub(crate) fn count(values: &[Option<f64>], bins: &Bins) -> Vec<Bin> {
    let mut sorted: Vec<f64> = values.iter().flatten().copied().filter(|v| v.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let (Some(least), Some(most)) = (sorted.first().copied(), sorted.last().copied()) else {
        return Vec::new();
    };
    let mut out = frame(least, most, bins, &sorted);
    let mut at = 0;
    for value in sorted {
        while at + 1 < out.len() && out.get(at).is_some_and(|bin| !reaches(bin, value)) {
            at += 1;
        }
        if let Some(bin) = out.get_mut(at) {
            bin.count += 1;
        }
    }
    out
}

/// Whether a value that is not below the bin lies in it.
fn reaches(bin: &Bin, value: f64) -> bool {
    match bin.to {
        Some(to) if bin.holds_to => value <= to,
        Some(to) => value < to,
        None => true,
    }
}

/// The empty bins.
fn frame(least: f64, most: f64, bins: &Bins, sorted: &[f64]) -> Vec<Bin> {
    let low = bins.underflow.unwrap_or(least);
    let high = bins.overflow.unwrap_or(most).max(low);
    let width = width(low, high, bins.size, sorted);
    let right = bins.closed == IntervalClosed::Right;
    let mut out = Vec::new();
    let edge = |from, to| Bin { from, to, holds_from: !right, holds_to: right, count: 0 };
    if bins.underflow.is_some() {
        out.push(edge(None, Some(low)));
    }
    let steps = if high > low { ((high - low) / width - 1e-9).ceil().max(1.0) } else { 1.0 };
    let steps = (steps as usize).min(MOST);
    for step in 0..steps {
        let from = low + width * step as f64;
        let last = step + 1 == steps;
        let to = if last && bins.overflow.is_some() { high } else { from + width };
        // The outermost bounds belong to the outermost bins, else their values had none.
        let first = step == 0 && bins.underflow.is_none();
        out.push(Bin {
            from: Some(from),
            to: Some(to),
            holds_from: !right || first,
            holds_to: right || (last && bins.overflow.is_none()),
            count: 0,
        });
    }
    if bins.overflow.is_some() {
        out.push(edge(Some(high), None));
    }
    out
}

fn width(low: f64, high: f64, size: BinSize, sorted: &[f64]) -> f64 {
    let range = high - low;
    let width = match size {
        BinSize::Width(width) => width,
        BinSize::Count(count) => range / f64::from(count.max(1)),
        BinSize::Auto => scott(range, sorted),
    };
    let fits = width.is_finite() && width > 0.0;
    let width = if fits { width } else { range };
    if width > 0.0 { width.max(range / MOST as f64) } else { 1.0 }
}

/// Scott's rule, rounded up to two digits as labels show it.
fn scott(range: f64, sorted: &[f64]) -> f64 {
    let n = sorted.len() as f64;
    let mean = sorted.iter().sum::<f64>() / n;
    let squares: f64 = sorted.iter().map(|value| (value - mean).powi(2)).sum();
    let deviation = (squares / (n - 1.0).max(1.0)).sqrt();
    let width = 3.49 * deviation / n.cbrt();
    if width <= 0.0 || range <= 0.0 {
        return range;
    }
    let unit = 10_f64.powi(width.log10().floor() as i32 - 1);
    (width / unit).ceil() * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(values: &[f64], bins: Bins) -> Vec<(String, usize)> {
        let values: Vec<_> = values.iter().map(|value| Some(*value)).collect();
        let bins = count(&values, &bins);
        bins.iter().map(|bin| (bin.name(|v| format!("{v}")), bin.count)).collect()
    }

    #[test]
    fn bins_hold_every_value_once() {
        let values = [0.0, 1.0, 2.0, 5.0, 5.0, 9.0, 10.0];
        let of = |size| Bins { size, ..Bins::default() };
        let cases = [
            (of(BinSize::Width(5.0)), vec![("[0, 5]", 5), ("(5, 10]", 2)]),
            (of(BinSize::Count(2)), vec![("[0, 5]", 5), ("(5, 10]", 2)]),
            (
                Bins { closed: IntervalClosed::Left, ..of(BinSize::Width(5.0)) },
                vec![("[0, 5)", 3), ("[5, 10]", 4)],
            ),
            (
                Bins { underflow: Some(1.0), overflow: Some(9.0), ..of(BinSize::Width(4.0)) },
                vec![("≤ 1", 2), ("(1, 5]", 3), ("(5, 9]", 1), ("> 9", 1)],
            ),
        ];
        for (bins, expected) in cases {
            let expected: Vec<_> = expected.into_iter().map(|(n, c)| (n.to_owned(), c)).collect();
            assert_eq!(counts(&values, bins), expected, "{bins:?}");
        }
    }

    #[test]
    fn values_that_are_all_alike_share_one_bin() {
        assert_eq!(counts(&[3.0, 3.0], Bins::default()), [("[3, 4]".to_owned(), 2)]);
        assert!(counts(&[], Bins::default()).is_empty());
    }

    #[test]
    fn automatic_bins_follow_the_spread() {
        let values: Vec<f64> = (0..100).map(f64::from).collect();
        let bins = counts(&values, Bins::default());
        assert_eq!(bins.len(), 5, "{bins:?}");
        assert_eq!(bins.iter().map(|bin| bin.1).sum::<usize>(), 100);
    }

    #[test]
    fn a_width_beneath_all_reason_is_widened() {
        let bins = counts(&[0.0, 1e9], Bins { size: BinSize::Width(1e-9), ..Bins::default() });
        assert_eq!(bins.len(), MOST);
    }
}
