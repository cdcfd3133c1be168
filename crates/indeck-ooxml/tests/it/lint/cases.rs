//! For every rule a deck that breaks it; the good deck breaks none.

mod content;
mod repair;

use std::collections::BTreeSet;

use indeck_ooxml::lint::{Category, LintOptions, RULES, lint};
use indeck_ooxml::model::diagnostic::Severity;
use indeck_testkit::package;

use super::deck::{Parts, findings, good, parts};

/// A code, and how the good deck is made to break the rule.
type Case = (&'static str, fn(&mut Parts));

fn cases() -> impl Iterator<Item = &'static Case> {
    repair::CASES.iter().chain(content::CASES)
}

#[test]
fn the_good_deck_has_no_finding() {
    let found: Vec<String> = findings(good()).iter().map(ToString::to_string).collect();
    assert_eq!(found, [""; 0]);
}

#[test]
fn each_rule_finds_what_breaks_it() {
    let mut missed = Vec::new();
    for ((code, breaks), number) in cases().zip(0..) {
        let mut parts = parts();
        breaks(&mut parts);
        let found = findings(package(&parts));
        match found.iter().find(|finding| finding.rule.code == *code) {
            Some(finding) => {
                let ends = finding.message.ends_with('.') || finding.message.is_empty();
                assert!(!ends, "{code}: `{}`", finding.message);
            }
            None => {
                let found: Vec<String> = found.iter().map(ToString::to_string).collect();
                missed.push(format!("case {number}, `{code}`: {found:#?}"));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn every_rule_has_a_case() {
    let tested: BTreeSet<&str> = cases().map(|(code, _)| *code).collect();
    let all: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(all.difference(&tested).collect::<Vec<_>>(), [&""; 0], "rules without a case");
    assert_eq!(tested.difference(&all).collect::<Vec<_>>(), [&""; 0], "cases without a rule");
}

#[test]
fn codes_are_unique_and_texts_are_in_form() {
    let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), RULES.len());
    for rule in RULES.iter() {
        assert!(rule.code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", rule.code);
        assert!(!rule.summary.ends_with('.'), "{}", rule.code);
        assert!(rule.why.ends_with('.') && rule.mend.ends_with('.'), "{}", rule.code);
    }
}

#[test]
fn only_errors_of_repair_are_found_where_only_they_are_asked_for() {
    for (code, breaks) in cases() {
        let mut parts = parts();
        breaks(&mut parts);
        let found = lint(package(&parts), &LintOptions::errors()).unwrap();
        for finding in &found {
            assert_eq!(finding.rule.severity, Severity::Error, "{code}: {finding}");
            assert_eq!(finding.rule.category, Category::Repair, "{code}: {finding}");
        }
        let rule = RULES.iter().find(|rule| rule.code == *code).unwrap();
        let is_wanted = rule.severity == Severity::Error && *code != "file-ending";
        let is_found = found.iter().any(|finding| finding.rule == *rule);
        assert_eq!(is_wanted, is_found, "{code}: {found:?}");
    }
}

#[test]
fn codes_can_be_picked_and_left_out() {
    let mut parts = parts();
    content::without_alt(&mut parts);
    let deck = package(&parts);
    let codes = |options: LintOptions<'_>| -> Vec<&str> {
        lint(deck.clone(), &options).unwrap().iter().map(|f| f.rule.code).collect()
    };
    let alt = || vec!["alt-text-missing".to_owned()];
    assert_eq!(codes(LintOptions { only: alt(), ..LintOptions::default() }), ["alt-text-missing"]);
    assert_eq!(codes(LintOptions { ignore: alt(), ..LintOptions::default() }), [""; 0]);
    let least = Severity::Error;
    assert_eq!(codes(LintOptions { least, ..LintOptions::default() }), [""; 0]);
    let categories = vec![Category::Leaks];
    assert_eq!(codes(LintOptions { categories, ..LintOptions::default() }), [""; 0]);
}

#[test]
fn findings_do_not_depend_on_the_number_of_threads() {
    let mut deck = parts();
    content::without_alt(&mut deck);
    let deck = package(&deck);
    let found = |threads| {
        let options = LintOptions { threads: Some(threads), ..LintOptions::default() };
        lint(deck.clone(), &options).unwrap()
    };
    assert_eq!(found(1), found(4));
}

#[test]
fn a_finding_names_its_slide_and_shape() {
    let mut parts = parts();
    content::without_alt(&mut parts);
    let found = findings(package(&parts));
    let finding = found.iter().find(|f| f.rule.code == "alt-text-missing").unwrap();
    assert_eq!((finding.slide, &*finding.part), (Some(4), "ppt/slides/slide4.xml"));
    assert_eq!(
        finding.to_string(),
        "slide 4, `Picture 2`: warning[alt-text-missing]: the picture has no alternative text"
    );
}
