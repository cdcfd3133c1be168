//! Error bars.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.55 `errBars`.

use indeck_model::chart::{ErrorAmount, ErrorBars, ErrorDirection, Line};

use crate::cartesian::plot::Plot;
use crate::cartesian::stack::Spans;
use crate::context::Context;
use crate::look::BETWEEN;
use crate::scene::{Scene, Stroke, Tag};

/// Half of a cap's length, in pixels.
const CAP: f64 = 4.0;

/// The ends of the error bar of each value: below and above; `None` is none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Ends {
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
}

/// The ends of the error bars of values that stand at those places.
pub(crate) fn ends(
    errors: &ErrorBars,
    values: &[Option<f64>],
    places: &[Option<f64>],
) -> Vec<Ends> {
    let (mean, deviation, count) = moments(values);
    let amounts = |i: usize, value: f64| -> (f64, Option<f64>, Option<f64>) {
        let place = places.get(i).copied().flatten().unwrap_or(value);
        let both = |amount: f64| (place, Some(amount), Some(amount));
        match &errors.amount {
            ErrorAmount::Fixed(amount) => both(*amount),
            ErrorAmount::Percentage(percent) => both((value * percent / 100.0).abs()),
            ErrorAmount::StandardDeviation(times) => {
                (mean, Some(deviation * times), Some(deviation * times))
            }
            ErrorAmount::StandardError => both(deviation / f64::from(count.max(1)).sqrt()),
            ErrorAmount::Custom { plus, minus } => {
                let of = |list: &Vec<Option<f64>>| list.get(i).copied().flatten();
                (place, of(minus), of(plus))
            }
        }
    };
    let end = |(i, value): (usize, &Option<f64>)| {
        let Some(value) = value else { return Ends::default() };
        let (middle, minus, plus) = amounts(i, *value);
        let finite = |x: f64| Some(x).filter(|x| x.is_finite());
        let low = minus.filter(|_| errors.direction != ErrorDirection::Plus);
        let high = plus.filter(|_| errors.direction != ErrorDirection::Minus);
        Ends {
            low: low.and_then(|amount| finite(middle - amount)),
            high: high.and_then(|amount| finite(middle + amount)),
        }
    };
    values.iter().enumerate().map(end).collect()
}

/// Mean, standard deviation of a sample and number of values.
fn moments(values: &[Option<f64>]) -> (f64, f64, u32) {
    let known = || values.iter().flatten();
    let count = known().count();
    if count == 0 {
        return (0.0, 0.0, 0);
    }
    let mean = known().sum::<f64>() / count as f64;
    let squares: f64 = known().map(|x| (x - mean) * (x - mean)).sum();
    let deviation = if count > 1 { (squares / (count - 1) as f64).sqrt() } else { 0.0 };
    (mean, deviation, u32::try_from(count).unwrap_or(u32::MAX))
}

/// The ends of all error bars of a plot, one list a series.
pub(crate) fn of_plot(plot: &Plot<'_>, spans: &Spans) -> Vec<Vec<Ends>> {
    let rows = plot.series.iter().zip(spans);
    let row =
        |(series, row): (&crate::series::SeriesView<'_>, &Vec<Option<super::stack::Span>>)| {
            let Some(errors) = series.errors else { return Vec::new() };
            let places: Vec<Option<f64>> =
                row.iter().map(|span| span.map(|span| span.top)).collect();
            ends(errors, &series.values, &places)
        };
    rows.map(row).collect()
}

/// All numbers that the error bars of a plot reach.
pub(crate) fn numbers(plot: &Plot<'_>, spans: &Spans) -> Vec<f64> {
    let ends = of_plot(plot, spans).into_iter().flatten();
    ends.flat_map(|ends| [ends.low, ends.high]).flatten().collect()
}

/// The pen of error bars.
pub(crate) fn stroke(cx: &Context<'_>, errors: &ErrorBars) -> Option<Stroke> {
    cx.stroke(errors.line.as_ref().unwrap_or(&Line::PLAIN), &cx.hairline(BETWEEN))
}

/// Draws one error bar from the point of the value, with caps if it has any.
pub(crate) fn draw_one(
    scene: &mut Scene,
    stroke: &Stroke,
    caps: bool,
    from: (f64, f64),
    to: (f64, f64),
    tag: &Tag,
) {
    scene.line(from, to, stroke, tag.clone());
    if caps {
        let upright = (from.0 - to.0).abs() < (from.1 - to.1).abs();
        let (dx, dy) = if upright { (CAP, 0.0) } else { (0.0, CAP) };
        let cap = Tag { class: "error-cap", value: None, ..tag.clone() };
        scene.line((to.0 - dx, to.1 - dy), (to.0 + dx, to.1 + dy), stroke, cap);
    }
}
