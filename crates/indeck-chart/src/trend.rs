//! Curves fitted to points by least squares, as spreadsheets fit them.
//!
//! Source: ISO/IEC 29500-1, 21.2.3.50 `ST_TrendlineType`.

use indeck_model::chart::TrendKind;

use crate::format::Formatter;

/// Highest degree of a polynomial.
const MAX_DEGREE: usize = 6;
/// Digits of the numbers of an equation that names no format.
const DIGITS: i32 = 5;

/// A fitted curve.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fit {
    curve: Curve,
    /// The share of the scatter that the curve explains; of an average there is none.
    r_squared: Option<f64>,
}

#[derive(Clone, Debug, PartialEq)]
enum Curve {
    /// Coefficients from the constant on.
    Polynomial(Vec<f64>),
    /// `a·e^(bx)`.
    Exponential(f64, f64),
    /// `a·ln(x) + b`.
    Logarithmic(f64, f64),
    /// `a·x^b`.
    Power(f64, f64),
    /// Straight lines through averages.
    Through(Vec<(f64, f64)>),
}

/// Fits a curve; `None` where the points allow none.
pub(crate) fn fit(kind: TrendKind, intercept: Option<f64>, points: &[(f64, f64)]) -> Option<Fit> {
    let logs = |x: f64| (x > 0.0).then(|| x.ln());
    match kind {
        TrendKind::Linear => polynomial(points, 1, intercept),
        TrendKind::Polynomial(degree) => {
            polynomial(points, usize::from(degree).clamp(2, MAX_DEGREE), intercept)
        }
        TrendKind::Exponential => {
            let intercept = intercept.and_then(logs);
            let line = line(points, |(x, y)| Some((x, logs(y)?)), intercept)?;
            Some(Fit { curve: Curve::Exponential(line.0.exp(), line.1), r_squared: Some(line.2) })
        }
        TrendKind::Logarithmic => {
            let (b, a, r) = line(points, |(x, y)| Some((logs(x)?, y)), None)?;
            Some(Fit { curve: Curve::Logarithmic(a, b), r_squared: Some(r) })
        }
        TrendKind::Power => {
            let (a, b, r) = line(points, |(x, y)| Some((logs(x)?, logs(y)?)), None)?;
            Some(Fit { curve: Curve::Power(a.exp(), b), r_squared: Some(r) })
        }
        TrendKind::MovingAverage(period) => {
            let period = usize::from(period).max(2);
            let mean = |window: &[(f64, f64)]| {
                let y = window.iter().map(|(_, y)| y).sum::<f64>() / period as f64;
                window.last().map(|(x, _)| (*x, y))
            };
            let through: Vec<_> = points.windows(period).filter_map(mean).collect();
            (through.len() > 1).then_some(Fit { curve: Curve::Through(through), r_squared: None })
        }
    }
}

/// Constant, slope and R² of a line through points that are transformed; none may be left out.
fn line(
    points: &[(f64, f64)],
    transform: impl Fn((f64, f64)) -> Option<(f64, f64)>,
    intercept: Option<f64>,
) -> Option<(f64, f64, f64)> {
    let points: Vec<(f64, f64)> = points.iter().map(|p| transform(*p)).collect::<Option<_>>()?;
    let fit = polynomial(&points, 1, intercept)?;
    match (&fit.curve, fit.r_squared) {
        (Curve::Polynomial(c), Some(r)) => Some((*c.first()?, *c.get(1)?, r)),
        _ => None,
    }
}

