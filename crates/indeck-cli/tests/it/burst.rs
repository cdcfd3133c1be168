//! `indeck build` of a report that makes several decks.

use std::fs;

use crate::fixture::{BURST, Report};

#[test]
fn each_value_gets_a_deck_and_one_that_fails_stops_no_other() {
    let report = Report::new();
    fs::create_dir(report.path("decks")).unwrap();
    insta::assert_snapshot!(report.run("build burst.yaml --each -o decks").transcript());
    let mut decks: Vec<String> = fs::read_dir(report.path("decks"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    decks.sort();
    assert_eq!(decks, ["burst-East.pptx", "burst-North.pptx"]);
}

#[test]
fn the_record_lists_made_skipped_failed_and_refused() {
    let report = Report::new();
    let run = report.run("build burst.yaml --each --format json");
    insta::assert_snapshot!(run.transcript());
    assert_eq!(run.stderr, "");
}

#[test]
fn without_an_output_the_decks_lie_beside_the_spec() {
    let report = Report::new();
    let root = report.path("burst.yaml");
    let run = report.run(&format!("build {} --each -q", root.display()));
    assert_eq!(run.code, Some(4), "{}", run.stderr);
    assert!(report.files().contains(&"burst-North.pptx".to_owned()));
    assert!(!run.stderr.contains("wrote") && run.stderr.contains("South"), "{}", run.stderr);
}

#[test]
fn one_value_can_be_chosen() {
    let report = Report::new();
    insta::assert_snapshot!(report.run("build burst.yaml --burst North").transcript());
    insta::assert_snapshot!(report.run("build burst.yaml --burst Nroth").transcript());
    insta::assert_snapshot!(report.run("build burst.yaml").transcript());
    insta::assert_snapshot!(report.run("build report.yaml --each").transcript());
}

#[test]
fn what_is_wrong_in_every_deck_is_shown_once() {
    let report = Report::new();
    report.write("wrong.yaml", BURST.replace("y: revenue", "y: reveneu").replace(">= 20", ">= 0"));
    let run = report.run("build wrong.yaml --each");
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert_eq!(run.stderr.matches("error[unknown-column]").count(), 1, "{}", run.stderr);
    assert_eq!(run.stderr.matches("`: failed:").count(), 3, "{}", run.stderr);
    assert!(run.stderr.contains("0 made, 1 skipped, 3 failed"), "{}", run.stderr);
}

#[test]
fn a_check_tells_of_all_decks_at_once() {
    let report = Report::new();
    insta::assert_snapshot!(report.run("check burst.yaml").transcript());
}
