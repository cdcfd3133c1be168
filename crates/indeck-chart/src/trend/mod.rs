//! Curves fitted to points by least squares, as spreadsheets fit them.
//!
//! Source: ISO/IEC 29500-1, 21.2.3.50 `ST_TrendlineType`.

mod polynomial;

use indeck_model::chart::TrendKind;

use self::polynomial::Polynomial;
use crate::format::Formatter;

/// Highest degree of a polynomial.
const MAX_DEGREE: usize = 6;
/// Digits of the numbers of an equation that names no format.
const DIGITS: i32 = 5;
/// Numbers that have their digits when they are written without a power of ten.
const GENERAL: std::ops::Range<f64> = 1e-4..1e11;

/// A fitted curve.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fit {
    curve: Curve,
    /// The share of the scatter that the curve explains; of an average there is none.
    r_squared: Option<f64>,
}

#[derive(Clone, Debug, PartialEq)]
enum Curve {
    Polynomial(Polynomial),
    /// `a·e^(bx)`, as the line of ln y over x: a itself may be too small for a number.
    Exponential(Polynomial),
    /// `a·ln(x) + b`, as the line of y over ln x.
    Logarithmic(Polynomial),
    /// `a·x^b`, as the line of ln y over ln x.
    Power(Polynomial),
    /// Straight lines through averages.
    Through(Vec<(f64, f64)>),
}

