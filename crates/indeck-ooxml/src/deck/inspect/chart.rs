//! Charts as they are read: kinds, series, workbook.

use crate::deck::inspect::{ChartSummary, SeriesSummary};
use crate::deck::template::Template;
use crate::error::Error;
use crate::opc::Relationships;
use crate::xml::{Document, Node, ns};

/// The chart in a graphic frame, if there is one.
pub(super) fn read(
    template: &Template,
    rels: &Relationships,
    frame: Node<'_>,
) -> Result<Option<ChartSummary>, Error> {
    let data = frame.path(ns::A, &["graphic", "graphicData"]);
    let Some(data) = data else { return Ok(None) };
    let reference = data.child(ns::C, "chart").or_else(|| data.child(ns::CX, "chart"));
    let id = reference.and_then(|chart| chart.attr_ns(ns::R, "id"));
    let part = id.and_then(|id| rels.by_id(&id)).and_then(|r| r.part());
    let Some(part) = part.filter(|part| template.package.contains(part)) else { return Ok(None) };
    let document = template.package.document(part)?;
    let workbook = template.package.relationships(part)?.first_part("package").map(str::to_owned);
    let (kinds, series) = match document.root().path(ns::C, &["chart", "plotArea"]) {
        Some(area) => plots(area),
        None => chartex(&document),
    };
    Ok(Some(ChartSummary { kinds, series, workbook }))
}

fn plots(area: Node<'_>) -> (Vec<String>, Vec<SeriesSummary>) {
    let plots = area.children().filter(|n| n.ns() == ns::C && n.name().ends_with("Chart"));
    let (mut kinds, mut all) = (Vec::new(), Vec::new());
    for plot in plots {
        kinds.push(plot.name().to_owned());
        all.extend(plot.children().filter(|n| n.is(ns::C, "ser")).map(series));
    }
    (kinds, all)
}

fn series(node: Node<'_>) -> SeriesSummary {
    let values = node.child(ns::C, "val").or_else(|| node.child(ns::C, "yVal"));
    let reference = values.and_then(|v| v.child(ns::C, "numRef"));
    let cache = reference.and_then(|r| r.child(ns::C, "numCache"));
    let cache = cache.or_else(|| values.and_then(|v| v.child(ns::C, "numLit")));
    let count = cache.and_then(|c| c.child(ns::C, "ptCount")).and_then(|n| n.attr("val"));
    let name = node.child(ns::C, "tx").and_then(|tx| tx.descendants(ns::C, "v").next());
    SeriesSummary {
        name: name.map(|v| v.text().into_owned()).unwrap_or_default(),
        points: count.and_then(|n| n.parse().ok()).unwrap_or(0),
        formula: reference.and_then(|r| r.child(ns::C, "f")).map(|f| f.text().into_owned()),
    }
}

/// The kinds and series of a chart of the 2014 extension, whose data stand apart from its series.
fn chartex(document: &Document) -> (Vec<String>, Vec<SeriesSummary>) {
    let root = document.root();
    let data: Vec<Node<'_>> = match root.child(ns::CX, "chartData") {
        Some(data) => data.children().filter(|n| n.is(ns::CX, "data")).collect(),
        None => Vec::new(),
    };
    let (mut kinds, mut all) = (Vec::new(), Vec::new());
    for node in root.descendants(ns::CX, "series") {
        kinds.extend(node.attr("layoutId").map(|id| id.into_owned()));
        let id = node.child(ns::CX, "dataId").and_then(|id| id.attr("val"));
        let data = data.iter().find(|data| id.is_some() && data.attr("id") == id);
        let numbers = data.and_then(|data| data.child(ns::CX, "numDim"));
        let level = numbers.and_then(|numbers| numbers.child(ns::CX, "lvl"));
        let name = node.path(ns::CX, &["tx", "txData", "v"]);
        let formula = numbers.and_then(|numbers| numbers.child(ns::CX, "f"));
        all.push(SeriesSummary {
            name: name.map(|v| v.text().into_owned()).unwrap_or_default(),
            points: level.and_then(|level| level.attr("ptCount")?.parse().ok()).unwrap_or_default(),
            formula: formula.map(|f| f.text().into_owned()),
        });
    }
    (kinds, all)
}
