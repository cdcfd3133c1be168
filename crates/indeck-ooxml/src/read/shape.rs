//! Reads shapes.

use super::{ShapeContent, ShapeNumbers};
use crate::deck::ShapeKind;
use crate::opc::{Package, Relationships};
use crate::part::tree::{self, Item};
use crate::xml::{Node, ns};

/// A shape with what it says; a chart is read by others.
pub(super) fn read(
    item: &Item<'_>,
    package: &Package,
    relationships: &Relationships,
) -> ShapeNumbers {
    let identity = tree::identity(item.node);
    let text = |name: &str| {
        let value = identity.and_then(|identity| identity.attr(name));
        value.map(|value| value.into_owned()).unwrap_or_default()
    };
    let kind = tree::kind(item.node);
    let content = match kind {
        ShapeKind::Table => tree::table(item.node).map(|t| ShapeContent::Table(cells(t))),
        ShapeKind::Picture => {
            Some(ShapeContent::Picture(pictures(item.node, package, relationships)))
        }
        ShapeKind::Group => None,
        _ => tree::text_body(item.node).map(|body| ShapeContent::Text(paragraphs(body).collect())),
    };
    let content = content.unwrap_or_default();
    ShapeNumbers { id: item.id, name: text("name"), kind, alt: text("descr"), content }
}

/// The part of the chart that a shape shows, if it is one.
pub(super) fn chart_part(
    item: &Item<'_>,
    package: &Package,
    relationships: &Relationships,
) -> Option<String> {
    let data = item.node.path(ns::A, &["graphic", "graphicData"])?;
    let reference = data.child(ns::C, "chart").or_else(|| data.child(ns::CX, "chart"))?;
    let id = reference.attr_ns(ns::R, "id")?;
    let part = relationships.by_id(&id)?.part()?;
    Some(package.real_name(part)?.to_owned())
}

/// The texts of the paragraphs in an element.
pub(super) fn paragraphs<'a>(within: Node<'a>) -> impl Iterator<Item = String> + 'a {
    within.descendants(ns::A, "p").map(paragraph)
}

/// The text of a paragraph, its runs joined.
pub(super) fn paragraph(paragraph: Node<'_>) -> String {
    let mut text = String::new();
    for node in paragraph.all_descendants().filter(|node| node.ns() == ns::A) {
        match node.name() {
            "t" => text.push_str(&node.text()),
            "br" => text.push('\n'),
            _ => {}
        }
    }
    text
}

fn cells(table: Node<'_>) -> Vec<Vec<String>> {
    let rows = table.children().filter(|node| node.is(ns::A, "tr"));
    let cells = |row: Node<'_>| {
        let cells = row.children().filter(|node| node.is(ns::A, "tc"));
        cells.map(|cell| paragraphs(cell).collect::<Vec<_>>().join("\n")).collect()
    };
    rows.map(cells).collect()
}

/// The parts of a picture: what is shown, then what stands behind it.
fn pictures(shape: Node<'_>, package: &Package, relationships: &Relationships) -> Vec<String> {
    let references = shape.all_descendants().filter(|n| matches!(n.name(), "blip" | "svgBlip"));
    let ids = references.filter_map(|node| node.attr_ns(ns::R, "embed"));
    let parts = ids.filter_map(|id| package.real_name(relationships.by_id(&id)?.part()?));
    parts.map(str::to_owned).collect()
}
