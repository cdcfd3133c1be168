//! Whatever the chart: what it caches is what its workbook holds.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use indeck_testkit::arbitrary::chart;

use super::read::{Cell, Written, child, written};
use crate::xml::Node;
use indeck_model::Chart;

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn caches_equal_cells_and_ids_match(chart in chart()) {
        let written = written(&chart);
        for reference in written.all("strRef") {
            check_texts(&written, reference);
        }
        for reference in written.all("numRef") {
            check_numbers(&written, reference);
        }
        for reference in written.chart.root().all_descendants() {
            if reference.name() == "datalabelsRange" {
                check_label_texts(&written, reference);
            }
        }
        let references = chart_references(&chart);
        check_series(&written, chart.series_count() + references);
        check_axes(&written);
        check_table(&written);
    }
}

/// How many reference lines a chart has, each of which is a series.
fn chart_references(chart: &Chart) -> usize {
    match chart {
        Chart::Column(c) => c.axes.references.len(),
        Chart::StackedColumn(c) => c.axes.references.len(),
        Chart::Bar(c) => c.axes.references.len(),
        Chart::StackedBar(c) => c.axes.references.len(),
        Chart::Line(c) => c.axes.references.len(),
        Chart::Area(c) => c.axes.references.len(),
        Chart::Radar(c) => c.axes.references.len(),
        Chart::Combo(c) => c.axes.references.len(),
        Chart::Scatter(c) => c.references.len() + c.x_references.len(),
        _ => 0,
    }
}

/// The addresses that `Sheet1!$B$2:$B$5` or `Sheet1!$B$1` stands for.
fn addresses(reference: Node<'_>) -> Vec<String> {
    let formula = reference.children().find(|node| node.name() == "f").unwrap();
    let formula = formula.text().into_owned();
    let area = formula.strip_prefix("Sheet1!").unwrap().to_owned();
    let (first, last) = area.split_once(':').unwrap_or((&area, &area));
    let corner = |text: &str| {
        let (letters, row) = text.strip_prefix('$').unwrap().split_once('$').unwrap();
        (letters.to_owned(), row.parse::<usize>().unwrap())
    };
    let ((letters, first), (same, last)) = (corner(first), corner(last));
    assert_eq!(letters, same);
    (first..=last).map(|row| format!("{letters}{row}")).collect()
}

fn points(cache: Node<'_>) -> BTreeMap<usize, String> {
    let points = cache.children().filter(|node| node.name() == "pt");
    points
        .map(|pt| (pt.attr("idx").unwrap().parse().unwrap(), child(pt, "v").text().into_owned()))
        .collect()
}

fn check_texts(written: &Written, reference: Node<'_>) {
    let (addresses, cache) = (addresses(reference), child(reference, "strCache"));
    assert_eq!(child(cache, "ptCount").attr("val").unwrap(), addresses.len().to_string());
    let points = points(cache);
    for (i, address) in addresses.iter().enumerate() {
        let cell = points.get(&i).map(|text| Cell::Text(text.clone()));
        assert_eq!(written.cells.get(address), cell.as_ref(), "{address}");
    }
}

fn check_label_texts(written: &Written, range: Node<'_>) {
    let addresses = addresses(range);
    let cache = range.children().find(|node| node.name() == "dlblRangeCache").unwrap();
    assert_eq!(child(cache, "ptCount").attr("val").unwrap(), addresses.len().to_string());
    let points = points(cache);
    for (i, address) in addresses.iter().enumerate() {
        let cell = points.get(&i).map(|text| Cell::Text(text.clone()));
        assert_eq!(written.cells.get(address), cell.as_ref(), "{address}");
    }
}

fn check_numbers(written: &Written, reference: Node<'_>) {
    let (addresses, cache) = (addresses(reference), child(reference, "numCache"));
    assert_eq!(child(cache, "ptCount").attr("val").unwrap(), addresses.len().to_string());
    let format = child(cache, "formatCode").text().into_owned();
    let points = points(cache);
    for (i, address) in addresses.iter().enumerate() {
        let number =
            |digits: &String| Cell::Number { digits: digits.clone(), format: format.clone() };
        assert_eq!(written.cells.get(address), points.get(&i).map(number).as_ref(), "{address}");
    }
}

fn check_series(written: &Written, count: usize) {
    let series = written.all("ser");
    assert_eq!(series.len(), count);
    for name in ["idx", "order"] {
        let ids: BTreeSet<_> =
            series.iter().map(|ser| child(*ser, name).attr("val").unwrap()).collect();
        assert_eq!(ids.len(), count, "{name}");
    }
    for points in ["dPt", "dLbl"] {
        for parent in
            series.iter().flat_map(|ser| [Some(*ser), ser.child(ser.ns(), "dLbls")]).flatten()
        {
            let points = parent.children().filter(|node| node.name() == points);
            let ids: Vec<u32> = points
                .map(|point| child(point, "idx").attr("val").unwrap().parse().unwrap())
                .collect();
            assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
        }
    }
}

/// Plots name two axes or none; every axis is used, and crosses one that crosses it.
fn check_axes(written: &Written) {
    let plot_area = written.all("plotArea")[0];
    let ids = |node: Node<'_>, name: &str| -> Vec<String> {
        let ids = node.children().filter(|child| child.name() == name);
        ids.map(|id| id.attr("val").unwrap().into_owned()).collect()
    };
    let (mut used, mut axes) = (BTreeSet::new(), BTreeMap::new());
    let mut depth = Vec::new();
    for node in plot_area.children() {
        if node.name().ends_with("Chart") {
            let named = ids(node, "axId");
            let count = match node.name() {
                "pieChart" | "doughnutChart" | "ofPieChart" => 0,
                "surfaceChart" | "surface3DChart" => 3,
                _ => 2,
            };
            assert_eq!(named.len(), count, "{}", node.name());
            used.extend(named);
        } else if node.name() == "serAx" {
            depth.extend(ids(node, "axId"));
        } else if node.name().ends_with("Ax") {
            let clash = axes.insert(ids(node, "axId").remove(0), ids(node, "crossAx").remove(0));
            assert_eq!(clash, None);
        }
    }
    assert_eq!(used, axes.keys().cloned().chain(depth).collect());
    assert!(axes.iter().all(|(axis, other)| axes.get(other) == Some(axis)), "{axes:?}");
}

/// A table's columns are named as its header cells, each a name of its own.
fn check_table(written: &Written) {
    let Some(bytes) = written.parts.get("xl/tables/table1.xml") else { return };
    let table = super::read::document("table1.xml", bytes.clone());
    let columns = table.root().all_descendants().filter(|node| node.name() == "tableColumn");
    let names: Vec<String> =
        columns.map(|column| column.attr("name").unwrap().into_owned()).collect();
    let header = |(address, cell): (&String, &Cell)| {
        let (letters, row) = address.split_at(address.find(|c: char| c.is_ascii_digit()).unwrap());
        (row == "1").then(|| (letters.len(), letters.to_owned(), cell.clone()))
    };
    let mut headers: Vec<_> = written.cells.iter().filter_map(header).collect();
    headers.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    let headers: Vec<Cell> = headers.into_iter().map(|header| header.2).collect();
    assert_eq!(headers, names.iter().cloned().map(Cell::Text).collect::<Vec<_>>());
    let unique: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(unique.len(), names.len());
}
