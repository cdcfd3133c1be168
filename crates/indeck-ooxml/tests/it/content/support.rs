//! A deck to be edited: a title, a table with a header, a picture, a chart, notes.

use indeck_ooxml::model::Rect;
use indeck_ooxml::model::chart::ColumnChart;
use indeck_ooxml::model::deck::{Content, Picture, Place, ResolvedSlide, Shape, Table};
use indeck_ooxml::model::text::{Paragraph, Run, TextBody, TextStyle};
use indeck_ooxml::{Find, Limits, Presentation, ShapeKind, ShapeRef};

use crate::support::PNG;

/// Two slides. The first: `title`, table of 4 × 3, picture, chart, notes; the second: a title.
pub(crate) fn deck() -> Presentation {
    let mut deck = blank();
    let place = |x: f64| Place::At(Rect::from_inches(x, 2.0, 3.0, 2.0));
    let shape = |name: &str, x, content: Content| {
        Shape::placed(place(x), content).with_name(name).with_alt(format!("{name} of the test"))
    };
    let rows =
        [["City", "2023", "2024"], ["Bern", "1", "2"], ["Basel", "3", "4"], ["Chur", "5", "6"]];
    let cells = rows.map(|row| row.map(Into::into).to_vec()).to_vec();
    let table = Table { rows: cells, header_row: true, ..Table::default() };
    let chart = ColumnChart::new(["Q1", "Q2"])
        .with_series("North", [1.5, 2.0])
        .with_title("Sales {{year}}");
    let bold = TextStyle { bold: Some(true), ..TextStyle::default() };
    let title = TextBody {
        paragraphs: vec![Paragraph {
            runs: vec![
                Run { text: "Dear {{na".into(), style: bold, ..Run::default() },
                Run { text: "me}}!".into(), ..Run::default() },
            ],
            ..Paragraph::default()
        }],
        ..TextBody::default()
    };
    let shapes = vec![
        Shape::in_placeholder("title", title),
        shape("Results", 0.5, Content::Table(table)),
        shape("Logo", 4.0, Content::Picture(Picture::new(PNG))),
        shape("Sales", 8.0, chart.into()),
    ];
    let layout = "Title Only".to_owned();
    let notes = Some("Greet {{name}}".into());
    deck.add_slide(ResolvedSlide { layout: layout.clone(), shapes, notes, ..Default::default() })
        .unwrap();
    let shapes = vec![Shape::in_placeholder("title", "The end")];
    deck.add_slide(ResolvedSlide { layout, shapes, ..Default::default() }).unwrap();
    deck
}

/// The testkit's template, opened as a deck without slides.
pub(crate) fn blank() -> Presentation {
    Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default()).unwrap()
}

/// The deck as it is once written and read.
pub(crate) fn again(deck: &Presentation) -> Presentation {
    Presentation::from_bytes(deck.to_bytes().unwrap(), &Limits::default()).unwrap()
}

/// The only shape of that name.
pub(crate) fn named(deck: &Presentation, name: &str) -> ShapeRef {
    let found = deck.find_shapes(&Find::name(name)).unwrap();
    assert_eq!(found.len(), 1, "{name}");
    found[0].at
}

/// The first shape of that kind.
pub(crate) fn first(deck: &Presentation, kind: ShapeKind) -> ShapeRef {
    deck.find_shapes(&Find::kind(kind)).unwrap()[0].at
}

/// The names of all parts.
pub(crate) fn parts(deck: &Presentation) -> Vec<String> {
    indeck_testkit::unzip(&deck.to_bytes().unwrap()).into_keys().collect()
}

/// A part as text.
pub(crate) fn part(deck: &Presentation, name: &str) -> String {
    crate::support::text_of(&indeck_testkit::unzip(&deck.to_bytes().unwrap()), name)
}
