//! What is decided, and why.

use indeck_model::Classification;
use indeck_policy::decide::{Actor, ActorKind, Cause, Resource, ResourceKind};
use indeck_policy::{Action, Policy};

use crate::support::{load, policy, query, statement};

fn everything() -> String {
    statement("all", "permit (principal, action, resource);")
}

#[test]
fn without_a_policy_everything_is_denied() {
    let policy = policy("", "");
    for action in Action::ALL {
        for kind in ResourceKind::ALL {
            for actor in ActorKind::ALL {
                let mut request = query();
                request.actor = Actor::new(actor, "x@example.com");
                request.action = action;
                request.resource = Resource::new(kind, "x").with_class(Classification::Public);
                let decision = policy.decide(&request);
                assert!(!decision.is_permitted(), "{request:?}");
                assert_eq!(decision.reasons.len(), 1);
                assert_eq!(decision.obligations, Default::default());
            }
        }
    }
}

#[test]
fn a_forbid_overrides_every_permit() {
    let forbid = statement("no", "forbid (principal, action == Action::\"query\", resource);");
    let decision = policy("", &format!("{}{forbid}", everything())).decide(&query());
    assert!(!decision.is_permitted());
    assert_eq!(decision.ids(), ["no"]);
    assert_eq!(decision.reasons[0].cause, Cause::Forbid);
    assert_eq!(decision.reasons[0].text, "because");
    assert_eq!(decision.reasons[0].at.as_ref().map(|at| at.line), Some(11));
}

#[test]
fn an_error_in_any_policy_denies() {
    let failing = |effect: &str| {
        let condition = "context has rows && context.rows * 9223372036854775807 > 5";
        statement("bad", &format!("{effect} (principal, action, resource) when {{ {condition} }};"))
    };
    for effect in ["permit", "forbid"] {
        let policy = policy("", &format!("{}{}", everything(), failing(effect)));
        let mut request = query();
        assert!(policy.decide(&request).is_permitted(), "without rows nothing fails");
        request.circumstances.rows = Some(2);
        let decision = policy.decide(&request);
        assert!(!decision.is_permitted(), "{effect}");
        assert_eq!(decision.errors, ["bad"]);
        assert_eq!(decision.reasons[0].cause, Cause::EvaluationError);
    }
}

#[test]
fn what_has_no_class_is_denied() {
    let policy = policy("[datasets.open.columns]\na = { class = 'public' }", &everything());
    let mut request = query();
    assert!(policy.decide(&request).is_permitted());
    request.resource = Resource::new(ResourceKind::Dataset, "unknown");
    assert_eq!(policy.decide(&request).ids(), ["missing-class"]);
    request.resource = Resource::new(ResourceKind::Dataset, "open").with_column("open", "b");
    let decision = policy.decide(&request);
    assert_eq!(decision.reasons[0].text, "`open.b` has no class under this policy");
    // A class that the program tells does not stand for a column that the policy does not class.
    request.resource.class = Some(Classification::Public);
    assert_eq!(policy.decide(&request).ids(), ["missing-class"]);
    request.resource.columns[0].column = "a".to_owned();
    assert!(policy.decide(&request).is_permitted());
    request.resource = Resource::new(ResourceKind::Deck, "d");
    request.action = Action::Download;
    assert_eq!(policy.decide(&request).ids(), ["missing-class"]);
}

#[test]
fn the_class_is_the_greatest_of_all_that_is_asked_for() {
    let policy = policy("", &everything());
    let mut request = query();
    let class = |request: &_| policy.decide(request).class;
    assert_eq!(class(&request), Some(Classification::Internal));
    request.resource = request.resource.with_column("sales", "buyer");
    assert_eq!(class(&request), Some(Classification::Personal));
    request.resource.columns.clear();
    assert_eq!(class(&request), Some(Classification::Personal), "no columns are all columns");
    request.resource.class = Some(Classification::Special);
    assert_eq!(class(&request), Some(Classification::Special));
}

#[test]
fn a_request_outside_the_schema_is_denied() {
    let policy = policy("", &everything());
    let mut request = query();
    request.actor = Actor::new(ActorKind::Visitor, "eve@example.org");
    assert_eq!(policy.decide(&request).reasons[0].cause, Cause::OutsideSchema);
    request.actor = Actor::user("anna@example.com");
    request.resource.kind = ResourceKind::Key;
    assert_eq!(policy.decide(&request).reasons[0].cause, Cause::OutsideSchema);
}

#[test]
fn classes_are_compared_by_in() {
    let up_to = |class: &str| {
        let condition = format!("resource.class in Class::\"{class}\"");
        statement(
            "c",
            &format!(
                "permit (principal, action == Action::\"query\", resource is Dataset) when {{ {condition} }};"
            ),
        )
    };
    for limit in Classification::ALL {
        let policy = policy("", &up_to(limit.word()));
        for class in Classification::ALL.into_iter().filter(|c| *c >= Classification::Internal) {
            let mut request = query();
            request.resource.class = Some(class);
            assert_eq!(policy.decide(&request).is_permitted(), class <= limit, "{class} {limit}");
        }
    }
    assert_eq!(load("", &up_to("secret")).unwrap_err()[0].code, "unknown-class");
}

