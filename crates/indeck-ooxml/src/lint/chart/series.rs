//! Series: indices, orders, and formats of points that are not there.

use std::collections::BTreeSet;

use super::{series_of, value};
use crate::lint::finding::{At, Sink};
use crate::lint::rules::chart as rule;
use crate::xml::{Node, ns};

pub(super) fn check(plots: &[Node<'_>], at: At<'_>, sink: &mut Sink<'_>) {
    for kind in ["idx", "order"] {
        let mut seen = BTreeSet::new();
        for series in plots.iter().flat_map(|plot| series_of(*plot)) {
            if let Some(number) = value(series, kind)
                && !seen.insert(number.clone())
            {
                let message = format!("two series have the `c:{kind}` {number}");
                sink.say(&rule::CHART_SERIES_ID, at, message);
            }
        }
    }
    if sink.wants(&rule::CHART_POINT_FORMAT) {
        let all = plots.iter().flat_map(|plot| series_of(*plot));
        all.for_each(|series| check_formats(series, at, sink));
    }
}

/// Finds formats and labels of points beyond the last.
fn check_formats(series: Node<'_>, at: At<'_>, sink: &mut Sink<'_>) {
    let Some(count) = points(series) else { return };
    let labels = series.child(ns::C, "dLbls").into_iter().flat_map(Node::children);
    let formats = series.children().filter(|node| node.is(ns::C, "dPt"));
    for format in formats.chain(labels.filter(|node| node.is(ns::C, "dLbl"))) {
        let index = value(format, "idx").and_then(|index| index.parse::<u64>().ok());
        // A pie of pie has one more slice for the second plot.
        if let Some(index) = index.filter(|index| *index > count) {
            let message =
                format!("`c:{}` is about point {index}, the series has {count}", format.name());
            sink.say(&rule::CHART_POINT_FORMAT, at, message);
        }
    }
}

/// How many points a series has, by its cache.
fn points(series: Node<'_>) -> Option<u64> {
    let values = series.child(ns::C, "val").or_else(|| series.child(ns::C, "yVal"))?;
    let count = values.descendants(ns::C, "ptCount").next()?;
    count.attr("val")?.parse().ok()
}
