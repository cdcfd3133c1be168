//! Decks that are made in memory.

use std::fs;

use indeck::evidence::{VerifyOptions, verify};
use indeck::{BuildError, MadeDeck, make};

use crate::support::{Project, explain, shown, slide};

fn made(project: &Project) -> MadeDeck {
    let made = make(&project.path("report.yaml"), &project.options, &mut ());
    made.unwrap_or_else(|error| panic!("{}", explain(&error)))
}

const CHART: &str = "title: \"{{ by_month.revenue | sum }}\"
content: { mark: column, data: by_month, encode: { x: month, y: revenue, series: region } }";

#[test]
fn a_deck_in_memory_has_the_bytes_of_the_file() {
    let project = Project::new(slide(CHART));
    let report = project.build().unwrap();
    let deck = made(&project);
    assert_eq!(deck.bytes, fs::read(&report.output).unwrap());
    let (counted, in_file) = (&deck.report, &report);
    assert_eq!(
        (counted.slides, counted.charts, counted.tables, counted.pictures, counted.bytes),
        (in_file.slides, in_file.charts, in_file.tables, in_file.pictures, in_file.bytes)
    );
    assert_eq!(counted.findings, in_file.findings);
    assert_eq!(deck.name(), "report.pptx");
    assert!(verify(deck.bytes, &VerifyOptions::default()).unwrap().is_intact());
}

#[test]
fn nothing_is_written_by_a_deck_in_memory() {
    let project = Project::new(slide(CHART));
    let files = || {
        let entries = fs::read_dir(project.folder.path()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = files();
    made(&project);
    assert_eq!(files(), before);
}

#[test]
fn the_name_of_the_spec_tells_what_the_bytes_are() {
    let text = slide(CHART).replace("report: { ", "report: { output: sales.potx, ");
    let project = Project::new(text);
    let report = project.build_to(&project.path("sales.potx")).unwrap();
    let deck = made(&project);
    assert_eq!(deck.name(), "sales.potx");
    assert_eq!(deck.bytes, fs::read(report.output).unwrap());
}

#[test]
fn a_deck_tells_its_slides_with_their_charts() {
    let project = Project::new(slide(CHART));
    let deck = made(&project);
    assert_eq!(deck.slides.len(), 1);
    let only = &deck.slides[0];
    assert_eq!((only.id.as_str(), only.layout.as_str()), ("one", "Title and Content"));
    let sum = deck.table("by_month").unwrap().column("revenue").unwrap().1;
    let sum: f64 = sum.cells.iter().filter_map(|cell| cell.value.as_f64()).sum();
    assert_eq!(only.title.as_deref(), Some(sum.to_string().as_str()));
    assert_eq!((only.charts.len(), only.tables, only.pictures), (1, 0, 0));
    let chart = &only.charts[0];
    assert_eq!((chart.placeholder.as_str(), chart.chart.mark()), ("content", "column"));
    assert!(chart.alt.as_ref().is_some_and(|alt| !alt.is_empty()));
    let svg = chart.draw().unwrap().to_svg();
    assert!(svg.starts_with("<svg") && svg.contains("North"), "{svg}");
}

#[test]
fn a_deck_tells_its_tables_in_the_order_of_the_spec() {
    let fill = "title: \"{{ zebra.n }}\"\ncontent: { mark: column, data: by_month, encode: { x: month, y: revenue, series: region } }";
    let text = slide(fill).replace(
        "  by_month:",
        "  zebra: { sql: \"SELECT COUNT(*) AS n FROM sales\", labels: { n: Rows } }\n  by_month:",
    );
    let deck = made(&Project::new(text));
    let names: Vec<&str> = deck.tables.iter().map(|table| &*table.name).collect();
    assert_eq!(names, ["zebra", "by_month"]);
    let zebra = deck.table("zebra").unwrap();
    assert_eq!(zebra.columns[0].title(), "Rows");
    assert_eq!(zebra.lineage.sources[0].name, "sales");
    assert_eq!(zebra.lineage.sources[0].digests.len(), 1);
    assert!(zebra.facts.is_none());
}

#[test]
fn a_report_with_mistakes_makes_nothing() {
    let project = Project::new(slide("title: \"{{ nothing.here }}\""));
    let Err(BuildError::Invalid(findings)) =
        make(&project.path("report.yaml"), &project.options, &mut ())
    else {
        panic!("it has a mistake")
    };
    assert!(!shown(&findings.diagnostics).is_empty());
}

#[test]
fn a_burst_makes_the_deck_of_the_value_that_was_chosen() {
    let text = slide(CHART).replace("slides:", "burst: { over: region }\nslides:");
    let mut project = Project::new(text);
    let unchosen = make(&project.path("report.yaml"), &project.options, &mut ()).unwrap_err();
    assert!(explain(&unchosen).contains("missing-burst-value"), "{}", explain(&unchosen));
    project.options.burst = Some("North".to_owned());
    assert_eq!(made(&project).name(), "report-North.pptx");
}
