//! Events and their one encoding.

use indeck_audit::event::*;
use indeck_audit::tree::Hash;
use indeck_audit::{CborFault, Error, Event};
use proptest::prelude::*;

use crate::support::{any_event, event, token};

proptest! {
    #[test]
    fn an_event_is_read_as_it_was_written(event in any_event()) {
        let bytes = event.encode();
        prop_assert!(bytes.len() <= MAX_EVENT_BYTES);
        prop_assert_eq!(Event::decode(&bytes).unwrap(), event);
    }

    /// What another implementation reads and writes again is the same to the byte.
    #[test]
    fn ciborium_writes_the_same_bytes(event in any_event()) {
        let bytes = event.encode();
        let value: ciborium::Value = ciborium::from_reader(bytes.as_slice()).unwrap();
        let mut again = Vec::new();
        ciborium::into_writer(&value, &mut again).unwrap();
        prop_assert_eq!(again, bytes);
    }

    /// There is no second encoding: whatever is read is written as it was.
    #[test]
    fn mutated_bytes_are_refused_or_another_event(
        event in any_event(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = event.encode();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Ok(read) = Event::decode(&bytes) {
            prop_assert_eq!(read.encode(), bytes);
        }
    }

    #[test]
    fn a_moment_is_read_as_it_is_shown(micros in 0_u64..253_402_300_800_000_000) {
        let time = Time::from_micros(micros).unwrap();
        prop_assert_eq!(Time::parse(&time.to_string()).unwrap(), time);
    }
}

#[test]
fn the_greatest_event_fits_an_entry() {
    let word = "x".repeat(MAX_TOKEN_BYTES);
    let tokens = || {
        let words = (0..MAX_SET_ITEMS).map(|n| token(&format!("{n:02}{}", &word[2..])));
        Set::new(words).unwrap()
    };
    let hashes = || Set::new((0..MAX_SET_ITEMS).map(|n| Hash([n as u8; 32]))).unwrap();
    let sealed = Sealed::new(SubjectKeyId([1; 16]), [1; 24], vec![1; MAX_SEALED_BYTES]).unwrap();
    let personal = PersonalField::Sealed(sealed);
    let mut event = event(1);
    event.actor.id = personal.clone();
    event.actor.session = Some(personal.clone());
    event.actor.methods = Set::new(AuthMethod::ALL.iter().copied()).unwrap();
    event.resource.id = personal.clone();
    event.resource.version = Some(token(&word));
    event.source.address = Some(personal);
    event.decision.policies = tokens();
    event.decision.obligations = tokens();
    (event.inputs, event.outputs) = (hashes(), hashes());
    let many = Some(u64::MAX);
    event.counts = Counts { rows: many, cells: many, suppressed: many, bytes: many };
    let bytes = event.encode();
    println!("greatest event: {} bytes", bytes.len());
    assert!(bytes.len() <= MAX_EVENT_BYTES, "{}", bytes.len());
    assert_eq!(Event::decode(&bytes).unwrap(), event);
}

#[test]
fn another_encoding_of_the_same_is_refused() {
    let bytes = event(2).encode();
    let fault = |bytes: &[u8]| match Event::decode(bytes) {
        Err(Error::NotCanonical { fault, .. }) => fault,
        other => panic!("{other:?}"),
    };
    let replaced = |at: usize, with: &[u8]| [&bytes[..at], with, &bytes[at + 1..]].concat();
    // Byte 0 is the map's head; 1 and 2 are key 0 and the version; 3 and 4 key 1 and the id's head.
    let pairs = bytes[0] & 31;
    assert_eq!(bytes[..5], [0xa0 | pairs, 0, 1, 1, 0x50]);
    assert_eq!(fault(&replaced(0, &[0xb8, pairs])), CborFault::NotShortest);
    assert_eq!(fault(&replaced(0, &[0xbf])), CborFault::Indefinite);
    assert_eq!(fault(&replaced(2, &[0x18, 1])), CborFault::NotShortest);
    assert_eq!(fault(&replaced(2, &[0x1b, 0, 0, 0, 0, 0, 0, 0, 1])), CborFault::NotShortest);
    assert_eq!(fault(&replaced(4, &[0x58, 16])), CborFault::NotShortest);
    assert_eq!(fault(&replaced(4, &[0x5f])), CborFault::Indefinite);
    assert_eq!(fault(&replaced(2, &[0x20])), CborFault::Kind);
    assert_eq!(fault(&replaced(3, &[2])), CborFault::Key { expected: 1 });
    assert_eq!(fault(&replaced(3, &[0])), CborFault::Key { expected: 1 });
    assert_eq!(fault(&replaced(0, &[0xa0 | (pairs + 1)])), CborFault::ExtraKey);
    assert_eq!(fault(&[&bytes[..], &[0]].concat()), CborFault::Trailing);
    assert_eq!(fault(&bytes[..bytes.len() - 1]), CborFault::End);
    assert_eq!(fault(&[]), CborFault::End);
}

#[test]
fn only_identifiers_are_tokens() {
    for good in ["a", "0", "#0af3", "sales/2024-q3.v1", "indeck-cli/0.1.0+abc", "mask:3:bucket"] {
        assert!(Token::new(good).is_ok(), "{good}");
    }
    let long = "x".repeat(MAX_TOKEN_BYTES + 1);
    for bad in ["", " ", "a b", "anna@example.com", "Müller", "-x", "a\nb", "a|b", "a=b", &long] {
        assert!(Token::new(bad).is_err(), "{bad}");
    }
    let digest = Token::digest_of("Müller, Anna");
    assert_eq!(Token::new(digest.as_str()).unwrap(), digest);
}

#[test]
fn actions_are_those_of_the_decision_points() {
    for good in ["ingest", "breakglass", "admin.user-add", "key.rotate"] {
        assert_eq!(Action::parse(good).unwrap().to_string(), good);
    }
    for bad in ["", "Ingest", "admin", "admin.", "key.Rotate", "other.x", "disclose.x"] {
        assert!(Action::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn moments_that_are_none_are_refused() {
    for good in
        ["1970-01-01", "2024-02-29", "2024-02-29T23:59:59.5Z", "9999-12-31T23:59:59.999999Z"]
    {
        assert!(Time::parse(good).is_ok(), "{good}");
    }
    for bad in [
        "",
        "1969-12-31",
        "2023-02-29",
        "2024-13-01",
        "2024-00-01",
        "2024-01-00",
        "2024-1-1",
        "2024-01-01T24:00:00Z",
        "2024-01-01T00:00:60Z",
        "2024-01-01T00:00:00",
        "2024-01-01 00:00Z",
        "2024-01-01T00:00:00.Z",
        "2024-01-01T00:00:00.1234567Z",
        "99999-01-01",
        "+024-01-01",
        "0000-01-01",
        "2024-01-01T00:00:00+01:00",
    ] {
        assert!(Time::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn sets_are_bounded_and_in_order() {
    assert!(Set::new(0..MAX_SET_ITEMS).is_ok());
    assert!(Set::new(0..=MAX_SET_ITEMS).is_err());
    assert_eq!(Set::new([2, 1, 2]).unwrap().as_slice(), [1, 2]);
}
