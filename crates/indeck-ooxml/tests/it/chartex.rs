//! The kinds of 2016, each in a deck of its own with a slide for each option.

mod gallery;

use std::collections::BTreeMap;
use std::path::Path;

use indeck_ooxml::model::chart::*;
use indeck_ooxml::model::deck::{Picture, Place, Shape};
use indeck_ooxml::model::{Rect, ThemeColor};
use indeck_ooxml::{Inspection, Limits, ShapeKind, Template};
use indeck_testkit::{package, tiny_template_parts, unzip};

use crate::support::{PNG, SVG, assert_sound, template, text_of};
use gallery::{Deck, decks};

/// A slide for each chart, with a picture of its name for readers that do not know the kind; the last
/// one has none.
fn write(deck: &Deck) -> Vec<u8> {
    let template = template();
    let mut slides = template.deck();
    for (index, (name, chart)) in deck.charts.iter().enumerate() {
        let mut slide = slides.add_slide("Title and Content").unwrap();
        slide.fill("title", *name).unwrap();
        let shape = Shape::in_placeholder("content", chart.clone()).with_alt(*name);
        let is_last = index + 1 == deck.charts.len();
        let fallback = (!is_last).then(|| gallery::picture(name));
        slide.push(Shape { fallback, ..shape });
    }
    slides.to_bytes().unwrap()
}

/// The files are also what judges of whole decks look at after the tests.
#[test]
fn every_kind_with_every_option_is_written_and_read_back() {
    for deck in decks() {
        let bytes = write(&deck);
        let file = format!("chartex-{}.pptx", deck.kind);
        std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(file), &bytes).unwrap();
        assert_sound(&bytes);
        let inspection = Inspection::from_bytes(bytes, &Limits::default()).unwrap();
        assert_eq!(inspection.slides.len(), deck.charts.len());
        for (slide, (name, chart)) in inspection.slides.iter().zip(&deck.charts) {
            let shape = &slide.shapes[1];
            assert_eq!(shape.kind, ShapeKind::Chart, "{name}");
            assert_eq!(shape.alt.as_deref(), Some(*name));
            let summary = shape.chart.as_ref().unwrap();
            assert_eq!(summary.series.len(), chart.series_count(), "{name}");
            assert!(summary.workbook.is_some(), "{name}");
            assert!(summary.kinds.iter().all(|kind| deck.layouts.contains(&kind.as_str())));
            assert!(summary.series[0].points > 0, "{name}");
            assert!(summary.series[0].formula.is_some(), "{name}");
        }
    }
}

#[test]
fn the_same_charts_are_the_same_bytes() {
    for deck in decks() {
        assert!(write(&deck) == write(&deck), "{}", deck.kind);
    }
}

fn waterfall() -> WaterfallChart {
    WaterfallChart::new(["2025", "Price", "2026"], "Revenue", [100.0, 12.0, 112.0])
        .with_subtotals([0, 2])
}

fn one_slide(shape: Shape) -> BTreeMap<String, Vec<u8>> {
    let template = template();
    let mut deck = template.deck();
    deck.add_slide("Title Only").unwrap().push(shape);
    unzip(&deck.to_bytes().unwrap())
}

fn frame() -> Rect {
    Rect::from_inches(1.0, 2.0, 6.0, 4.0)
}

#[test]
fn a_chart_stands_beside_its_picture_under_one_id_and_place() {
    let shape = Shape::placed(Place::At(frame()), waterfall()).with_alt("Revenue bridge");
    let fallback = Picture { fallback: Some(PNG.into()), ..Picture::new(SVG) };
    let parts = one_slide(Shape { fallback: Some(fallback), ..shape });
    insta::assert_snapshot!(text_of(&parts, "ppt/slides/slide1.xml").replace("><", ">\n<"));
    insta::assert_snapshot!(
        text_of(&parts, "ppt/slides/_rels/slide1.xml.rels").replace("><", ">\n<")
    );
    insta::assert_snapshot!(
        text_of(&parts, "ppt/charts/_rels/chartEx1.xml.rels").replace("><", ">\n<")
    );
}

