//! References from elements to relationships of their part.

use super::enclosing_shape;
use crate::lint::finding::{At, Sink};
use crate::lint::part::Part;
use crate::lint::rules::package as rule;
use crate::xml::{Node, ns};

/// Elements, by namespace and name, with the types of relationships that they may name.
const WANTED: [(&str, &str, &[&str]); 9] = [
    (ns::C, "chart", &["chart"]),
    (ns::CX, "chart", &["chartEx"]),
    (ns::C, "externalData", &["package", "oleObject", "externalLink"]),
    (ns::CX, "externalData", &["package", "oleObject", "externalLink"]),
    (ns::A, "blip", &["image"]),
    (ns::P, "sldId", &["slide"]),
    (ns::P, "sldLayoutId", &["slideLayout"]),
    (ns::P, "sldMasterId", &["slideMaster"]),
    (ns::P, "notesMasterId", &["notesMaster"]),
];
/// Elements whose empty id means that there is no target.
const MAY_BE_EMPTY: [&str; 3] = ["hlinkClick", "hlinkHover", "hlinkMouseOver"];

pub(super) fn check(part: Part<'_>, node: Node<'_>, sink: &mut Sink<'_>) {
    for attribute in node.attributes().filter(|attribute| attribute.ns() == ns::R) {
        let (id, name) = (attribute.value(), attribute.name());
        if name == "href" {
            continue;
        }
        let shape = || enclosing_shape(node);
        if id.is_empty() {
            // PowerPoint itself writes empty pictures into the layouts of diagrams.
            let usual = matches!(name, "link" | "embed" | "blip")
                || (name == "id" && MAY_BE_EMPTY.contains(&node.name()));
            if !usual {
                let message = format!("`{}` has an empty `{}`", node.qname(), attribute.qname());
                say(&rule::RELATIONSHIP_EMPTY, part, shape(), message, sink);
            }
            continue;
        }
        match part.rels.by_id(&id) {
            None => {
                let message =
                    format!("`{}` names `{id}`, which `{}` does not have", node.qname(), part.name);
                say(&rule::RELATIONSHIP_DANGLING, part, shape(), message, sink);
            }
            Some(found) if matches!(name, "id" | "embed") => {
                let wanted = WANTED.iter().find(|(ns, name, _)| node.is(ns, name));
                if wanted.is_some_and(|(.., kinds)| !kinds.iter().any(|kind| found.is(kind))) {
                    let kind = found.kind.rsplit('/').next().unwrap_or_default();
                    let message =
                        format!("`{}` names `{id}`, which is of type `{kind}`", node.qname());
                    say(&rule::RELATIONSHIP_KIND, part, shape(), message, sink);
                }
            }
            Some(_) => {}
        }
    }
}

fn say(
    rule: &'static crate::lint::Rule,
    part: Part<'_>,
    shape: Option<crate::lint::ShapeName>,
    message: String,
    sink: &mut Sink<'_>,
) {
    sink.say(rule, At { shape: shape.as_ref(), ..part.at() }, message);
}
