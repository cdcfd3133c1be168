//! Charts: plots, axes, series, labels; caches against the cells of the workbook.

mod axes;
mod cache;
mod chartex;
mod compare;
mod facts;
mod labels;
mod series;
mod source;

use super::context::Context;
use super::finding::{At, ShapeName, Sink};
use super::part::{Kind, Part};
use super::rule::Category;
use super::rules::chart as rule;
use super::{leaks, numbers};
use crate::workbook::Workbook;
use crate::xml::{Node, ns};

pub(super) use facts::{ChartFacts, Plot};

/// Looks at a chart with its workbook; returns what the checks of its slide want to know.
pub(super) fn check(
    context: &Context,
    part: Part<'_>,
    shape: Option<&ShapeName>,
    sink: &mut Sink<'_>,
) -> ChartFacts {
    let at = At { shape, ..part.at() };
    let repair = sink.looks_at(Category::Repair);
    if repair || sink.looks_at(Category::Leaks) {
        let workbook = source::workbook(context, part, at, sink);
        if repair {
            check_content(part, workbook.as_ref(), at, sink);
        }
        if let Some(workbook) = workbook.filter(|_| sink.looks_at(Category::Leaks)) {
            leaks::check_workbook(&workbook, part, at, sink);
        }
    }
    if !sink.looks_at(Category::Numbers) {
        return ChartFacts::default();
    }
    let facts = facts::read(part);
    numbers::check_chart(&facts, at, sink);
    facts
}

fn check_content(part: Part<'_>, workbook: Option<&Workbook>, at: At<'_>, sink: &mut Sink<'_>) {
    if part.kind == Kind::ChartEx {
        return chartex::check(part, workbook, at, sink);
    }
    let Some(area) = part.root().path(ns::C, &["chart", "plotArea"]) else { return };
    let plots = plots(area);
    if plots.is_empty() {
        sink.say(&rule::CHART_NO_PLOT, at, "the plot area holds no plot");
    }
    axes::check(area, &plots, at, sink);
    series::check(&plots, at, sink);
    labels::check(&plots, at, sink);
    cache::check(part, area, workbook, at, sink);
}

/// The plots of a plot area.
fn plots(area: Node<'_>) -> Vec<Node<'_>> {
    area.children().filter(|n| n.ns() == ns::C && n.name().ends_with("Chart")).collect()
}

/// The value of a child's `val`.
fn value<'a>(node: Node<'a>, child: &str) -> Option<std::borrow::Cow<'a, str>> {
    node.child(ns::C, child)?.attr("val")
}

/// The series of a plot.
fn series_of(plot: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    plot.children().filter(|node| node.is(ns::C, "ser"))
}

/// The formulas of a chart.
pub(super) fn formulas(part: Part<'_>) -> Vec<String> {
    let all = part.root().all_descendants();
    let formulas = all.filter(|n| n.name() == "f" && matches!(n.ns(), ns::C | ns::CX | C15));
    formulas.map(|f| f.text().into_owned()).collect()
}

/// Charts of 2012: labels from cells, filtered series.
const C15: &str = "http://schemas.microsoft.com/office/drawing/2012/chart";
