//! Shapes as they are read.

use crate::deck::inspect::{ShapeSummary, chart};
use crate::deck::layout::frame;
use crate::deck::template::Template;
use crate::error::Error;
use crate::opc::Relationships;
use crate::part::tree;
use crate::xml::{Node, ns};

/// Namespaces of alternate content that we read the choice of: the versions of chartex that charts
/// name as what they require.
const KNOWN: [&str; 6] = [
    ns::P,
    ns::A,
    ns::CX,
    "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
    "http://schemas.microsoft.com/office/drawing/2015/10/21/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/5/10/chartex",
];

/// Adds the shapes of a tree or a group, with those of its groups.
pub(super) fn collect(
    template: &Template,
    rels: &Relationships,
    tree: Node<'_>,
    shapes: &mut Vec<ShapeSummary>,
) -> Result<(), Error> {
    for node in tree.chosen_children(&KNOWN) {
        if let Some(summary) = shape(template, rels, node)? {
            shapes.push(summary);
            if node.name() == "grpSp" {
                collect(template, rels, node, shapes)?;
            }
        }
    }
    Ok(())
}

fn shape(
    template: &Template,
    rels: &Relationships,
    node: Node<'_>,
) -> Result<Option<ShapeSummary>, Error> {
    let Some(properties) = properties(node) else { return Ok(None) };
    let Some(identity) = properties.child(ns::P, "cNvPr") else { return Ok(None) };
    let chart = match node.name() {
        "graphicFrame" => chart::read(template, rels, node)?,
        _ => None,
    };
    let text_of = |name| identity.attr(name).map(|value| value.into_owned());
    Ok(Some(ShapeSummary {
        id: identity.attr("id").and_then(|id| id.parse().ok()).unwrap_or(0),
        name: text_of("name").unwrap_or_default(),
        kind: tree::kind(node),
        placeholder: placeholder(node),
        text: text(node),
        alt: text_of("descr").filter(|alt| !alt.is_empty()),
        frame: frame(node),
        chart,
        table: table_size(node),
    }))
}

/// `p:nvSpPr` and its like.
fn properties(shape: Node<'_>) -> Option<Node<'_>> {
    let names = ["nvSpPr", "nvGraphicFramePr", "nvPicPr", "nvGrpSpPr", "nvCxnSpPr"];
    names
        .into_iter()
        .find_map(|name| shape.child(ns::P, name))
        .filter(|_| matches!(shape.name(), "sp" | "graphicFrame" | "pic" | "grpSp" | "cxnSp"))
}

/// The type of the placeholder that a shape fills; `obj` where it names none.
pub(super) fn placeholder(shape: Node<'_>) -> Option<String> {
    let ph = properties(shape)?.path(ns::P, &["nvPr", "ph"])?;
    Some(ph.attr("type").map_or_else(|| "obj".to_owned(), |kind| kind.into_owned()))
}

/// The text of a shape, a line for each paragraph; groups have none of their own.
pub(super) fn text(shape: Node<'_>) -> String {
    if shape.name() == "grpSp" {
        return String::new();
    }
    let paragraphs = shape.descendants(ns::A, "p").map(paragraph_text);
    paragraphs.collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

fn paragraph_text(paragraph: Node<'_>) -> String {
    let mut text = String::new();
    for child in paragraph.children() {
        match child.name() {
            "br" => text.push('\n'),
            "r" | "fld" => {
                let t = child.child(ns::A, "t").map(|t| t.text());
                text.push_str(&t.unwrap_or_default());
            }
            _ => {}
        }
    }
    text
}

fn table_size(frame: Node<'_>) -> Option<(usize, usize)> {
    let table = tree::table(frame)?;
    let count = |node: Node<'_>, name| node.children().filter(|n| n.is(ns::A, name)).count();
    let columns = table.child(ns::A, "tblGrid").map_or(0, |grid| count(grid, "gridCol"));
    Some((count(table, "tr"), columns))
}
