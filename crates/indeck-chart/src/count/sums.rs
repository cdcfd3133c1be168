//! Sums by name, from the largest, as Pareto charts show them.

use std::collections::BTreeMap;

/// A group and the sum of its values.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sum {
    pub(crate) name: String,
    pub(crate) value: f64,
    /// The first point that belongs to it.
    pub(crate) point: usize,
}

/// The sums of values by name, from the largest; equal ones in the order of their first points.
pub(crate) fn by_name(names: &[String], values: &[Option<f64>]) -> Vec<Sum> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut sums: Vec<Sum> = Vec::new();
    for (point, name) in names.iter().enumerate() {
        let value = values.get(point).copied().flatten().unwrap_or(0.0);
        let place = *places.entry(name).or_insert(sums.len());
        match sums.get_mut(place) {
            Some(sum) => sum.value += value,
            None => sums.push(Sum { name: name.clone(), value, point }),
        }
    }
    sums.sort_by(|a, b| b.value.total_cmp(&a.value).then(a.point.cmp(&b.point)));
    sums
}

/// The running shares of the whole, 0 to 1, one a value.
pub(crate) fn running_shares(values: impl Iterator<Item = f64> + Clone) -> Vec<f64> {
    let whole: f64 = values.clone().sum();
    let mut sum = 0.0;
    let share = |value| {
        sum += value;
        if whole > 0.0 { sum / whole } else { 0.0 }
    };
    values.map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_added_up_and_sorted() {
        let names = ["b", "a", "b", "c"].map(str::to_owned);
        let sums = by_name(&names, &[Some(1.0), Some(5.0), Some(2.0), None]);
        let shown: Vec<_> = sums.iter().map(|s| (s.name.as_str(), s.value, s.point)).collect();
        assert_eq!(shown, [("a", 5.0, 1), ("b", 3.0, 0), ("c", 0.0, 3)]);
        assert_eq!(running_shares([5.0, 3.0, 0.0].into_iter()), [0.625, 1.0, 1.0]);
    }
}
