//! Parts that nobody sees: orphans, macros, custom data, printer settings.

use std::collections::BTreeSet;

use super::properties;
use crate::lint::context::Context;
use crate::lint::finding::{At, Sink};
use crate::lint::rule::Category;
use crate::lint::rules::leaks as rule;
use crate::opc::{name, reachable};

/// Looks at the package as a whole.
pub(in crate::lint) fn check(context: &Context, sink: &mut Sink<'_>) {
    if !sink.looks_at(Category::Leaks) {
        return;
    }
    check_orphans(context, sink);
    properties::check(context, sink);
    let thumbnail = context.rels("").by_type("thumbnail").find_map(|r| context.target(r));
    if let Some(part) = thumbnail {
        sink.say(&rule::THUMBNAIL, At::part(part), "the deck has a picture of its first slide");
    }
    for part in context.package.names() {
        let lower = part.to_ascii_lowercase();
        let at = At::part(part);
        if lower.ends_with("vbaproject.bin") {
            sink.say(&rule::MACROS, at, "the deck has macros");
        } else if lower.starts_with("customxml/item") && !lower.contains("props") {
            sink.say(&rule::CUSTOM_XML, at, "the deck has custom XML data");
        } else if lower.contains("printersettings") && !lower.ends_with(".rels") {
            sink.say(&rule::PRINTER_SETTINGS, at, "the deck has settings of a printer");
        } else if lower.starts_with("ppt/ink/") && lower.ends_with(".xml") {
            let at = At { slide: context.home(part), ..at };
            sink.say(&rule::INK, at, "the deck has ink");
        }
    }
}

fn check_orphans(context: &Context, sink: &mut Sink<'_>) {
    if !sink.wants(&rule::PART_ORPHAN) {
        return;
    }
    // Relationships that cannot be read were reported; what they lead to cannot be told.
    let Ok(found) = reachable(&context.package, |_, _| true) else { return };
    let found: BTreeSet<&str> = found.into_iter().collect();
    for part in context.package.names().filter(|part| !found.contains(part)) {
        let is_list = name::relationships_source(part).is_some();
        if !is_list && !part.starts_with('[') {
            sink.say(&rule::PART_ORPHAN, At::part(part), format!("nothing refers to `{part}`"));
        }
    }
}
