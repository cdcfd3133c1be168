//! Reads charts of 2016's kinds, whose data stand apart from their series.
//!
//! Source: [MS-ODRAWXML] 2.24.3.20 `CT_Data`, 2.24.3.69 `CT_Series`.

use std::collections::BTreeMap;

use super::chart::joined;
use super::{Dimension, SeriesNumbers};
use crate::xml::{Document, Node, ns};

/// The series of a chart.
pub(super) fn series(document: &Document) -> Vec<SeriesNumbers> {
    let root = document.root();
    let data = root.child(ns::CX, "chartData").into_iter().flat_map(Node::children);
    let data: Vec<Node<'_>> = data.filter(|node| node.is(ns::CX, "data")).collect();
    let all = root.descendants(ns::CX, "series");
    all.map(|node| {
        let id = node.child(ns::CX, "dataId").and_then(|id| id.attr("val"));
        let own = data.iter().find(|data| id.is_some() && data.attr("id") == id);
        one(node, own.copied())
    })
    .collect()
}

fn one(series: Node<'_>, data: Option<Node<'_>>) -> SeriesNumbers {
    let plot = series.attr("layoutId").unwrap_or_default().into_owned();
    let text = series.path(ns::CX, &["tx", "txData"]);
    let name = text.and_then(|text| text.child(ns::CX, "v"));
    let name = name.map(|v| v.text().into_owned()).unwrap_or_default();
    let own = Dimension {
        role: "tx".to_owned(),
        formula: text.and_then(formula),
        points: BTreeMap::from([(0, name.clone())]),
        cells: None,
    };
    let others = data.into_iter().flat_map(Node::children);
    let others = others.filter(|n| matches!(n.name(), "strDim" | "numDim")).map(dimension);
    SeriesNumbers { plot, name, dimensions: std::iter::once(own).chain(others).collect() }
}

fn formula(of: Node<'_>) -> Option<String> {
    of.child(ns::CX, "f").map(|f| f.text().trim().to_owned()).filter(|f| !f.is_empty())
}

fn dimension(node: Node<'_>) -> Dimension {
    let levels: Vec<_> =
        node.children().filter(|n| n.is(ns::CX, "lvl")).map(|level| points(level)).collect();
    let points = match levels.len() {
        1 => levels.into_iter().next().unwrap_or_default(),
        _ => joined(levels),
    };
    let role = node.attr("type").unwrap_or_default().into_owned();
    Dimension { role, formula: formula(node), points, cells: None }
}

pub(super) fn points(level: Node<'_>) -> BTreeMap<u32, String> {
    let points = level.children().filter(|node| node.is(ns::CX, "pt"));
    let read =
        |point: Node<'_>| Some((point.attr("idx")?.parse().ok()?, point.text().into_owned()));
    points.filter_map(read).collect()
}
