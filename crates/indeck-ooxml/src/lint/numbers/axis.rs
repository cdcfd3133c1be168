//! Value axes: bars from zero, zeros side by side.

use crate::lint::chart::ChartFacts;
use crate::lint::finding::{At, Sink};
use crate::lint::rules::numbers as rule;

pub(super) fn check(chart: &ChartFacts, at: At<'_>, sink: &mut Sink<'_>) {
    let bars = chart.plots.iter().filter(|plot| plot.kind.starts_with("bar"));
    for plot in bars {
        let own = chart.value_axes.iter().find(|(id, ..)| plot.axes.contains(id));
        let Some((_, least, most)) = own else { continue };
        let cut = least.filter(|least| *least > 0.0).or(most.filter(|most| *most < 0.0));
        if let Some(limit) = cut {
            let message = format!("the axis of the bars begins at {limit}");
            sink.say(&rule::AXIS_TRUNCATED, at, message);
        }
    }
    let category = |kind: &str| !kind.starts_with("scatter") && !kind.starts_with("bubble");
    if chart.plots.len() < 2 || !chart.plots.iter().all(|plot| category(&plot.kind)) {
        return;
    }
    if let [(_, Some(a), Some(b)), (_, Some(c), Some(d))] = chart.value_axes.as_slice() {
        let height = |least: f64, most: f64| -least / (most - least);
        if b > a && d > c && (height(*a, *b) - height(*c, *d)).abs() > 0.01 {
            let message = format!("the axes go from {a} to {b} and from {c} to {d}");
            sink.say(&rule::AXES_ZERO, at, message);
        }
    }
}