#[test]
fn without_a_picture_a_text_says_what_the_chart_needs() {
    let parts = one_slide(Shape::placed(Place::At(frame()), waterfall()));
    let slide = text_of(&parts, "ppt/slides/slide1.xml");
    let fallback = &slide[slide.find("<mc:Fallback>").unwrap()..];
    assert!(fallback.contains("<a:t>This chart needs PowerPoint 2016 or later.</a:t>"));
    assert!(fallback.contains(r#"<a:off x="914400" y="1828800"/>"#));
    assert!(!parts.keys().any(|name| name.starts_with("ppt/media/")));
}

#[test]
fn each_kind_names_the_version_of_chartex_that_brought_it() {
    let expected = [
        ("waterfall", "cx1"),
        ("treemap", "cx1"),
        ("sunburst", "cx1"),
        ("funnel", "cx2"),
        ("histogram", "cx1"),
        ("pareto", "cx1"),
        ("box-whisker", "cx1"),
        ("region-map", "cx4"),
    ];
    for (deck, (kind, prefix)) in decks().into_iter().zip(expected) {
        assert_eq!(deck.kind, kind);
        let (_, chart) = deck.charts.into_iter().next().unwrap();
        let parts = one_slide(Shape::placed(Place::At(frame()), chart));
        let slide = text_of(&parts, "ppt/slides/slide1.xml");
        assert!(slide.contains(&format!("Requires=\"{prefix}\"")), "{kind}");
        assert!(slide.contains(&format!("xmlns:{prefix}=")), "{kind}");
    }
}

#[test]
fn the_same_picture_behind_two_charts_is_one_part() {
    let template = template();
    let mut deck = template.deck();
    for _ in 0..2 {
        let shape = Shape::placed(Place::At(frame()), waterfall());
        let fallback = Some(Picture::new(PNG));
        deck.add_slide("Title Only").unwrap().push(Shape { fallback, ..shape });
    }
    let parts = unzip(&deck.to_bytes().unwrap());
    let media: Vec<_> = parts.keys().filter(|name| name.starts_with("ppt/media/")).collect();
    assert_eq!(media, ["ppt/media/image1.png"]);
}

#[test]
fn parts_are_numbered_above_those_of_the_template() {
    let mut parts = tiny_template_parts();
    let types = String::from_utf8(parts["[Content_Types].xml"].clone()).unwrap();
    let more = [
        ("ppt/charts/chartEx3.xml", "application/vnd.ms-office.chartex+xml"),
        ("ppt/charts/style7.xml", "application/vnd.ms-office.chartstyle+xml"),
    ];
    let overrides = more.map(|(part, kind)| {
        parts.insert(part.to_owned(), b"<x/>".to_vec());
        format!(r#"<Override PartName="/{part}" ContentType="{kind}"/>"#)
    });
    let types = types.replace("</Types>", &format!("{}</Types>", overrides.concat()));
    parts.insert("[Content_Types].xml".to_owned(), types.into_bytes());
    // A part counts where something leads to it.
    let rels = "ppt/slideMasters/_rels/slideMaster1.xml.rels";
    let text = String::from_utf8(parts[rels].clone()).unwrap();
    let lead = |id: usize, part: &str| {
        let target = part.replacen("ppt/", "../", 1);
        format!(r#"<Relationship Id="rIdX{id}" Type="http://example.com/x" Target="{target}"/>"#)
    };
    let leads: String = more.iter().enumerate().map(|(id, (part, _))| lead(id, part)).collect();
    let text = text.replace("</Relationships>", &format!("{leads}</Relationships>"));
    parts.insert(rels.to_owned(), text.into_bytes());
    let template = Template::from_bytes(package(&parts), &Limits::default()).unwrap();
    let mut deck = template.deck();
    let column = ColumnChart::new(["Q1"]).with_series("North", [1.0]);
    let mut slide = deck.add_slide("Title Only").unwrap();
    slide.add(frame(), waterfall()).add(frame(), column).add(frame(), waterfall());
    let parts = unzip(&deck.to_bytes().unwrap());
    for part in ["chartEx8", "style8", "colors8", "chartEx9", "style9", "colors9", "chart1"] {
        assert!(parts.contains_key(&format!("ppt/charts/{part}.xml")), "{part}");
    }
    // Not linted: what the template has as a chart is none.
    let inspection = Inspection::from_bytes(deck.to_bytes().unwrap(), &Limits::default()).unwrap();
    let kinds: Vec<_> =
        inspection.slides[0].shapes.iter().filter_map(|s| s.chart.as_ref()).collect();
    assert_eq!(
        kinds.iter().map(|c| c.kinds[0].as_str()).collect::<Vec<_>>(),
        ["waterfall", "barChart", "waterfall"]
    );
}

#[test]
fn many_slides_on_many_threads_are_the_bytes_of_one() {
    let bytes = |workers: usize| {
        let template = template();
        let mut deck = template.deck();
        deck.options_mut().threads = Some(workers);
        for _ in 0..40 {
            deck.add_slide("Title Only").unwrap().add(frame(), waterfall());
        }
        deck.to_bytes().unwrap()
    };
    assert!(bytes(1) == bytes(4));
}

#[test]
fn colours_of_a_waterfall_follow_gains_losses_and_totals() {
    let mut chart =
        WaterfallChart::new(["a", "b", "c", "d"], "x", [5.0, -2.0, 1.0, 4.0]).with_subtotals([3]);
    chart.increase = Some(ThemeColor::Accent6.into());
    chart.decrease = Some(ThemeColor::Accent2.into());
    chart.total = Some(ThemeColor::Text2.into());
    let parts = one_slide(Shape::placed(Place::At(frame()), chart));
    let xml = text_of(&parts, "ppt/charts/chartEx1.xml");
    let fills: Vec<_> = ["accent6", "accent2", "accent6", "tx2"].iter().enumerate().map(|(i, slot)| {
        format!(r#"<cx:dataPt idx="{i}"><cx:spPr><a:solidFill><a:schemeClr val="{slot}"/></a:solidFill></cx:spPr></cx:dataPt>"#)
    }).collect();
    assert!(xml.contains(&fills.concat()), "{xml}");
}
