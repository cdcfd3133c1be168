//! What shuts people out: alternative texts, titles, order, contrast, size, links, language.

mod alt;
mod background;
mod contrast;
mod order;
mod text;
mod title;

use super::context::Context;
use super::finding::Sink;
use super::shapes::Slide;
use super::unit::SlideFacts;

/// Looks at a slide.
pub(super) fn check_slide(context: &Context, slide: &Slide<'_>, sink: &mut Sink<'_>) {
    alt::check(slide, sink);
    title::check_slide(slide, sink);
    order::check(slide, sink);
    text::check(slide, sink);
    contrast::check(context, slide, sink);
}

/// Looks at all slides together.
pub(super) fn check_deck(_context: &Context, slides: &[SlideFacts], sink: &mut Sink<'_>) {
    title::check_deck(slides, sink);
}
