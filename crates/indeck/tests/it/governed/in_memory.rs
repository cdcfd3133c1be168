//! Reports under a policy whose files lie in memory.

use std::sync::Arc;

use indeck::evidence::{VerifyOptions, verify};
use indeck::govern::Actor;
use indeck::{BuildError, RenderOptions, draw_charts, make};

use super::{Governed, MAY, POLICY, SPEC, ann};
use crate::in_memory::folder_of;
use crate::support::explain;

/// The survey under its policy, with all files in memory.
fn in_memory(actor: Actor) -> Governed {
    let mut governed = Governed::new(SPEC, POLICY, actor, MAY);
    let folder = folder_of(&governed.project);
    governed.project.options.folder = Some(Arc::new(folder));
    governed
}

#[test]
fn a_deck_from_memory_carries_its_evidence() {
    let governed = in_memory(ann());
    let deck = make("report.yaml".as_ref(), &governed.project.options, &mut ());
    let deck = deck.unwrap_or_else(|error| panic!("{}", explain(&error)));
    let expected = [
        "ingest single permit",
        "query single permit",
        "disclose single permit",
        "disclose intent permit",
        "disclose outcome permit",
    ];
    assert_eq!(governed.remembered(), expected);
    assert!(deck.report.governed.as_ref().unwrap().suppressed() > 0);
    let codes: Vec<_> = deck.report.findings.diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["not-followed"]);
    let key = governed.keys.signing().unwrap().verifying_key().clone();
    let options =
        VerifyOptions { keys: vec![key.clone()], log_keys: vec![key], ..Default::default() };
    let verified = verify(deck.bytes, &options).unwrap();
    assert!(
        verified.is_intact() && verified.is_authentic() && verified.is_vouched_for(),
        "{verified}"
    );
}

#[test]
fn who_may_not_gets_nothing_from_memory() {
    let governed = in_memory(Actor::user("bob"));
    let refused = make("report.yaml".as_ref(), &governed.project.options, &mut ());
    let Err(BuildError::Invalid(found)) = refused else { panic!("it was made") };
    assert!(found.diagnostics.iter().any(|d| d.code == "policy-refused"));
    assert_eq!(governed.remembered(), ["ingest single forbid"]);
}

#[test]
fn charts_drawn_from_memory_are_remembered() {
    let governed = in_memory(ann());
    let options = &governed.project.options;
    let drawn = draw_charts("report.yaml".as_ref(), options, &RenderOptions::default(), &mut ());
    let drawn = drawn.unwrap_or_else(|error| panic!("{}", explain(&error)));
    assert!(String::from_utf8_lossy(&drawn.charts[0].1).contains("Delft"));
    assert_eq!(governed.remembered().last().unwrap(), "disclose outcome permit");
}
