//! Who vouches for a manifest: keys, logs, and what is no manifest.

use indeck::Limits;
use indeck::evidence::{LogState, ManifestState, SignatureState, VerifyOptions, verify};
use indeck_audit::event::{
    Action, Actor, ActorKind, DecisionRecord, Effect, EventId, Outcome, PersonalField, Resource,
    Set, Source, Stage, Time, Token,
};
use indeck_audit::note::{KeyName, SigningKey};
use indeck_audit::tree::{Hash, leaf_hash, node_hash};
use indeck_audit::{Checkpoint, Event, LogProof};
use indeck_testkit::tiny_template;

use super::support::{edited, key, options, prepared, replace, sealed, verified};

const EVIDENCE: &str = "indeck/evidence.json";

fn log_key(seed: u8) -> SigningKey {
    SigningKey::from_seed(KeyName::new("example.com/log").unwrap(), &[seed; 32])
}

/// The event that allowed a deck of that digest.
fn event(outputs: &[Hash]) -> Event {
    let token = |text| Token::new(text).unwrap();
    let actor = Actor::new(ActorKind::Service, PersonalField::plain("nightly").unwrap());
    let deck = Resource::new(token("deck"), PersonalField::plain("board").unwrap());
    let mut event = Event::new(
        EventId([1; 16]),
        Time::from_micros(1_700_000_000_000_000).unwrap(),
        token("acme"),
        actor,
        Action::Disclose,
        deck,
        DecisionRecord::new(Effect::Permit),
        Stage::Single { outcome: Outcome::SUCCESS },
        Source::new(token("indeck")),
    );
    event.outputs = Set::new(outputs.iter().copied()).unwrap();
    event
}

/// The proof that an event is the second of two.
fn proof(event: &Event, key: &SigningKey) -> LogProof {
    let (first, second) = (leaf_hash(b"another"), leaf_hash(&event.encode()));
    let root = node_hash(&first, &second);
    let checkpoint = Checkpoint::new("example.com/log", 2, root).unwrap().sign(key).unwrap();
    LogProof::new(1, vec![first], checkpoint).unwrap()
}

#[test]
fn the_event_that_allowed_a_deck_is_proved_offline() {
    let prepared = prepared();
    let event = event(&[Hash(prepared.digest().0)]);
    let proof = proof(&event, &log_key(1));
    let deck = prepared.seal(Some(&key()), Some((&event, &proof))).unwrap();
    let with = |log: &SigningKey, checkpoints: Vec<String>| {
        let log_keys = vec![log.verifying_key().clone()];
        let options = VerifyOptions { log_keys, checkpoints, ..options() };
        verify(deck.clone(), &options).unwrap()
    };
    let found = with(&log_key(1), vec![proof.checkpoint().to_owned()]);
    assert!(found.is_intact(), "{found}");
    let expected = LogState::Included { origin: "example.com/log".to_owned(), index: 1, size: 2 };
    assert_eq!(found.log, expected);

    let stranger = SigningKey::from_seed(KeyName::new("example.org/log").unwrap(), &[2; 32]);
    assert_eq!(with(&stranger, Vec::new()).log, LogState::UnknownLog);
    assert!(matches!(
        with(&log_key(9), Vec::new()).log,
        LogState::Bad { .. } | LogState::UnknownLog
    ));
    let fork = Checkpoint::new("example.com/log", 2, leaf_hash(b"fork")).unwrap();
    let fork = fork.sign(&log_key(1)).unwrap();
    let found = with(&log_key(1), vec![fork]);
    assert!(matches!(found.log, LogState::Forked { .. }) && !found.is_intact());
}

#[test]
fn an_event_of_another_deck_proves_nothing() {
    let event = event(&[Hash::of(b"another deck")]);
    let proof = proof(&event, &log_key(1));
    let deck = prepared().seal(Some(&key()), Some((&event, &proof))).unwrap();
    let log_keys = vec![log_key(1).verifying_key().clone()];
    let found = verify(deck, &VerifyOptions { log_keys, ..options() }).unwrap();
    assert_eq!(found.log, LogState::OtherDeck);
    assert!(!found.is_intact());
}

#[test]
fn an_event_that_is_not_the_proved_one_is_bad() {
    let prepared = prepared();
    let event = event(&[Hash(prepared.digest().0)]);
    let mut other = event.clone();
    other.id = EventId([2; 16]);
    let proof = proof(&other, &log_key(1));
    let deck = prepared.seal(Some(&key()), Some((&event, &proof))).unwrap();
    let log_keys = vec![log_key(1).verifying_key().clone()];
    let found = verify(deck, &VerifyOptions { log_keys, ..options() }).unwrap();
    assert!(matches!(found.log, LogState::Bad { .. }), "{:?}", found.log);
}

