//! Texts of charts and how they look.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.156 `c:rich`, 21.2.2.216 `c:txPr`.

use indeck_model::text::TextStyle;
use indeck_model::{Angle, Pt};

use super::color::color_in;
use super::data;
use super::values::{child, finite};
use crate::part::color::Scheme;
use crate::read::shape::paragraph;
use crate::xml::{Node, ns};

/// The words of `c:tx`: written there, or taken from a cell. A line for each paragraph.
pub(super) fn words(node: Node<'_>) -> Option<String> {
    let text = child(node, "tx")?;
    match child(text, "rich") {
        Some(rich) => {
            let lines: Vec<String> = paragraphs(rich).map(paragraph).collect();
            Some(lines.join("\n"))
        }
        None => match child(text, "txData") {
            Some(copy) => Some(child(copy, "v")?.text().into_owned()),
            None => data::first_text(text),
        },
    }
}

fn paragraphs(body: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    body.children().filter(|node| node.is(ns::A, "p"))
}

/// How the words of `c:tx` look: as the first run, or else the first paragraph, says.
pub(super) fn style_of_words(node: Node<'_>, scheme: &dyn Scheme) -> TextStyle {
    let rich = child(node, "tx").and_then(|text| child(text, "rich"));
    let Some(rich) = rich else { return style(node, scheme) };
    let run = rich.descendants(ns::A, "rPr").next().map(|run| characters(run, scheme));
    let own = paragraph_style(rich, scheme);
    run.unwrap_or_default().over(&own)
}

/// How texts look that say nothing else, by `c:txPr`.
pub(super) fn style(node: Node<'_>, scheme: &dyn Scheme) -> TextStyle {
    child(node, "txPr").map(|body| paragraph_style(body, scheme)).unwrap_or_default()
}

fn paragraph_style(body: Node<'_>, scheme: &dyn Scheme) -> TextStyle {
    let first = paragraphs(body).next();
    let own = first.and_then(|paragraph| paragraph.path(ns::A, &["pPr", "defRPr"]));
    own.map(|own| characters(own, scheme)).unwrap_or_default()
}

/// How far texts are turned, by `c:txPr`.
pub(super) fn rotation(node: Node<'_>) -> Option<Angle> {
    let body = child(node, "txPr")?.child(ns::A, "bodyPr")?;
    let turned = finite(&body.attr("rot")?)?;
    // PowerPoint writes a turn that no text has for its own choice.
    let is_turn = (-5_400_000.0..=5_400_000.0).contains(&turned);
    is_turn.then_some(Angle((turned / 60_000.0) as f32))
}

fn characters(node: Node<'_>, scheme: &dyn Scheme) -> TextStyle {
    let flag = |name| node.attr(name).map(|on| matches!(on.trim(), "1" | "true"));
    let font = node.child(ns::A, "latin").and_then(|font| font.attr("typeface"));
    TextStyle {
        size: node.attr("sz").and_then(|size| finite(&size)).map(|size| Pt((size / 100.0) as f32)),
        bold: flag("b"),
        italic: flag("i"),
        underline: node.attr("u").map(|kind| kind != "none"),
        color: node
            .child(ns::A, "solidFill")
            .and_then(|fill| color_in(fill, scheme))
            .map(|seen| seen.color),
        font: font.map(|font| font.into_owned()).filter(|font| !font.is_empty()),
    }
}
