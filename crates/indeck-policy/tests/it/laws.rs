//! Laws that hold for all classes, policies and requests.

use indeck_model::Classification;
use indeck_policy::decide::join;
use indeck_policy::{Action, Policy};
use proptest::prelude::*;

use crate::support::{query, statement, toml};

fn classes() -> impl Strategy<Value = Option<Classification>> {
    proptest::option::of(proptest::sample::select(Classification::ALL.to_vec()))
}

/// Cedar policies by parts that mean something to `query`.
fn statements() -> impl Strategy<Value = Vec<(bool, String)>> {
    let actions = proptest::sample::select(vec![
        "action",
        "action == Action::\"query\"",
        "action == Action::\"share\"",
        "action in [Action::\"query\", Action::\"export\"]",
    ]);
    let conditions = proptest::sample::select(vec![
        "true",
        "context.purpose == \"\"",
        "context.purpose == \"x\"",
        "context.now > datetime(\"2020-01-01\")",
        "context has rows && context.rows > 5",
        "context has rows && context.rows * 9223372036854775807 > 5",
    ]);
    let one = (any::<bool>(), actions, conditions).prop_map(|(permits, action, condition)| {
        let effect = if permits { "permit" } else { "forbid" };
        (permits, format!("{effect} (principal, {action}, resource) when {{ {condition} }};"))
    });
    proptest::collection::vec(one, 0..6)
}

fn load(statements: &[(bool, String)]) -> Policy {
    let all: Vec<String> = statements
        .iter()
        .enumerate()
        .map(|(index, (_, rest))| statement(&format!("p{index}"), rest))
        .collect();
    Policy::load("p.toml", &toml("", &all.join("\n")), &mut ()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn joining_classes_is_a_semilattice(a in classes(), b in classes(), c in classes()) {
        prop_assert_eq!(join(a, b), join(b, a));
        prop_assert_eq!(join(join(a, b), c), join(a, join(b, c)));
        prop_assert_eq!(join(a, a), a);
        prop_assert_eq!(join(a, None), None);
        // Monotone: raising one part never lowers the whole.
        if let (Some(x), Some(y), Some(z)) = (a, b, c) && x <= y {
            prop_assert!(join(Some(x), Some(z)) <= join(Some(y), Some(z)));
        }
    }

    /// One more `forbid` never permits, one more `permit` never forbids (but may fail).
    #[test]
    fn a_forbid_only_takes_away(all in statements(), rows in proptest::option::of(0_u64..10)) {
        let mut request = query();
        request.circumstances.rows = rows;
        let whole = load(&all).decide(&request);
        let permits: Vec<_> = all.iter().filter(|(permits, _)| *permits).cloned().collect();
        let without = load(&permits).decide(&request);
        prop_assert!(!whole.is_permitted() || without.is_permitted());
        if permits.is_empty() {
            prop_assert!(!whole.is_permitted());
        }
        if !whole.errors.is_empty() {
            prop_assert!(!whole.is_permitted());
        }
    }

    /// The order of policies changes nothing but their places.
    #[test]
    fn the_order_of_policies_does_not_matter(all in statements(), rows in proptest::option::of(0_u64..10)) {
        let mut request = query();
        request.circumstances.rows = rows;
        let mut turned = all.clone();
        turned.reverse();
        let (one, two) = (load(&all).decide(&request), load(&turned).decide(&request));
        prop_assert_eq!(one.effect, two.effect);
        prop_assert_eq!(one.obligations, two.obligations);
        prop_assert_eq!(one.reasons.len(), two.reasons.len());
    }

    /// Policies that speak of other actions neither decide nor fail.
    #[test]
    fn other_actions_do_not_matter(all in statements()) {
        let request = query();
        let only: Vec<_> = all.iter().filter(|(_, text)| !text.contains("\"share\"")).cloned().collect();
        prop_assert_eq!(load(&all).decide(&request).effect, load(&only).decide(&request).effect);
    }
}

#[test]
fn every_action_has_its_word_and_its_place_in_the_schema() {
    for action in Action::ALL {
        assert_eq!(Action::parse(action.word()), Some(action));
        assert!(indeck_policy::decide::SCHEMA.contains(&format!("\"{action}\"")), "{action}");
    }
}
