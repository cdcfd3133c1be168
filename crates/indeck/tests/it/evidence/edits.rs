//! What hands do to a deck, each reported by name.

use std::collections::BTreeMap;

use indeck::deck::{ResolvedSlide, Shape};
use indeck::evidence::PartState;
use indeck::{Limits, Presentation};
use indeck_testkit::{Entry, entries, package, unzip, zip};

use super::support::{PNG, changes, edited, key, prepared, replace, sealed, verified};

type Parts = BTreeMap<String, Vec<u8>>;

const CHART: &str = "ppt/charts/chart1.xml";
const WORKBOOK: &str = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx";
const SHEET: &str = "xl/worksheets/sheet1.xml";
const NOTES: &str = "ppt/notesSlides/notesSlide1.xml";

fn slide(number: u32) -> String {
    format!("ppt/slides/slide{number}.xml")
}

fn in_workbook(parts: &mut Parts, from: &str, to: &str) {
    let mut sheets = unzip(&parts[WORKBOOK]);
    replace(&mut sheets, SHEET, from, to);
    parts.insert(WORKBOOK.to_owned(), package(&sheets));
}

#[test]
fn a_deck_that_nobody_touched_is_intact() {
    let found = verified(sealed());
    assert!(found.is_intact(), "{found}");
    assert_eq!(found.exit_code(), 0);
    assert!(found.parts.len() > 20 && found.changes.is_empty());
}

#[test]
fn the_same_deck_gives_the_same_bytes() {
    assert_eq!(sealed(), prepared().seal(Some(&key()), None).unwrap());
}

#[test]
fn other_compression_order_and_times_change_nothing() {
    let deck = sealed();
    let mut reversed = entries(&deck);
    reversed.reverse();
    let stored: Vec<Entry> = entries(&deck).into_iter().map(Entry::stored).collect();
    for other in [zip(&reversed), zip(&stored), package(&unzip(&deck))] {
        assert_ne!(other, deck);
        assert!(verified(other).is_intact());
    }
}

#[test]
fn what_a_hand_changes_is_named() {
    type Case = (&'static str, Box<dyn FnOnce(&mut Parts)>, Vec<&'static str>);
    let case = |what, edit: Box<dyn FnOnce(&mut Parts)>, expected: &[&'static str]| -> Case {
        (what, edit, expected.to_vec())
    };
    let cases = [
        case(
            "a number in a title",
            Box::new(|p| replace(p, &slide(1), "42 %", "45 %")),
            &["slide 1 `cover`, `Title`: paragraph 1: written 42, is 45"],
        ),
        case(
            "the words of a title",
            Box::new(|p| replace(p, &slide(1), "Sales rose by", "Sales fell by")),
            &["slide 1 `cover`, `Title`: paragraph 1: the text is another"],
        ),
        case(
            "words without a number",
            Box::new(|p| replace(p, &slide(2), "<a:t>Revenue</a:t>", "<a:t>Profit</a:t>")),
            &["slide 2 `revenue`, `Title`: paragraph 1: the text is another"],
        ),
        case(
            "a number in a table",
            Box::new(|p| replace(p, &slide(2), "42.0", "45.0")),
            &["slide 2 `revenue`, `grid`: row 2, column 2: written 42.0, is 45.0"],
        ),
        case(
            "a number in a chart",
            Box::new(|p| replace(p, CHART, "<c:v>42</c:v>", "<c:v>45</c:v>")),
            &["slide 2 `revenue`, `revenue`: series North, Q2: written 42, is 45"],
        ),
        case(
            "a number in a chart's workbook",
            Box::new(|p| in_workbook(p, "<v>42</v>", "<v>45</v>")),
            &["slide 2 `revenue`, `revenue`: series North, Q2 in the workbook: written 42, is 45"],
        ),
        case(
            "a number in both",
            Box::new(|p| {
                replace(p, CHART, "<c:v>17</c:v>", "<c:v>71</c:v>");
                in_workbook(p, "<v>17</v>", "<v>71</v>");
            }),
            &[
                "slide 2 `revenue`, `revenue`: series South, Q2: written 17, is 71",
                "slide 2 `revenue`, `revenue`: series South, Q2 in the workbook: written 17, is 71",
            ],
        ),
        case(
            "the name of a series",
            Box::new(|p| replace(p, CHART, "<c:v>South</c:v>", "<c:v>East</c:v>")),
            &["slide 2 `revenue`, `revenue`: name of the series South: written South, is East"],
        ),
        case(
            "notes",
            Box::new(|p| replace(p, NOTES, "Ask for 17 more", "Ask for 20 more")),
            &["slide 1 `cover`: paragraph 1 of the notes is another: written 17, is 20"],
        ),
        case(
            "a picture",
            Box::new(|p| {
                let mut other = PNG.to_vec();
                other.extend([0; 4]);
                p.insert("ppt/media/image1.png".to_owned(), other);
            }),
            &["slide 3 `Where we are`, `map`: the picture is another"],
        ),
        case(
            "a shape's name",
            Box::new(|p| replace(p, &slide(2), "name=\"grid\"", "name=\"table\"")),
            &["slide 2 `revenue`, `grid`: is called `table` now"],
        ),
        case(
            "hiding a slide",
            Box::new(|p| replace(p, &slide(2), "<p:sld ", "<p:sld show=\"0\" ")),
            &["slide 2 `revenue`: was hidden"],
        ),
        case(
            "digits of the same number",
            Box::new(|p| replace(p, CHART, "<c:v>42</c:v>", "<c:v>42.0</c:v>")),
            &[],
        ),
    ];
    for (what, edit, expected) in cases {
        let deck = edited(&sealed(), edit);
        assert_eq!(changes(deck.clone()), expected, "{what}");
        let found = verified(deck);
        assert!(found.is_authentic() && !found.is_intact(), "{what}");
    }
}

