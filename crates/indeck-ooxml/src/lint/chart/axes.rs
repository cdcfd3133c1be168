//! Axes: each plot has those that its kind needs, and axes cross in pairs.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.9 `axId`, 21.2.2.36 `crossAx`.

use std::collections::BTreeMap;

use super::value;
use crate::lint::finding::{At, Sink};
use crate::lint::rules::chart as rule;
use crate::xml::{Node, ns};

/// Kinds of plots, with the numbers of axes that they may have.
const NEEDED: [(&str, &[usize]); 16] = [
    ("barChart", &[2]),
    ("lineChart", &[2]),
    ("areaChart", &[2]),
    ("scatterChart", &[2]),
    ("bubbleChart", &[2]),
    ("radarChart", &[2]),
    ("stockChart", &[2]),
    ("bar3DChart", &[2, 3]),
    ("line3DChart", &[3]),
    ("area3DChart", &[2, 3]),
    ("surfaceChart", &[2, 3]),
    ("surface3DChart", &[3]),
    ("pieChart", &[0]),
    ("pie3DChart", &[0]),
    ("doughnutChart", &[0]),
    ("ofPieChart", &[0]),
];

pub(super) fn check(area: Node<'_>, plots: &[Node<'_>], at: At<'_>, sink: &mut Sink<'_>) {
    let axes = axes(area, at, sink);
    let mut used = Vec::new();
    for plot in plots {
        let ids: Vec<_> = plot
            .children()
            .filter(|node| node.is(ns::C, "axId"))
            .map(|node| node.attr("val").unwrap_or_default().into_owned())
            .collect();
        check_count(*plot, &ids, at, sink);
        for id in &ids {
            if id != "0" && !axes.contains_key(id) {
                let message =
                    format!("`c:{}` names the axis {id}, which is not defined", plot.name());
                sink.say(&rule::CHART_AXES, at, message);
            }
        }
        used.extend(ids);
    }
    for (id, axis) in &axes {
        if !used.contains(id) {
            sink.say(&rule::CHART_AXES, at, format!("no plot uses the axis {id}"));
        }
        check_crossing(id, *axis, &axes, at, sink);
    }
}

/// The axes by id.
fn axes<'a>(area: Node<'a>, at: At<'_>, sink: &mut Sink<'_>) -> BTreeMap<String, Node<'a>> {
    let mut axes = BTreeMap::new();
    let is_axis = |node: &Node<'_>| {
        node.ns() == ns::C && matches!(node.name(), "catAx" | "valAx" | "dateAx" | "serAx")
    };
    for axis in area.children().filter(is_axis) {
        let Some(id) = value(axis, "axId") else { continue };
        if axes.insert(id.clone().into_owned(), axis).is_some() {
            sink.say(&rule::CHART_AXES, at, format!("the axis {id} is defined twice"));
        }
    }
    axes
}

fn check_count(plot: Node<'_>, ids: &[String], at: At<'_>, sink: &mut Sink<'_>) {
    let Some((_, needed)) = NEEDED.iter().find(|(name, _)| *name == plot.name()) else { return };
    // PowerPoint itself writes a third axis 0 for plots that have no depth.
    let no_depth = ids.len() == 3 && ids.iter().any(|id| id == "0") && *needed != [0];
    if !needed.contains(&ids.len()) && !no_depth {
        let most = needed.last().copied().unwrap_or_default();
        let message = format!("`c:{}` names {} axes, not {most}", plot.name(), ids.len());
        sink.say(&rule::CHART_AXES, at, message);
    }
}

fn check_crossing(
    id: &str,
    axis: Node<'_>,
    axes: &BTreeMap<String, Node<'_>>,
    at: At<'_>,
    sink: &mut Sink<'_>,
) {
    let Some(crossed) = value(axis, "crossAx") else { return };
    let Some(other) = axes.get(&*crossed) else {
        let message = format!("the axis {id} crosses the axis {crossed}, which is not defined");
        return sink.say(&rule::CHART_CROSSING, at, message);
    };
    // The third axis crosses one of a pair that crosses itself.
    let in_depth = axis.name() == "serAx" || other.name() == "serAx";
    if !in_depth && value(*other, "crossAx").is_some_and(|back| back != id) {
        let message = format!("the axis {id} crosses the axis {crossed}, which crosses another");
        sink.say(&rule::CHART_CROSSING, at, message);
    }
}