#[test]
fn without_the_right_key_nobody_vouches() {
    let stranger = SigningKey::from_seed(KeyName::new("example.org/decks").unwrap(), &[9; 32]);
    let keys = vec![stranger.verifying_key().clone()];
    let found = verify(sealed(), &VerifyOptions { keys, ..VerifyOptions::default() }).unwrap();
    assert!(matches!(&found.signature, SignatureState::UnknownKey { keys } if keys.len() == 1));
    assert!(!found.is_intact() && !found.is_authentic());
    // A key of the same name, but another.
    let other = SigningKey::from_seed(KeyName::new("example.com/decks").unwrap(), &[8; 32]);
    let resigned = prepared().seal(Some(&other), None).unwrap();
    assert!(!verified(resigned).is_authentic());
}

#[test]
fn what_nobody_was_asked_for_is_told_and_not_judged() {
    let unsigned = prepared().seal(None, None).unwrap();
    let nobody = VerifyOptions::default();
    for (deck, state) in [(sealed(), "unknownKey"), (unsigned.clone(), "unsigned")] {
        let found = verify(deck.clone(), &nobody).unwrap();
        assert!(found.is_intact() && !found.is_authentic(), "{found}");
        let told = serde_json::to_value(&found.signature).unwrap();
        assert_eq!(told["state"], state);
        let edited = edited(&deck, |parts| {
            replace(parts, "ppt/charts/chart1.xml", "<c:v>42</c:v>", "<c:v>45</c:v>");
        });
        assert!(!verify(edited, &nobody).unwrap().is_intact());
    }
    assert!(!verified(unsigned).is_intact(), "a key was asked for");
    let log_keys = vec![log_key(1).verifying_key().clone()];
    let found = verify(sealed(), &VerifyOptions { log_keys, ..options() }).unwrap();
    assert!(found.log == LogState::NotLogged && !found.is_intact(), "a log was asked for");
}

#[test]
fn a_manifest_that_a_hand_changed_is_not_believed() {
    let deck = sealed();
    let envelope = String::from_utf8(indeck_testkit::unzip(&deck)[EVIDENCE].clone()).unwrap();
    // Another letter in the payload, which stays base64.
    let at = envelope.find("\"payload\":\"").unwrap() + 40;
    let mut changed = envelope.into_bytes();
    changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
    let both = edited(&deck, |parts| {
        let xml = String::from_utf8(parts["customXml/item1.xml"].clone()).unwrap();
        let start = xml.find('{').unwrap();
        let end = xml.rfind('}').unwrap() + 1;
        let text = std::str::from_utf8(&changed).unwrap();
        let xml = format!("{}{text}{}", &xml[..start], &xml[end..]);
        parts.insert("customXml/item1.xml".to_owned(), xml.into_bytes());
        parts.insert(EVIDENCE.to_owned(), changed.clone());
    });
    let found = verified(both);
    assert!(matches!(found.signature, SignatureState::Bad { .. }), "{:?}", found.signature);
    let one = edited(&deck, |parts| drop(parts.insert(EVIDENCE.to_owned(), changed.clone())));
    assert!(verified(one).copies_differ);
}

#[test]
fn a_deck_without_a_manifest_says_so() {
    let found = verified(tiny_template());
    assert_eq!((found.manifest, found.signature), (ManifestState::Missing, SignatureState::None));
    let empty = edited(&sealed(), |parts| {
        parts.insert(EVIDENCE.to_owned(), Vec::new());
        parts.insert("customXml/item1.xml".to_owned(), b"<a/>".to_vec());
    });
    assert_eq!(verified(empty).manifest, ManifestState::Missing);
}

#[test]
fn a_file_that_is_no_deck_is_an_error() {
    let error = verify(b"hello".to_vec(), &VerifyOptions::default()).unwrap_err();
    assert_eq!(error.code(), "not-a-package");
    let limits = Limits { entries: 3, ..Limits::default() };
    let options = VerifyOptions { limits, ..VerifyOptions::default() };
    assert_eq!(verify(sealed(), &options).unwrap_err().code(), "limit-exceeded");
}

#[test]
fn what_is_told_names_every_state() {
    let deck = edited(&sealed(), |parts| {
        replace(parts, "ppt/charts/chart1.xml", "<c:v>42</c:v>", "<c:v>45</c:v>");
    });
    let text = verified(deck.clone()).to_string();
    assert!(text.contains("series North, Q2: written 42, is 45"), "{text}");
    assert!(text.contains("signed by `example.com/decks`"), "{text}");
    let json = verified(deck).to_json();
    assert!(json.contains(r#""change":"number""#) && json.contains(r#""now":"45""#), "{json}");
}
