//! `ChartFacts`: what a chart shows, for the checks of numbers.

use super::{plots, series_of, value};
use crate::lint::part::Part;
use crate::lint::shapes::paragraph_text;
use crate::xml::{Node, ns};

/// What a chart shows.
#[derive(Clone, Debug, Default)]
pub(in crate::lint) struct ChartFacts {
    /// Titles and other texts.
    pub(in crate::lint) texts: Vec<String>,
    pub(in crate::lint) plots: Vec<Plot>,
    /// Whether it shows shares in percent.
    pub(in crate::lint) has_percent: bool,
    /// The value axes: id, least, most.
    pub(in crate::lint) value_axes: Vec<(String, Option<f64>, Option<f64>)>,
}

/// A plot.
#[derive(Clone, Debug, Default)]
pub(in crate::lint) struct Plot {
    /// The name of its element.
    pub(in crate::lint) kind: String,
    pub(in crate::lint) axes: Vec<String>,
    pub(in crate::lint) series: Vec<Series>,
    /// Whether its parts are shown as shares of 100 %.
    pub(in crate::lint) is_share: bool,
    pub(in crate::lint) is_stacked: bool,
}

/// A series.
#[derive(Clone, Debug, Default)]
pub(in crate::lint) struct Series {
    pub(in crate::lint) name: String,
    /// The cached values with their places; empty cells are left out.
    pub(in crate::lint) values: Vec<(u64, f64)>,
    /// The number format of the cached values.
    pub(in crate::lint) format: String,
}

/// Reads what a chart shows.
pub(super) fn read(part: Part<'_>) -> ChartFacts {
    let root = part.root();
    let texts = root.descendants(ns::A, "p").map(paragraph_text).filter(|text| !text.is_empty());
    let mut facts = ChartFacts { texts: texts.collect(), ..ChartFacts::default() };
    let Some(area) = root.path(ns::C, &["chart", "plotArea"]) else { return facts };
    facts.plots = plots(area).into_iter().map(plot).collect();
    facts.value_axes = area.children().filter(|n| n.is(ns::C, "valAx")).filter_map(axis).collect();
    let shares = facts.plots.iter().any(|plot| plot.is_share);
    let formats = facts.plots.iter().flat_map(|plot| &plot.series).map(|series| &series.format);
    facts.has_percent = shares || formats.into_iter().any(|format| format.contains('%'));
    facts
}

fn plot(node: Node<'_>) -> Plot {
    let shows_percent = |n: Node<'_>| n.attr("val").is_none_or(|v| matches!(&*v, "1" | "true"));
    let percent_labels = node.descendants(ns::C, "showPercent").any(shows_percent);
    let grouping = value(node, "grouping").unwrap_or_default();
    let axes = node.children().filter(|child| child.is(ns::C, "axId"));
    Plot {
        kind: node.name().to_owned(),
        axes: axes.filter_map(|axis| axis.attr("val")).map(|id| id.into_owned()).collect(),
        series: series_of(node).map(series).collect(),
        is_share: grouping == "percentStacked" || percent_labels,
        is_stacked: grouping.to_ascii_lowercase().contains("stacked"),
    }
}

fn series(node: Node<'_>) -> Series {
    let values = node.child(ns::C, "val").or_else(|| node.child(ns::C, "yVal"));
    let cache = values.and_then(|values| {
        values.all_descendants().find(|n| matches!(n.name(), "numCache" | "numLit"))
    });
    let points = cache.into_iter().flat_map(|cache| cache.descendants(ns::C, "pt"));
    let number = |point: Node<'_>| {
        let index = point.attr("idx")?.trim().parse().ok()?;
        let number = point.child(ns::C, "v")?.text().trim().parse::<f64>().ok()?;
        number.is_finite().then_some((index, number))
    };
    let name = node.child(ns::C, "tx").and_then(|tx| tx.descendants(ns::C, "v").next());
    let format = cache.and_then(|cache| cache.child(ns::C, "formatCode"));
    Series {
        name: name.map(|v| v.text().into_owned()).unwrap_or_default(),
        values: points.filter_map(number).collect(),
        format: format.map(|format| format.text().into_owned()).unwrap_or_default(),
    }
}

fn axis(node: Node<'_>) -> Option<(String, Option<f64>, Option<f64>)> {
    let id = value(node, "axId")?.into_owned();
    let scaling = node.child(ns::C, "scaling");
    let limit = |name| {
        let limit = scaling.and_then(|scaling| value(scaling, name))?.trim().parse::<f64>();
        limit.ok().filter(|limit| limit.is_finite())
    };
    Some((id, limit("min"), limit("max")))
}
