//! Percentages, which the editions write differently: `50%` in the strict one, `50000` (of charts:
//! `50`) in the transitional one.
//!
//! Source: ISO/IEC 29500-1 and -4, schemas `dml-main.xsd`, `dml-chart.xsd`, `dml-diagram.xsd`,
//! `pml.xsd`: the attributes whose types are percentages.

use super::node::Node;
use super::ns;

/// Attributes of some elements that are percentages.
struct Row {
    ns: &'static str,
    elements: &'static [&'static str],
    attributes: &'static [&'static str],
    /// What one per cent is in the transitional edition.
    unit: f64,
}

const DIAGRAM: &str = "http://schemas.openxmlformats.org/drawingml/2006/diagram";

const fn row(
    ns: &'static str,
    elements: &'static [&'static str],
    attributes: &'static [&'static str],
) -> Row {
    Row { ns, elements, attributes, unit: 1000.0 }
}

const ROWS: &[Row] = &[
    row(ns::A, COLOUR_CHANGES, &["val"]),
    row(ns::A, &["scrgbClr"], &["r", "g", "b"]),
    row(ns::A, &["hslClr", "hsl"], &["sat", "lum"]),
    row(ns::A, &["fillRect", "fillToRect", "srcRect", "tileRect"], &["l", "t", "r", "b"]),
    row(ns::A, &["camera"], &["zoom"]),
    row(ns::A, &["biLevel", "alphaBiLevel"], &["thresh"]),
    row(ns::A, &["alphaModFix", "tint"], &["amt"]),
    row(ns::A, &["alphaRepl"], &["a"]),
    row(ns::A, &["lum"], &["bright", "contrast"]),
    row(ns::A, &["outerShdw", "reflection", "tile", "xfrm"], &["sx", "sy"]),
    row(ns::A, &["reflection"], &["stA", "stPos", "endA", "endPos"]),
    row(ns::A, &["relOff"], &["tx", "ty"]),
    row(ns::A, &["gs"], &["pos"]),
    row(ns::A, &["miter"], &["lim"]),
    row(ns::A, &["ds"], &["d", "sp"]),
    row(ns::A, &["normAutofit"], &["fontScale", "lnSpcReduction"]),
    row(ns::A, &["buSzPct", "spcPct"], &["val"]),
    row(ns::A, &["rPr", "endParaRPr", "defRPr"], &["baseline"]),
    row(ns::P, &["tmPct"], &["val"]),
    row(ns::P, &["cTn"], &["spd", "accel", "decel"]),
    row(ns::P, &["rgb"], &["r", "g", "b"]),
    row(ns::P, &["hsl"], &["s", "l"]),
    row(ns::P, &["by", "from", "to", "rCtr"], &["x", "y"]),
    row(ns::P, &["cMediaNode"], &["vol"]),
    row(ns::P, &["tav"], &["tm"]),
    row(ns::P, &["restoredLeft", "restoredTop"], &["sz"]),
    row(DIAGRAM, &["prSet"], DIAGRAM_SCALES),
    Row { ns: ns::C, elements: CHART_AMOUNTS, attributes: &["val"], unit: 1.0 },
];

const COLOUR_CHANGES: &[&str] = &[
    "tint", "shade", "alpha", "alphaOff", "alphaMod", "hueMod", "sat", "satOff", "satMod", "lum",
    "lumOff", "lumMod", "red", "redOff", "redMod", "green", "greenOff", "greenMod", "blue",
    "blueOff", "blueMod",
];
const CHART_AMOUNTS: &[&str] = &[
    "gapWidth",
    "gapDepth",
    "overlap",
    "holeSize",
    "bubbleScale",
    "secondPieSize",
    "lblOffset",
    "hPercent",
    "depthPercent",
    "thickness",
];
const DIAGRAM_SCALES: &[&str] = &[
    "custScaleX",
    "custScaleY",
    "custLinFactX",
    "custLinFactY",
    "custLinFactNeighborX",
    "custLinFactNeighborY",
    "custRadScaleRad",
    "custRadScaleInc",
];

/// The strict form of an attribute's value, if it is a percentage in the transitional form.
pub(super) fn with_sign(node: Node<'_>, attribute: &str, value: &str) -> Option<String> {
    let row = find(node, attribute)?;
    let number: f64 = value.trim().parse().ok()?;
    Some(format!("{}%", number / row.unit))
}

/// The transitional form of an attribute's value, if it is a percentage in the strict form.
pub(super) fn without_sign(node: Node<'_>, attribute: &str, value: &str) -> Option<String> {
    let number: f64 = value.trim().strip_suffix('%')?.parse().ok()?;
    let row = find(node, attribute)?;
    Some(format!("{}", (number * row.unit).round()))
}

fn find(node: Node<'_>, attribute: &str) -> Option<&'static Row> {
    let (name, namespace) = (node.name(), node.ns());
    ROWS.iter().find(|row| {
        row.attributes.contains(&attribute) && row.elements.contains(&name) && row.ns == namespace
    })
}
