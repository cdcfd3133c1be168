//! Tests of the forms of a test's report.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use indeck::{CheckResult, Diagnostic, Findings, Location, Severity, TestReport};
use serde_json::Value;

use super::{Verdicts, json, junit, text};
use crate::exit::Exit;

fn at(line: u32) -> Location {
    Location::point("a.yaml", line, 3)
}

fn check(id: &str, passed: Option<bool>, severity: Severity) -> CheckResult {
    let message = format!("{id} <is> \"not\" true");
    CheckResult { id: id.to_owned(), passed, severity, message, at: at(4), burst: None }
}

fn failed(severity: Severity) -> Diagnostic {
    Diagnostic { severity, ..Diagnostic::error("check-failed", "the check failed").at(at(4)) }
}

fn verdicts(checks: Vec<CheckResult>, diagnostics: Vec<Diagnostic>, least: Severity) -> Verdicts {
    let findings = Findings { diagnostics, ..Default::default() };
    Verdicts::of("a.yaml".to_owned(), TestReport { checks, findings }, least)
}

/// One check of each outcome, and a finding that is none.
fn mixed() -> Verdicts {
    let checks = vec![
        check("holds", Some(true), Severity::Error),
        check("fails", Some(false), Severity::Error),
        check("mild", Some(false), Severity::Warning),
        check("unknown", None, Severity::Error),
    ];
    let other = Diagnostic::error("unknown-column", "there is no `x`")
        .at(at(9))
        .note("with `region` = `South`", None);
    let found = vec![failed(Severity::Error), failed(Severity::Warning), other];
    verdicts(checks, found, Severity::Error)
}

#[test]
fn each_check_has_a_line_and_the_last_line_counts_them() {
    insta::assert_snapshot!(text::all(&mixed(), false, false));
    let quiet = text::all(&mixed(), false, true);
    assert!(quiet.contains("check-failed") && !quiet.contains("passed"), "{quiet}");
    assert_eq!(text::all(&verdicts(vec![], vec![], Severity::Note), false, false), "no checks\n");
}

#[test]
fn junit_counts_what_it_holds_and_escapes_what_it_says() {
    insta::assert_snapshot!(junit::all(&mixed()));
}

#[test]
fn junit_has_a_suite_for_each_value_and_one_for_all_else() {
    let of = |value: &str, passed| CheckResult {
        burst: Some(value.to_owned()),
        ..check("base", Some(passed), Severity::Error)
    };
    let checks = vec![of("NL", true), of("BE", false), of("NL", true)];
    let broken = Diagnostic::warning("unused-table", "odd").at(at(2));
    let with = |found| junit::all(&verdicts(checks.clone(), found, Severity::Warning));
    let suites = |xml: &str| {
        let names = xml.lines().filter_map(|line| line.trim().strip_prefix("<testsuite name="));
        names.map(|rest| rest.split(" failures").next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let values = ["\"a.yaml (NL)\" tests=\"2\"", "\"a.yaml (BE)\" tests=\"1\""];
    assert_eq!(suites(&with(vec![])), values);
    let all = [&["\"a.yaml\" tests=\"1\""], &values[..]].concat();
    assert_eq!(suites(&with(vec![broken])), all);
}

#[test]
fn junit_is_xml_whatever_the_spec_says() {
    let strange = "a\u{0}\u{1b}[2J\n\t\u{fffe}&<>\"'ü\u{1F600}]]>";
    let checks = vec![CheckResult {
        id: strange.to_owned(),
        message: strange.to_owned(),
        burst: Some(strange.to_owned()),
        at: Location { file: strange.to_owned(), ..at(0) },
        ..check("x", Some(false), Severity::Error)
    }];
    let xml = junit::all(&verdicts(checks, vec![], Severity::Note));
    let is_allowed = |c: char| matches!(c, '\n' | ' '..='\u{fffd}' | '\u{10000}'..);
    assert!(xml.chars().all(is_allowed), "{xml:?}");
    assert!(!xml.contains("]]>") && !xml.contains("&<"), "{xml}");
}

#[test]
fn junit_names_no_file_for_what_was_typed() {
    let typed = Diagnostic::error("bad-set", "bad").at(Location::point("--set", 1, 1));
    let xml = junit::all(&verdicts(vec![], vec![typed], Severity::Note));
    assert!(xml.contains("name=\"bad-set (--set:1:1)\">"), "{xml}");
}

#[test]
fn json_holds_checks_findings_and_counts() {
    let report: Value = serde_json::from_str(&json::all(&mixed())).unwrap();
    let outcomes: Vec<&str> = report["checks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|check| check["outcome"].as_str().unwrap())
        .collect();
    assert_eq!(outcomes, ["passed", "failed", "ignored", "not-evaluated"]);
    for key in ["passed", "failed", "ignored", "not_evaluated"] {
        assert_eq!(report[key], 1, "{key}");
    }
    assert_eq!((&report["errors"], &report["warnings"]), (&2.into(), &0.into()));
    assert_eq!(report["checks"][1]["line"], 4);
}

#[test]
fn the_exit_code_tells_a_broken_contract_from_other_findings() {
    let (error, warning) = (Severity::Error, Severity::Warning);
    let unknown = Diagnostic::error("unknown-column", "bad");
    let cases = [
        (vec![check("a", Some(true), error)], vec![], error, Exit::Ok),
        (vec![check("a", Some(false), error)], vec![failed(error)], error, Exit::Contract),
        (vec![check("a", Some(false), warning)], vec![failed(warning)], warning, Exit::Findings),
        (vec![check("a", Some(false), warning)], vec![failed(warning)], error, Exit::Ok),
        (vec![check("a", None, error)], vec![unknown.clone()], error, Exit::Findings),
        (vec![check("a", None, error)], vec![], error, Exit::Findings),
        (vec![], vec![Diagnostic::error("contract-rows", "few"), unknown], error, Exit::Contract),
        (vec![], vec![], error, Exit::Ok),
    ];
    for (index, (checks, found, least, expect)) in cases.into_iter().enumerate() {
        assert_eq!(verdicts(checks, found, least).exit(), expect, "case {index}");
    }
}
