//! Positions of data labels: legal ones for each kind.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.48 `dLblPos`; [MS-OI29500] 2.1.1485.

use super::{series_of, value};
use crate::lint::finding::{At, Sink};
use crate::lint::rules::chart as rule;
use crate::xml::{Node, ns};

const BARS: &[&str] = &["ctr", "inBase", "inEnd", "outEnd"];
const STACKED_BARS: &[&str] = &["ctr", "inBase", "inEnd"];
const POINTS: &[&str] = &["b", "ctr", "l", "r", "t"];
const SLICES: &[&str] = &["bestFit", "ctr", "inEnd", "outEnd"];
const RADAR: &[&str] = &["outEnd"];

pub(super) fn check(plots: &[Node<'_>], at: At<'_>, sink: &mut Sink<'_>) {
    for plot in plots {
        let Some(legal) = legal(*plot) else { continue };
        let own = plot.child(ns::C, "dLbls").into_iter();
        let of_series = series_of(*plot).filter_map(|series| series.child(ns::C, "dLbls"));
        for labels in own.chain(of_series) {
            for position in labels.descendants(ns::C, "dLblPos") {
                let position = position.attr("val").unwrap_or_default();
                if !legal.contains(&&*position) {
                    let message = format!("`c:{}` has labels at `{position}`", plot.name());
                    let hint = match legal {
                        [] => "the kind knows no positions: leave `c:dLblPos` out".to_owned(),
                        _ => format!("it knows `{}`", legal.join("`, `")),
                    };
                    sink.say_with(&rule::CHART_LABEL_POSITION, at, message, hint);
                }
            }
        }
    }
}

/// The positions that a plot knows.
fn legal(plot: Node<'_>) -> Option<&'static [&'static str]> {
    let stacked = value(plot, "grouping").is_some_and(|g| g.to_lowercase().contains("stacked"));
    Some(match plot.name() {
        "barChart" if stacked => STACKED_BARS,
        "barChart" => BARS,
        "lineChart" | "scatterChart" | "bubbleChart" | "stockChart" => POINTS,
        "pieChart" | "pie3DChart" | "ofPieChart" => SLICES,
        "radarChart" => RADAR,
        "areaChart" | "area3DChart" | "bar3DChart" | "line3DChart" | "doughnutChart"
        | "surfaceChart" | "surface3DChart" => &[],
        _ => return None,
    })
}
