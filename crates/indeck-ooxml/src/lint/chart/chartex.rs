//! Charts of 2014 and later: data ids, caches against cells.
//!
//! Source: [MS-ODRAWXML] 2.24.3 (chartex).

use std::collections::{BTreeMap, BTreeSet};

use super::compare;
use crate::lint::finding::{At, Sink};
use crate::lint::part::Part;
use crate::lint::rules::chart as rule;
use crate::workbook::Workbook;
use crate::xml::{Node, ns};

pub(super) fn check(part: Part<'_>, workbook: Option<&Workbook>, at: At<'_>, sink: &mut Sink<'_>) {
    let root = part.root();
    let data = root.child(ns::CX, "chartData").into_iter().flat_map(Node::children);
    let ids: BTreeSet<_> =
        data.filter(|n| n.is(ns::CX, "data")).filter_map(|n| n.attr("id")).collect();
    for reference in root.descendants(ns::CX, "dataId") {
        let id = reference.attr("val").unwrap_or_default();
        if !ids.contains(&id) {
            sink.say(&rule::CHART_DATA_ID, at, format!("there is no data {id}"));
        }
    }
    if !root.descendants(ns::CX, "series").any(|_| true) {
        sink.say(&rule::CHART_NO_PLOT, at, "the chart has no series");
    }
    let dimensions = root
        .all_descendants()
        .filter(|node| node.ns() == ns::CX && matches!(node.name(), "strDim" | "numDim"));
    for dimension in dimensions {
        check_dimension(dimension, workbook, at, sink);
    }
}

fn check_dimension(
    dimension: Node<'_>,
    workbook: Option<&Workbook>,
    at: At<'_>,
    sink: &mut Sink<'_>,
) {
    let levels: Vec<_> = dimension.children().filter(|n| n.is(ns::CX, "lvl")).collect();
    let Some(f) = dimension.child(ns::CX, "f") else { return };
    let formula = f.text();
    if levels.is_empty() {
        return sink.say(&rule::CHART_NO_CACHE, at, format!("`{formula}` has no cached values"));
    }
    let Some(workbook) = workbook.filter(|_| !formula.starts_with("_xlchart")) else { return };
    let blocks = match compare::blocks(workbook, &formula, false) {
        Ok(blocks) => blocks,
        Err(compare::Unread::NoSheet(sheet)) => {
            let message = format!("`{formula}`: the workbook has no sheet `{sheet}`");
            return sink.say(&rule::CHART_SHEET, at, message);
        }
        Err(compare::Unread::NotCells) => return,
    };
    let by_row = f.attr("dir").is_some_and(|direction| direction == "row");
    let columns = match blocks.first() {
        Some(_) if levels.len() == 1 => vec![blocks.into_iter().flatten().flatten().collect()],
        Some(block) if by_row => block.clone(),
        Some(block) => compare::transposed(block),
        None => return,
    };
    let numeric = dimension.name() == "numDim";
    // The innermost level comes first and stands in the last column.
    for (level, column) in levels.into_iter().zip(columns.iter().rev()) {
        let count = level.attr("ptCount").and_then(|count| count.trim().parse::<usize>().ok());
        if count != Some(column.len()) {
            let cached = count.unwrap_or(0);
            let message =
                format!("`{formula}` has {cached} cached points and {} cells", column.len());
            sink.say(&rule::CHART_COUNT, at, message);
        }
        let mut points = BTreeMap::new();
        for point in level.children().filter(|node| node.is(ns::CX, "pt")) {
            let index = point.attr("idx").and_then(|index| index.trim().parse::<u64>().ok());
            if let Some(index) = index {
                points.insert(index, point.text().into_owned());
            }
        }
        compare::points(&formula, &points, column, numeric, at, sink);
    }
}
