//! What a deck says of itself and offers: properties, kind of file, language, layouts.

use indeck_ooxml::model::deck::{DeckProperties, ResolvedSlide, Shape};
use indeck_ooxml::{DeckFormat, WriteOptions};

use indeck_testkit::package;

use super::sound::faults;
use super::{changed, deck, open, parts, replace, text, title_slide};
use crate::support::template;

const CORE: &str = "docProps/core.xml";

fn properties(title: &str) -> DeckProperties {
    DeckProperties { title: Some(title.to_owned()), ..DeckProperties::default() }
}

/// A deck with all properties that are written.
fn described() -> indeck_ooxml::Presentation {
    let text = |text: &str| Some(text.to_owned());
    let properties = DeckProperties {
        title: text("Results"),
        subject: text("Sales"),
        author: text("Ada"),
        keywords: text("a, b"),
        created: text("2026-11-22T09:30:00Z"),
        language: text("en-GB"),
    };
    let options = WriteOptions { properties, ..WriteOptions::default() };
    open(template().writer(Vec::new(), options).unwrap().finish().unwrap())
}

#[test]
fn properties_are_read_as_they_were_written() {
    let read = described().properties().unwrap();
    assert_eq!(read.title.as_deref(), Some("Results"));
    assert_eq!(read.author.as_deref(), Some("Ada"));
    assert_eq!(read.keywords.as_deref(), Some("a, b"));
    assert_eq!(read.created.as_deref(), Some("2026-11-22T09:30:00Z"));
    assert_eq!(read.language.as_deref(), Some("en-GB"));
}

#[test]
fn properties_are_changed_added_and_removed_and_the_others_stay() {
    let mut deck = described();
    let wanted = DeckProperties { subject: Some("R & D".to_owned()), ..properties("New") };
    deck.set_properties(&wanted).unwrap();
    let created = Some("2026-11-22T09:30:00Z".to_owned());
    assert_eq!(deck.properties().unwrap(), DeckProperties { created, ..wanted });
    let xml = text(&deck, CORE);
    assert!(xml.contains("R &amp; D") && xml.contains("dcterms:modified"), "{xml}");
    assert!(!xml.contains("creator") && !xml.contains("language"), "{xml}");
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
    let author = Some("Bo".to_owned());
    deck.set_properties(&DeckProperties { author, ..DeckProperties::default() }).unwrap();
    assert_eq!(open(deck.to_bytes().unwrap()).properties().unwrap().author.as_deref(), Some("Bo"));
}

#[test]
fn what_indeck_does_not_know_of_properties_stays() {
    let mut parts = parts(&described());
    let more = "<cp:category>Kept</cp:category></cp:coreProperties>";
    replace(&mut parts, CORE, "</cp:coreProperties>", more);
    let mut deck = open(package(&parts));
    deck.set_properties(&properties("New")).unwrap();
    let xml = text(&deck, CORE);
    assert!(xml.contains("Kept") && xml.contains("New"), "{xml}");
}

#[test]
fn properties_come_into_a_part_that_has_none() {
    let mut deck = deck();
    assert_eq!(deck.properties().unwrap(), DeckProperties::default());
    deck.set_properties(&properties("New")).unwrap();
    assert_eq!(open(deck.to_bytes().unwrap()).properties().unwrap(), properties("New"));
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
}

#[test]
fn properties_that_are_the_same_change_no_byte() {
    let mut deck = described();
    let before = deck.to_bytes().unwrap();
    deck.set_properties(&deck.properties().unwrap()).unwrap();
    assert!(!deck.is_changed());
    assert_eq!(deck.to_bytes().unwrap(), before);
}

#[test]
fn a_deck_without_properties_gets_some() {
    let mut deck = changed(|parts| {
        parts.remove(CORE);
        let rels = String::from_utf8(parts["_rels/.rels"].clone()).unwrap();
        let start = rels.find("<Relationship ").unwrap();
        let entries = rels[start..].split_inclusive("/>");
        let kept: String = entries.filter(|entry| !entry.contains("core.xml")).collect();
        parts.insert("_rels/.rels".to_owned(), format!("{}{kept}", &rels[..start]).into_bytes());
        let types = String::from_utf8(parts["[Content_Types].xml"].clone()).unwrap();
        let start = types.find("<Default ").or(types.find("<Override ")).unwrap();
        let entries = types[start..].split_inclusive("/>");
        let kept: String = entries.filter(|entry| !entry.contains("core.xml")).collect();
        let types = format!("{}{kept}", &types[..start]);
        parts.insert("[Content_Types].xml".to_owned(), types.into_bytes());
    });
    assert_eq!(deck.properties().unwrap(), DeckProperties::default());
    deck.set_properties(&DeckProperties::default()).unwrap();
    assert!(!parts(&deck).contains_key(CORE));
    deck.set_properties(&properties("New")).unwrap();
    assert_eq!(open(deck.to_bytes().unwrap()).properties().unwrap(), properties("New"));
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
}

#[test]
fn a_deck_knows_what_kind_of_file_it_is() {
    let mut deck = deck();
    assert_eq!(deck.format(), Some(DeckFormat::Presentation));
    deck.convert(DeckFormat::Template).unwrap();
    assert_eq!(deck.format(), Some(DeckFormat::Template));
    assert_eq!(open(deck.to_bytes().unwrap()).format(), Some(DeckFormat::Template));
}

#[test]
fn texts_that_are_added_are_in_the_language_that_was_said() {
    let mut deck = deck();
    deck.add_slide(title_slide("Before")).unwrap();
    deck.set_default_language(Some("de-DE".to_owned()));
    deck.add_slide(title_slide("After")).unwrap();
    deck.add_shape(0, Shape::in_placeholder("subtitle", "Also")).unwrap();
    let slides = ["ppt/slides/slide4.xml", "ppt/slides/slide5.xml", "ppt/slides/slide1.xml"];
    let said = slides.map(|slide| text(&deck, slide).contains("lang=\"de-DE\""));
    assert_eq!(said, [false, true, true]);
}

#[test]
fn a_slide_knows_its_layout_by_place() {
    let mut deck = deck();
    let names: Vec<String> =
        deck.brand().unwrap().layouts.iter().map(|layout| layout.name.clone()).collect();
    for slide in 0..deck.slide_count() {
        let name = deck.slide(slide).unwrap().layout_name().unwrap().unwrap();
        let place = deck.layout_index(slide).unwrap().unwrap();
        assert_eq!(names[place], name);
    }
    let layout = "Title Only".to_owned();
    deck.insert_slide(0, ResolvedSlide { layout, ..Default::default() }).unwrap();
    assert_eq!(names[deck.layout_index(0).unwrap().unwrap()], "Title Only");
    assert!(deck.layout_index(9).is_err());
}
