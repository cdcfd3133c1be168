//! Bands of values: figures cut where one band ends and the next begins.

use crate::scale::ValueScale;

/// The bounds of bands: the labelled values of the scale.
#[derive(Clone, Debug)]
pub(super) struct Bands {
    bounds: Vec<f64>,
}

/// A corner with its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Corner {
    pub(super) at: (f64, f64),
    pub(super) value: f64,
}

/// A part of a line with its band, from one point to another.
pub(super) type Stretch = (usize, (f64, f64), (f64, f64));

impl Corner {
    /// The corner between two at that value.
    fn between(self, other: Self, value: f64) -> Self {
        let span = other.value - self.value;
        let share = if span == 0.0 { 0.0 } else { (value - self.value) / span };
        let (x, y) = (other.at.0 - self.at.0, other.at.1 - self.at.1);
        Self { at: (self.at.0 + x * share, self.at.1 + y * share), value }
    }
}

impl Bands {
    pub(super) fn new(scale: &ValueScale) -> Self {
        let mut bounds = scale.ticks();
        if bounds.last().is_some_and(|last| *last < scale.max) {
            bounds.push(scale.max);
        }
        Self { bounds }
    }

    pub(super) fn count(&self) -> usize {
        self.bounds.len().saturating_sub(1)
    }

    /// The least and the greatest value of a band.
    pub(super) fn range(&self, number: usize) -> (f64, f64) {
        let at = |i: usize| self.bounds.get(i).copied().unwrap_or(0.0);
        (at(number), at(number + 1))
    }

    /// The values at which bands meet.
    pub(super) fn inner(&self) -> impl Iterator<Item = (usize, f64)> {
        let last = self.bounds.len().saturating_sub(1);
        self.bounds.iter().copied().enumerate().filter(move |(i, _)| *i > 0 && *i < last)
    }

    /// The band of a value; values beyond the scale lie in the outermost bands.
    pub(super) fn of(&self, value: f64) -> usize {
        let above = self.bounds.partition_point(|bound| *bound <= value);
        above.saturating_sub(1).min(self.count().saturating_sub(1))
    }

    /// A convex figure in parts, each with its band.
    pub(super) fn cut(&self, corners: &[Corner]) -> Vec<(usize, Vec<(f64, f64)>)> {
        let values = || corners.iter().map(|corner| corner.value);
        let low = self.of(values().fold(f64::INFINITY, f64::min));
        let high = self.of(values().fold(f64::NEG_INFINITY, f64::max));
        let part = |number: usize| {
            let (from, to) = self.range(number);
            // The outermost bands also take what lies beyond the scale.
            let from = if number == 0 { f64::NEG_INFINITY } else { from };
            let to = if number + 1 == self.count() { f64::INFINITY } else { to };
            let kept = clip(corners, from, |value| value >= from);
            let kept = clip(&kept, to, |value| value <= to);
            (number, kept.iter().map(|corner| corner.at).collect::<Vec<_>>())
        };
        (low..=high).map(part).filter(|(_, points)| points.len() > 2).collect()
    }

    /// A line in parts, each with its band.
    pub(super) fn cut_line(&self, a: Corner, b: Corner) -> Vec<Stretch> {
        let (low, high) = (a.value.min(b.value), a.value.max(b.value));
        let mut stops: Vec<Corner> = vec![a, b];
        let crossed = self.inner().filter(|(_, bound)| *bound > low && *bound < high);
        stops.extend(crossed.map(|(_, bound)| a.between(b, bound)));
        let rising = a.value <= b.value;
        stops.sort_by(|x, y| {
            if rising { x.value.total_cmp(&y.value) } else { y.value.total_cmp(&x.value) }
        });
        let part = |pair: &[Corner]| match pair {
            [from, to] => Some((self.of((from.value + to.value) / 2.0), from.at, to.at)),
            _ => None,
        };
        stops.windows(2).filter_map(part).collect()
    }

    /// The lines on a triangle where two bands meet, each with the band above it.
    pub(super) fn isolines(&self, corners: &[Corner]) -> Vec<Stretch> {
        let mut lines = Vec::new();
        for (number, bound) in self.inner() {
            let mut ends = Vec::new();
            for (i, a) in corners.iter().enumerate() {
                let Some(b) = corners.get((i + 1) % corners.len()) else { continue };
                if (a.value < bound) != (b.value < bound) {
                    ends.push(a.between(*b, bound).at);
                }
            }
            if let [from, to, ..] = ends.as_slice() {
                lines.push((number, *from, *to));
            }
        }
        lines
    }
}

/// The part of a convex figure whose values pass.
fn clip(corners: &[Corner], bound: f64, passes: impl Fn(f64) -> bool) -> Vec<Corner> {
    let mut kept = Vec::new();
    for (i, a) in corners.iter().enumerate() {
        let Some(b) = corners.get((i + 1) % corners.len()) else { continue };
        if passes(a.value) {
            kept.push(*a);
        }
        if passes(a.value) != passes(b.value) {
            kept.push(a.between(*b, bound));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bands() -> Bands {
        Bands { bounds: vec![0.0, 10.0, 20.0, 30.0] }
    }

    fn corner(x: f64, y: f64, value: f64) -> Corner {
        Corner { at: (x, y), value }
    }

    #[test]
    fn a_figure_is_cut_where_bands_meet() {
        let square = [
            corner(0.0, 0.0, 5.0),
            corner(10.0, 0.0, 15.0),
            corner(10.0, 10.0, 15.0),
            corner(0.0, 10.0, 5.0),
        ];
        let parts = bands().cut(&square);
        assert_eq!(parts.len(), 2);
        assert!(parts[0].1.iter().all(|(x, _)| *x <= 5.0));
        assert!(parts[1].1.iter().all(|(x, _)| *x >= 5.0));
    }

    #[test]
    fn what_lies_beyond_the_scale_is_in_the_outermost_bands() {
        assert_eq!(bands().of(-5.0), 0);
        assert_eq!(bands().of(45.0), 2);
        let high = [corner(0.0, 0.0, 40.0), corner(1.0, 0.0, 40.0), corner(0.0, 1.0, 40.0)];
        assert_eq!(bands().cut(&high).len(), 1);
    }

    #[test]
    fn lines_change_their_band_where_bands_meet() {
        let parts = bands().cut_line(corner(0.0, 0.0, 25.0), corner(25.0, 0.0, 0.0));
        let shown: Vec<_> = parts.iter().map(|(band, from, to)| (*band, from.0, to.0)).collect();
        assert_eq!(shown, [(2, 0.0, 5.0), (1, 5.0, 15.0), (0, 15.0, 25.0)]);
    }
}
