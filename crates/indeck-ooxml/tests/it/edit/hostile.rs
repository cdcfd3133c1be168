//! Damaged and hostile decks: errors, never panics, and nothing half changed.

use indeck_ooxml::{Formatting, ImportOptions, Presentation};

use super::sound::elements;
use super::{changed, deck, replace};

/// Tries every operation on every slide; whatever comes of it, a failure changes nothing.
pub(crate) fn try_everything(deck: &mut Presentation) {
    let other = super::deck();
    for slide in 0..deck.slide_count().min(3) {
        let operations: [&dyn Fn(&mut Presentation) -> bool; 8] = [
            &|deck| deck.clone_slide(slide).is_ok(),
            &|deck| deck.set_hidden(slide, true).is_ok(),
            &|deck| deck.add_section("S", slide).is_ok(),
            &|deck| deck.move_slide(slide, 0).is_ok(),
            &|deck| deck.add_slide(super::rich_slide("x")).is_ok(),
            &|deck| deck.import_deck(&other, &ImportOptions::default()).is_ok(),
            &|deck| {
                let formatting = Formatting::KeepSource;
                let options = ImportOptions { formatting, ..ImportOptions::default() };
                deck.import_slides(&other, &[1], 0, &options).is_ok()
            },
            &|deck| deck.delete_slide(slide).is_ok(),
        ];
        for operation in operations {
            let before = deck.to_bytes().ok();
            if !operation(deck) {
                assert_eq!(deck.to_bytes().ok(), before, "a failure changes nothing");
            }
            drop(deck.slides().map(|slide| slide.layout_name().is_ok()).collect::<Vec<_>>());
        }
    }
}

#[test]
fn missing_parts_give_errors_when_they_are_needed() {
    for (gone, code) in [
        ("ppt/slides/slide2.xml", "missing-part"),
        ("ppt/notesSlides/notesSlide1.xml", "none"),
        ("ppt/charts/chart1.xml", "none"),
        ("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx", "none"),
        ("ppt/slideLayouts/slideLayout2.xml", "none"),
    ] {
        let mut deck = changed(|parts| drop(parts.remove(gone)));
        let result = deck.clone_slide(1);
        assert_eq!(result.err().map_or("none", |error| error.code()), code, "{gone}");
        try_everything(&mut deck);
        while deck.slide_count() > 0 {
            deck.delete_slide(0).unwrap();
        }
    }
}

#[test]
fn a_slide_without_relationship_is_listed_and_can_be_deleted() {
    let mut deck = changed(|parts| {
        let slides = elements(&parts["ppt/presentation.xml"], "p:sldId");
        let rel = format!(r#"r:id="{}""#, slides[1]["r:id"]);
        replace(parts, "ppt/presentation.xml", &rel, r#"r:id="rId999""#);
    });
    assert_eq!(deck.slide_count(), 3);
    assert_eq!(deck.slide(1).unwrap().part(), None);
    assert_eq!(deck.clone_slide(1).unwrap_err().code(), "missing-relationship");
    deck.delete_slide(1).unwrap();
    assert_eq!(deck.slide_count(), 2);
    try_everything(&mut deck);
}

#[test]
fn a_slide_that_is_listed_twice_stays_until_both_are_deleted() {
    let mut deck = changed(|parts| {
        let slides = elements(&parts["ppt/presentation.xml"], "p:sldId");
        let again = format!(
            r#"<p:sldId id="{}" r:id="{}"/></p:sldIdLst>"#,
            slides[0]["id"], slides[0]["r:id"]
        );
        replace(parts, "ppt/presentation.xml", "</p:sldIdLst>", &again);
    });
    assert_eq!(deck.slide_count(), 4);
    deck.delete_slide(0).unwrap();
    assert!(super::parts(&deck).contains_key("ppt/slides/slide1.xml"));
    deck.delete_slide(2).unwrap();
    assert!(!super::parts(&deck).contains_key("ppt/slides/slide1.xml"));
    try_everything(&mut deck);
}

#[test]
fn relationships_in_a_circle_end() {
    const CHART: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";
    let mut deck = changed(|parts| {
        let list = "ppt/charts/_rels/chart1.xml.rels";
        super::slides::add_rel(parts, list, "rId50", CHART, "chart1.xml");
        super::slides::add_rel(parts, list, "rId51", CHART, "../charts/chart9.xml");
        parts.insert("ppt/charts/chart9.xml".to_owned(), b"<x/>".to_vec());
        let back = format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{CHART}" Target="chart1.xml"/></Relationships>"#
        );
        parts.insert("ppt/charts/_rels/chart9.xml.rels".to_owned(), back.into_bytes());
    });
    deck.clone_slide(1).unwrap();
    deck.delete_slide(1).unwrap();
    deck.delete_slide(1).unwrap();
    assert!(!super::parts(&deck).keys().any(|name| name.starts_with("ppt/charts/")));
}

#[test]
fn ids_at_the_end_of_their_range_leave_gaps_to_fill() {
    let mut deck = changed(|parts| {
        replace(
            parts,
            "ppt/presentation.xml",
            r#"<p:sldId id="258""#,
            r#"<p:sldId id="2147483647""#,
        );
    });
    deck.clone_slide(0).unwrap();
    deck.clone_slide(0).unwrap();
    let ids: Vec<_> = deck.slides().map(|slide| slide.id().unwrap()).collect();
    assert_eq!(ids, [256, 259, 258, 257, 2_147_483_647]);
}

#[test]
fn a_deck_without_damage_takes_everything() {
    try_everything(&mut deck());
}