/// A polynomial by the normal equations, in x that is moved and scaled so that they are sound.
fn polynomial(points: &[(f64, f64)], degree: usize, intercept: Option<f64>) -> Option<Fit> {
    let free = degree + usize::from(intercept.is_none());
    if points.len() < free.max(2) {
        return None;
    }
    let (low, high) = crate::scale::bounds_of(points.iter().map(|(x, _)| *x));
    // A curve through a given point at 0 must keep its 0 where it is.
    let shift = if intercept.is_some() { 0.0 } else { low.midpoint(high) };
    let scale = (high - shift).abs().max((low - shift).abs()).max(f64::MIN_POSITIVE);
    let first = usize::from(intercept.is_some());
    let constant = intercept.unwrap_or(0.0);
    let mut rows = vec![vec![0.0; free + 1]; free];
    for (x, y) in points {
        let u = (x - shift) / scale;
        let powers: Vec<f64> = (first..=degree).map(|k| u.powi(k as i32)).collect();
        for (row, a) in rows.iter_mut().zip(&powers) {
            for (cell, b) in row.iter_mut().zip(&powers) {
                *cell += a * b;
            }
            if let Some(last) = row.last_mut() {
                *last += a * (y - constant);
            }
        }
    }
    let solved = solve(rows)?;
    let mut scaled = vec![constant; first];
    scaled.extend(solved);
    let coefficients = unscaled(&scaled, shift, scale);
    if coefficients.iter().any(|c| !c.is_finite()) {
        return None;
    }
    let fit = Fit { curve: Curve::Polynomial(coefficients), r_squared: None };
    let r_squared = explained(points, |x| fit.at(x), intercept.is_some());
    Some(Fit { r_squared: Some(r_squared), ..fit })
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

/// Coefficients in x of a polynomial in (x − shift) ÷ scale, by Horner's scheme.
fn unscaled(scaled: &[f64], shift: f64, scale: f64) -> Vec<f64> {
    let mut out: Vec<f64> = Vec::new();
    for coefficient in scaled.iter().rev() {
        // out := out · (x − shift) ÷ scale + coefficient
        let mut next = vec![0.0; out.len() + 1];
        for (k, c) in out.iter().enumerate() {
            if let Some(cell) = next.get_mut(k + 1) {
                *cell += c / scale;
            }
            if let Some(cell) = next.get_mut(k) {
                *cell -= c * shift / scale;
            }
        }
        if let Some(cell) = next.first_mut() {
            *cell += coefficient;
        }
        out = next;
    }
    out.truncate(scaled.len());
    out
}

fn explained(points: &[(f64, f64)], curve: impl Fn(f64) -> f64, through_point: bool) -> f64 {
    let mean = points.iter().map(|(_, y)| y).sum::<f64>() / points.len() as f64;
    // Without a free constant, spreadsheets compare with 0 rather than with the mean.
    let mean = if through_point { 0.0 } else { mean };
    let total: f64 = points.iter().map(|(_, y)| (y - mean).powi(2)).sum();
    let rest: f64 = points.iter().map(|(x, y)| (y - curve(*x)).powi(2)).sum();
    if total > 0.0 { (1.0 - rest / total).clamp(0.0, 1.0) } else { 1.0 }
}

impl Fit {
    /// The curve's value at x.
    pub(crate) fn at(&self, x: f64) -> f64 {
        match &self.curve {
            Curve::Polynomial(c) => c.iter().rev().fold(0.0, |sum, c| sum * x + c),
            Curve::Exponential(a, b) => a * (b * x).exp(),
            Curve::Logarithmic(a, b) => a * x.ln() + b,
            Curve::Power(a, b) => a * x.powf(*b),
            Curve::Through(_) => f64::NAN,
        }
    }

    /// Points along the curve between two x; an average has those of its own.
    pub(crate) fn points(&self, from: f64, to: f64) -> Vec<(f64, f64)> {
        let steps = match &self.curve {
            Curve::Through(points) => return points.clone(),
            Curve::Polynomial(c) if c.len() <= 2 => 1,
            _ => 96,
        };
        let at = |k: u32| from + (to - from) * f64::from(k) / f64::from(steps);
        let points = (0..=steps).map(|k| (at(k), self.at(at(k))));
        points.filter(|(_, y)| y.is_finite()).collect()
    }

    /// Equation and R² as text, a line each.
    pub(crate) fn text(&self, equation: bool, r_squared: bool, format: Option<&str>) -> String {
        let format =
            format.filter(|code| !code.eq_ignore_ascii_case("general")).map(Formatter::new);
        let number = |x: f64| match &format {
            Some(format) => format.text(x),
            None => Formatter::new("General").text(rounded(x)),
        };
        let mut lines = Vec::new();
        if equation && let Some(equation) = self.equation(&number) {
            lines.push(equation);
        }
        if r_squared && let Some(r) = self.r_squared {
            lines.push(format!("R² = {}", number(r)));
        }
        lines.join("\n")
    }

    fn equation(&self, number: &dyn Fn(f64) -> String) -> Option<String> {
        let signed = |x: f64| {
            let sign = if x < 0.0 { '-' } else { '+' };
            format!(" {sign} {}", number(x.abs()))
        };
        Some(match &self.curve {
            Curve::Polynomial(c) => {
                const POWERS: [&str; 7] = ["", "x", "x²", "x³", "x⁴", "x⁵", "x⁶"];
                let mut text = "y =".to_owned();
                for (k, (c, power)) in c.iter().zip(POWERS).enumerate().rev() {
                    if *c == 0.0 && k == 0 && text.len() > 3 {
                        continue;
                    }
                    let leads = k + 1 == self.degree_and_one();
                    let one = k > 0 && number(c.abs()) == "1";
                    let part = match (leads, one) {
                        (true, true) => format!(" {}{power}", if *c < 0.0 { "-" } else { "" }),
                        (true, false) => format!(" {}{power}", number(*c)),
                        (false, true) => format!(" {} {power}", if *c < 0.0 { '-' } else { '+' }),
                        (false, false) => format!("{}{power}", signed(*c)),
                    };
                    text.push_str(&part);
                }
                text
            }
            Curve::Exponential(a, b) => format!("y = {}e^{}x", number(*a), number(*b)),
            Curve::Logarithmic(a, b) => format!("y = {}ln(x){}", number(*a), signed(*b)),
            Curve::Power(a, b) => format!("y = {}x^{}", number(*a), number(*b)),
            Curve::Through(_) => return None,
        })
    }

    fn degree_and_one(&self) -> usize {
        match &self.curve {
            Curve::Polynomial(c) => c.len(),
            _ => 0,
        }
    }
}

/// The number with so many digits that count.
fn rounded(x: f64) -> f64 {
    let digits = (DIGITS - 1) as usize;
    format!("{x:.digits$e}").parse().unwrap_or(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: [(f64, f64); 4] = [(1.0, 3.0), (2.0, 5.0), (3.0, 7.0), (4.0, 9.0)];

    fn check(kind: TrendKind, intercept: Option<f64>, points: &[(f64, f64)], text: &str) {
        let fit = fit(kind, intercept, points).expect("the points allow a curve");
        assert_eq!(fit.text(true, true, None), text, "{kind:?}");
    }

    #[test]
    fn equations_are_those_of_a_spreadsheet() {
        check(TrendKind::Linear, None, &LINE, "y = 2x + 1\nR² = 1");
        let parabola: Vec<_> = (1..6).map(f64::from).map(|x| (x, x * x - 2.0 * x - 3.0)).collect();
        check(TrendKind::Polynomial(2), None, &parabola, "y = x² - 2x - 3\nR² = 1");
        let growth: Vec<_> = (1..6).map(f64::from).map(|x| (x, 2.0 * (0.5 * x).exp())).collect();
        check(TrendKind::Exponential, None, &growth, "y = 2e^0.5x\nR² = 1");
        let log: Vec<_> = (1..6).map(f64::from).map(|x| (x, 3.0 * x.ln() - 1.0)).collect();
        check(TrendKind::Logarithmic, None, &log, "y = 3ln(x) - 1\nR² = 1");
        let power: Vec<_> = (1..6).map(f64::from).map(|x| (x, 4.0 * x.powf(1.5))).collect();
        check(TrendKind::Power, None, &power, "y = 4x^1.5\nR² = 1");
        let scatter = [(1.0, 2.0), (2.0, 1.0), (3.0, 4.0), (4.0, 3.0), (5.0, 5.0)];
        check(TrendKind::Linear, None, &scatter, "y = 0.8x + 0.6\nR² = 0.64");
        check(TrendKind::Linear, Some(0.0), &scatter, "y = 0.96364x\nR² = 0.9286");
    }

    #[test]
    fn an_average_begins_when_it_has_enough_points() {
        let fit = fit(TrendKind::MovingAverage(3), None, &LINE).expect("two averages");
        assert_eq!(fit.points(0.0, 9.0), [(3.0, 5.0), (4.0, 7.0)]);
    }

    #[test]
    fn what_cannot_be_fitted_is_left_out() {
        assert_eq!(fit(TrendKind::Power, None, &[(0.0, 1.0), (1.0, 2.0)]), None);
        assert_eq!(fit(TrendKind::Exponential, None, &[(1.0, -1.0), (2.0, 2.0)]), None);
        assert_eq!(fit(TrendKind::Linear, None, &[(1.0, 1.0)]), None);
        assert_eq!(fit(TrendKind::Linear, None, &[(1.0, 1.0), (1.0, 2.0)]), None);
        assert_eq!(fit(TrendKind::Polynomial(6), None, &LINE), None);
    }

    #[test]
    fn dates_far_from_zero_are_fitted_soundly() {
        let points: Vec<_> = (0..20).map(|i| (46_000.0 + f64::from(i), f64::from(i * i))).collect();
        let fit = fit(TrendKind::Polynomial(2), None, &points).expect("a parabola");
        assert!((fit.at(46_010.0) - 100.0).abs() < 1e-3);
    }
}
