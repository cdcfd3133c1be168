//! Reading a picture back from its SVG.

use indeck_chart::{DrawOptions, draw};
use indeck_model::Chart;
use roxmltree::{Document, Node};

/// The SVG of a chart in a picture of 720 × 405.
pub fn svg(chart: &Chart) -> String {
    let options = DrawOptions { width: 720.0, height: 405.0, ..DrawOptions::default() };
    draw(chart, &options).expect("the size is fine").to_svg()
}

/// The sample of that name.
pub fn chart(name: &str) -> Chart {
    let mut all = crate::samples::charts().into_iter();
    all.find(|(own, _)| *own == name).unwrap_or_else(|| panic!("no chart {name}")).1
}

/// All parts of a class, in the order in which they are drawn.
pub fn parts<'a>(svg: &'a Document<'_>, class: &str) -> Vec<Node<'a, 'a>> {
    svg.descendants().filter(|node| node.attribute("class") == Some(class)).collect()
}

/// A number of a part.
pub fn number(node: Node<'_, '_>, name: &str) -> f64 {
    let text = node.attribute(name).unwrap_or_else(|| panic!("no {name} in {node:?}"));
    text.parse().unwrap_or_else(|_| panic!("{name} is {text}"))
}

/// The point of a series that a part stands for.
pub fn of(node: Node<'_, '_>) -> (usize, usize) {
    (number(node, "data-series") as usize, number(node, "data-point") as usize)
}

/// Pixels to the unit of an axis, read from the texts and places of its labels.
pub fn pixels_to_unit(svg: &Document<'_>, axis: &str, along: &str) -> f64 {
    let axis = parts(svg, axis)[0];
    let labels = axis.descendants().filter(|node| node.attribute("class") == Some("tick-label"));
    let read = |node: Node<'_, '_>| {
        let text = node.text().unwrap_or_default();
        let value: f64 = match text.strip_suffix('%') {
            Some(share) => share.parse::<f64>().expect("a share") / 100.0,
            None => text.replace(',', "").parse().expect("a number"),
        };
        (value, number(node, along))
    };
    let read: Vec<(f64, f64)> = labels.map(read).collect();
    let (first, last) = (read[0], read[read.len() - 1]);
    (last.1 - first.1) / (last.0 - first.0)
}

/// The place of the gridline or axis line that stands at a value.
pub fn place_of_label(svg: &Document<'_>, axis: &str, along: &str, value: f64) -> f64 {
    let axis = parts(svg, axis)[0];
    let mut labels = axis.descendants().filter(|n| n.attribute("class") == Some("tick-label"));
    let label = labels.find(|n| (number(*n, "data-value") - value).abs() < 1e-9);
    number(label.expect("a label of the value"), along)
}

#[track_caller]
pub fn assert_near(a: f64, b: f64, what: &str) {
    assert!((a - b).abs() < 0.05 + b.abs() * 1e-4, "{what}: {a} is not {b}");
}
