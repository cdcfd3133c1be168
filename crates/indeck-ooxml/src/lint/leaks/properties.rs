//! Properties of the document.
//!
//! Source: ECMA-376-2, 8 (core properties); ISO/IEC 29500-1, 22.2 and 22.3 (extended, custom).

use crate::lint::context::Context;
use crate::lint::finding::{At, Sink, quoted};
use crate::lint::rules::leaks as rule;
use crate::xml::Document;

/// Properties that name people or organisations, or say what the deck is about.
pub(super) const TELLING: [&str; 8] = [
    "creator",
    "lastModifiedBy",
    "Company",
    "Manager",
    "keywords",
    "description",
    "HyperlinkBase",
    "category",
];

pub(super) fn check(context: &Context, sink: &mut Sink<'_>) {
    for kind in ["core-properties", "extended-properties"] {
        let Some(part) = part_of(context, kind) else { continue };
        let Some(document) = context.document(part, sink) else { continue };
        let telling = telling(&document, &TELLING);
        if !telling.is_empty() {
            let message = format!("the properties say {}", telling.join(", "));
            sink.say(&rule::PROPERTIES, At::part(part), message);
        }
    }
    if let Some(part) = part_of(context, "custom-properties")
        && let Some(document) = context.document(part, sink)
    {
        let names = document.root().children().filter_map(|property| property.attr("name"));
        let names: Vec<_> = names.take(5).map(|name| format!("`{}`", quoted(&name))).collect();
        if !names.is_empty() {
            let message = format!("the deck has the properties {}", names.join(", "));
            sink.say(&rule::CUSTOM_PROPERTIES, At::part(part), message);
        }
    }
}

/// The part of properties; the strict edition writes their type in camel case.
fn part_of<'c>(context: &'c Context, kind: &str) -> Option<&'c str> {
    let strict = match kind {
        "extended-properties" => "extendedProperties",
        "custom-properties" => "customProperties",
        other => other,
    };
    context.first("", kind).or_else(|| context.first("", strict))
}

/// Those properties that have a value, as `name: value`.
pub(super) fn telling(document: &Document, names: &[&str]) -> Vec<String> {
    let properties = document.root().children();
    let properties = properties.filter(|node| names.contains(&node.name()));
    properties
        .map(|node| (node.name(), node.text().trim().to_owned()))
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name} `{}`", quoted(&value)))
        .collect()
}
