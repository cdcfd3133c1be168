//! Whatever the chart: what it caches is what its workbook holds, its elements stand in order, and
//! the same chart is the same bytes.

use std::collections::{BTreeMap, BTreeSet};

use indeck_model::Chart;
use proptest::prelude::*;

use super::arbitrary::chart;
use super::write;
use crate::part::chart::tests::read::{Cell, cells, document};
use crate::xml::{Node, misplaced, ns};

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn caches_equal_cells_and_elements_stand_in_order(chart in chart()) {
        let parts = write(&chart).expect("a valid chart");
        let again = write(&chart).expect("a valid chart");
        prop_assert!(parts.xml == again.xml && parts.workbook == again.workbook);
        let cells = cells(&indeck_testkit::unzip(parts.workbook.as_deref().expect("a workbook")));
        let document = document("chartEx1.xml", parts.xml);
        let root = document.root();
        check_order(root);
        for dimension in ["strDim", "numDim"] {
            root.descendants(ns::CX, dimension).for_each(|node| check_dimension(node, &cells));
        }
        check_series(root, &chart, &cells);
        check_points(root);
    }
}

fn check_order(node: Node<'_>) {
    if node.ns() == ns::CX {
        let wrong = misplaced(node);
        assert!(wrong.is_none(), "{} in {}", wrong.unwrap().name(), node.raw());
    }
    node.children().for_each(check_order);
}

/// The columns of `Sheet1!$A$2:$C$9`, each as the addresses of its cells.
fn columns(formula: &str) -> Vec<Vec<String>> {
    let area = formula.strip_prefix("Sheet1!").unwrap();
    let (first, last) = area.split_once(':').unwrap_or((area, area));
    let corner = |text: &str| {
        let (letters, row) = text.strip_prefix('$').unwrap().split_once('$').unwrap();
        let column = letters.bytes().fold(0, |n, b| n * 26 + usize::from(b - b'A') + 1);
        (column, row.parse::<usize>().unwrap())
    };
    let ((left, top), (right, bottom)) = (corner(first), corner(last));
    assert!(right <= 26, "letters of one sign are enough here");
    let letter = |column: usize| char::from(b'A' + column as u8 - 1);
    let column = |column| (top..=bottom).map(|row| format!("{}{row}", letter(column))).collect();
    (left..=right).map(column).collect()
}

fn check_dimension(dimension: Node<'_>, cells: &BTreeMap<String, Cell>) {
    let formula = dimension.child(ns::CX, "f").unwrap().text().into_owned();
    let levels: Vec<_> = dimension.children().filter(|n| n.is(ns::CX, "lvl")).collect();
    let mut columns = columns(&formula);
    // The innermost level stands first, and in the last column.
    columns.reverse();
    assert_eq!(levels.len(), columns.len());
    for (level, addresses) in levels.iter().zip(&columns) {
        assert_eq!(level.attr("ptCount").unwrap(), addresses.len().to_string());
        let format = level.attr("formatCode").map(|code| code.into_owned());
        let points: BTreeMap<usize, String> = level
            .children()
            .map(|pt| (pt.attr("idx").unwrap().parse().unwrap(), pt.text().into_owned()))
            .collect();
        for (i, address) in addresses.iter().enumerate() {
            let point = points.get(&i).filter(|text| !text.is_empty());
            let cell = point.map(|text| match &format {
                Some(format) => Cell::Number { digits: text.clone(), format: format.clone() },
                None => Cell::Text(text.clone()),
            });
            assert_eq!(filled(cells, address), cell.as_ref(), "{address}");
        }
    }
}

/// A cell that shows something: of a text may be left nothing that XML allows.
fn filled<'a>(cells: &'a BTreeMap<String, Cell>, address: &str) -> Option<&'a Cell> {
    cells.get(address).filter(|cell| **cell != Cell::Text(String::new()))
}

fn check_series(root: Node<'_>, chart: &Chart, cells: &BTreeMap<String, Cell>) {
    let data: Vec<String> = root
        .descendants(ns::CX, "data")
        .map(|data| data.attr("id").unwrap().into_owned())
        .collect();
    let series: Vec<_> = root.descendants(ns::CX, "series").collect();
    assert_eq!(series.len(), chart.series_count());
    let ids: BTreeSet<_> = series.iter().map(|s| s.attr("uniqueId").unwrap()).collect();
    assert_eq!(ids.len(), series.len());
    for one in series {
        let Some(id) = one.child(ns::CX, "dataId") else {
            assert_eq!(one.attr("layoutId").unwrap(), "paretoLine");
            continue;
        };
        assert!(data.contains(&id.attr("val").unwrap().into_owned()));
        let name = one.path(ns::CX, &["tx", "txData"]).unwrap();
        let at = columns(&name.child(ns::CX, "f").unwrap().text()).remove(0).remove(0);
        let text = name.child(ns::CX, "v").unwrap().text().into_owned();
        let cell = (!text.is_empty()).then_some(Cell::Text(text));
        assert_eq!(filled(cells, &at), cell.as_ref());
    }
    for axis in root.descendants(ns::CX, "axisId") {
        let id = axis.attr("val").unwrap();
        let mut axes = root.descendants(ns::CX, "axis");
        assert!(axes.any(|axis| axis.attr("id").unwrap() == id));
    }
}

/// Points and labels come in order, each once.
fn check_points(root: Node<'_>) {
    let parents = root.descendants(ns::CX, "series");
    for parent in parents.chain(root.descendants(ns::CX, "dataLabels")) {
        for name in ["dataPt", "dataLabel", "dataLabelHidden"] {
            let points = parent.children().filter(|node| node.is(ns::CX, name));
            let ids: Vec<u32> =
                points.map(|point| point.attr("idx").unwrap().parse().unwrap()).collect();
            assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
        }
    }
}
