//! The guide to policies: its example does what it says, and its tables are complete.

use std::collections::BTreeSet;

use indeck_model::Classification;
use indeck_policy::table_test::Case;
use indeck_policy::{Action, Policy, mutate};

use crate::support::shown;

const GUIDE: &str = include_str!("../../../../docs/policy.md");

/// The text of the fence that follows a heading in bold.
fn fence(name: &str) -> &'static str {
    let (_, rest) = GUIDE.split_once(&format!("**{name}**\n\n```toml\n")).unwrap();
    rest.split_once("\n```").unwrap().0
}

#[test]
fn the_example_of_the_guide_passes_its_table_and_loses_nothing_unnoticed() {
    let text = fence("policy.toml");
    let policy = Policy::load("policy.toml", text, &mut ())
        .unwrap_or_else(|all| panic!("{:#?}", shown(&all)));
    assert_eq!(shown(&policy.warnings()), Vec::<String>::new());
    let cases = Case::read("policy.test.toml", fence("policy.test.toml"))
        .unwrap_or_else(|all| panic!("{:#?}", shown(&all)));
    let report = mutate::run("policy.toml", text, &mut (), &cases)
        .unwrap_or_else(|all| panic!("{:#?}", shown(&all)));
    let alive: Vec<&str> = report.survivors.iter().map(|m| m.without.as_str()).collect();
    assert_eq!(alive, Vec::<&str>::new());
}

#[test]
fn the_guide_names_every_action_and_class() {
    let words: BTreeSet<&str> = GUIDE.split(['`', ' ', '|', '\n']).collect();
    for word in Action::ALL.map(Action::word).iter().chain(&Classification::ALL.map(|c| c.word())) {
        assert!(words.contains(word), "{word}");
    }
}
