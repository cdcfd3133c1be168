//! Policy files that mean harm: refused with a diagnostic, without a panic or an overflow.

use indeck_policy::Policy;
use indeck_policy::table_test::Case;
use proptest::prelude::*;

use crate::support::{load, statement};

fn code(cedar: &str) -> &'static str {
    load("", cedar).unwrap_err()[0].code
}

#[test]
fn what_is_too_large_is_refused() {
    let large = format!("name = 'p'\nversion = '1'\n# {}", "x".repeat(1 << 20));
    let all = Policy::load("p", &large, &mut ()).unwrap_err();
    assert_eq!(all[0].code, "policy-too-large");
    assert!(Case::read("t", &large).is_err());
    let long = statement(
        "a",
        &format!(
            "permit (principal, action, resource) when {{ context.purpose == \"{}\" }};",
            "x".repeat(20_000)
        ),
    );
    assert_eq!(code(&long), "policy-too-large");
}

#[test]
fn what_nests_too_deep_is_refused() {
    let toml = format!("name = 'p'\nversion = '1'\nx = {}1{}", "[".repeat(5000), "]".repeat(5000));
    assert_eq!(Policy::load("p", &toml, &mut ()).unwrap_err()[0].code, "toml-syntax");
    let nested = |depth: usize| {
        let body = format!("{}true{}", "(".repeat(depth), ")".repeat(depth));
        statement("a", &format!("permit (principal, action, resource) when {{ {body} }};"))
    };
    assert!(load("", &nested(20)).is_ok());
    assert_eq!(code(&nested(4000)), "policy-too-large");
    let chain = |operator: &str, count: usize| {
        let body = vec!["context.channel == \"cli\""; count].join(operator);
        statement("a", &format!("permit (principal, action, resource) when {{ {body} }};"))
    };
    for operator in [" && ", " || "] {
        assert!(load("", &chain(operator, 60)).is_ok());
        assert_eq!(code(&chain(operator, 500)), "policy-too-large");
    }
}

#[test]
fn templates_are_refused() {
    let all = statement("a", "permit (principal == ?principal, action, resource);");
    assert_eq!(code(&all), "cedar-syntax");
}

const SEED: &str = include_str!("../../../../examples/policies/customers/policy.toml");
const CEDAR: &str = include_str!("../../../../examples/policies/customers/access.cedar");

/// Whatever is written, an answer comes back, and its places lie in the text.
fn survives(text: &str) {
    if let Err(all) = Policy::load("p.toml", text, &mut ()) {
        let lines = u32::try_from(text.lines().count()).unwrap() + 1;
        assert!(!all.is_empty());
        for at in all.iter().filter_map(|diagnostic| diagnostic.at.as_ref()) {
            assert!(at.line >= 1 && at.line <= lines && at.column >= 1, "{at}");
        }
    }
    let _ = Case::read("t.toml", text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// The mirror of the fuzz target `policy`.
    #[test]
    fn damaged_policies_get_an_answer(at in 0..SEED.len(), gone in 0_usize..40, put in "[\\PC\\n\"'\\[\\]{}=.]{0,12}") {
        let end = (at + gone).min(SEED.len());
        if SEED.is_char_boundary(at) && SEED.is_char_boundary(end) {
            survives(&format!("{}{put}{}", &SEED[..at], &SEED[end..]));
        }
    }

    #[test]
    fn damaged_cedar_gets_an_answer(at in 0..CEDAR.len(), gone in 0_usize..40, put in "[\\PC\\n\"(){};@]{0,12}") {
        let end = (at + gone).min(CEDAR.len());
        if CEDAR.is_char_boundary(at) && CEDAR.is_char_boundary(end) {
            let _ = load("", &format!("{}{put}{}", &CEDAR[..at], &CEDAR[end..]));
        }
    }

    #[test]
    fn any_text_gets_an_answer(text in "\\PC{0,200}") {
        survives(&text);
    }
}
