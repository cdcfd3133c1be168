//! Envelopes, statements and their JSON.

use std::collections::BTreeMap;

use indeck_audit::Error;
use indeck_audit::dsse::{self, Envelope};
use indeck_audit::json::{Json, MAX_JSON_DEPTH};
use indeck_audit::note::{KeyName, SigningKey};
use indeck_audit::statement::{PAYLOAD_TYPE, Statement, Subject};
use proptest::prelude::*;

use crate::support::{key, verifying_key};

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i128>().prop_map(Json::Number),
        any::<String>().prop_map(Json::Text),
    ];
    leaf.prop_recursive(4, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::List),
            prop::collection::btree_map(any::<String>(), inner, 0..6).prop_map(Json::Object),
        ]
    })
}

proptest! {
    #[test]
    fn json_is_read_as_it_was_written(value in any_json()) {
        let text = value.to_string();
        prop_assert_eq!(&Json::parse(text.as_bytes()).unwrap(), &value);
        let steers = text.contains(['\n', '\r', '\u{1b}', '\u{202e}', '\u{2028}']);
        prop_assert!(!steers);
    }
}

#[test]
fn json_of_two_meanings_is_refused() {
    for good in ["0", "-1", " [ ] ", "{}", r#""\ud83d\ude00\u00e9\/\b\f""#, "[1,\t2\r\n]"] {
        assert!(Json::parse(good.as_bytes()).is_ok(), "{good}");
    }
    let deep = "[".repeat(MAX_JSON_DEPTH + 1) + &"]".repeat(MAX_JSON_DEPTH + 1);
    for bad in [
        "",
        "1 2",
        "01",
        "-0",
        "1.0",
        "1e3",
        "+1",
        "-",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "'a'",
        "\"a",
        "\"\n\"",
        r#"{"a":1,"a":1}"#,
        r#""\ud83d""#,
        r#""\ud83dx""#,
        r#""\ude00""#,
        r#""\x""#,
        r#""\u00g0""#,
        "nul",
        "[",
        "{",
        "{\"a\"",
        "{\"a\":",
        "[1 2]",
        "\u{feff}1",
        &deep,
        "999999999999999999999999999999999999999999",
    ] {
        assert!(Json::parse(bad.as_bytes()).is_err(), "{bad}");
    }
    assert!(Json::parse(&deep.as_bytes()[1..deep.len() - 1]).is_ok());
    assert!(Json::parse(b"\"\xff\"").is_err());
}

/// Source: DSSE v1, protocol, test vectors.
#[test]
fn the_bytes_that_are_signed_are_those_of_dsse() {
    let cases: [(&str, &[u8], &[u8]); 3] = [
        (
            "http://example.com/HelloWorld",
            b"hello world",
            b"DSSEv1 29 http://example.com/HelloWorld 11 hello world",
        ),
        ("", b"", b"DSSEv1 0  0 "),
        ("\u{e9}", b"\n", b"DSSEv1 2 \xc3\xa9 1 \n"),
    ];
    for (kind, payload, expected) in cases {
        assert_eq!(dsse::signed_bytes(kind, payload), expected);
    }
}

#[test]
fn an_envelope_of_another_maker_is_read() {
    let ours = dsse::sign("t/x", b"\xfb\xff payload", &key()).unwrap();
    let sig = ours.to_json();
    let sig = sig.split("\"sig\":\"").nth(1).unwrap().split('"').next().unwrap();
    let url = sig.replace('+', "-").replace('/', "_");
    let text = format!(
        "{{ \"payloadType\": \"t/x\", \"other\": [1], \"payload\": \"-_8gcGF5bG9hZA==\",\n\
         \"signatures\": [{{\"sig\": \"{url}\", \"cert\": null}}] }}"
    );
    let read = Envelope::parse(text.as_bytes()).unwrap();
    assert_eq!(read.verify("t/x", &[verifying_key()]).unwrap(), b"\xfb\xff payload");
    assert!(!read.names_only(&[verifying_key()]));
    assert!(matches!(Envelope::parse_exact(text.as_bytes()), Err(Error::BadEnvelope { .. })));
}

