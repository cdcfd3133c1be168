//! Videos and sounds: the old link and the new embedding belong together.
//!
//! Source: [MS-PPTX] 2.2.5.2 (`p14:media`).

use crate::lint::finding::{At, Sink};
use crate::lint::markup::enclosing_shape;
use crate::lint::part::Part;
use crate::lint::rules::presentation as rule;
use crate::opc::{Relationship, Target};
use crate::xml::{Node, ns};

const P14: &str = "http://schemas.microsoft.com/office/powerpoint/2010/main";

pub(super) fn check(part: Part<'_>, sink: &mut Sink<'_>) {
    for properties in part.root().descendants(ns::P, "nvPr") {
        let old = properties
            .children()
            .find(|node| node.ns() == ns::A && matches!(node.name(), "videoFile" | "audioFile"));
        let new = properties.descendants(P14, "media").next();
        let message = match (old, new) {
            (Some(old), None) if embedded(part, old) => {
                "the file is embedded, but has no `p14:media`"
            }
            (None, Some(_)) => "there is `p14:media`, but no `a:videoFile` or `a:audioFile`",
            _ => continue,
        };
        let shape = enclosing_shape(properties);
        sink.say(&rule::MEDIA_UNPAIRED, At { shape: shape.as_ref(), ..part.at() }, message);
    }
}

/// Whether the old link leads into the package: linked files have no embedding.
fn embedded(part: Part<'_>, old: Node<'_>) -> bool {
    let id = old.attr_ns(ns::R, "link").unwrap_or_default();
    let found: Option<&Relationship> = part.rels.by_id(&id);
    found.is_some_and(|relationship| matches!(relationship.target, Target::Part(_)))
}
