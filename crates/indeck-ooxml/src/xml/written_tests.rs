//! Every element that is written has its children in the order of the schemas.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use indeck_model::deck::{Content, DeckProperties, Footer, Picture, PictureFit, Shape, Table};
use indeck_model::text::{Alignment, Autofit, Bullet, Paragraph, Run, TextBody, TextStyle};
use indeck_model::{Color, Percent, Pt, Rect, ThemeColor};
use indeck_testkit::catalogue::KINDS;

use super::order::position;
use super::order_tests::all;
use super::{Document, Node, ns};
use crate::opc::Limits;
use crate::{Deck, Template};

/// A PNG of one pixel.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1F, 0x15, 0xC4,
    0x89, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78, 0xDA, 0x63, 0x64, 0xF8, 0xCF, 0x50,
    0x0F, 0x00, 0x03, 0x86, 0x01, 0x80, 0x5A, 0x34, 0x7D, 0x6B, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45,
    0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
];
const SVG: &[u8] =
    br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>"#;

/// Namespaces whose elements stand in an order that the tables know.
const ORDERED: [&str; 4] = ["p", "a", "c", "x"];
/// What may hold anything.
const ANY: [&str; 3] = ["ext", "graphicData", "AlternateContent"];

fn text() -> TextBody {
    let style = TextStyle {
        bold: Some(true),
        size: Some(Pt(20.0)),
        color: Some(Color::Lighter(ThemeColor::Accent1, Percent(40.0))),
        font: Some("Arial".into()),
        ..TextStyle::default()
    };
    let bold = Run { text: "bold".into(), style, ..Run::default() };
    let link = Run { link: Some("https://example.org/".into()), ..Run::from("a link") };
    let align = Some(Alignment::Center);
    TextBody {
        paragraphs: vec![
            Paragraph { runs: vec!["plain ".into(), bold], align, ..Paragraph::default() },
            Paragraph { runs: vec![link], level: 2, ..Paragraph::default() },
            Paragraph { bullet: Bullet::Numbered, ..Paragraph::from("one\ntwo") },
            Paragraph { bullet: Bullet::Character('x'), ..Paragraph::from("three") },
            Paragraph { bullet: Bullet::None, ..Paragraph::default() },
        ],
        autofit: Autofit::Shrink,
    }
}

/// Slides of all that there is beside charts.
fn add_slides(deck: &mut Deck<'_>) {
    let frame = Rect::from_inches(1.0, 1.0, 4.0, 2.0);
    *deck.properties_mut() = DeckProperties {
        title: Some("All".into()),
        language: Some("en-GB".into()),
        ..DeckProperties::default()
    };
    let mut slide = deck.add_slide("Title and Content").unwrap();
    slide.fill("title", "Text").unwrap().fill("content", Content::Text(text())).unwrap();
    slide.notes("Say this\nand that");
    slide
        .add(frame, Content::Text(text()))
        .add(frame, Table::from_rows([vec!["a", "b"], vec!["c"]]));
    for fit in [PictureFit::Contain, PictureFit::Cover] {
        slide.add(frame, Picture { fit, ..Picture::new(PNG) }).alt("a dot");
    }
    slide.add(frame, Picture { fallback: Some(PNG.into()), ..Picture::new(SVG) });
    let place = indeck_model::deck::Place::At(frame);
    slide.push(Shape::placed(place, "named").with_name("Callout"));
    slide.slide_mut().footer =
        Footer { text: Some("Footer".into()), slide_number: true, date: Some("Today".into()) };
}

fn parts() -> Vec<(String, Vec<u8>)> {
    let limits = Limits::default();
    let template = Template::from_bytes(indeck_testkit::tiny_template(), &limits).unwrap();
    let mut deck = template.deck();
    add_slides(&mut deck);
    for chart in KINDS.iter().flat_map(|kind| kind.charts()) {
        let mut slide = deck.add_slide("Title and Content").unwrap();
        slide.fill("content", chart.1).unwrap();
    }
    let parts = indeck_testkit::unzip(&deck.to_bytes().unwrap());
    let workbooks = parts.iter().filter(|(name, _)| name.ends_with(".xlsx"));
    let inside = workbooks.flat_map(|(name, bytes)| {
        let inner = indeck_testkit::unzip(bytes).into_iter();
        inner.map(move |(inner, bytes)| (format!("{name}/{inner}"), bytes))
    });
    let inside: Vec<_> = inside.collect();
    let all = parts.into_iter().chain(inside);
    all.filter(|(name, _)| name.ends_with(".xml")).collect()
}

/// What is wrong with the children of an element.
fn fault(node: Node<'_>) -> Option<String> {
    let (prefix, _) = ns::PREFIXES.iter().find(|(_, uri)| *uri == node.ns())?;
    if !ORDERED.contains(prefix) || ANY.contains(&node.name()) || node.children().next().is_none() {
        return None;
    }
    let within = node.parent().map_or("", Node::name);
    let order = all().find(|order| {
        (order.prefix, order.parent) == (*prefix, node.name())
            && (order.within.is_empty() || order.within == within)
    });
    let Some(order) = order else {
        return Some(format!("{prefix}:{} in {within} is not in the tables", node.name()));
    };
    let mut last = 0;
    for child in node.children().filter(|child| child.ns() != ns::MC) {
        match position(order.steps, child.name()) {
            Some(step) if step >= last => last = step,
            found => {
                let (parent, child) = (node.qname(), child.qname());
                return Some(format!("{child} in {parent} stands at {found:?} after {last}"));
            }
        }
    }
    None
}

#[test]
fn every_element_that_is_written_has_its_children_in_the_order_of_the_schemas() {
    let mut faults = BTreeSet::new();
    let mut checked = 0;
    for (name, bytes) in parts() {
        let document = Document::parse(&name, bytes, &Limits::default()).unwrap();
        let root = document.root();
        for node in std::iter::once(root).chain(root.all_descendants()) {
            checked += 1;
            faults.extend(fault(node));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(checked > 50_000, "only {checked} elements");
}
