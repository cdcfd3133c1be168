//! Markings on slides, and charts without a workbook.

use indeck_model::chart::{ColumnChart, WaterfallChart};
use indeck_model::{Emu, Marking, MarkingPlace, Rect};
use indeck_ooxml::lint::{LintOptions, lint};
use indeck_ooxml::{Deck, Limits, Parts, WorkbookPayload, read};
use indeck_testkit::unzip;

use crate::support::{assert_sound, inspect, template, text_of};

fn frame() -> Rect {
    Rect::new(Emu(914_400), Emu(1_600_200), Emu(5_486_400), Emu(3_657_600))
}

fn add_slide(deck: &mut Deck<'_>, marking: Option<Marking>) {
    let mut slide = deck.add_slide("Title Only").unwrap();
    slide.fill("title", "Sales").unwrap();
    let chart = ColumnChart::new(["Q1", "Q2"]).with_series("North", [1.5, 42.0]);
    slide.add(frame(), chart).alt("Columns");
    slide.slide_mut().marking = marking;
}

/// What the linter says, without the places.
fn codes(deck: &Deck<'_>) -> Vec<&'static str> {
    let found = lint(deck.to_bytes().unwrap(), &LintOptions::default()).unwrap();
    found.into_iter().map(|finding| finding.rule.code).collect()
}

#[test]
fn a_marking_is_a_named_shape_on_the_slide() {
    let template = template();
    let cases = [
        (MarkingPlace::Footer, "Sensitivity marking"),
        (MarkingPlace::Header, "Sensitivity marking"),
        (MarkingPlace::Watermark, "Watermark"),
    ];
    for (place, name) in cases {
        let mut deck = template.deck();
        add_slide(&mut deck, Some(Marking::new("Confidential & internal", place)));
        let found = inspect(&deck);
        let mut shapes = found.slides[0].shapes.iter();
        let shape = shapes.find(|shape| shape.name == name).unwrap();
        assert_eq!((&*shape.name, &*shape.text), (name, "Confidential & internal"));
        assert_eq!(shape.alt.as_deref(), Some("Confidential & internal"));
        let frame = shape.frame.unwrap();
        let slide = template.brand().slide_size;
        assert!(frame.origin.y.0 >= 0 && frame.origin.y.0 + frame.size.height.0 <= slide.height.0);
    }
}

#[test]
fn the_linter_finds_nothing_in_a_marking() {
    let template = template();
    let mut plain = template.deck();
    add_slide(&mut plain, None);
    for place in [MarkingPlace::Footer, MarkingPlace::Header, MarkingPlace::Watermark] {
        let mut deck = template.deck();
        add_slide(&mut deck, Some(Marking::new("Confidential", place)));
        assert_eq!(codes(&deck), codes(&plain), "{place:?}");
    }
}

#[test]
fn a_long_watermark_is_smaller_and_stays_on_the_slide() {
    let template = template();
    let size = |text: &str| {
        let mut deck = template.deck();
        add_slide(&mut deck, Some(Marking::new(text, MarkingPlace::Watermark)));
        let slide = text_of(&unzip(&deck.to_bytes().unwrap()), "ppt/slides/slide1.xml");
        let at = slide.rfind("sz=\"").unwrap() + 4;
        slide[at..].split('"').next().unwrap().parse::<u32>().unwrap()
    };
    let sizes =
        ["Draft", "Strictly confidential, for the board of directors only", &"w".repeat(500)]
            .map(size);
    assert!(sizes[0] > sizes[1] && sizes[1] > sizes[2], "{sizes:?}");
    assert_eq!(sizes[2], 1_800);
}

#[test]
fn a_chart_without_a_workbook_shows_the_same_numbers() {
    let template = template();
    let mut deck = template.deck();
    add_slide(&mut deck, None);
    let waterfall = WaterfallChart::new(["a", "b"], "x", [1.0, 2.0]);
    deck.add_slide("Title Only").unwrap().add(frame(), waterfall).alt("Steps");
    let with = deck.to_bytes().unwrap();
    deck.options_mut().workbooks = WorkbookPayload::None;
    let without = deck.to_bytes().unwrap();
    assert_eq!(without, deck.to_bytes().unwrap(), "same deck, same bytes");
    assert_sound(&without);
    let parts = unzip(&without);
    assert!(parts.keys().all(|part| !part.contains("embeddings")));
    assert!(
        parts.iter().all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains("externalData"))
    );
    assert!(unzip(&with).keys().any(|part| part.contains("embeddings")));
    let points = |deck: Vec<u8>| {
        let parts = Parts::read(deck, &Limits::default()).unwrap();
        let numbers = read::deck_numbers(&parts).unwrap();
        let shapes = numbers.slides.into_iter().flat_map(|slide| slide.shapes);
        let charts = shapes.filter_map(|shape| match shape.content {
            read::ShapeContent::Chart(chart) => Some(chart.series),
            _ => None,
        });
        let series = charts.flatten().flat_map(|series| series.dimensions);
        series.map(|dimension| (dimension.role, dimension.points)).collect::<Vec<_>>()
    };
    assert_eq!(points(with), points(without));
}
