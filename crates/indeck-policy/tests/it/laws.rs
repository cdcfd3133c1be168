//! Laws that hold for all classes, policies and requests.

use indeck_model::Classification;
use indeck_policy::decide::{Effect, join};
use indeck_policy::explain::{Verdict, explain};
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

/// Cedar policies with heads of all kinds.
fn heads() -> impl Strategy<Value = Vec<(bool, String)>> {
    let actors = proptest::sample::select(vec![
        "principal",
        "principal is User",
        "principal is Service",
        "principal == User::\"anna@example.com\"",
        "principal == User::\"eve@example.com\"",
        "principal in Group::\"inner\"",
        "principal in Group::\"outer\"",
        "principal in Group::\"other\"",
        "principal is User in Group::\"outer\"",
    ]);
    let resources = proptest::sample::select(vec![
        "resource",
        "resource is Dataset",
        "resource == Dataset::\"sales\"",
        "resource in Dataset::\"sales\"",
        "resource in Dataset::\"wages\"",
        "resource is Dataset in Dataset::\"sales\"",
    ]);
    let conditions = proptest::sample::select(vec![
        "true",
        "context.purpose == \"\"",
        "context has rows && context.rows > 5",
        "context has rows && context.rows * 9223372036854775807 > 5",
    ]);
    let one = (any::<bool>(), actors, resources, conditions);
    let one = one.prop_map(|(permits, actor, resource, condition)| {
        let effect = if permits { "permit" } else { "forbid" };
        let head = format!("{actor}, action == Action::\"query\", {resource}");
        (permits, format!("{effect} ({head}) when {{ {condition} }};"))
    });
    proptest::collection::vec(one, 0..6)
}

const GROUPS: &str = "[groups.inner]\nmembers = ['anna@example.com']\nwithin = ['outer']\n\
                      [groups.outer]\n[groups.other]\n";

fn load(statements: &[(bool, String)]) -> Policy {
    load_with("", statements)
}

fn load_with(more: &str, statements: &[(bool, String)]) -> Policy {
    let all: Vec<String> = statements
        .iter()
        .enumerate()
        .map(|(index, (_, rest))| statement(&format!("p{index}"), rest))
        .collect();
    Policy::load("p.toml", &toml(more, &all.join("\n")), &mut ()).unwrap()
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

    /// Only the policies whose heads can fit are asked; asking each one alone gives the same answer.
    #[test]
    fn asking_fewer_policies_changes_nothing(all in heads(), rows in proptest::option::of(0_u64..10)) {
        let mut request = query();
        request.circumstances.rows = rows;
        let policy = load_with(GROUPS, &all);
        let explanation = explain(&policy, &request);
        let applying = |effect: Effect| {
            let these = explanation.considered.iter().filter(move |one| one.effect == effect);
            these.filter(|one| one.verdict == Verdict::Applies).map(|one| one.id.clone())
        };
        let permits: Vec<String> = applying(Effect::Permit).collect();
        let forbids: Vec<String> = applying(Effect::Deny).collect();
        let fails = explanation.considered.iter().any(|one| one.verdict == Verdict::Fails);
        let decision = policy.decide(&request);
        prop_assert_eq!(decision.is_permitted(), !permits.is_empty() && forbids.is_empty() && !fails);
        if decision.is_permitted() {
            prop_assert_eq!(decision.ids(), permits);
        } else if !fails && !forbids.is_empty() {
            prop_assert_eq!(decision.ids(), forbids);
        }
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
