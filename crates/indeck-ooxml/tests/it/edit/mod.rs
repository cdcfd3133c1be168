//! Decks as data: opened, changed, saved.

mod corpus;
mod facts;
mod hostile;
mod import;
mod random;
mod sections;
mod slides;
mod sound;
mod strict;

use std::collections::BTreeMap;

use indeck_ooxml::model::Rect;
use indeck_ooxml::model::chart::ColumnChart;
use indeck_ooxml::model::deck::{Picture, Place, ResolvedSlide, Shape};
use indeck_ooxml::{Limits, Presentation};
use indeck_testkit::{package, unzip};

pub(crate) use self::sound::faults;
use crate::support::{PNG, template};

/// A deck of three slides: a title, a chart with notes, a picture with a link.
pub(crate) fn deck_bytes() -> Vec<u8> {
    let template = template();
    let mut deck = template.deck();
    deck.add_slide("Title Slide").unwrap().fill("title", "First").unwrap();
    let chart = ColumnChart::new(["Q1", "Q2"]).with_series("North", [1.5, 2.0]);
    deck.add_slide("Title and Content")
        .unwrap()
        .fill("title", "Second")
        .unwrap()
        .fill("content", chart)
        .unwrap()
        .notes("Notes of the second slide");
    let frame = Rect::from_inches(1.0, 2.0, 3.0, 3.0);
    deck.add_slide("Title Only")
        .unwrap()
        .fill("title", "Third")
        .unwrap()
        .add(frame, Picture::new(PNG.to_vec()));
    deck.to_bytes().unwrap()
}

/// [`deck_bytes`], opened.
pub(crate) fn deck() -> Presentation {
    open(deck_bytes())
}

/// [`deck_bytes`] with parts changed, opened.
pub(super) fn changed(change: impl FnOnce(&mut BTreeMap<String, Vec<u8>>)) -> Presentation {
    let mut parts = unzip(&deck_bytes());
    change(&mut parts);
    open(package(&parts))
}

pub(super) fn open(bytes: Vec<u8>) -> Presentation {
    Presentation::from_bytes(bytes, &Limits::default()).unwrap()
}

/// The parts of a deck as it would be saved.
pub(super) fn parts(deck: &Presentation) -> BTreeMap<String, Vec<u8>> {
    unzip(&deck.to_bytes().unwrap())
}

/// A part as text.
pub(super) fn text(deck: &Presentation, part: &str) -> String {
    String::from_utf8(parts(deck)[part].clone()).unwrap()
}

/// Replaces text in a part.
pub(super) fn replace(parts: &mut BTreeMap<String, Vec<u8>>, part: &str, from: &str, to: &str) {
    let text = String::from_utf8(parts[part].clone()).unwrap();
    assert!(text.contains(from), "`{part}` has `{from}`: {text}");
    parts.insert(part.to_owned(), text.replacen(from, to, 1).into_bytes());
}

/// The titles of the slides in their order.
pub(super) fn titles(deck: &Presentation) -> Vec<String> {
    let bytes = deck.to_bytes().unwrap();
    let inspection = indeck_ooxml::Inspection::from_bytes(bytes, &Limits::default()).unwrap();
    inspection.slides.into_iter().map(|slide| slide.title.unwrap_or_default()).collect()
}

/// A slide with a title and nothing else.
pub(super) fn title_slide(title: &str) -> ResolvedSlide {
    let shapes = vec![Shape::in_placeholder("title", title)];
    ResolvedSlide { layout: "Title Only".to_owned(), shapes, ..ResolvedSlide::default() }
}

/// A slide with a chart, a picture and notes.
pub(crate) fn rich_slide(title: &str) -> ResolvedSlide {
    let chart = ColumnChart::new(["A", "B"]).with_series("S", [1.0, 2.0]);
    let frame = |y| Place::At(Rect::from_inches(1.0, y, 3.0, 2.0));
    let shapes = vec![
        Shape::in_placeholder("title", title),
        Shape::placed(frame(1.0), chart),
        Shape::placed(frame(4.0), Picture::new(PNG.to_vec())),
    ];
    let layout = "Title Only".to_owned();
    ResolvedSlide { layout, shapes, notes: Some("Notes".into()), ..ResolvedSlide::default() }
}
