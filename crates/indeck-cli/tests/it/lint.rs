//! `indeck lint`: what is wrong with decks.

use crate::fixture::Report;

/// A report whose deck is built.
fn built() -> Report {
    let report = Report::new();
    let run = report.run("build report.yaml -o deck.pptx");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    report
}

#[test]
fn a_deck_of_ours_has_nothing_to_repair() {
    let report = built();
    let run = report.run("lint deck.pptx brand.potx --only repair");
    assert_eq!((run.code, &*run.stdout), (Some(0), "no findings in 2 decks\n"));
}

#[test]
fn findings_are_grouped_by_slide_and_only_errors_fail() {
    let report = built();
    let run = report.run("lint deck.pptx --min-severity note");
    assert_eq!(run.code, Some(0), "{}", run.stdout);
    let json = report.run("lint deck.pptx --min-severity note --format json");
    let told: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    let findings = told["decks"][0]["findings"].as_array().unwrap();
    assert_eq!(told["errors"], 0);
    for finding in findings {
        let line = format!(
            "{}[{}]",
            finding["severity"].as_str().unwrap(),
            finding["code"].as_str().unwrap()
        );
        assert!(run.stdout.contains(&line), "{line} in {}", run.stdout);
    }
}

#[test]
fn a_template_is_a_brand_and_sarif_names_the_deck() {
    let report = built();
    let run = report.run("lint deck.pptx --brand brand.potx --only brand --format sarif");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let log: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(uri, "deck.pptx");
    }
}

#[test]
fn codes_and_categories_that_do_not_exist_are_refused() {
    let report = built();
    let run = report.run("lint deck.pptx --only spelling");
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("repair, accessibility, brand, leaks, numbers"), "{}", run.stderr);
    assert_eq!(report.run("lint nowhere.pptx").code, Some(5));
    report.write("bad.yaml", "indeck_brand: 2\n");
    let run = report.run("lint deck.pptx --brand bad.yaml");
    assert_eq!(run.code, Some(2), "{}", run.stderr);
}

#[test]
fn rules_of_the_linter_are_explained() {
    let report = Report::new();
    let run = report.run("explain alt-text-missing");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("alt-text-missing"), "{}", run.stdout);
    let list = report.run("explain");
    assert!(list.stdout.contains("Lint: accessibility"), "{}", list.stdout);
}

#[test]
fn a_deck_that_cannot_be_read_does_not_hide_the_others() {
    let report = built();
    let run = report.run("lint nowhere.pptx deck.pptx --format json");
    assert_eq!(run.code, Some(5));
    assert!(run.stderr.contains("nowhere.pptx"), "{}", run.stderr);
    let told: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(told["decks"][0]["unread"]["code"], "io");
    assert!(told["decks"][1]["unread"].is_null());
    let sarif = report.run("lint nowhere.pptx deck.pptx --format sarif");
    let log: serde_json::Value = serde_json::from_str(&sarif.stdout).unwrap();
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
}
