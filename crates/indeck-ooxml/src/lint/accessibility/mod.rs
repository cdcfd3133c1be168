//! What shuts people out: alternative texts, titles, order, contrast, size, links, language.

mod alt;
mod background;
mod contrast;
mod order;
mod text;
mod title;

use super::finding::Sink;
use super::shapes::Slide;
use super::unit::SlideFacts;

/// Looks at a slide.
pub(super) fn check_slide(slide: &Slide<'_>, sink: &mut Sink<'_>) {
    alt::check(slide, sink);
    title::check_slide(slide, sink);
    order::check(slide, sink);
    text::check(slide, sink);
    contrast::check(slide, sink);
}

/// Looks at all slides together.
pub(super) fn check_deck(slides: &[SlideFacts], sink: &mut Sink<'_>) {
    title::check_deck(slides, sink);
}
