//! Relationships: ids, targets, types.
//!
//! Source: ECMA-376-2, 6.5 (relationships).

use std::collections::BTreeSet;

use crate::lint::context::Context;
use crate::lint::finding::{At, Sink};
use crate::lint::rules::package as rule;
use crate::opc::{Relationship, Relationships, Target, name};

/// Types of relationships, with words that the content type of the target must have one of.
const TARGETS: [(&str, &[&str]); 17] = [
    ("slide", &["presentationml.slide+xml"]),
    ("slideLayout", &["presentationml.slideLayout+xml"]),
    ("slideMaster", &["presentationml.slideMaster+xml"]),
    ("theme", &["officedocument.theme+xml"]),
    ("notesMaster", &["presentationml.notesMaster+xml"]),
    ("notesSlide", &["presentationml.notesSlide+xml"]),
    ("handoutMaster", &["presentationml.handoutMaster+xml"]),
    ("presProps", &["presentationml.presProps+xml"]),
    ("viewProps", &["presentationml.viewProps+xml"]),
    ("tableStyles", &["presentationml.tableStyles+xml"]),
    ("chart", &["drawingml.chart+xml"]),
    ("chartEx", &["ms-office.chartex+xml"]),
    ("image", &["image/", "emf", "wmf", "application/pdf", "postscript"]),
    ("diagramData", &["drawingml.diagramData+xml"]),
    ("chartUserShapes", &["drawingml.chartshapes+xml"]),
    ("comments", &["comments+xml"]),
    (
        "package",
        &[
            "spreadsheetml",
            "wordprocessingml",
            "presentationml",
            "ms-excel",
            "ms-word",
            "ms-powerpoint",
            "octet",
            "oleObject",
            "visio",
        ],
    ),
];

pub(super) fn check(context: &Context, sink: &mut Sink<'_>) {
    for (source, rels) in context.all_rels() {
        let part = name::relationships_part(source);
        let at = At { slide: context.home(source), ..At::part(&part) };
        if !source.is_empty() && !context.package.contains(source) {
            let message = format!("there is no part `{source}`");
            sink.say(&rule::RELATIONSHIP_ORPHAN, at, message);
        }
        check_ids(rels, at, sink);
        for relationship in rels.iter() {
            check_target(context, relationship, at, sink);
        }
    }
}

fn check_ids(rels: &Relationships, at: At<'_>, sink: &mut Sink<'_>) {
    let mut seen = BTreeSet::new();
    for Relationship { id, .. } in rels.iter() {
        if !id.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            sink.say(&rule::RELATIONSHIP_ID, at, format!("`{id}` begins with no letter"));
        }
        if !seen.insert(id) {
            sink.say(&rule::RELATIONSHIP_DUPLICATE, at, format!("`{id}` stands twice"));
        }
    }
}

fn check_target(context: &Context, found: &Relationship, at: At<'_>, sink: &mut Sink<'_>) {
    let (id, kind) = (&found.id, found.kind.rsplit('/').next().unwrap_or_default());
    match &found.target {
        Target::External(_) | Target::Fragment(_) => {}
        Target::Nowhere(text) if text.to_ascii_uppercase().ends_with("NULL") => {
            sink.say(&rule::RELATIONSHIP_NULL, at, format!("`{id}` leads to `{text}`"));
        }
        Target::Nowhere(text) if text.contains(':') => {
            let message = format!("`{id}` leads to `{text}` inside the package");
            sink.say(&rule::RELATIONSHIP_MODE, at, message);
        }
        Target::Nowhere(text) => {
            let rule = missing(kind);
            sink.say(rule, at, format!("`{id}` ({kind}) leads to `{text}`, which is no part"));
        }
        Target::Part(part) => match context.package.content_type(part) {
            _ if !context.package.contains(part) => {
                sink.say(
                    missing(kind),
                    at,
                    format!("`{id}` ({kind}) leads to `{part}`, which is not there"),
                );
            }
            Some(content_type) if !fits(kind, content_type) => {
                let message = format!("`{id}` ({kind}) leads to `{part}` of type `{content_type}`");
                sink.say(&rule::RELATIONSHIP_TYPE, at, message);
            }
            _ => {}
        },
    }
}

/// The rule that a missing target breaks: PowerPoint shrugs at links.
fn missing(kind: &str) -> &'static crate::lint::Rule {
    match kind {
        "hyperlink" => &rule::LINK_TARGET,
        _ => &rule::RELATIONSHIP_TARGET,
    }
}

fn fits(kind: &str, content_type: &str) -> bool {
    let wanted = TARGETS.iter().find(|(known, _)| *known == kind);
    wanted.is_none_or(|(_, words)| words.iter().any(|word| content_type.contains(word)))
}
