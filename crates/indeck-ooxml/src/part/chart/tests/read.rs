//! Reads what was written, from its bytes alone.

use std::collections::BTreeMap;

use indeck_model::Chart;

use crate::opc::{Deflater, Limits};
use crate::xml::{Document, Node};

/// A cell as its sheet says it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::part) enum Cell {
    Text(String),
    Number { digits: String, format: String },
}

/// A chart and the cells of its workbook by address (`B2`).
pub(super) struct Written {
    pub(super) chart: Document,
    pub(super) parts: BTreeMap<String, Vec<u8>>,
    pub(super) cells: BTreeMap<String, Cell>,
}

pub(super) fn written(chart: &Chart) -> Written {
    let parts =
        crate::part::chart::write(chart, true, &mut Deflater::new(1)).expect("a valid chart");
    let chart = document("chart1.xml", parts.xml);
    let parts = indeck_testkit::unzip(parts.workbook.as_deref().expect("a workbook"));
    let cells = cells(&parts);
    Written { chart, parts, cells }
}

pub(in crate::part) fn document(name: &str, bytes: Vec<u8>) -> Document {
    Document::parse(name, bytes, &Limits::default()).expect("well-formed XML")
}

pub(in crate::part) fn cells(parts: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Cell> {
    let part = |name: &str| document(name, parts[name].clone());
    let strings = part("xl/sharedStrings.xml");
    let strings: Vec<String> = strings
        .root()
        .children()
        .map(|si| si.children().map(|t| t.text().into_owned()).collect())
        .collect();
    let formats = formats(&part("xl/styles.xml"));
    let sheet = part("xl/worksheets/sheet1.xml");
    let cell = |c: Node<'_>| {
        assert!(c.children().all(|child| child.name() == "v"), "no formulas");
        let value = c.children().map(|v| v.text().into_owned()).collect::<String>();
        let cell = match c.attr("t").as_deref() {
            Some("s") => Cell::Text(unescaped(&strings[value.parse::<usize>().unwrap()])),
            other => {
                assert_eq!(other, None);
                let style = c.attr("s").map_or(0, |s| s.parse::<usize>().unwrap());
                Cell::Number { digits: value, format: formats[style].clone() }
            }
        };
        (c.attr("r").unwrap().into_owned(), cell)
    };
    sheet.root().all_descendants().filter(|node| node.name() == "c").map(cell).collect()
}

/// A cell's text, with `_x0041_` read as the character of that number.
fn unescaped(text: &str) -> String {
    let number = |rest: &str| {
        let digits = rest.get(..4).filter(|_| rest[4..].starts_with('_'))?;
        u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
    };
    let (mut plain, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once("_x") {
        plain += before;
        match number(after) {
            Some(c) => (plain.push(c), rest = &after[5..]).1,
            None => (plain.push_str("_x"), rest = after).1,
        }
    }
    plain + rest
}

fn formats(styles: &Document) -> Vec<String> {
    let named =
        |name: &'static str| styles.root().all_descendants().filter(move |n| n.name() == name);
    let codes: BTreeMap<String, String> = named("numFmt")
        .map(|f| {
            (f.attr("numFmtId").unwrap().into_owned(), f.attr("formatCode").unwrap().into_owned())
        })
        .collect();
    let xfs = named("cellXfs").flat_map(Node::children);
    let general = "General".to_owned();
    xfs.map(|xf| codes.get(xf.attr("numFmtId").unwrap().as_ref()).unwrap_or(&general).clone())
        .collect()
}

impl Written {
    /// All elements of the chart of that name.
    pub(super) fn all(&self, name: &'static str) -> Vec<Node<'_>> {
        self.chart.root().descendants(ns_of_charts(), name).collect()
    }

    /// The `val` attributes of all elements of that name.
    pub(super) fn vals(&self, name: &'static str) -> Vec<String> {
        self.all(name).iter().filter_map(|node| Some(node.attr("val")?.into_owned())).collect()
    }
}

pub(super) fn ns_of_charts() -> &'static str {
    "http://schemas.openxmlformats.org/drawingml/2006/chart"
}

pub(super) fn child<'a>(node: Node<'a>, name: &str) -> Node<'a> {
    node.child(ns_of_charts(), name).unwrap_or_else(|| panic!("no {name} in {}", node.raw()))
}
