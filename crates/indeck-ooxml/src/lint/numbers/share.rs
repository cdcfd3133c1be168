//! Shares in charts: slices and stacks of percentages make 100 %.

use std::collections::BTreeMap;

use crate::lint::chart::{ChartFacts, Plot};
use crate::lint::finding::{At, Sink, quoted};
use crate::lint::rules::numbers as rule;

/// Stacks whose sum is further from 100 % are not meant to make it.
const NEAR: f64 = 10.0;

pub(super) fn check(chart: &ChartFacts, at: At<'_>, sink: &mut Sink<'_>) {
    for plot in &chart.plots {
        if matches!(&*plot.kind, "pieChart" | "pie3DChart" | "doughnutChart" | "ofPieChart") {
            check_slices(plot, at, sink);
        } else if plot.is_stacked {
            check_stacks(plot, at, sink);
        }
    }
}

fn check_slices(plot: &Plot, at: At<'_>, sink: &mut Sink<'_>) {
    for series in plot.series.iter().filter(|series| series.format.contains('%')) {
        let parts: Vec<f64> = series.values.iter().map(|(_, value)| value * 100.0).collect();
        if let Some(sum) = misses(&parts, decimals(&series.format)) {
            let name = quoted(&series.name);
            let message = format!("the slices of `{name}` make {} %", shown(sum));
            sink.say(&rule::PERCENT_SUM, at, message);
        }
    }
}

fn check_stacks(plot: &Plot, at: At<'_>, sink: &mut Sink<'_>) {
    if plot.series.len() < 2 || !plot.series.iter().all(|series| series.format.contains('%')) {
        return;
    }
    let digits = plot.series.iter().map(|series| decimals(&series.format)).min().unwrap_or(0);
    let mut stacks: BTreeMap<u64, Vec<f64>> = BTreeMap::new();
    for (index, value) in plot.series.iter().flat_map(|series| &series.values) {
        stacks.entry(*index).or_default().push(value * 100.0);
    }
    for (index, parts) in stacks {
        let sum = misses(&parts, digits).filter(|sum| (sum - 100.0).abs() <= NEAR);
        if let Some(sum) = sum {
            let message = format!("stack {} makes {} %", index + 1, shown(sum));
            sink.say(&rule::PERCENT_SUM, at, message);
        }
    }
}

/// The sum of parts in percent, if it is further from 100 than rounding them to so many digits can
/// bring it.
pub(super) fn misses(parts: &[f64], digits: u32) -> Option<f64> {
    let sum: f64 = parts.iter().sum();
    let unit = 0.1_f64.powi(i32::try_from(digits.min(9)).unwrap_or(9));
    let tolerance = (parts.len() as f64 * 0.5 * unit).max(unit) + 1e-9;
    (parts.len() >= 2 && (sum - 100.0).abs() > tolerance).then_some(sum)
}

/// The digits after the point in a number format.
fn decimals(format: &str) -> u32 {
    let first = format.split(';').next().unwrap_or_default();
    let digits = first
        .split_once('.')
        .map_or(0, |(_, after)| after.bytes().take_while(|b| matches!(b, b'0' | b'#')).count());
    u32::try_from(digits).unwrap_or(0)
}

/// A sum as people write it: two digits, no zeros at the end.
pub(super) fn shown(sum: f64) -> String {
    let text = format!("{sum:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
