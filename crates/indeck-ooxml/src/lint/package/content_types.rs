//! Content types: every part has one, and it fits.
//!
//! Source: ECMA-376-2, 7.2.3 (content types stream).

use std::collections::BTreeSet;

use crate::lint::context::Context;
use crate::lint::finding::{At, Sink};
use crate::lint::rules::package as rule;
use crate::opc::name;
use crate::xml::Node;

const STREAM: &str = "[Content_Types].xml";
/// Folders whose parts must not be typed as plain XML.
const TYPED: [&str; 5] =
    ["ppt/slides/", "ppt/slideLayouts/", "ppt/slideMasters/", "ppt/charts/", "ppt/theme/"];
/// Endings of file names, with the words that the type of the main part must have.
const ENDINGS: [(&str, &str); 6] = [
    ("pptx", "presentationml.presentation.main+xml"),
    ("potx", "presentationml.template.main+xml"),
    ("ppsx", "presentationml.slideshow.main+xml"),
    ("pptm", "ms-powerpoint.presentation.macroenabled.main+xml"),
    ("potm", "ms-powerpoint.template.macroenabled.main+xml"),
    ("ppsm", "ms-powerpoint.slideshow.macroenabled.main+xml"),
];

pub(super) fn check(context: &Context, sink: &mut Sink<'_>) {
    check_stream(context, sink);
    for part in context.package.names().filter(|part| *part != STREAM) {
        match context.package.content_type(part) {
            None | Some("") => {
                let message = format!("`{part}` has no content type");
                sink.say(&rule::CONTENT_TYPE_MISSING, At::part(part), message);
            }
            Some("application/xml") if is_typed(part) => {
                let message = format!("`{part}` is typed as `application/xml`");
                sink.say(&rule::CONTENT_TYPE_GENERIC, At::part(part), message);
            }
            Some(_) => {}
        }
    }
    check_main(context, sink);
}

/// Whether a part lies directly in a folder whose parts have types of their own.
fn is_typed(part: &str) -> bool {
    let file = TYPED.iter().find_map(|folder| part.strip_prefix(folder));
    file.is_some_and(|file| !file.contains('/') && file.ends_with(".xml"))
}

fn check_stream(context: &Context, sink: &mut Sink<'_>) {
    let Some(document) = context.document(STREAM, sink) else { return };
    let (mut extensions, mut parts) = (BTreeSet::new(), BTreeSet::new());
    for node in document.root().children() {
        match node.name() {
            "Default" => {
                let extension = node.attr("Extension").unwrap_or_default().to_ascii_lowercase();
                if !extensions.insert(extension.clone()) {
                    let message = format!("the extension `{extension}` has two types");
                    sink.say(&rule::CONTENT_TYPE_DUPLICATE, At::part(STREAM), message);
                }
            }
            "Override" => check_override(context, node, &mut parts, sink),
            _ => {}
        }
    }
}

fn check_override(
    context: &Context,
    node: Node<'_>,
    parts: &mut BTreeSet<String>,
    sink: &mut Sink<'_>,
) {
    let (at, part) = (At::part(STREAM), node.attr("PartName").unwrap_or_default());
    if !part.starts_with('/') {
        sink.say(&rule::CONTENT_TYPE_NAME, at, format!("`{part}` has no leading slash"));
    }
    if !parts.insert(name::key(&part)) {
        sink.say(&rule::CONTENT_TYPE_DUPLICATE, at, format!("`{part}` has two types"));
    }
    if !context.package.contains(&part) {
        sink.say(&rule::CONTENT_TYPE_ORPHAN, at, format!("there is no part `{part}`"));
    }
}

fn check_main(context: &Context, sink: &mut Sink<'_>) {
    let count = context.rels("").by_type("officeDocument").count();
    let at = At::part("_rels/.rels");
    if count != 1 {
        sink.say(&rule::MAIN_PART, at, format!("there are {count} main parts"));
    }
    let found = context.package.content_type(&context.main).unwrap_or_default();
    let found = found.to_ascii_lowercase();
    let at = At::part(&context.main);
    if !found.contains("macroenabled") && found.ends_with(".main+xml") {
        for part in context.package.names().filter(|p| is_macro_project(p)) {
            let message = format!("`{part}` is in a deck whose type knows no macros");
            sink.say(&rule::MACRO_TYPE, At::part(part), message);
        }
    }
    let Some(ending) = sink.options.file_name.as_deref().and_then(name::extension) else { return };
    let wanted = ENDINGS.iter().find(|(known, _)| *known == ending);
    if let Some((_, wanted)) = wanted
        && !found.ends_with(wanted)
    {
        let right = ENDINGS.iter().find(|(_, words)| found.ends_with(words));
        let message = format!("the content is not that of a `.{ending}`");
        match right {
            Some((right, _)) => {
                sink.say_with(&rule::FILE_ENDING, at, message, format!("name it `.{right}`"));
            }
            None => sink.say(&rule::FILE_ENDING, at, message),
        }
    }
}

/// Whether a part is a project of macros.
pub(in crate::lint) fn is_macro_project(part: &str) -> bool {
    part.to_ascii_lowercase().ends_with("vbaproject.bin")
}
