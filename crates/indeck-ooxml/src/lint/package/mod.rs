//! The package as a whole: content types, relationships, media.

mod content_types;
mod media;
mod relationships;

use super::context::Context;
use super::finding::Sink;
use super::rule::Category;

/// Looks at content types, relationships and media.
pub(super) fn check(context: &Context, sink: &mut Sink<'_>) {
    if sink.looks_at(Category::Repair) {
        content_types::check(context, sink);
        relationships::check(context, sink);
        media::check(context, sink);
    }
}
