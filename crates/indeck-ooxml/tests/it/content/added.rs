//! Shapes put onto slides that exist.

use indeck_ooxml::model::Rect;
use indeck_ooxml::model::chart::{ColumnChart, WaterfallChart};
use indeck_ooxml::model::deck::{Picture, Place, ResolvedSlide, Shape, Table};
use indeck_ooxml::model::text::{Autofit, Paragraph, Run, TextBody};
use indeck_ooxml::{Limits, Link, Presentation, ShapeKind, ShapeRef};
use indeck_testkit::{package, unzip};

use super::support::{again, blank, deck, part, parts};
use crate::edit::faults;
use crate::support::{PNG, SVG, assert_sound};

/// A slide with a title, an empty content placeholder of its own position, and a text in front.
fn waiting() -> Presentation {
    let mut deck = blank();
    let at = |x: f64| Rect::from_inches(x, 2.0, 3.0, 2.0);
    let shapes = vec![
        Shape::in_placeholder("title", "Title"),
        Shape::placed(Place::PlaceholderAt("content".into(), at(1.0)), "").with_name("Waiting"),
        Shape::placed(Place::At(at(5.0)), "In front"),
    ];
    let layout = "Title and Content".to_owned();
    deck.add_slide(ResolvedSlide { layout, shapes, ..Default::default() }).unwrap();
    again(&deck)
}

fn chart() -> ColumnChart {
    ColumnChart::new(["Q1", "Q2"]).with_series("North", [1.5, 2.0])
}

fn waterfall() -> Shape {
    let chart = WaterfallChart::new(["Start", "Rise"], "Cash", [3.0, 1.0]);
    let fallback = Some(Picture { fallback: Some(PNG.into()), ..Picture::new(SVG) });
    Shape { fallback, ..Shape::in_placeholder("content", chart) }
}

fn sound(deck: &Presentation) -> Presentation {
    let bytes = deck.to_bytes().unwrap();
    assert_sound(&bytes);
    assert_eq!(faults(&bytes), Default::default());
    Presentation::from_bytes(bytes, &Limits::default()).unwrap()
}

/// The ids and names of a slide's shapes, from the back.
fn order(deck: &Presentation) -> Vec<(u32, String)> {
    deck.shapes(0).unwrap().into_iter().map(|shape| (shape.at.id(), shape.name)).collect()
}

#[test]
fn an_empty_placeholder_takes_each_content_where_it_stands() {
    let table = Table::from_rows([["a", "b"], ["1", "2"]]);
    let contents: [(Shape, ShapeKind); 5] = [
        (Shape::in_placeholder("content", chart()), ShapeKind::Chart),
        (waterfall(), ShapeKind::Chart),
        (Shape::in_placeholder(1, table), ShapeKind::Table),
        (Shape::in_placeholder("waiting", Picture::new(PNG)), ShapeKind::Picture),
        (Shape::in_placeholder("content", "Words"), ShapeKind::Text),
    ];
    for (shape, kind) in contents {
        let mut deck = waiting();
        let before = order(&deck);
        let at = deck.add_shape(0, shape.with_alt("What it shows")).unwrap();
        let deck = sound(&deck);
        assert_eq!(order(&deck), before, "{kind:?}");
        let shape = deck.shape(at).unwrap();
        assert_eq!((shape.kind, shape.name.as_str()), (kind, "Waiting"));
        assert_eq!(shape.alt.as_deref(), Some("What it shows"));
        assert_eq!(shape.placeholder.as_ref().map(|role| role.index), Some(1), "{kind:?}");
        let (frame, own) = (shape.frame.unwrap(), Rect::from_inches(1.0, 2.0, 3.0, 2.0));
        let (left, right) = (frame.origin.x, frame.origin.x + frame.size.width);
        assert!(left >= own.origin.x && right <= own.origin.x + own.size.width, "{frame:?}");
    }
}

