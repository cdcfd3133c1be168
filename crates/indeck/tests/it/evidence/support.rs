//! A sealed deck, and hands that change it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use indeck::chart::{ColumnChart, Series};
use indeck::deck::{Place, Shape, Table, TableCell};
use indeck::evidence::manifest::{
    Digest, Governance, Manifest, Material, PolicyRecord, SourceRecord,
};
use indeck::evidence::{ManifestBuilder, Prepared, Verification, VerifyOptions, verify};
use indeck::model::table::{Column, ColumnKind};
use indeck::model::{CellAddress, Classification, ResultTable};
use indeck::text::{Paragraph, Run, TextBody};
use indeck::{Emu, Limits, Rect, Template, Value};
use indeck_audit::note::{KeyName, SigningKey};
use indeck_testkit::{package, tiny_template, unzip};

/// A PNG of one pixel.
pub(crate) const PNG: &[u8] = include_bytes!("../../specs/files/pixel.png");

/// The key of who makes decks.
pub(crate) fn key() -> SigningKey {
    SigningKey::from_seed(KeyName::new("example.com/decks").unwrap(), &[7; 32])
}

pub(crate) fn options() -> VerifyOptions {
    VerifyOptions { keys: vec![key().verifying_key().clone()], ..VerifyOptions::default() }
}

/// The table that the numbers come from.
pub(crate) fn table() -> ResultTable {
    let texts = |all: [&str; 2]| all.map(|t| Value::Text(t.to_owned())).to_vec();
    let numbers = |all: [f64; 2]| all.map(Value::Number).to_vec();
    let mut table = ResultTable::new(
        "by_quarter",
        vec![
            Column::new("quarter", ColumnKind::Text, texts(["Q1", "Q2"])),
            Column::new("north", ColumnKind::Number, numbers([1.5, 42.0])),
            Column::new("south", ColumnKind::Number, numbers([3.25, 17.0])),
        ],
    );
    table.columns[1].classification = Some(Classification::Internal);
    table.lineage.query = "SELECT quarter, north, south FROM sales".to_owned();
    table
}

fn cell(row: u32, column: u32) -> CellAddress {
    table().address(row as usize, column as usize)
}

fn frame(row: i64) -> Rect {
    Rect::new(Emu(914_400), Emu(1_600_200 + row * 2_500_000), Emu(7_315_200), Emu(2_286_000))
}

fn series(
    name: &str,
    values: [f64; 2],
    column: u32,
) -> Series<indeck::chart::BarLabelPosition, indeck::chart::BarOptions> {
    let mut series = Series::new(name, values);
    series.cells = vec![Some(cell(0, column)), Some(cell(1, column))];
    series
}

/// Three slides: a title with a number and notes; a chart and a table; a picture.
pub(crate) fn prepared() -> Prepared {
    let template = Template::from_bytes(tiny_template(), &Limits::default()).unwrap();
    let mut deck = template.deck();
    let mut run = Run::from("42 %");
    run.cells = vec![cell(1, 1)];
    let mut paragraph = Paragraph::from("Sales rose by ");
    paragraph.runs.push(run);
    let title = TextBody { paragraphs: vec![paragraph], ..TextBody::default() };
    let mut cover = deck.add_slide("Title Only").unwrap();
    cover.fill("title", title).unwrap().notes("Ask for 17 more");
    cover.slide_mut().id = "cover".to_owned();

    let mut chart = ColumnChart::new(["Q1", "Q2"]);
    chart.plot.0.series = vec![series("North", [1.5, 42.0], 1), series("South", [3.25, 17.0], 2)];
    let mut grid = Table::from_rows([["Region", "Q2"], ["North", "42.0"]]);
    grid.rows[1][1] = TableCell { cells: vec![cell(1, 1)], ..TableCell::from("42.0") };
    let shape = |place, name: &str, content: indeck::deck::Content| Shape {
        id: format!("revenue/{name}"),
        ..Shape::placed(Place::At(place), content).with_name(name).with_alt("as the title says")
    };
    let mut revenue = deck.add_slide("Title Only").unwrap();
    revenue.fill("title", "Revenue").unwrap();
    revenue.push(shape(frame(0), "revenue", chart.into()));
    revenue.push(shape(frame(1), "grid", grid.into()));
    revenue.slide_mut().id = "revenue".to_owned();

    let picture = indeck::deck::Picture::new(PNG);
    let mut last = deck.add_slide("Title Only").unwrap();
    last.fill("title", "Where we are").unwrap();
    last.push(shape(frame(0), "map", picture.into()));

    let policy = PolicyRecord {
        name: "survey".to_owned(),
        sha256: Digest::of(b"policy"),
        policies: vec!["allow-internal".to_owned()],
        obligations: Vec::new(),
    };
    let file = Material { name: "sales.csv".to_owned(), sha256: Digest::of(b"a,b") };
    let mut manifest = ManifestBuilder::new(Manifest {
        class: Some("internal".to_owned()),
        governance: Governance::Policy(policy),
        sources: vec![SourceRecord {
            name: "sales".to_owned(),
            files: vec![file],
            rows: 4,
            ..SourceRecord::default()
        }],
        ..Manifest::default()
    });
    manifest.table(&table(), true);
    manifest.manifest_mut().tables[0].sources = vec!["sales".to_owned()];
    deck.slides().iter().for_each(|s| manifest.slide(s, Some(Classification::Internal)));
    manifest.prepare(deck.to_bytes().unwrap(), &Limits::default()).unwrap()
}

/// The deck, sealed.
pub(crate) fn sealed() -> Vec<u8> {
    static DECK: LazyLock<Vec<u8>> = LazyLock::new(|| prepared().seal(Some(&key()), None).unwrap());
    DECK.clone()
}

/// What became of a deck.
pub(crate) fn verified(deck: Vec<u8>) -> Verification {
    verify(deck, &options()).unwrap()
}

/// What is not as it was written, in words.
pub(crate) fn changes(deck: Vec<u8>) -> Vec<String> {
    let found = verified(deck);
    assert_eq!(found.is_intact(), found.exit_code() == 0);
    found.changes.iter().map(ToString::to_string).collect()
}

/// The deck with a change of its parts.
pub(crate) fn edited(deck: &[u8], edit: impl FnOnce(&mut BTreeMap<String, Vec<u8>>)) -> Vec<u8> {
    let mut parts = unzip(deck);
    edit(&mut parts);
    package(&parts)
}

/// Replaces a text in a part, which must have it once.
pub(crate) fn replace(parts: &mut BTreeMap<String, Vec<u8>>, part: &str, from: &str, to: &str) {
    let text = String::from_utf8(parts[part].clone()).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{part} has `{from}` once: {text}");
    parts.insert(part.to_owned(), text.replace(from, to).into_bytes());
}