/// Fits a curve; `None` where the points allow none.
pub(crate) fn fit(kind: TrendKind, intercept: Option<f64>, points: &[(f64, f64)]) -> Option<Fit> {
    let logs = |x: f64| (x > 0.0).then(|| x.ln());
    match kind {
        TrendKind::Linear => fitted(points, 1, intercept, Curve::Polynomial),
        TrendKind::Polynomial(degree) => {
            let degree = usize::from(degree).clamp(2, MAX_DEGREE);
            fitted(points, degree, intercept, Curve::Polynomial)
        }
        TrendKind::Exponential => {
            let points = transformed(points, |(x, y)| Some((x, logs(y)?)))?;
            fitted(&points, 1, intercept.and_then(logs), Curve::Exponential)
        }
        TrendKind::Logarithmic => {
            let points = transformed(points, |(x, y)| Some((logs(x)?, y)))?;
            fitted(&points, 1, None, Curve::Logarithmic)
        }
        TrendKind::Power => {
            let points = transformed(points, |(x, y)| Some((logs(x)?, logs(y)?)))?;
            fitted(&points, 1, None, Curve::Power)
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

/// The points transformed; none may be left out.
fn transformed(
    points: &[(f64, f64)],
    transform: impl Fn((f64, f64)) -> Option<(f64, f64)>,
) -> Option<Vec<(f64, f64)>> {
    points.iter().map(|point| transform(*point)).collect()
}

/// The curve that is a polynomial of the points as given.
fn fitted(
    points: &[(f64, f64)],
    degree: usize,
    intercept: Option<f64>,
    curve: fn(Polynomial) -> Curve,
) -> Option<Fit> {
    let polynomial = Polynomial::fitted(points, degree, intercept)?;
    let r_squared = explained(points, |x| polynomial.at(x), intercept.is_some());
    Some(Fit { curve: curve(polynomial), r_squared: Some(r_squared) })
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
            Curve::Polynomial(polynomial) => polynomial.at(x),
            Curve::Exponential(line) => line.at(x).exp(),
            Curve::Logarithmic(line) => line.at(x.ln()),
            Curve::Power(line) => line.at(x.ln()).exp(),
            Curve::Through(_) => f64::NAN,
        }
    }

    /// Points along the curve between two x; an average has those of its own.
    pub(crate) fn points(&self, from: f64, to: f64) -> Vec<(f64, f64)> {
        let steps = match &self.curve {
            Curve::Through(points) => return points.clone(),
            Curve::Polynomial(polynomial) if polynomial.degree() <= 1 => 1,
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
            None if x == 0.0 || GENERAL.contains(&x.abs()) => {
                Formatter::new("General").text(rounded(x))
            }
            None => Formatter::new("0.####E+00").text(x),
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

    /// The equation, unless its numbers are too large or too small to be written.
    fn equation(&self, number: &dyn Fn(f64) -> String) -> Option<String> {
        Some(match &self.curve {
            Curve::Polynomial(polynomial) => sum(&polynomial.expanded()?, number),
            Curve::Exponential(line) => {
                let (a, b) = line.line()?;
                format!("y = {}e^{}x", number(positive(a.exp())?), number(b))
            }
            Curve::Logarithmic(line) => {
                let (b, a) = line.line()?;
                format!("y = {}ln(x){}", number(a), signed(b, number))
            }
            Curve::Power(line) => {
                let (a, b) = line.line()?;
                format!("y = {}x^{}", number(positive(a.exp())?), number(b))
            }
            Curve::Through(_) => return None,
        })
    }
}

/// The factor, unless its logarithm was beyond all numbers.
fn positive(a: f64) -> Option<f64> {
    (a.is_finite() && a > 0.0).then_some(a)
}

/// A number that is added.
fn signed(x: f64, number: &dyn Fn(f64) -> String) -> String {
    format!(" {} {}", if x < 0.0 { '-' } else { '+' }, number(x.abs()))
}

/// The equation of a polynomial; its coefficients from the constant on.
fn sum(coefficients: &[f64], number: &dyn Fn(f64) -> String) -> String {
    const POWERS: [&str; 7] = ["", "x", "x²", "x³", "x⁴", "x⁵", "x⁶"];
    let mut text = "y =".to_owned();
    for (k, (c, power)) in coefficients.iter().zip(POWERS).enumerate().rev() {
        if *c == 0.0 && k == 0 && text.len() > 3 {
            continue;
        }
        let leads = k + 1 == coefficients.len();
        let one = k > 0 && number(c.abs()) == "1";
        let part = match (leads, one) {
            (true, true) => format!(" {}{power}", if *c < 0.0 { "-" } else { "" }),
            (true, false) => format!(" {}{power}", number(*c)),
            (false, true) => format!(" {} {power}", if *c < 0.0 { '-' } else { '+' }),
            (false, false) => format!("{}{power}", signed(*c, number)),
        };
        text.push_str(&part);
    }
    text
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

    #[test]
    fn steep_polynomials_of_dates_stay_beside_their_points() {
        let months = (0..24).map(|i| 45_658.0 + f64::from(i) * 30.4375);
        let days = (0..20).map(|i| 46_000.0 + f64::from(i));
        let wave = |(i, x): (usize, f64)| (x, 50.0 + 20.0 * (i as f64 / 4.0).sin());
        for points in [Vec::from_iter(months), Vec::from_iter(days)] {
            let points: Vec<_> = points.into_iter().enumerate().map(wave).collect();
            for degree in [4, 5, 6] {
                let fit = fit(TrendKind::Polynomial(degree), None, &points).expect("a curve");
                let off = points.iter().map(|(x, y)| (fit.at(*x) - y).abs()).fold(0.0, f64::max);
                assert!(off < 8.0, "{off} off with degree {degree}");
                assert!(fit.r_squared > Some(0.95), "{:?} with {degree}", fit.r_squared);
                assert!(fit.text(true, true, None).starts_with("y = "));
            }
        }
    }

    #[test]
    fn a_polynomial_of_dates_is_found_again() {
        let sixth = |u: f64| u.powi(6) - 3.0 * u.powi(4) + u - 2.0;
        let x = (0..20).map(|i| 46_000.0 + f64::from(i));
        let points: Vec<_> = x.map(|x| (x, sixth((x - 46_009.5) / 9.5))).collect();
        let fit = fit(TrendKind::Polynomial(6), None, &points).expect("a curve");
        assert!(points.iter().all(|(x, y)| (fit.at(*x) - y).abs() < 1e-9));
    }

    #[test]
    fn growth_and_decay_over_dates_keep_their_curves() {
        for rate in [0.1, 0.001, -0.1] {
            let x = (0..20).map(|i| 46_000.0 + f64::from(i));
            let points: Vec<_> = x.map(|x| (x, 5.0 * (rate * (x - 46_000.0)).exp())).collect();
            let fit = fit(TrendKind::Exponential, None, &points).expect("a curve");
            for (x, y) in &points {
                assert!((fit.at(*x) / y - 1.0).abs() < 1e-9, "{rate} at {x}: {}", fit.at(*x));
            }
            assert_eq!(fit.points(46_000.0, 46_019.0).len(), 97, "{rate}");
            assert_eq!(fit.text(false, true, None), "R² = 1", "{rate}");
            // e^4600 and its reciprocal are beyond all numbers.
            let written = if rate == 0.001 { "y = 5.2653E-20e^0.001x" } else { "" };
            assert_eq!(fit.text(true, false, None), written, "{rate}");
        }
    }
}
