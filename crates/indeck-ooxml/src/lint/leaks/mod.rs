//! What a deck tells that nobody meant to tell.

mod links;
mod package;
mod properties;
mod slide;
mod workbook;

pub(super) use package::check as check_package;
pub(super) use slide::check as check_slide;
pub(super) use workbook::check as check_workbook;

use super::context::Context;
use super::finding::{Sink, quoted};
use super::part::{Kind, Part};
use super::rules::leaks as rule;
use super::shapes::{Placeholder, text};
use crate::xml::ns;

/// Looks at a part: its links, comments, notes, tags.
pub(super) fn check_part(context: &Context, part: Part<'_>, sink: &mut Sink<'_>) {
    links::check(part, sink);
    let content_type = context.package.content_type(part.name).unwrap_or_default();
    if content_type.ends_with("comments+xml") {
        let count = part.root().children().filter(|node| node.name() == "cm").count();
        if count > 0 {
            sink.say(&rule::COMMENTS, part.at(), format!("there are {count} comments"));
        }
    }
    if content_type.ends_with("tags+xml") {
        let names = part.root().children().filter_map(|tag| tag.attr("name"));
        let names: Vec<_> = names.take(5).map(|name| quoted(&name)).collect();
        if !names.is_empty() {
            sink.say(&rule::TAGS, part.at(), format!("there are tags: `{}`", names.join("`, `")));
        }
    }
    if part.kind == Kind::Notes {
        let bodies = part.root().descendants(ns::P, "sp");
        let bodies = bodies.filter(|sp| Placeholder::of(*sp).is_some_and(|p| p.kind == "body"));
        if let Some(notes) = bodies.map(text).find(|text| !text.is_empty()) {
            sink.say(&rule::NOTES, part.at(), format!("the notes begin `{}`", quoted(&notes)));
        }
    }
}
