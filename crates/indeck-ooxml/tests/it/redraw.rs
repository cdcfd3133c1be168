//! Charts read back to be drawn.

use indeck_ooxml::model::chart::{Line, ReferenceLine};
use indeck_ooxml::model::deck::{Place, ResolvedSlide, Shape};
use indeck_ooxml::model::{Chart, Rect};
use indeck_ooxml::{Limits, Presentation, ShapeKind};
use indeck_testkit::{arbitrary, catalogue};
use proptest::prelude::*;

use crate::support::text_of;

fn blank() -> Presentation {
    let mut deck =
        Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default()).unwrap();
    let layout = "Title Only".to_owned();
    deck.add_slide(ResolvedSlide { layout, ..Default::default() }).unwrap();
    deck
}

/// The part of a chart as it is written, and as the chart is written that is read from it.
fn twice(chart: &Chart) -> [String; 2] {
    let mut deck = blank();
    let place = || Place::At(Rect::from_inches(1.0, 1.0, 6.0, 4.0));
    let at = deck.add_shape(0, Shape::placed(place(), chart.clone())).unwrap();
    let read = deck.chart(at).unwrap().expect("a chart that was written can be read");
    deck.add_shape(0, Shape::placed(place(), read)).unwrap();
    let parts = indeck_testkit::unzip(&deck.to_bytes().unwrap());
    [1, 2].map(|number| {
        let stem = if chart.is_extended() { "chartEx" } else { "chart" };
        let part = text_of(&parts, &format!("ppt/charts/{stem}{number}.xml"));
        as_drawn(&part)
    })
}

/// A part without what makes no difference to its picture.
fn as_drawn(part: &str) -> String {
    // The ends of reference lines that are read as the series that they are.
    let part = part.replace(r#" cap="rnd""#, "").replace("<a:round/>", "");
    // The labels of a plot, which no series takes: each has its own.
    let pieces =
        part.split_inclusive("</c:ser>").map(|piece| match piece.strip_prefix("<c:dLbls>") {
            Some(labels) => labels.split_once("</c:dLbls>").map_or(piece, |(_, rest)| rest),
            None => piece,
        });
    let part: String = pieces.collect();
    // An empty text is none.
    let pieces = part.split("<c:v></c:v></c:pt>").map(|piece| match piece.rsplit_once("<c:pt ") {
        Some((before, rest)) if rest.ends_with("\">") && !rest.contains('<') => before,
        _ => piece,
    });
    let part: String = pieces.collect();
    // A lighter colour is told by its offset; single precision may round the rest otherwise.
    let pieces =
        part.split_inclusive("<a:lumOff").map(|piece| match piece.rsplit_once("<a:lumMod") {
            Some((before, rest)) if rest.ends_with("/><a:lumOff") => before,
            _ => piece,
        });
    let part: String = pieces.collect();
    // The format of labels that have words instead of a number.
    let words = "</c:rich></c:tx>";
    let pieces = part.split_inclusive(words).map(|piece| match piece.strip_prefix("<c:numFmt ") {
        Some(format) => format.split_once("/>").map_or(piece, |(_, rest)| rest),
        None => piece,
    });
    let part: String = pieces.collect();
    let axes = part.split_inclusive("</c:dateAx>").map(|piece| {
        let (before, axis) = piece.rsplit_once("<c:dateAx>").unwrap_or((piece, ""));
        if !axis.contains(r#"<c:delete val="1"/>"#) {
            return piece.to_owned();
        }
        // The units of axes that are not shown.
        let units = ["<c:majorUnit ", "<c:minorUnit "].iter().filter_map(|unit| axis.find(unit));
        let end = units.min().unwrap_or(axis.len() - "</c:dateAx>".len());
        format!("{before}<c:dateAx>{}</c:dateAx>", &axis[..end])
    });
    axes.collect()
}

/// A chart without reference lines that are read as mere series: those of points and of radars, and
/// those of one category, which have no length.
fn without_some_references(chart: &Chart) -> Chart {
    let mut chart = chart.clone();
    match &mut chart {
        Chart::Scatter(c) => {
            c.references.clear();
            c.x_references.clear();
        }
        Chart::Radar(c) => c.axes.references.clear(),
        Chart::Bar(c) => c.axes.references.iter_mut().for_each(without_width),
        Chart::StackedBar(c) if c.plot.0.percent => c.axes.references.clear(),
        Chart::StackedBar(c) => c.axes.references.iter_mut().for_each(without_width),
        Chart::Column(c) if c.categories.len() < 2 => c.axes.references.clear(),
        Chart::StackedColumn(c) if c.categories.len() < 2 => c.axes.references.clear(),
        Chart::Line(c) if c.categories.len() < 2 => c.axes.references.clear(),
        Chart::Combo(c) if c.categories.len() < 2 => c.axes.references.clear(),
        _ => {}
    }
    chart
}

/// Marks over bars do not tell how thick they were to be.
fn without_width(reference: &mut ReferenceLine) {
    if let Some(Line::Solid { width, .. }) = &mut reference.line {
        *width = None;
    }
}

/// Asserts that a chart is read as it was written: what is read is written as the same part.
fn assert_same(name: &str, chart: &Chart) {
    let [before, after] = twice(&without_some_references(chart));
    assert_eq(&before, &after, name);
}

/// Asserts that two parts are equal; where they are not, shows the first difference.
fn assert_eq(before: &str, after: &str, name: &str) {
    if before != after {
        let at = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
        let around = |text: &str| {
            let bytes = text.as_bytes();
            let cut = &bytes[at.saturating_sub(300)..bytes.len().min(at + 1500)];
            String::from_utf8_lossy(cut).into_owned()
        };
        panic!("{name}:\n{}\n{}", around(before), around(after));
    }
}

#[test]
fn every_option_of_every_kind_is_read_as_it_was_written() {
    for (name, chart) in catalogue::all() {
        assert_same(&name, &chart);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_chart_that_was_written_can_be_read_and_written_again(chart in arbitrary::chart()) {
        let [before, after] = twice(&chart);
        prop_assert_eq!(before.matches("<c:ser>").count(), after.matches("<c:ser>").count());
    }
}

#[test]
fn most_charts_of_real_decks_can_be_read() {
    let (mut all, mut unread) = (0, Vec::new());
    for path in indeck_testkit::corpus("pptx") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(deck) = Presentation::open(&path) else { continue };
        for shape in deck.find_shapes(&Default::default()).unwrap_or_default() {
            if shape.kind != ShapeKind::Chart {
                continue;
            }
            all += 1;
            match deck.chart(shape.at) {
                Ok(Some(_)) => {}
                other => unread.push(format!(
                    "{name} {} {}: {:?}",
                    shape.at.slide(),
                    shape.name,
                    other.err()
                )),
            }
        }
    }
    assert!(unread.len() * 20 <= all, "{unread:?}");
}
