//! Titles of slides.
//!
//! Source: WCAG 2.1, 2.4.2 (page titled).

use std::collections::BTreeMap;

use crate::lint::finding::{At, Sink, quoted};
use crate::lint::rules::accessibility as rule;
use crate::lint::shapes::Slide;
use crate::lint::unit::SlideFacts;

pub(super) fn check_slide(slide: &Slide<'_>, sink: &mut Sink<'_>) {
    if slide.title().is_none() {
        sink.say(&rule::TITLE_MISSING, slide.part.at(), "the slide has no title");
    }
}

/// Finds titles that several slides have; hidden ones are not counted.
pub(super) fn check_deck(slides: &[SlideFacts], sink: &mut Sink<'_>) {
    let mut first: BTreeMap<String, u32> = BTreeMap::new();
    for slide in slides.iter().filter(|slide| !slide.hidden) {
        let Some((shape, title)) = &slide.title else { continue };
        let key = title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        match first.get(&key) {
            Some(other) => {
                let at = At { slide: Some(slide.number), ..At::part(&slide.part) };
                let message = format!("slide {other} has the title `{}` as well", quoted(title));
                sink.say(&rule::TITLE_DUPLICATE, at.shape(shape), message);
            }
            None => drop(first.insert(key, slide.number)),
        }
    }
}
