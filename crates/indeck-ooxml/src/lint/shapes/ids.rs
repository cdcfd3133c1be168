//! Ids of shapes, and what refers to shapes by them.

use std::collections::{BTreeMap, BTreeSet};

use crate::lint::finding::{At, ShapeName, Sink};
use crate::lint::part::{Kind, Part};
use crate::lint::rules::presentation as rule;
use crate::xml::{Node, ns};

pub(super) fn check(part: Part<'_>, sink: &mut Sink<'_>) {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    let (mut connected, mut animated) = (Vec::new(), Vec::new());
    let mut known = BTreeSet::new();
    let mut fallback_end = None;
    for node in part.root().all_descendants() {
        if fallback_end.is_some_and(|end| node.id() >= end) {
            fallback_end = None;
        }
        if fallback_end.is_none() && node.is(ns::MC, "Fallback") {
            fallback_end = Some(node.end());
        }
        match node.name() {
            "cNvPr" if node.ns() == ns::P => {
                let id = check_one(part, node, sink);
                known.extend(id);
                if fallback_end.is_none()
                    && let Some(id) = id
                {
                    *counts.entry(id).or_default() += 1;
                }
            }
            "stCxn" | "endCxn" if node.ns() == ns::A => connected.push(node),
            "spTgt" if node.ns() == ns::P => animated.push(node),
            _ => {}
        }
    }
    report_doubles(part, &counts, sink);
    for node in connected.into_iter().filter(|node| !refers(*node, "id", &known)) {
        let id = node.attr("id").unwrap_or_default();
        let message = format!("it is tied to the shape {id}, which is not there");
        let shape = crate::lint::markup::enclosing_shape(node);
        sink.say(&rule::CONNECTOR_TARGET, At { shape: shape.as_ref(), ..part.at() }, message);
    }
    let missing = animated.into_iter().filter(|node| !refers(*node, "spid", &known));
    let missing: BTreeSet<_> = missing.filter_map(|node| node.attr("spid")).collect();
    for id in missing {
        let message = format!("an animation is about the shape {id}, which is not there");
        sink.say(&rule::ANIMATION_TARGET, part.at(), message);
    }
}

/// Checks one id and returns it, if it is one.
fn check_one(part: Part<'_>, node: Node<'_>, sink: &mut Sink<'_>) -> Option<u32> {
    let written = node.attr("id");
    let id = written.as_deref().and_then(|id| id.trim().parse::<u32>().ok());
    let id = id.filter(|id| i32::try_from(*id).is_ok());
    if id.is_none() {
        let name = node.attr("name").unwrap_or_default().into_owned();
        let message = match written {
            Some(written) => format!("`{written}` is no id from 1 to 2147483647"),
            None => "it has no id".to_owned(),
        };
        let shape = ShapeName { id: 0, name };
        sink.say(&rule::SHAPE_ID, part.at().shape(&shape), message);
    }
    id
}

fn report_doubles(part: Part<'_>, counts: &BTreeMap<u32, u32>, sink: &mut Sink<'_>) {
    let rule = match part.kind {
        Kind::Slide => &rule::SHAPE_ID,
        _ => &rule::SHAPE_ID_ON_LAYOUT,
    };
    for (id, count) in counts.iter().filter(|(_, count)| **count > 1) {
        sink.say(rule, part.at(), format!("{count} shapes have the id {id}"));
    }
}

fn refers(node: Node<'_>, attribute: &str, known: &BTreeSet<u32>) -> bool {
    let id = node.attr(attribute).and_then(|id| id.trim().parse().ok());
    id.is_some_and(|id| known.contains(&id))
}
