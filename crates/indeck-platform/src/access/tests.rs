use std::collections::BTreeSet;

use super::{Access, Circumstances, Role, Scope, Verb};

fn session() -> Circumstances {
    Circumstances::usual()
}

/// What each role may do with what belongs to others, and with what is its own: one letter a role.
const TABLE: &str = include_str!("roles.tsv");

#[test]
fn each_role_may_do_what_the_table_says_and_nothing_else() {
    let access = Access::load().unwrap();
    let rows: Vec<Vec<&str>> =
        TABLE.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), Verb::ALL.len(), "a row for each verb");
    for (row, verb) in rows.iter().zip(Verb::ALL) {
        assert_eq!(row[0], verb.word());
        for (role, expected) in Role::ALL.into_iter().zip(&row[1..]) {
            let own = Circumstances { own: true, ..session() };
            let may = |known| access.decide(role, *verb, known).permitted;
            let found = match (may(&session()), may(&own)) {
                (true, true) => "yes",
                (false, true) => "own",
                (false, false) => "no",
                (true, false) => "others",
            };
            assert_eq!(found, *expected, "{} {}", role.word(), verb.word());
        }
    }
}

#[test]
fn a_token_does_what_its_scopes_say_and_never_what_needs_a_person() {
    let access = Access::load().unwrap();
    for verb in Verb::ALL {
        for scope in Scope::ALL {
            let known =
                Circumstances { own: true, scopes: Some(BTreeSet::from([scope])), ..session() };
            let verdict = access.decide(Role::Owner, *verb, &known);
            assert_eq!(verdict.permitted, verb.scope() == scope, "{} {scope:?}", verb.word());
        }
    }
}

#[test]
fn an_address_that_is_not_allowed_may_do_nothing() {
    let access = Access::load().unwrap();
    let known = Circumstances { own: true, address_allowed: false, ..session() };
    for verb in Verb::ALL {
        let verdict = access.decide(Role::Owner, *verb, &known);
        assert!(!verdict.permitted);
        assert_eq!(verdict.policies, ["allowed-addresses"]);
    }
}

#[test]
fn without_the_second_factor_one_may_only_set_one_up_and_leave() {
    let access = Access::load().unwrap();
    let known = Circumstances { own: true, second_factor_required: true, ..session() };
    let allowed = [Verb::AccountRead, Verb::AccountSecure, Verb::SessionRevoke];
    for verb in Verb::ALL {
        let permitted = access.decide(Role::Owner, *verb, &known).permitted;
        assert_eq!(permitted, allowed.contains(verb), "{}", verb.word());
        let shown = Circumstances { second_factor: true, ..known.clone() };
        assert!(access.decide(Role::Owner, *verb, &shown).permitted);
    }
}

#[test]
fn only_owners_touch_owners() {
    let access = Access::load().unwrap();
    let known = Circumstances { concerns_owner: true, ..session() };
    for verb in [Verb::MemberInvite, Verb::MemberUpdate, Verb::MemberRemove] {
        assert!(access.decide(Role::Owner, verb, &known).permitted);
        let verdict = access.decide(Role::Admin, verb, &known);
        assert!(!verdict.permitted);
        assert_eq!(verdict.policies, ["owners-are-for-owners"]);
    }
}

#[test]
fn only_owners_and_admins_lower_the_class_of_a_dataset() {
    let access = Access::load().unwrap();
    let known = Circumstances { own: true, lowers_class: true, ..session() };
    for (role, may) in [(Role::Owner, true), (Role::Admin, true), (Role::Author, false)] {
        let verdict = access.decide(role, Verb::DatasetUpdate, &known);
        assert_eq!(verdict.permitted, may, "{}", role.word());
    }
}
