//! Finding, reading, naming, placing, ordering and deleting shapes.

use indeck_ooxml::model::{Angle, Emu, Rect};
use indeck_ooxml::{Find, Order, Placement, Presentation, ShapeKind, ShapeRef};

use super::support::{again, deck, first, named, part, parts};

/// The names of the shapes of the first slide, from the back.
fn names(deck: &Presentation) -> Vec<String> {
    again(deck).shapes(0).unwrap().into_iter().map(|shape| shape.name).collect()
}

#[test]
fn shapes_are_found_by_what_is_said_of_them() {
    let deck = deck();
    let count = |find: &Find| deck.find_shapes(find).unwrap().len();
    assert_eq!(count(&Find::default()), 5);
    assert_eq!(count(&Find::name("Results")), 1);
    assert_eq!(count(&Find::placeholder("title")), 2);
    assert_eq!(count(&Find { slide: Some(1), ..Find::placeholder("title") }), 1);
    assert_eq!(count(&Find::kind(ShapeKind::Chart)), 1);
    assert_eq!(count(&Find::alt("Logo of the test")), 1);
    assert_eq!(count(&Find { containing: Some("Basel".into()), ..Find::default() }), 1);
    assert_eq!(count(&Find { kind: Some(ShapeKind::Chart), ..Find::name("Results") }), 0);
    let table = deck.shape(named(&deck, "Results")).unwrap();
    assert_eq!((table.kind, table.table), (ShapeKind::Table, Some((4, 3))));
    assert_eq!(table.frame.map(|f| f.origin.x), Some(Emu::from_inches(0.5)));
}

#[test]
fn a_placeholder_stands_where_its_layout_says() {
    let deck = deck();
    let title = &deck.shapes(0).unwrap()[0];
    assert_eq!(title.frame, None);
    assert!(title.on_slide.unwrap().frame.size.width > Emu(0));
    assert_eq!(title.placeholder.as_ref().unwrap().kind, "title");
}

#[test]
fn what_is_said_of_a_shape_is_read_again() {
    let mut deck = deck();
    let at = named(&deck, "Logo");
    let frame = Rect::from_inches(1.0, 1.0, 2.0, 1.5);
    deck.shape_mut(at).set_name("Mark & co").unwrap().set_alt("A \"mark\"").unwrap();
    deck.shape_mut(at).set_title("t").unwrap().set_hidden(true).unwrap().set_frame(frame).unwrap();
    let shape = again(&deck).shape(at).unwrap();
    assert_eq!((&*shape.name, shape.alt.as_deref()), ("Mark & co", Some("A \"mark\"")));
    assert_eq!((shape.title.as_deref(), shape.is_hidden), (Some("t"), true));
    assert_eq!(shape.frame, Some(frame));
    deck.shape_mut(at).set_decorative(true).unwrap();
    let shape = again(&deck).shape(at).unwrap();
    assert_eq!((shape.is_decorative, shape.alt), (true, None));
    deck.shape_mut(at).set_alt("again").unwrap().set_hidden(false).unwrap();
    let shape = again(&deck).shape(at).unwrap();
    assert_eq!(
        (shape.is_decorative, shape.alt.as_deref(), shape.is_hidden),
        (false, Some("again"), false)
    );
}

#[test]
fn a_shape_is_turned_and_placed_on_the_slide() {
    let mut deck = deck();
    let at = named(&deck, "Logo");
    let frame = Rect::from_inches(1.0, 1.0, 2.0, 1.5);
    let place =
        Placement { frame, rotation: Angle(30.0), flip_horizontal: true, flip_vertical: false };
    deck.shape_mut(at).set_placement(place).unwrap();
    assert_eq!(again(&deck).shape(at).unwrap().on_slide, Some(place));
    let title = deck.shapes(0).unwrap()[0].at;
    deck.shape_mut(title).set_placement(place).unwrap();
    assert_eq!(again(&deck).shape(title).unwrap().on_slide, Some(place));
}

#[test]
fn shapes_move_in_the_order_of_reading() {
    let mut deck = deck();
    let before = names(&deck);
    let [title, table, logo, chart] = [0, 1, 2, 3].map(|i: usize| before[i].clone());
    let at = named(&deck, "Results");
    let mut order = |order| {
        deck.shape_mut(at).set_order(order).unwrap();
        names(&deck)
    };
    let [t, r, l, c] = [&title, &table, &logo, &chart].map(Clone::clone);
    assert_eq!(order(Order::Front), [t.clone(), l.clone(), c.clone(), r.clone()]);
    assert_eq!(order(Order::Forward), [t.clone(), l.clone(), c.clone(), r.clone()]);
    assert_eq!(order(Order::Backward), [t.clone(), l.clone(), r.clone(), c.clone()]);
    assert_eq!(order(Order::Back), [r.clone(), t.clone(), l.clone(), c.clone()]);
    assert_eq!(order(Order::Place(2)), [t.clone(), l.clone(), r.clone(), c.clone()]);
    assert_eq!(order(Order::Place(99)), [t, l, c, r]);
}

#[test]
fn a_deleted_shape_takes_its_parts_with_it() {
    let mut deck = deck();
    let before = parts(&deck);
    for (kind, stem) in [(ShapeKind::Chart, "ppt/charts/"), (ShapeKind::Picture, "ppt/media/")] {
        assert!(before.iter().any(|part| part.starts_with(stem)));
        let at = first(&deck, kind);
        deck.shape_mut(at).delete().unwrap();
        assert!(!parts(&deck).iter().any(|part| part.starts_with(stem)), "{stem}");
    }
    assert!(!parts(&deck).iter().any(|part| part.starts_with("ppt/embeddings/")));
    assert_eq!(again(&deck).shapes(0).unwrap().len(), 2);
}

#[test]
fn the_language_is_that_of_all_texts() {
    let mut deck = deck();
    deck.set_language("de-CH").unwrap();
    let slide = part(&deck, "ppt/slides/slide1.xml");
    assert!(slide.contains("lang=\"de-CH\"") && !slide.contains("lang=\"en"), "{slide}");
    for wrong in ["", "x", "de_CH", "1de", "de-", "\"", "abcdefghij-x"] {
        assert_eq!(deck.set_language(wrong).unwrap_err().code(), "invalid-value", "{wrong}");
    }
}

#[test]
fn what_is_not_there_is_an_error_and_changes_nothing() {
    let mut deck = deck();
    let bytes = deck.to_bytes().unwrap();
    let none = ShapeRef::new(0, 999);
    assert_eq!(deck.shape_mut(none).set_name("x").unwrap_err().code(), "no-such-shape");
    assert_eq!(deck.shape_mut(none).delete().unwrap_err().code(), "no-such-shape");
    let far = ShapeRef::new(9, 2);
    assert_eq!(deck.shape_mut(far).set_name("x").unwrap_err().code(), "no-such-slide");
    let chart = first(&deck, ShapeKind::Chart);
    let error = deck.shape_mut(chart).set_text("x").unwrap_err();
    assert_eq!(error.to_string(), "slide 1: `Sales` is not a shape with text");
    assert_eq!(deck.table_mut(chart).set_text(0, 0, "x").unwrap_err().code(), "wrong-shape");
    assert!(deck.to_bytes().unwrap() == bytes);
}
