//! Why a policy decides as it does.

use indeck_policy::explain::{Verdict, explain};

use crate::support::{policy, query, statement};

#[test]
fn each_condition_that_is_not_met_is_named() {
    let cedar = [
        statement("a", "permit (principal in Group::\"g\", action == Action::\"query\", resource == Dataset::\"wages\")\nwhen { context.purpose == \"x\" && context.channel == \"cli\" }\nunless { context.authentication.isEmpty() };"),
        statement("b", "forbid (principal, action, resource) when { context.channel == \"cli\" };"),
        statement("c", "permit (principal, action == Action::\"share\", resource);"),
    ]
    .join("\n");
    let explanation = explain(&policy("[groups.g]\n", &cedar), &query());
    assert_eq!(explanation.others, 1);
    let Verdict::Unmet(parts) = &explanation.considered[0].verdict else { panic!() };
    assert_eq!(
        parts,
        &[
            "principal in Group::\"g\"",
            "resource == Dataset::\"wages\"",
            "context.purpose == \"x\"",
            "unless context.authentication.isEmpty()",
        ]
    );
    assert_eq!(explanation.considered[1].verdict, Verdict::Applies);
    let words = explanation.to_string();
    assert!(words.starts_with("deny: user `anna@example.com` may not `query` the dataset `sales`\nclass: internal\nbecause of `b`: because (policy.toml:15:1)\n"), "{words}");
    assert!(words.ends_with("1 more policy speaks of other actions\n"), "{words}");
}

#[test]
fn what_was_not_asked_is_said_so() {
    let policy = policy("", &statement("a", "permit (principal, action, resource);"));
    let mut request = query();
    request.resource.id = "unknown".to_owned();
    request.resource.columns.clear();
    let explanation = explain(&policy, &request);
    assert_eq!(explanation.considered[0].verdict, Verdict::NotAsked);
    assert!(explanation.to_string().contains("`unknown` has no class under this policy"));
}
