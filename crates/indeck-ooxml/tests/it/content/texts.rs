//! Setting and replacing text, with everything that belongs to a slide.

use indeck_ooxml::{Find, Replace, Replaced, TextPlace, TextScope};

use super::support::{again, deck, first, named, part};
use indeck_ooxml::ShapeKind;

fn tags() -> Replace {
    Replace::new().with_tag("name", "Ada <3").with_tag("year", "2024")
}

#[test]
fn text_is_replaced_wherever_it_stands_and_the_places_are_told() {
    let mut deck = deck();
    let title = first(&deck, ShapeKind::Text);
    let found = deck.replace_text(&tags(), &TextScope::default()).unwrap();
    let replaced = |place| Replaced { place, count: 1 };
    let expected = [TextPlace::Shape(title), TextPlace::Chart(0), TextPlace::Notes(0)];
    let mut places: Vec<_> = found.iter().map(|replaced| replaced.place.clone()).collect();
    places.sort();
    let mut wanted = expected.to_vec();
    wanted.sort();
    assert_eq!(places, wanted);
    assert!(found.contains(&replaced(TextPlace::Shape(title))));
    let deck = again(&deck);
    assert_eq!(deck.shape(title).unwrap().text, "Dear Ada <3!");
    assert_eq!(deck.notes(0).unwrap().as_deref(), Some("Greet Ada <3"));
    let slide = part(&deck, "ppt/slides/slide1.xml");
    let bold = slide.split("<a:r>").find(|run| run.contains("Dear")).unwrap();
    assert!(bold.contains("b=\"1\"") && bold.contains("Dear Ada &lt;3"), "{bold}");
}

#[test]
fn a_scope_leaves_out_what_it_does_not_name() {
    let mut deck = deck();
    let scope = TextScope { notes: false, charts: false, ..TextScope::slide(0) };
    assert_eq!(deck.replace_text(&tags(), &scope).unwrap().len(), 1);
    assert_eq!(deck.replace_text(&tags(), &TextScope::slide(1)).unwrap(), []);
    assert_eq!(deck.notes(0).unwrap().as_deref(), Some("Greet {{name}}"));
    assert_eq!(
        deck.replace_text(&tags(), &TextScope::slide(2)).unwrap_err().code(),
        "no-such-slide"
    );
}

#[test]
fn cells_of_tables_are_replaced_too() {
    let mut deck = deck();
    let at = named(&deck, "Results");
    let found =
        deck.replace_text(&Replace::new().with("Basel", "Bâle"), &TextScope::default()).unwrap();
    assert_eq!(found, [Replaced { place: TextPlace::Shape(at), count: 1 }]);
    assert_eq!(again(&deck).table(at).unwrap().text(2, 0), Some("Bâle"));
}

#[test]
fn a_replacement_that_finds_nothing_changes_no_byte() {
    let mut deck = again(&deck());
    let bytes = deck.to_bytes().unwrap();
    let nothing = Replace::new().with("no such text", "x");
    assert_eq!(deck.replace_text(&nothing, &TextScope::default()).unwrap(), []);
    assert!(!deck.is_changed() && deck.to_bytes().unwrap() == bytes);
}

#[test]
fn a_set_text_is_read_again() {
    let mut deck = deck();
    for (slide, text) in [(0, "One & two\nThree\u{b}four"), (1, ""), (1, "\n\n")] {
        let find = Find { slide: Some(slide), ..Find::placeholder("title") };
        let at = deck.find_shapes(&find).unwrap()[0].at;
        deck.shape_mut(at).set_text(text).unwrap();
        assert_eq!(again(&deck).shape(at).unwrap().text, text);
    }
}