#[test]
fn a_deleted_placeholder_comes_back_and_a_frame_moves_it() {
    let mut deck = waiting();
    let empty = deck.shapes(0).unwrap()[1].at;
    deck.shape_mut(empty).delete().unwrap();
    let frame = Rect::from_inches(2.0, 3.0, 4.0, 3.0);
    let place = Place::PlaceholderAt("content".into(), frame);
    let at = deck.add_shape(0, Shape::placed(place, chart()).with_name("Sales")).unwrap();
    let deck = sound(&deck);
    let shape = deck.shape(at).unwrap();
    assert_eq!((shape.frame, shape.name.as_str()), (Some(frame), "Sales"));
    assert_eq!(shape.placeholder.unwrap().index, 1);
    assert_eq!(order(&deck).last().unwrap().0, at.id(), "it stands in front");
}

#[test]
fn a_text_keeps_what_the_placeholder_says_of_itself() {
    let mut parts = unzip(&waiting().to_bytes().unwrap());
    let slide = crate::support::text_of(&parts, "ppt/slides/slide1.xml");
    let at = slide.find("Waiting").unwrap();
    let (head, tail) = slide.split_at(at);
    let tail = tail.replacen("<a:bodyPr/>", r#"<a:bodyPr rot="60000"/>"#, 1);
    parts.insert("ppt/slides/slide1.xml".into(), (head.to_owned() + &tail).into_bytes());
    let mut deck = Presentation::from_bytes(package(&parts), &Limits::default()).unwrap();
    let frame = Rect::from_inches(2.0, 3.0, 4.0, 3.0);
    let body = TextBody { autofit: Autofit::Shrink, ..TextBody::bullets(["One", "Two"]) };
    let place = Place::PlaceholderAt("content".into(), frame);
    let at = deck.add_shape(0, Shape::placed(place, body)).unwrap();
    let deck = sound(&deck);
    let shape = deck.shape(at).unwrap();
    assert_eq!((shape.text.as_str(), shape.frame), ("One\nTwo", Some(frame)));
    let slide = part(&deck, "ppt/slides/slide1.xml");
    assert!(slide.contains(r#"<a:bodyPr rot="60000"><a:normAutofit/></a:bodyPr>"#), "{slide}");
}

#[test]
fn shapes_go_to_places_of_a_slide_in_front_of_all_others() {
    let mut deck = deck();
    let before = order(&deck);
    let place = || Place::At(Rect::from_inches(1.0, 5.0, 3.0, 2.0));
    let added = [
        deck.add_shape(0, Shape::placed(place(), chart())).unwrap(),
        deck.add_shape(0, Shape::placed(place(), Picture::new(PNG))).unwrap(),
        deck.add_shape(0, Shape { place: place(), ..waterfall() }).unwrap(),
        deck.add_shape(0, Shape::placed(place(), Table::from_rows([["x"]]))).unwrap(),
        deck.add_shape(0, Shape::placed(place(), "Words")).unwrap(),
    ];
    let deck = sound(&deck);
    let after = order(&deck);
    assert_eq!(after[..before.len()], before);
    let ids: Vec<u32> = after[before.len()..].iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, added.map(ShapeRef::id));
    let names = parts(&deck);
    let count = |stem: &str| names.iter().filter(|name| name.starts_with(stem)).count();
    assert_eq!(count("ppt/charts/chart"), 3, "the old chart and the new ones");
    assert_eq!(count("ppt/embeddings/"), 3);
    assert_eq!(count("ppt/media/"), 2, "the picture is the logo that was there, and an SVG");
    assert_eq!(count("ppt/slides/slide"), 2);
}

#[test]
fn what_a_placeholder_does_not_hold_stands_free_in_its_place() {
    let mut deck = waiting();
    let title = deck.shapes(0).unwrap()[0].clone();
    deck.shape_mut(title.at).set_text("").unwrap();
    let at = deck.add_shape(0, Shape::in_placeholder("title", Picture::new(PNG))).unwrap();
    let deck = sound(&deck);
    let shape = deck.shape(at).unwrap();
    assert_eq!((shape.at, shape.kind, shape.placeholder), (title.at, ShapeKind::Picture, None));
    assert!(shape.frame.is_some());
}

#[test]
fn links_of_a_text_or_table_get_relationships_of_their_own() {
    let mut deck = deck();
    let link = |to: &str| Run { link: Some(to.into()), ..Run::from("here") };
    let body = |to: &str| TextBody {
        paragraphs: vec![Paragraph { runs: vec!["See ".into(), link(to)], ..Default::default() }],
        ..TextBody::default()
    };
    let place = Place::At(Rect::from_inches(1.0, 5.0, 3.0, 2.0));
    deck.add_shape(0, Shape::placed(place, body("https://example.com/a"))).unwrap();
    let title = deck.shapes(0).unwrap()[0].at;
    deck.shape_mut(title).set_body(&body("https://example.com/b")).unwrap();
    let found: Vec<Link> =
        sound(&deck).links(0).unwrap().into_iter().map(|placed| placed.link).collect();
    let wanted = ["b", "a"].map(|end| Link::Address(format!("https://example.com/{end}")));
    assert_eq!(found, wanted);
    deck.shape_mut(title).set_body(&"Plain".into()).unwrap();
    let list = part(&deck, "ppt/slides/_rels/slide1.xml.rels");
    assert!(!list.contains("example.com/b"), "no link is left over: {list}");
}

#[test]
fn a_body_replaces_paragraphs_with_their_levels_and_formatting() {
    let mut deck = deck();
    let title = deck.shapes(0).unwrap()[0].at;
    let mut body = TextBody::bullets(["One"]);
    body.paragraphs.push(Paragraph { level: 2, ..Paragraph::from("Two") });
    deck.shape_mut(title).set_body(&body).unwrap();
    let deck = sound(&deck);
    assert_eq!(deck.shape(title).unwrap().text, "One\nTwo");
    let slide = part(&deck, "ppt/slides/slide1.xml");
    assert!(slide.contains(r#"<a:pPr lvl="2"/>"#) && !slide.contains("b=\"1\""), "{slide}");
}

#[test]
fn a_shape_that_cannot_be_added_changes_nothing() {
    let mut deck = again(&deck());
    let place = || Place::At(Rect::from_inches(1.0, 5.0, 3.0, 2.0));
    let bad_chart = ColumnChart::new(["Q1"]).with_series("N", [1.0, 2.0]);
    let bad_link = Run { link: Some("javascript:x".into()), ..Run::from("x") };
    let bad_link = TextBody { paragraphs: vec![bad_link.clone().into()], ..TextBody::default() };
    let cases = [
        (Shape::in_placeholder("title", "Again"), "placeholder-filled-twice"),
        (Shape::in_placeholder("title", Picture::new(PNG)), "placeholder-filled-twice"),
        (Shape::in_placeholder("Logo", "x"), "unknown-placeholder"),
        (Shape::in_placeholder("none", "x"), "unknown-placeholder"),
        (Shape::placed(place(), bad_chart), "invalid-chart"),
        (Shape::placed(place(), bad_link.clone()), "invalid-link"),
        (Shape::placed(place(), Picture::new(*b"GIF89a")), "unsupported-picture"),
        (Shape::placed(place(), Picture::new(SVG)), "unsupported-picture"),
    ];
    for (shape, code) in cases {
        assert_eq!(deck.add_shape(0, shape).unwrap_err().code(), code);
    }
    let words = Shape::placed(place(), "x");
    assert_eq!(deck.add_shape(9, words).unwrap_err().code(), "no-such-slide");
    let shapes = deck.shapes(0).unwrap();
    let mut title = deck.shape_mut(shapes[0].at);
    assert_eq!(title.set_body(&bad_link).unwrap_err().code(), "invalid-link");
    let mut logo = deck.shape_mut(shapes[2].at);
    assert_eq!(logo.set_body(&"x".into()).unwrap_err().code(), "wrong-shape");
    assert!(!deck.is_changed());
}

#[test]
fn the_same_additions_give_the_same_bytes() {
    let make = || {
        let mut deck = waiting();
        deck.add_shape(0, waterfall()).unwrap();
        let place = Place::At(Rect::from_inches(1.0, 5.0, 3.0, 2.0));
        deck.add_shape(0, Shape::placed(place, chart())).unwrap();
        deck.to_bytes().unwrap()
    };
    assert!(make() == make());
}
