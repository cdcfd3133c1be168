//! `indeck test`.

use std::fs;

use crate::fixture::{Report, SPEC};

/// The spec with these checks.
fn with_checks(checks: &str) -> String {
    SPEC.replace("slides:\n", &format!("checks:\n{checks}slides:\n"))
}

#[test]
fn checks_that_hold_are_listed() {
    let report = Report::new();
    report.write("holds.yaml", with_checks("  - { id: rows, assert: count(by_region) == 2 }\n"));
    insta::assert_snapshot!(report.run("test holds.yaml").transcript());
    insta::assert_snapshot!(report.run("test report.yaml").transcript());
    assert_eq!(report.run("test holds.yaml -q").stdout, "");
}

#[test]
fn checks_that_fail_are_shown_with_their_lines_for_each_value() {
    insta::assert_snapshot!(Report::new().run("test burst.yaml").transcript());
}

#[test]
fn one_value_can_be_tested() {
    let run = Report::new().run("test burst.yaml --burst North");
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("2 checks: 2 passed"), "{}", run.stdout);
}

#[test]
fn every_form_holds_the_same_results() {
    let report = Report::new();
    insta::assert_snapshot!(report.run("test burst.yaml --format junit").transcript());
    let json = report.run("test burst.yaml --format json").json();
    let outcomes = ["passed", "failed", "ignored", "not_evaluated"].map(|key| json[key].as_u64());
    let sum: u64 = outcomes.iter().flatten().sum();
    assert_eq!(json["checks"].as_array().unwrap().len() as u64, sum);
    let sarif = report.run("test burst.yaml --format sarif").json();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), json["diagnostics"].as_array().unwrap().len());
}

#[test]
fn a_report_goes_to_a_file() {
    let report = Report::new();
    let shown = report.run("test burst.yaml --format junit").stdout;
    let run = report.run("test burst.yaml --format junit -o results.xml");
    assert_eq!((run.code, run.stdout.as_str()), (Some(4), ""));
    assert_eq!(fs::read_to_string(report.path("results.xml")).unwrap(), shown);
    let run = report.run("test burst.yaml -o missing/results.txt");
    assert_eq!(run.code, Some(5));
    assert!(run.stderr.contains("cannot write `missing/results.txt`"), "{}", run.stderr);
}

#[test]
fn the_least_severity_decides_what_fails() {
    let report = Report::new();
    let check = "  - { id: rows, assert: count(by_region) == 3, severity: warning }\n";
    report.write("mild.yaml", with_checks(check));
    for (least, code, word) in
        [("note", 1, "FAILED"), ("warning", 1, "FAILED"), ("error", 0, "ignored")]
    {
        let run = report.run(&format!("test mild.yaml --min-severity {least}"));
        assert_eq!(run.code, Some(code), "{least}: {}", run.stdout);
        assert!(run.stdout.contains(word), "{}", run.stdout);
    }
}

#[test]
fn a_check_that_cannot_be_evaluated_is_no_pass() {
    let report = Report::new();
    report.write("odd.yaml", with_checks("  - { id: odd, assert: sum(by_region.nope) > 1 }\n"));
    let run = report.run("test odd.yaml");
    assert_eq!(run.code, Some(1), "{}", run.stdout);
    assert!(run.stdout.contains("UNKNOWN odd"), "{}", run.stdout);
    let junit = report.run("test odd.yaml --format junit").stdout;
    assert!(junit.contains("<error message=\"it could not be evaluated\""), "{junit}");
}

#[test]
fn a_contract_of_a_source_that_is_broken_has_its_own_exit_code() {
    let report = Report::new();
    let source = "sources: { sales: { file: sales.csv, expect: { rows: { min: 900 } } } }";
    report.write("contract.yaml", SPEC.replace("sources: { sales: sales.csv }", source));
    for verb in ["check", "test", "build"] {
        let run = report.run(&format!("{verb} contract.yaml"));
        let shown = run.stdout + &run.stderr;
        assert_eq!(run.code, Some(4), "{verb}: {shown}");
        assert!(shown.contains("[contract-rows]"), "{shown}");
    }
}

#[test]
fn a_spec_that_cannot_be_read_is_in_the_report_all_the_same() {
    let report = Report::new();
    let junit = report.run("test missing.yaml --format junit");
    assert_eq!(junit.code, Some(5));
    assert!(junit.stdout.contains("<error message="), "{}", junit.stdout);
    assert!(junit.stderr.contains("missing.yaml"), "{}", junit.stderr);
    let json = report.run("test missing.yaml --format json");
    assert_eq!((json.code, json.json()["errors"].as_u64()), (Some(5), Some(1)));
}
