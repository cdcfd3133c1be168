//! The text of shapes.

use crate::xml::{Node, ns};

/// The text of a shape, a line for each paragraph; groups have none of their own.
pub(in crate::lint) fn text(shape: Node<'_>) -> String {
    if shape.name() == "grpSp" {
        return String::new();
    }
    let paragraphs = shape.descendants(ns::A, "p").map(paragraph_text);
    paragraphs.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// The text of a paragraph.
pub(in crate::lint) fn paragraph_text(paragraph: Node<'_>) -> String {
    let mut text = String::new();
    for child in paragraph.children() {
        match child.name() {
            "br" => text.push('\n'),
            "r" | "fld" => {
                let run = child.child(ns::A, "t").map(|t| t.text());
                text.push_str(&run.unwrap_or_default());
            }
            _ => {}
        }
    }
    text
}
