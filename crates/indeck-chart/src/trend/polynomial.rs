//! Polynomials fitted by least squares.

/// A polynomial in u = (x − shift) ÷ scale, which runs from −1 to 1 over the points. Of dates, the
/// terms in x itself are so large that nothing is left of their sum.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Polynomial {
    /// From the constant on.
    coefficients: Vec<f64>,
    shift: f64,
    scale: f64,
}

impl Polynomial {
    /// The polynomial by the normal equations; `None` where the points allow none.
    pub(super) fn fitted(
        points: &[(f64, f64)],
        degree: usize,
        intercept: Option<f64>,
    ) -> Option<Self> {
        let first = usize::from(intercept.is_some());
        if points.len() < (degree + 1 - first).max(2) {
            return None;
        }
        let (low, high) = crate::scale::bounds_of(points.iter().map(|(x, _)| *x));
        // A curve through a given point at 0 must keep its 0 where it is.
        let shift = if intercept.is_some() { 0.0 } else { low.midpoint(high) };
        let scale = (high - shift).abs().max((low - shift).abs()).max(f64::MIN_POSITIVE);
        let constant = intercept.unwrap_or(0.0);
        let moved = points.iter().map(|(x, y)| ((x - shift) / scale, y - constant));
        let mut coefficients = vec![constant; first];
        coefficients.extend(solve(normal_equations(moved, first..=degree))?);
        let sound = coefficients.iter().all(|c| c.is_finite());
        sound.then_some(Self { coefficients, shift, scale })
    }

    pub(super) fn degree(&self) -> usize {
        self.coefficients.len().saturating_sub(1)
    }

    /// The value at x.
    pub(super) fn at(&self, x: f64) -> f64 {
        let u = (x - self.shift) / self.scale;
        let terms = self.coefficients.iter().rev().copied();
        terms.reduce(|sum, c| sum * u + c).unwrap_or(0.0)
    }

    /// Constant and slope of a line in x.
    pub(super) fn line(&self) -> Option<(f64, f64)> {
        let expanded = self.expanded()?;
        Some((*expanded.first()?, *expanded.get(1)?))
    }

    /// The coefficients in x, for an equation; `None` where they are beyond all numbers.
    pub(super) fn expanded(&self) -> Option<Vec<f64>> {
        let mut out: Vec<f64> = Vec::new();
        for coefficient in self.coefficients.iter().rev() {
            // out := out · (x − shift) ÷ scale + coefficient
            let mut next = vec![0.0; out.len() + 1];
            for (k, c) in out.iter().enumerate() {
                if let Some(cell) = next.get_mut(k + 1) {
                    *cell += c / self.scale;
                }
                if let Some(cell) = next.get_mut(k) {
                    *cell -= c * self.shift / self.scale;
                }
            }
            if let Some(cell) = next.first_mut() {
                *cell += coefficient;
            }
            out = next;
        }
        out.iter().all(|c| c.is_finite()).then_some(out)
    }
}

/// A row for each power; the last column is the right side.
fn normal_equations(
    points: impl Iterator<Item = (f64, f64)>,
    powers: std::ops::RangeInclusive<usize>,
) -> Vec<Vec<f64>> {
    let free = powers.clone().count();
    let mut rows = vec![vec![0.0; free + 1]; free];
    for (u, y) in points {
        let powers: Vec<f64> = powers.clone().map(|k| u.powi(k as i32)).collect();
        for (row, a) in rows.iter_mut().zip(&powers) {
            for (cell, b) in row.iter_mut().zip(&powers) {
                *cell += a * b;
            }
            if let Some(last) = row.last_mut() {
                *last += a * y;
            }
        }
    }
    rows
}

/// Elimination with the largest pivot; the last column is the right side.
fn solve(mut rows: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let count = rows.len();
    for k in 0..count {
        let size = |row: &Vec<f64>| row.get(k).map_or(0.0, |x| x.abs());
        let best = (k..count).max_by(|a, b| {
            let at = |i: &usize| rows.get(*i).map_or(0.0, size);
            at(a).total_cmp(&at(b))
        })?;
        rows.swap(k, best);
        let (done, rest) = rows.split_at_mut(k + 1);
        let pivot = done.last()?;
        let head = *pivot.get(k)?;
        if head.abs() < 1e-12 || !head.is_finite() {
            return None;
        }
        for row in rest {
            let factor = row.get(k)? / head;
            for (cell, above) in row.iter_mut().zip(pivot) {
                *cell -= factor * above;
            }
        }
    }
    let mut solution = vec![0.0; count];
    for k in (0..count).rev() {
        let row = rows.get(k)?;
        let known: f64 = row.iter().zip(&solution).skip(k + 1).map(|(a, x)| a * x).sum();
        *solution.get_mut(k)? = (row.last()? - known) / row.get(k)?;
    }
    Some(solution)
}