#[test]
fn groups_are_those_of_the_policy_and_of_the_program() {
    let more = "[groups.a]\nmembers = ['anna@example.com']\nwithin = ['b']\n[groups.b]\nwithin = ['c']\n[groups.c]\n[groups.d]\n";
    let of = |group: &str| {
        policy(
            more,
            &statement(
                "g",
                &format!("permit (principal in Group::\"{group}\", action, resource);"),
            ),
        )
    };
    let may = |policy: &Policy, user: &str, groups: &[&str]| {
        let mut request = query();
        request.actor = Actor::user(user);
        request.actor.groups = groups.iter().map(|group| (*group).to_owned()).collect();
        policy.decide(&request).is_permitted()
    };
    for (group, anna) in [("a", true), ("b", true), ("c", true), ("d", false)] {
        assert_eq!(may(&of(group), "anna@example.com", &[]), anna, "{group}");
        assert!(!may(&of(group), "eve@example.com", &[]));
    }
    assert!(may(&of("c"), "eve@example.com", &["b"]));
    assert!(!may(&of("a"), "eve@example.com", &["b"]));
    assert!(!may(&of("c"), "eve@example.com", &["unheard-of"]));
}

#[test]
fn actions_of_a_group_are_meant_together() {
    let keys = statement("k", "permit (principal, action in Action::\"key\", resource);");
    let policy = policy("", &keys);
    let mut request = query();
    request.resource = Resource::new(ResourceKind::Key, "log");
    for (action, may) in
        [(Action::KeyRotate, true), (Action::KeyDestroy, true), (Action::Delete, false)]
    {
        request.action = action;
        assert_eq!(policy.decide(&request).is_permitted(), may, "{action}");
    }
}

#[test]
fn circumstances_reach_the_policies() {
    let conditions = [
        "context.now == datetime(\"2026-03-01T00:00:00Z\")",
        "context.quiet.contains(\"spring\") && !context.quiet.contains(\"autumn\")",
        "context.purpose == \"audit\"",
        "context.channel == \"api\"",
        "context.authentication.contains(\"totp\")",
        "context.approvals.contains(User::\"bo@example.com\")",
        "context.recipients.contains(\"x@Example.org\")",
        "context.recipient_domains == [\"example.org\"]",
        "context has address && context.address.isInRange(ip(\"10.0.0.0/8\"))",
        "context has region && context.region == \"eu\"",
        "context has risk && context.risk == 7",
        "context has rows && context.rows == 1",
        "context has cells && context.cells == 2",
        "context has suppressed && context.suppressed == 3",
        "context has bytes && context.bytes == 9223372036854775807",
        "principal.hasTag(\"desk\") && principal.getTag(\"desk\") == \"north\"",
        "resource.columns == [\"sales.amount\", \"sales.buyer\"]",
        "resource.roles == [\"direct\", \"none\"]",
        "resource has owner && resource.owner in Group::\"owners\"",
    ];
    let mut request = query();
    request.actor.tags.insert("desk".to_owned(), "north".to_owned());
    request.resource = request.resource.with_column("sales", "buyer");
    request.resource.owner = Some("olga@example.com".to_owned());
    let all = &mut request.circumstances;
    all.purpose = "audit".to_owned();
    all.channel = "api".to_owned();
    all.authentication.insert("totp".to_owned());
    all.approvals.insert("bo@example.com".to_owned());
    all.recipients.insert("x@Example.org".to_owned());
    all.address = Some("10.2.3.4".parse().unwrap());
    all.region = Some("eu".to_owned());
    all.risk = Some(7);
    (all.rows, all.cells, all.suppressed, all.bytes) = (Some(1), Some(2), Some(3), Some(u64::MAX));
    let more = "[quiet.spring]\nfrom = 2026-03-01\nuntil = 2026-06-01\n[quiet.autumn]\nfrom = 2026-09-01\n\
                until = 2026-10-01\n[groups.owners]\nmembers = ['olga@example.com']\n";
    for condition in conditions {
        let cedar = format!(
            "permit (principal is User, action == Action::\"query\", resource is Dataset) when {{ {condition} }};"
        );
        let policy = policy(more, &statement("c", &cedar));
        assert!(policy.decide(&request).is_permitted(), "{condition}");
        let bare = policy.decide(&query());
        let told_anyway = condition.contains("now");
        assert_eq!(bare.is_permitted(), told_anyway || condition.contains("quiet"), "{condition}");
    }
}

#[test]
fn strict_validation_refuses_what_could_fail() {
    let conditions = [
        "context.rows > 5",
        "principal.getTag(\"x\") == \"y\"",
        "resource.owner == principal",
        "context.purpose == 5",
        "context.nwo > datetime(\"2026-01-01\")",
        "[1, \"a\"].contains(1)",
    ];
    for condition in conditions {
        let cedar = format!(
            "permit (principal is User, action == Action::\"query\", resource is Dataset) when {{ {condition} }};"
        );
        let all = load("", &statement("c", &cedar)).expect_err(condition);
        assert_eq!(all[0].code, "cedar-type", "{condition}");
        assert_eq!(all[0].at.as_ref().map(|at| at.line), Some(11), "{condition}");
    }
}

#[test]
fn rules_of_the_document_stand_against_permits() {
    let more = "[risk]\ndeny = 90\nstep_up = 50\n[residency]\ninternal = ['eu']\n[recipients]\ndomains = ['example.com']\n";
    let policy = policy(more, &everything());
    let mut request = query();
    assert_eq!(
        policy.decide(&request).ids(),
        ["residency", "risk.deny"],
        "what is not told is bad"
    );
    request.circumstances.region = Some("eu".to_owned());
    request.circumstances.risk = Some(50);
    let decision = policy.decide(&request);
    assert!(decision.is_permitted() && decision.obligations.step_up.contains("any"));
    request.action = Action::Share;
    request.resource = Resource::new(ResourceKind::Deck, "d").with_column("sales", "amount");
    for (recipient, may) in
        [("a@EXAMPLE.com", true), ("a@example.com.evil.org", false), ("x", false)]
    {
        request.circumstances.recipients = [recipient.to_owned()].into();
        assert_eq!(policy.decide(&request).is_permitted(), may, "{recipient}");
    }
}
