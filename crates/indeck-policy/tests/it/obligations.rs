//! What permits ask for, alone and together.

use indeck_policy::document::{DatePart, Mask};
use indeck_policy::obligation::Obligations;
use proptest::prelude::*;

use crate::support::{policy, query};

#[test]
fn of_several_permits_the_stricter_obligation_holds() {
    let more = "[masks]\na = { method = 'partial', keep_first = 3 }\nb = { method = 'partial', keep_last = 2 }\n\
        [obligations.one]\nmax_rows = 10\nk = 3\nmask = { 'sales.buyer' = 'a' }\nfilter = { sales = 'a = 1' }\n\
        [obligations.two]\nmax_rows = 20\nk = 7\nmask = { 'sales.buyer' = 'b' }\nfilter = { sales = 'b = 2' }\nstep_up = 'totp'\n";
    let cedar = "@id(\"a\") @reason(\"r\") @obligations(\"one\") permit (principal, action == Action::\"query\", resource);\n\
                 @id(\"b\") @reason(\"r\") @obligations(\"two\") permit (principal is User, action, resource);";
    let decision = policy(more, cedar).decide(&query());
    assert_eq!(decision.ids(), ["a", "b"]);
    let entries = decision.obligations.entries();
    assert_eq!(entries["max_rows"], "10");
    assert_eq!(entries["k"], "7");
    assert_eq!(entries["records.k"], "7");
    assert_eq!(entries["filter.sales"], "a = 1 AND b = 2");
    assert_eq!(entries["mask.sales.buyer"], "partial keep_first=0 keep_last=0 fill=*");
    assert_eq!(entries["step_up"], "totp");
}

fn masks() -> impl Strategy<Value = Mask> {
    prop_oneof![
        Just(Mask::Drop),
        "[ab]".prop_map(|text| Mask::Redact { text }),
        (8_u32..12).prop_map(|length| Mask::Hash { length }),
        (0_u32..3, 0_u32..3).prop_map(|(keep_first, keep_last)| Mask::Partial {
            keep_first,
            keep_last,
            fill: '*'
        }),
        (1_u32..4).prop_map(|keep| Mask::TruncateText { keep }),
        prop_oneof![
            Just(DatePart::Year),
            Just(DatePart::Quarter),
            Just(DatePart::Month),
            Just(DatePart::Week)
        ]
        .prop_map(|to| Mask::TruncateDate { to }),
        (1_u32..4).prop_map(|days| Mask::Shift { days }),
    ]
}

fn obligations() -> impl Strategy<Value = Obligations> {
    let numbers = proptest::collection::vec(proptest::option::of(2_u32..30), 9);
    let domains = proptest::option::of(proptest::collection::btree_set("[abc]", 0..3));
    let masks = proptest::collection::btree_map("[xy]", masks(), 0..3);
    let sets = proptest::collection::btree_set("[pq]", 0..3);
    (numbers, domains, masks, sets, any::<[bool; 4]>()).prop_map(
        |(n, domains, masks, sets, flags)| Obligations {
            k: n[0],
            l: n[1],
            max_rows: n[2],
            min_group: n[3],
            round: n[4],
            expires_days: n[5],
            max_views: n[6],
            grace_days: n[7],
            approvals: n[8],
            domains,
            masks,
            watermarks: sets.clone(),
            step_up: sets,
            quarantine: flags[0],
            manifest: flags[1],
            certificate: flags[2],
            deny_card_numbers: flags[3],
            ..Obligations::default()
        },
    )
}

proptest! {
    /// The order in which permits are found changes nothing.
    #[test]
    fn taking_the_stricter_is_a_join(a in obligations(), b in obligations(), c in obligations()) {
        prop_assert_eq!(a.and(&b), b.and(&a));
        prop_assert_eq!(a.and(&b).and(&c), a.and(&b.and(&c)));
        prop_assert_eq!(a.and(&a), a.clone());
        prop_assert_eq!(a.and(&Obligations::default()), a);
    }

    /// Nothing that one permit asks for is weaker after another one joined it.
    #[test]
    fn nothing_becomes_weaker(a in obligations(), b in obligations()) {
        let both = a.and(&b);
        prop_assert!(both.k >= a.k && both.min_group >= a.min_group && both.approvals >= a.approvals);
        prop_assert!(a.max_rows.is_none_or(|most| both.max_rows.is_some_and(|n| n <= most)));
        prop_assert!(a.round.is_none_or(|base| both.round.is_some_and(|n| n % base == 0)));
        prop_assert!(a.watermarks.is_subset(&both.watermarks));
        let domains = both.domains.unwrap_or_default();
        prop_assert!(a.domains.is_none_or(|allowed| domains.is_subset(&allowed)));
        prop_assert!(a.masks.keys().all(|column| both.masks.contains_key(column)));
    }
}
