//! What the benchmarks share: the template and writing a deck into memory.
#![allow(clippy::expect_used, dead_code, reason = "a benchmark fails by panicking")]

use indeck_model::ResolvedSlide;
use indeck_model::deck::{Place, Shape};
use indeck_model::{Chart, Rect};
use indeck_ooxml::{Limits, Template, WriteOptions};

/// The testkit's small template, so that benchmarks need no file.
pub(crate) fn template() -> Template {
    open(indeck_testkit::tiny_template())
}

/// Opens a template.
pub(crate) fn open(bytes: Vec<u8>) -> Template {
    Template::from_bytes(bytes, &Limits::default()).expect("the template opens")
}

/// The bytes of a deck of these slides.
pub(crate) fn write(
    template: &Template,
    slides: Vec<ResolvedSlide>,
    threads: Option<usize>,
) -> Vec<u8> {
    let options = WriteOptions { threads, ..WriteOptions::default() };
    let mut bytes = Vec::new();
    let mut deck = template.writer(&mut bytes, options).expect("the deck begins");
    for slide in slides {
        deck.push(slide).expect("the slide is written");
    }
    deck.finish().expect("the deck ends");
    bytes
}

/// A slide with nothing but a title and that chart.
pub(crate) fn chart_slide(chart: Chart) -> ResolvedSlide {
    let mut slide = text_slide("A chart");
    let place = Place::At(Rect::from_inches(0.5, 1.5, 9.0, 5.5));
    slide.shapes.push(Shape::placed(place, chart));
    slide
}

/// A slide with nothing but a title.
pub(crate) fn text_slide(title: &str) -> ResolvedSlide {
    ResolvedSlide {
        layout: "Title Only".to_owned(),
        shapes: vec![Shape::in_placeholder("title", title)],
        ..ResolvedSlide::default()
    }
}
