//! Exports and filters.

use indeck_audit::Event;
use indeck_audit::event::*;
use indeck_audit::export::{cef, hidden, json, ocsf};
use indeck_audit::json::Json;
use indeck_audit::query::{Filter, MAX_TERMS};
use proptest::prelude::*;

use crate::support::{any_event, event};

fn wanted(filter: &str) -> Vec<u8> {
    let filter = Filter::parse(filter).unwrap();
    (0..24).filter(|n| filter.matches(&event(*n), &hidden)).collect()
}

fn those(fits: impl Fn(&Event) -> bool) -> Vec<u8> {
    (0..24).filter(|n| fits(&event(*n))).collect()
}

#[test]
fn a_filter_finds_what_it_asks_for() {
    let sealed = |id: u8| format!("subject={}", SubjectKeyId([id; 16]));
    let key = those(|e| matches!(e.action, Action::Key(_)));
    let disclose = those(|e| e.action == Action::Disclose);
    let failed = those(|e| e.outcome().is_some_and(|end| end.status == Status::Failure));
    let cases: [(&str, Vec<u8>); 22] = [
        ("", those(|_| true)),
        ("  ", those(|_| true)),
        ("action=disclose", disclose.clone()),
        ("action!=disclose", those(|e| e.action != Action::Disclose)),
        ("action=key.rotate", key.clone()),
        ("action=key.*", key.clone()),
        ("action=disclose,key.*", those(|e| e.action != Action::Query)),
        ("action!=disclose,key.*", those(|e| e.action == Action::Query)),
        ("outcome=failure", failed.clone()),
        ("code=disk-full", failed),
        ("stage=intent", those(|e| e.stage == Stage::Intent)),
        ("effect=forbid", those(|e| e.decision.effect == Effect::Forbid)),
        ("class=special", those(|e| e.resource.class == Some(Class::Special))),
        (
            "actor=nightly-build",
            those(|e| e.actor.id == PersonalField::plain("nightly-build").unwrap()),
        ),
        ("resource=\"board\" type=deck program=indeck-cli/*", those(|_| true)),
        ("actor-kind=service", vec![]),
        ("tenant=acme purpose=quarterly", those(|e| e.purpose.is_some())),
        ("policy=policy-1", those(|e| e.decision.policies.as_slice().len() > 1)),
        ("since=2023-11-14T22:13:20.000020Z", (20..24).collect()),
        ("until=2023-11-14T22:13:20.000002Z", vec![0, 1]),
        (&sealed(3), vec![3]),
        ("id=04040404040404040404040404040404", vec![4, 5]),
    ];
    for (filter, expected) in cases {
        assert_eq!(wanted(filter), expected, "{filter}");
    }
}

#[test]
fn what_can_be_opened_is_found_by_its_text() {
    let filter = Filter::parse("actor=\"Anna, Müller\"").unwrap();
    let reveal = |field: &PersonalField| match field {
        PersonalField::Sealed(_) => Some("Anna, Müller".to_owned()),
        _ => None,
    };
    assert!(filter.matches(&event(0), &reveal));
    assert!(!filter.matches(&event(0), &hidden));
}

#[test]
fn filters_that_are_none_have_a_place() {
    let many = "stage=intent ".repeat(MAX_TERMS + 1);
    for (bad, at) in [
        ("disclose", 0),
        ("action=", 0),
        ("action=query acton=query", 13),
        ("action=query effect=maybe", 13),
        ("class=secret", 0),
        ("id=12", 0),
        ("since=yesterday", 0),
        ("  stage=done", 2),
        ("action=a,,b", 0),
        ("action=\"a", 0),
        ("action=\"a\"b", 0),
        (&many, 13 * MAX_TERMS),
    ] {
        match Filter::parse(bad) {
            Err(indeck_audit::Error::BadFilter { at: found, .. }) => assert_eq!(found, at, "{bad}"),
            other => panic!("{bad}: {other:?}"),
        }
    }
}

proptest! {
    #[test]
    fn no_text_ends_a_line_or_begins_a_field(event in any_event(), text in ".*") {
        let hostile = format!("{text}\r\n\u{1b}[2J\u{202e}|act=forged\\");
        let reveal = |_: &PersonalField| Some(hostile.clone());
        let texts = [
            cef(7, &event, &reveal),
            json(7, &event, &reveal).to_string(),
            ocsf(7, &event, &reveal).to_string(),
        ];
        for text in &texts {
            let steers = |c: char| c.is_control() || "\u{2028}\u{2029}\u{202a}\u{202e}\u{2066}".contains(c);
            prop_assert!(!text.contains(steers), "{}", text);
        }
        let [line, ..] = &texts;
        prop_assert!(line.starts_with("CEF:0|indeck|indeck|"));
        prop_assert!(!line.contains(" act=forged") && !line.contains("|act=forged"));
        prop_assert_eq!(line.matches("act=").count(), 1);
    }

    #[test]
    fn json_of_an_event_is_read_again(event in any_event()) {
        let value = json(1, &event, &hidden);
        prop_assert_eq!(Json::parse(value.to_string().as_bytes()).unwrap(), value);
    }

    #[test]
    fn any_text_is_a_filter_or_none(text in ".*", tail in "[a-z]{2,6}!?=[a-z0-9,\"* -]{0,20}") {
        let _ = Filter::parse(&text);
        if let Ok(filter) = Filter::parse(&tail) {
            let _ = filter.matches(&event(3), &hidden);
        }
    }
}
