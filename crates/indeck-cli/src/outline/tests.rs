//! Tests of the outline on what few decks hold at once.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use indeck::brand::{Brand, Layout, Placeholder};
use indeck::inspect::{
    ChartSummary, Inspection, SeriesSummary, ShapeKind, ShapeSummary, SlideSummary,
};
use indeck::{Emu, Rect, Rgb, Size, ThemeColor};
use serde_json::Value;

use super::tree::Tree;
use super::{json, text};

fn brand() -> Brand {
    let placeholder = |name: &str, kind: &str, index, frame| Placeholder {
        name: name.to_owned(),
        kind: kind.to_owned(),
        index,
        frame,
        ..Placeholder::default()
    };
    let title = placeholder("Title 1", "title", 0, Some(Rect::from_inches(0.5, 0.4, 9.0, 1.25)));
    let layout = |name: &str, master: &str, placeholders| Layout {
        name: name.to_owned(),
        master: master.to_owned(),
        placeholders,
    };
    Brand {
        name: "Meridian".to_owned(),
        slide_size: Size { width: Emu(9_144_000), height: Emu(6_858_000) },
        palette: ThemeColor::ACCENTS.into_iter().map(|slot| (slot, Rgb(0, 90, 200))).collect(),
        heading_font: "Georgia".to_owned(),
        body_font: "Arial".to_owned(),
        layouts: vec![
            layout("Title", "Light", vec![title, placeholder("Date 2", "dt", 10, None)]),
            layout("Blank", "Dark", Vec::new()),
        ],
    }
}

fn shape(id: u32, name: &str, kind: ShapeKind) -> ShapeSummary {
    ShapeSummary {
        id,
        name: name.to_owned(),
        kind,
        placeholder: None,
        text: String::new(),
        alt: None,
        frame: None,
        chart: None,
        table: None,
    }
}

fn slide() -> SlideSummary {
    let series = |name: &str, formula: Option<&str>| SeriesSummary {
        name: name.to_owned(),
        points: 12,
        formula: formula.map(str::to_owned),
    };
    let chart = ChartSummary {
        kinds: vec!["barChart".to_owned(), "lineChart".to_owned()],
        series: vec![series("Actual", Some("Sheet1!$B$2:$B$13")), series("Plan", None)],
        workbook: Some("ppt/embeddings/workbook1.xlsx".to_owned()),
    };
    let shapes = vec![
        ShapeSummary {
            placeholder: Some("title".to_owned()),
            text: format!("  Revenue\n{}", "grew and ".repeat(20)),
            ..shape(2, "Title 1", ShapeKind::Text)
        },
        ShapeSummary {
            chart: Some(chart),
            alt: Some("Revenue by month".to_owned()),
            frame: Some(Rect::from_inches(1.0, 2.0, 8.0, 4.5)),
            ..shape(3, "Chart 2", ShapeKind::Chart)
        },
        ShapeSummary { table: Some((4, 1)), ..shape(4, "Table \u{1b}[2J3", ShapeKind::Table) },
    ];
    SlideSummary {
        number: 1,
        part: "ppt/slides/slide1.xml".to_owned(),
        layout: "Title".to_owned(),
        title: Some("Revenue".to_owned()),
        hidden: true,
        shapes,
        notes: Some("say this".to_owned()),
    }
}

fn inspection() -> Inspection {
    Inspection { brand: brand(), slides: vec![slide()] }
}

#[test]
fn the_text_shows_theme_layouts_slides_and_charts() {
    insta::assert_snapshot!(text::all("deck.pptx", &inspection(), false));
}

#[test]
fn swatches_and_escapes_are_there_only_in_colour() {
    assert!(text::all("a", &inspection(), true).contains("48;2;0;90;200"));
    assert!(!text::all("a", &inspection(), false).contains('\u{1b}'));
    assert!(!text::all("a", &inspection(), true).contains("\u{1b}[2J"));
}

#[test]
fn the_json_holds_all_of_it_in_emu() {
    let outline: Value = serde_json::from_str(&json::all("deck.pptx", &inspection())).unwrap();
    assert_eq!(outline["slide_size"]["width"], 9_144_000);
    assert_eq!(outline["theme"]["colors"]["accent1"], "005AC8");
    assert_eq!(outline["layouts"][0]["placeholders"][0]["frame"]["x"], 457_200);
    assert_eq!(outline["layouts"][0]["placeholders"][1]["type"], "dt");
    let slide = &outline["slides"][0];
    assert_eq!(slide["hidden"], true);
    assert_eq!(slide["shapes"][1]["chart"]["series"][0]["formula"], "Sheet1!$B$2:$B$13");
    assert_eq!(slide["shapes"][2]["table"]["rows"], 4);
    assert_eq!(slide["shapes"][0].get("chart"), None);
}

#[test]
fn a_tree_draws_its_branches() {
    let tree = Tree::new("a", vec![Tree::new("b", vec![Tree::leaf("c")]), Tree::leaf("d")]);
    assert_eq!(tree.render(), "a\n├─ b\n│  └─ c\n└─ d\n");
}
