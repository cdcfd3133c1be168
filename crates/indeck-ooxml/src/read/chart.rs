//! Reads charts: the caches of `c:` charts; those of 2016's kinds are read beside.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.178 `c:ser`, 21.2.2.122 `c:numCache`.

use std::collections::BTreeMap;

use super::slide::Reader;
use super::{ChartNumbers, Dimension, SeriesNumbers, chartex, shape};
use crate::opc::Relationships;
use crate::xml::{Document, Node, ns};

/// What series are made of.
const ROLES: [&str; 6] = ["tx", "cat", "val", "xVal", "yVal", "bubbleSize"];

/// The chart of a part.
pub(super) fn read(reader: &mut Reader<'_>, part: &str) -> Option<ChartNumbers> {
    let (document, relationships) = reader.open(part)?;
    let series = match document.root().path(ns::C, &["chart", "plotArea"]) {
        Some(area) => plots(area),
        None => chartex::series(&document),
    };
    let workbook = workbook(&document, &relationships);
    let workbook = workbook.and_then(|part| reader.package.real_name(&part)).map(str::to_owned);
    let texts = shape::paragraphs(document.root()).filter(|text| !text.is_empty()).collect();
    let mut chart = ChartNumbers { part: part.to_owned(), workbook, texts, series };
    if let Some(workbook) = &chart.workbook {
        let dimensions = chart.series.iter_mut().flat_map(|series| &mut series.dimensions);
        reader.workbooks.fill(workbook, dimensions);
    }
    Some(chart)
}

/// The part that `c:externalData` names.
fn workbook(document: &Document, relationships: &Relationships) -> Option<String> {
    let mut nodes = document.root().all_descendants();
    let external =
        nodes.find(|n| n.name() == "externalData" && matches!(n.ns(), ns::C | ns::CX))?;
    let id = external.attr_ns(ns::R, "id")?;
    relationships.by_id(&id)?.part().map(str::to_owned)
}

fn plots(area: Node<'_>) -> Vec<SeriesNumbers> {
    let plots = area.children().filter(|n| n.ns() == ns::C && n.name().ends_with("Chart"));
    let series = |plot: Node<'_>| {
        let all = plot.children().filter(|node| node.is(ns::C, "ser"));
        all.map(|node| one(plot.name(), node)).collect::<Vec<_>>()
    };
    plots.flat_map(series).collect()
}

fn one(plot: &str, series: Node<'_>) -> SeriesNumbers {
    let children = series.children().filter(|n| n.ns() == ns::C && ROLES.contains(&n.name()));
    let dimensions: Vec<Dimension> = children.map(dimension).collect();
    let name = dimensions.iter().find(|d| d.role == "tx").and_then(|d| d.points.get(&0));
    SeriesNumbers { plot: plot.to_owned(), name: name.cloned().unwrap_or_default(), dimensions }
}

fn dimension(node: Node<'_>) -> Dimension {
    let formula = node.descendants(ns::C, "f").next().map(|f| f.text().trim().to_owned());
    let levels: Vec<Node<'_>> = node.descendants(ns::C, "lvl").collect();
    let points = match levels.is_empty() {
        true => points(node),
        false => joined(levels.into_iter().map(points).collect()),
    };
    Dimension { role: node.name().to_owned(), formula, points, cells: None }
}

/// The points of a cache, or the text of a name that was typed in.
pub(super) fn points(cache: Node<'_>) -> BTreeMap<u32, String> {
    let mut found = BTreeMap::new();
    for point in cache.descendants(ns::C, "pt") {
        let index = point.attr("idx").and_then(|index| index.parse().ok());
        let value = point.child(ns::C, "v").map(|v| v.text().into_owned());
        if let (Some(index), Some(value)) = (index, value) {
            found.entry(index).or_insert(value);
        }
    }
    if found.is_empty()
        && let Some(value) = cache.child(ns::C, "v")
    {
        found.insert(0, value.text().into_owned());
    }
    found
}

/// Names of several levels as one, the outermost first. A name of an outer level holds until the
/// next.
pub(super) fn joined(levels: Vec<BTreeMap<u32, String>>) -> BTreeMap<u32, String> {
    let Some(innermost) = levels.first() else { return BTreeMap::new() };
    let name = |index: &u32| {
        let at = |level: &BTreeMap<u32, String>| {
            level.range(..=*index).next_back().map(|(_, name)| name.clone())
        };
        levels.iter().rev().filter_map(at).collect::<Vec<_>>().join(" / ")
    };
    innermost.keys().map(|index| (*index, name(index))).collect()
}
