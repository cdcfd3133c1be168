//! From values to what is drawn of them: where each begins and ends.

use indeck_model::chart::{Blanks, Stacking};

use crate::cartesian::plot::{Form, Given, Plot};
use crate::count::quartiles::Distribution;

/// From where to where a value is drawn; without a base it begins at the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Span {
    pub(crate) base: Option<f64>,
    pub(crate) top: f64,
}

/// The spans of each series at each category; `None` is a blank.
pub(crate) type Spans = Vec<Vec<Option<Span>>>;

/// The spans of a plot over so many categories.
pub(crate) fn spans(plot: &Plot<'_>, count: usize, blanks: Blanks) -> Spans {
    match &plot.given {
        Some(Given::Steps { spans, .. }) => return spans.clone(),
        Some(Given::Boxes(rows)) => {
            return rows.iter().map(|row| row.iter().map(span_of).collect()).collect();
        }
        None => {}
    }
    let zero = plot.form != Form::Bar && (blanks == Blanks::Zero || plot.form == Form::Area);
    let value = |series: usize, i: usize| {
        let value = plot.series.get(series).and_then(|series| series.value(i));
        if zero { value.or(Some(0.0)) } else { value }
    };
    let all = 0..plot.series.len();
    if plot.stacking == Stacking::None {
        let span = |top| Span { base: None, top };
        return all.map(|s| (0..count).map(|i| value(s, i).map(span)).collect()).collect();
    }
    let mut spans: Spans = all.clone().map(|_| Vec::with_capacity(count)).collect();
    for i in 0..count {
        let total: f64 = all.clone().filter_map(|s| value(s, i)).map(f64::abs).sum();
        let part = |x: f64| match plot.stacking {
            Stacking::Percent if total > 0.0 => x / total,
            Stacking::Percent => 0.0,
            _ => x,
        };
        let mut stack = Stack::default();
        for (s, row) in spans.iter_mut().enumerate() {
            row.push(value(s, i).map(|x| stack.push(part(x), plot.form)));
        }
    }
    spans
}

/// From the least to the greatest value of a distribution.
fn span_of(box_: &Option<Distribution>) -> Option<Span> {
    let box_ = box_.as_ref()?;
    let least = box_.outliers.first().copied().unwrap_or(box_.low_whisker).min(box_.low_whisker);
    let most = box_.outliers.last().copied().unwrap_or(box_.high_whisker).max(box_.high_whisker);
    Some(Span { base: Some(least), top: most })
}

/// The ends of a stack.
#[derive(Default)]
struct Stack {
    up: f64,
    down: f64,
}

impl Stack {
    /// Bars below zero have a stack of their own; lines and areas add up.
    fn push(&mut self, x: f64, form: Form) -> Span {
        let end = if form == Form::Bar && x < 0.0 { &mut self.down } else { &mut self.up };
        let base = *end;
        *end = (base + x).clamp(f64::MIN, f64::MAX);
        Span { base: Some(base), top: *end }
    }
}

/// All numbers that the value axis is to hold.
pub(crate) fn numbers(spans: &Spans) -> impl Iterator<Item = f64> + '_ {
    let spans = spans.iter().flatten().flatten();
    spans.flat_map(|span| span.base.into_iter().chain([span.top]))
}
