//! The manifest's reader, with anything in the place of a manifest.

use indeck::Limits;
use indeck::evidence::{PREDICATE_TYPE, VerifyOptions, trace, verify};
use indeck_audit::dsse;
use indeck_audit::statement::PAYLOAD_TYPE;
use proptest::prelude::*;

use super::support::{edited, key, options, sealed, verified};

/// The deck with an envelope of that payload, signed.
fn with_payload(payload: &[u8]) -> Vec<u8> {
    let envelope = dsse::sign(PAYLOAD_TYPE, payload, &key()).unwrap().to_json();
    edited(&sealed(), |parts| {
        parts.insert("indeck/evidence.json".to_owned(), envelope.into_bytes());
        parts.insert("customXml/item1.xml".to_owned(), b"<a/>".to_vec());
    })
}

/// A statement with that type and predicate.
fn statement(kind: &str, predicate: &str) -> Vec<u8> {
    let digest = "0".repeat(64);
    format!(
        r#"{{"_type":"https://in-toto.io/Statement/v1","predicateType":"{kind}","subject":[{{"name":"a","digest":{{"sha256":"{digest}"}}}}],"predicate":{predicate}}}"#
    )
    .into_bytes()
}

#[test]
fn only_manifests_of_this_version_are_read() {
    let state = |payload: &[u8]| {
        serde_json::to_value(&verified(with_payload(payload)).manifest).unwrap()["state"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let generator = r#"{"generator":{"name":"a","version":"1"}}"#;
    assert_eq!(state(&statement(PREDICATE_TYPE, generator)), "read");
    assert_eq!(state(&statement("https://example.com/deck-manifest/v2", generator)), "unknownType");
    for wrong in [
        "{}",
        r#"{"generator":{"name":"a","version":"1"},"newer":1}"#,
        r#"{"generator":{"name":"a","version":"1"},"slides":[{"slide":-1,"part":"a"}]}"#,
        r#"{"generator":{"name":"a","version":"1"},"template":{"name":"a","sha256":"zz"}}"#,
        "[]",
    ] {
        assert_eq!(state(&statement(PREDICATE_TYPE, wrong)), "unreadable", "{wrong}");
    }
    for wrong in ["", "{", "null", "{\"_type\":\"x\"}"] {
        assert_eq!(state(wrong.as_bytes()), "unreadable", "{wrong}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_envelope_makes_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let deck = edited(&sealed(), |parts| {
            parts.insert("indeck/evidence.json".to_owned(), bytes);
        });
        prop_assert!(!verify(deck.clone(), &options()).unwrap().is_intact());
        drop(trace(deck, 1, None, &Limits::default()));
    }

    #[test]
    fn no_change_of_a_statement_makes_the_reader_panic(
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let deck = sealed();
        let envelope = indeck_testkit::unzip(&deck)["indeck/evidence.json"].clone();
        let envelope = dsse::Envelope::parse(&envelope).unwrap();
        let mut payload = envelope.payload().to_vec();
        let at = at.index(payload.len());
        payload[at] = byte;
        let deck = with_payload(&payload);
        drop(verify(deck.clone(), &VerifyOptions::default()));
        drop(trace(deck, 2, None, &Limits::default()));
    }
}