#[test]
fn an_envelope_is_believed_with_its_type_and_key_alone() {
    let other = SigningKey::from_seed(KeyName::new("example.com/other").unwrap(), &[9; 32]);
    let envelope = dsse::sign("t/x", b"payload", &key()).unwrap();
    assert!(envelope.names_only(&[verifying_key()]));
    assert!(envelope.verify("t/x", &[verifying_key()]).is_ok());
    assert!(envelope.verify("t/y", &[verifying_key()]).is_err());
    let unsigned = envelope.verify("t/x", &[other.verifying_key().clone()]);
    assert!(matches!(unsigned, Err(Error::Unsigned)));
    assert!(dsse::sign("", b"", &key()).is_err());
    for bad in [
        r#"{"payload":"","payloadType":"t"}"#,
        r#"{"payload":"","payloadType":"","signatures":[{"sig":""}]}"#,
        r#"{"payload":"?","payloadType":"t","signatures":[{"sig":""}]}"#,
        r#"{"payload":"","payloadType":"t","signatures":[{"keyid":""}]}"#,
        r#"{"payloadType":"t","signatures":[{"sig":""}]}"#,
        "[]",
    ] {
        assert!(Envelope::parse(bad.as_bytes()).is_err(), "{bad}");
    }
}

#[test]
fn an_envelope_without_signatures_is_read_and_not_believed() {
    let json = dsse::unsigned("t/x", b"payload").unwrap().to_json();
    let envelope = Envelope::parse_exact(json.as_bytes()).unwrap();
    assert_eq!((envelope.payload(), envelope.signatures().len()), (b"payload".as_slice(), 0));
    assert!(matches!(envelope.verify("t/x", &[verifying_key()]), Err(Error::Unsigned)));
    assert!(dsse::unsigned("", b"").is_err());
}

/// Every bit of an envelope counts: none can be flipped unseen.
#[test]
fn every_bit_flip_of_an_envelope_is_detected() {
    let subjects = vec![Subject::sha256("ppt/presentation.xml", &[3; 32])];
    let statement =
        Statement::new("https://example.com/v1", subjects, Json::object([("a", "b".into())]));
    let payload = statement.unwrap().to_json();
    let json = dsse::sign(PAYLOAD_TYPE, payload.as_bytes(), &key()).unwrap().to_json();
    let keys = [verifying_key()];
    let believed = |bytes: &[u8]| {
        Envelope::parse_exact(bytes).is_ok_and(|envelope| {
            envelope.names_only(&keys) && envelope.verify(PAYLOAD_TYPE, &keys).is_ok()
        })
    };
    assert!(believed(json.as_bytes()));
    let mut tried = 0;
    for place in 0..json.len() {
        for bit in 0..8 {
            let mut bytes = json.clone().into_bytes();
            bytes[place] ^= 1 << bit;
            assert!(!believed(&bytes), "byte {place}, bit {bit}");
            tried += 1;
        }
        assert!(!believed(&json.as_bytes()[..place]), "cut at {place}");
        tried += 1;
    }
    println!("envelope: {tried} changes, all detected");
}

#[test]
fn statements_that_are_none_are_refused() {
    let good = r#"{"_type":"https://in-toto.io/Statement/v1","predicateType":"t","subject":[{"name":"n","digest":{"sha256":"ab"}}],"predicate":{},"new":1}"#;
    assert!(Statement::parse(good.as_bytes()).is_ok());
    for (from, to) in [
        ("v1", "v0.1"),
        ("\"t\"", "\"\""),
        ("{\"sha256\":\"ab\"}", "{}"),
        ("\"ab\"", "\"AB\""),
        ("\"ab\"", "\"\""),
        ("[{\"name\":\"n\",\"digest\":{\"sha256\":\"ab\"}}]", "[]"),
        ("\"predicate\":{}", "\"predicate\":[]"),
        ("\"name\":\"n\"", "\"name\":1"),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good);
        assert!(Statement::parse(bad.as_bytes()).is_err(), "{bad}");
    }
    let empty = Subject { name: "n".into(), digest: BTreeMap::new() };
    assert!(Statement::new("t", vec![empty], Json::object([("a", Json::Null)])).is_err());
}
