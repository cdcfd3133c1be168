//! Decks of the strict edition.

use std::collections::BTreeMap;

use indeck_ooxml::model::deck::{Place, Shape, Table};
use indeck_ooxml::model::text::{Run, TextBody, TextStyle};
use indeck_ooxml::model::{Color, Percent, Rect, ThemeColor};
use indeck_ooxml::{Formatting, ImportOptions, Limits, Template};
use indeck_testkit::{package, tiny_template_parts, unzip};

use super::sound::faults;
use super::{deck, deck_bytes, open, parts, rich_slide, titles};

/// Parts in the strict edition.
fn strict(parts: &mut BTreeMap<String, Vec<u8>>) {
    for (name, bytes) in parts.iter_mut() {
        if name == "[Content_Types].xml" || !(name.ends_with(".xml") || name.ends_with(".rels")) {
            continue;
        }
        let mut text = String::from_utf8(bytes.clone()).unwrap();
        for family in ["presentationml", "drawingml", "officeDocument"] {
            let from = format!("http://schemas.openxmlformats.org/{family}/2006/");
            text = text.replace(&from, &format!("http://purl.oclc.org/ooxml/{family}/"));
        }
        text = text.replace("extended-properties", "extendedProperties");
        text = text.replace("<p:presentation ", r#"<p:presentation conformance="strict" "#);
        text = text.replace(r#"<a:lumMod val="75000"/>"#, r#"<a:lumMod val="75%"/>"#);
        *bytes = text.into_bytes();
    }
}

fn strict_deck() -> indeck_ooxml::Presentation {
    let mut parts = unzip(&deck_bytes());
    strict(&mut parts);
    open(package(&parts))
}

/// The parts that use namespaces of the other edition than the deck's.
fn mixed(parts: &BTreeMap<String, Vec<u8>>, is_strict: bool) -> Vec<&String> {
    let foreign: &[&[u8]] = match is_strict {
        true => &[
            b"schemas.openxmlformats.org/presentationml",
            b"schemas.openxmlformats.org/drawingml",
            b"schemas.openxmlformats.org/officeDocument",
        ],
        false => &[b"purl.oclc.org"],
    };
    let has = |bytes: &[u8]| {
        foreign.iter().any(|word| bytes.windows(word.len()).any(|part| part == *word))
    };
    let xml = parts.iter().filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels"));
    xml.filter(|(_, bytes)| has(bytes)).map(|(name, _)| name).collect()
}

#[test]
fn a_strict_deck_stays_strict_in_all_that_is_added() {
    let mut deck = strict_deck();
    assert!(deck.is_strict());
    assert_eq!(deck.to_bytes().unwrap(), deck.to_bytes().unwrap());
    deck.clone_slide(1).unwrap();
    deck.add_slide(rich_slide("New")).unwrap();
    deck.add_section("A", 1).unwrap();
    for shape in rich_slide("").shapes.split_off(1) {
        deck.add_shape(1, shape).unwrap();
    }
    let table = Table::from_rows([["a", "b"]]);
    deck.add_shape(1, Shape::placed(Place::At(Rect::from_inches(1.0, 1.0, 3.0, 2.0)), table))
        .unwrap();
    let title = deck.shapes(1).unwrap()[0].at;
    let color = Color::Darker(ThemeColor::Accent1, Percent(25.0));
    let style = TextStyle { color: Some(color), ..TextStyle::default() };
    let run = Run { style, ..Run::from("New") };
    let body = TextBody { paragraphs: vec![run.into()], ..TextBody::default() };
    deck.shape_mut(title).set_body(&body).unwrap();
    deck.delete_slide(0).unwrap();
    deck.import_deck(&super::deck(), &ImportOptions::default()).unwrap();
    let keep = ImportOptions { formatting: Formatting::KeepSource, ..Default::default() };
    deck.import_deck(&super::deck(), &keep).unwrap();
    let parts = parts(&deck);
    assert_eq!(mixed(&parts, true), Vec::<&String>::new());
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
    let added = String::from_utf8(parts["ppt/charts/chart3.xml"].clone()).unwrap();
    assert!(added.contains('%'), "percentages are written with their sign");
}

#[test]
fn strict_slides_become_transitional_in_a_transitional_deck() {
    let mut deck = deck();
    for formatting in [Formatting::TakeTheme, Formatting::KeepSource] {
        let options = ImportOptions { formatting, ..ImportOptions::default() };
        deck.import_deck(&strict_deck(), &options).unwrap();
    }
    assert_eq!(deck.slide_count(), 9);
    let keep = ImportOptions { formatting: Formatting::KeepSource, ..Default::default() };
    let mut again = open(deck.to_bytes().unwrap());
    assert_eq!(again.import_deck(&strict_deck(), &keep).unwrap().masters, 0, "known translated");
    assert_eq!(mixed(&parts(&deck), false), Vec::<&String>::new());
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
}

#[test]
fn a_strict_template_makes_the_same_decks_as_the_transitional_one() {
    let mut parts = tiny_template_parts();
    strict(&mut parts);
    let write = |bytes: Vec<u8>| {
        let template = Template::from_bytes(bytes, &Limits::default()).unwrap();
        let mut deck = template.deck();
        deck.add_slide("Title Only").unwrap().fill("title", "Hello").unwrap();
        deck.to_bytes().unwrap()
    };
    let (from_strict, usual) = (write(package(&parts)), write(indeck_testkit::tiny_template()));
    assert_eq!(titles(&open(from_strict.clone())), ["Hello"]);
    assert_eq!(indeck_testkit::compare(&from_strict, &usual, &[]), []);
}
