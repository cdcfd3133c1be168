//! Boxes and whiskers.
//!
//! Source: [MS-ODRAWXML] 2.24.3.66 `ST_QuartileMethod`; Tukey, "Exploratory data analysis", 2.

use indeck_model::chart::Quartiles;

/// How far whiskers reach at most, in lengths of the box.
const REACH: f64 = 1.5;

/// The distribution of some values.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Distribution {
    pub(crate) low_whisker: f64,
    pub(crate) first: f64,
    pub(crate) median: f64,
    pub(crate) third: f64,
    pub(crate) high_whisker: f64,
    pub(crate) mean: f64,
    /// Values beyond the whiskers, from the least on.
    pub(crate) outliers: Vec<f64>,
    /// Values within them, from the least on.
    pub(crate) inner: Vec<f64>,
}

/// The distribution of these values; `None` if there are none.
pub(crate) fn of(mut values: Vec<f64>, method: Quartiles) -> Option<Distribution> {
    values.retain(|value| value.is_finite());
    values.sort_by(f64::total_cmp);
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let [first, median, third] = [0.25, 0.5, 0.75].map(|share| quantile(&values, share, method));
    let (first, median, third) = (first?, median?, third?);
    let reach = REACH * (third - first);
    let is_inner = |value: &f64| (first - reach..=third + reach).contains(value);
    let (inner, outliers): (Vec<_>, Vec<_>) = values.into_iter().partition(is_inner);
    Some(Distribution {
        low_whisker: inner.first().copied().unwrap_or(first).min(first),
        first,
        median,
        third,
        high_whisker: inner.last().copied().unwrap_or(third).max(third),
        mean,
        outliers,
        inner,
    })
}

/// The value below which that share of the sorted values lies, between two of them if need be.
fn quantile(sorted: &[f64], share: f64, method: Quartiles) -> Option<f64> {
    let n = sorted.len() as f64;
    // Counted from 1. With few values the exclusive place lies outside: it is the outermost value.
    let place = match method {
        Quartiles::Inclusive => share * (n - 1.0) + 1.0,
        Quartiles::Exclusive => share * (n + 1.0),
    };
    let place = place.clamp(1.0, n.max(1.0));
    let below = sorted.get(place.floor() as usize - 1)?;
    let above = sorted.get(place.ceil() as usize - 1)?;
    Some(below + (above - below) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_are_those_of_spreadsheets() {
        // QUARTILE.EXC and QUARTILE.INC of 1..=8 and of 1..=5.
        let cases = [
            (8, Quartiles::Exclusive, [2.25, 4.5, 6.75]),
            (8, Quartiles::Inclusive, [2.75, 4.5, 6.25]),
            (5, Quartiles::Exclusive, [1.5, 3.0, 4.5]),
            (5, Quartiles::Inclusive, [2.0, 3.0, 4.0]),
            (1, Quartiles::Exclusive, [1.0, 1.0, 1.0]),
        ];
        for (n, method, expected) in cases {
            let box_ = of((1..=n).rev().map(f64::from).collect(), method).unwrap();
            assert_eq!([box_.first, box_.median, box_.third], expected, "{n} {method:?}");
        }
    }

    #[test]
    fn whiskers_end_at_values_and_leave_outliers() {
        let values = vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 50.0];
        let box_ = of(values, Quartiles::Exclusive).unwrap();
        assert_eq!((box_.low_whisker, box_.high_whisker), (1.0, 7.0));
        assert_eq!(box_.outliers, [50.0]);
        assert!(of(vec![], Quartiles::Exclusive).is_none());
    }
}