#[test]
fn slides_that_come_go_and_move_are_named() {
    let open = || Presentation::from_bytes(sealed(), &Limits::default()).unwrap();
    let mut added = open();
    let shapes = vec![Shape::in_placeholder("title", "Also 99")];
    let layout = "Title Only".to_owned();
    added.insert_slide(1, ResolvedSlide { layout, shapes, ..Default::default() }).unwrap();
    let mut removed = open();
    removed.delete_slide(1).unwrap();
    let mut moved = open();
    moved.move_slide(2, 0).unwrap();
    let cases = [
        (added, vec!["slide 2 `Also 99`: was added"]),
        (removed, vec!["slide 2 `revenue`: was removed"]),
        (moved, vec!["slide 1 `Where we are`: was slide 3"]),
    ];
    for (deck, expected) in cases {
        assert_eq!(changes(deck.to_bytes().unwrap()), expected);
    }
}

#[test]
fn shapes_that_come_and_go_are_named() {
    let mut deck = Presentation::from_bytes(sealed(), &Limits::default()).unwrap();
    let grid = deck.slide(1).unwrap().shapes().unwrap().into_iter().find(|s| s.name == "grid");
    deck.shape_mut(grid.unwrap().at).delete().unwrap();
    assert_eq!(changes(deck.to_bytes().unwrap()), ["slide 2 `revenue`, `grid`: was removed"]);
}

#[test]
fn every_part_is_held_to_its_digest() {
    let deck = sealed();
    let own = ["indeck/evidence.json", "customXml/item1.xml"];
    for part in unzip(&deck).keys().filter(|part| !own.contains(&part.as_str())) {
        // Whatever it is, white space after it is another part.
        let deck = edited(&deck, |parts| parts.get_mut(part).unwrap().push(b' '));
        let found = verified(deck);
        let other: Vec<_> = found.parts.iter().filter(|p| p.state != PartState::Intact).collect();
        assert_eq!(other.len(), 1, "{part}");
        assert_eq!((&*other[0].part, other[0].state), (part.as_str(), PartState::Edited));
        assert!(!found.is_intact());
    }
}

#[test]
fn parts_that_come_and_go_are_told() {
    let deck = edited(&sealed(), |parts| {
        parts.remove("docProps/app.xml");
        parts.insert("ppt/extra.xml".to_owned(), b"<a/>".to_vec());
    });
    let found = verified(deck);
    let other = found.parts.iter().filter(|part| part.state != PartState::Intact);
    let other: Vec<_> = other.map(|part| (&*part.part, part.state)).collect();
    let expected = [("docProps/app.xml", PartState::Removed), ("ppt/extra.xml", PartState::Added)];
    assert_eq!(other, expected);
}

#[test]
fn after_office_dropped_the_part_the_custom_xml_still_tells() {
    // As PowerPoint saves: the part it does not know is gone, with its relationship and type.
    let deck = edited(&sealed(), |parts| {
        parts.remove("indeck/evidence.json");
        let rels = String::from_utf8(parts["_rels/.rels"].clone()).unwrap();
        let start = rels.rfind("<Relationship ").unwrap();
        let end = start + rels[start..].find("/>").unwrap() + 2;
        assert!(rels[start..end].contains("evidence"));
        parts.insert("_rels/.rels".to_owned(), [&rels[..start], &rels[end..]].concat().into());
        replace(parts, CHART, "<c:v>42</c:v>", "<c:v>45</c:v>");
    });
    let found = verified(deck);
    assert!(found.is_authentic() && !found.is_intact());
    assert_eq!(found.changes.len(), 1);
}
