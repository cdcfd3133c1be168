//! What slides say and count, read back.

use indeck_model::chart::{PieChart, ScatterChart, SunburstChart, WaterfallChart, XySeries};
use indeck_model::deck::{Picture, Table};
use indeck_ooxml::read::{DeckNumbers, Dimension, ShapeContent, deck_numbers};
use indeck_ooxml::{Limits, Parts};
use indeck_testkit::{catalogue, corpus, package, unzip};

use crate::support::{PNG, template};

fn numbers(deck: Vec<u8>) -> DeckNumbers {
    deck_numbers(&Parts::read(deck, &Limits::default()).unwrap()).unwrap()
}

fn dimensions(numbers: &DeckNumbers) -> Vec<&Dimension> {
    let shapes = numbers.slides.iter().flat_map(|slide| &slide.shapes);
    let charts = shapes.filter_map(|shape| match &shape.content {
        ShapeContent::Chart(chart) => Some(chart),
        _ => None,
    });
    charts.flat_map(|chart| &chart.series).flat_map(|series| &series.dimensions).collect()
}

#[test]
fn texts_tables_pictures_and_notes_are_read() {
    let template = template();
    let mut deck = template.deck();
    let mut slide = deck.add_slide("Title Only").unwrap();
    slide.fill("title", "Sales rose\nby 42 %").unwrap().notes("One\nTwo 7");
    slide.add(Default::default(), Table::from_rows([["a", "1"], ["b", "2"]])).alt("grid");
    slide.add(Default::default(), Picture::new(PNG));
    let numbers = numbers(deck.to_bytes().unwrap());
    let slide = &numbers.slides[0];
    assert_eq!(slide.notes, ["One", "Two 7"]);
    assert_eq!(slide.title.as_deref(), Some("Sales rose by 42 %"));
    assert_eq!(
        slide.shapes[0].content,
        ShapeContent::Text(vec!["Sales rose".into(), "by 42 %".into()])
    );
    let ShapeContent::Table(rows) = &slide.shapes[1].content else { panic!("a table") };
    assert_eq!(rows[1], ["b", "2"]);
    assert_eq!(slide.shapes[1].alt, "grid");
    assert_eq!(slide.shapes[2].content, ShapeContent::Picture(vec!["ppt/media/image1.png".into()]));
    assert_eq!((slide.number, slide.id), (1, 256));
}

#[test]
fn the_points_of_each_family_of_charts_are_read() {
    let template = template();
    let mut deck = template.deck();
    let mut slide = deck.add_slide("Title Only").unwrap();
    slide.add(Default::default(), PieChart::new(["a", "b"], "share", [0.25, 0.75]));
    let points = XySeries::new("xy", [(1.5, 2.5), (3.0, 4.0)]);
    slide.add(Default::default(), ScatterChart::default().with_series(points));
    slide.add(Default::default(), WaterfallChart::new(["up", "down"], "steps", [5.0, -2.0]));
    let numbers = numbers(deck.to_bytes().unwrap());
    let found: Vec<_> = dimensions(&numbers)
        .into_iter()
        .map(|d| (d.role.as_str(), d.points.values().map(String::as_str).collect::<Vec<_>>()))
        .collect();
    for expected in [
        ("val", vec!["0.25", "0.75"]),
        ("cat", vec!["a", "b"]),
        ("xVal", vec!["1.5", "3"]),
        ("yVal", vec!["2.5", "4"]),
        ("val", vec!["5", "-2"]),
        ("tx", vec!["steps"]),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
}

#[test]
fn caches_and_cells_agree_in_every_chart_that_we_write() {
    let template = template();
    let mut compared = 0;
    for (name, chart) in catalogue::all() {
        let mut deck = template.deck();
        deck.add_slide("Title Only").unwrap().add(Default::default(), chart);
        let Ok(bytes) = deck.to_bytes() else { continue };
        let numbers = numbers(bytes);
        assert_eq!(numbers.unread, [""; 0]);
        for dimension in dimensions(&numbers) {
            let Some(cells) = &dimension.cells else { continue };
            for (index, point) in &dimension.points {
                let cell = cells.get(index).map_or("", String::as_str);
                assert!(indeck_ooxml::read::is_same(point, cell), "{name}: {dimension:?}");
                compared += 1;
            }
        }
    }
    assert!(compared > 500, "{compared} points");
}

#[test]
fn a_cell_that_disagrees_with_the_cache_is_seen() {
    let template = template();
    let mut deck = template.deck();
    let chart = PieChart::new(["a", "b"], "share", [0.25, 42.0]);
    deck.add_slide("Title Only").unwrap().add(Default::default(), chart);
    let mut parts = unzip(&deck.to_bytes().unwrap());
    let chart = String::from_utf8(parts["ppt/charts/chart1.xml"].clone()).unwrap();
    let chart = chart.replace("<c:v>42</c:v>", "<c:v>45</c:v>");
    parts.insert("ppt/charts/chart1.xml".to_owned(), chart.into_bytes());
    let numbers = numbers(package(&parts));
    let value = dimensions(&numbers).into_iter().find(|d| d.role == "val").unwrap();
    assert_eq!((&*value.points[&1], &*value.cells.as_ref().unwrap()[&1]), ("45", "42"));
}

#[test]
fn names_of_several_levels_are_joined() {
    let template = template();
    let mut deck = template.deck();
    let leaves = [(vec!["EU", "NL"], 1.0), (vec!["EU", "DE"], 2.0), (vec!["US", "NY"], 3.0)];
    let (paths, sizes): (Vec<_>, Vec<_>) = leaves.into_iter().unzip();
    let chart = SunburstChart::new(paths, "size", sizes);
    deck.add_slide("Title Only").unwrap().add(Default::default(), chart);
    let numbers = numbers(deck.to_bytes().unwrap());
    let names = dimensions(&numbers).into_iter().find(|d| d.role == "cat").unwrap();
    let names: Vec<_> = names.points.values().map(String::as_str).collect();
    assert_eq!(names, ["EU / NL", "EU / DE", "US / NY"]);
}

#[test]
fn a_damaged_chart_is_named_and_the_rest_is_read() {
    let template = template();
    let mut deck = template.deck();
    let chart = PieChart::new(["a"], "share", [1.0]);
    deck.add_slide("Title Only")
        .unwrap()
        .fill("title", "7")
        .unwrap()
        .add(Default::default(), chart);
    let mut parts = unzip(&deck.to_bytes().unwrap());
    parts.insert("ppt/charts/chart1.xml".to_owned(), b"<broken".to_vec());
    let numbers = numbers(package(&parts));
    assert_eq!(numbers.unread, ["ppt/charts/chart1.xml"]);
    assert_eq!(numbers.slides[0].title.as_deref(), Some("7"));
}

#[test]
fn real_decks_are_read() {
    let (mut decks, mut points) = (0, 0);
    for file in corpus("pptx") {
        let bytes = std::fs::read(&file).unwrap();
        let Ok(parts) = Parts::read(bytes, &Limits::default()) else { continue };
        if let Ok(numbers) = deck_numbers(&parts) {
            decks += 1;
            points += dimensions(&numbers).iter().map(|d| d.points.len()).sum::<usize>();
        }
    }
    assert!(
        indeck_testkit::shared_dir().is_none() || (decks > 80 && points > 500),
        "{decks} {points}"
    );
}
