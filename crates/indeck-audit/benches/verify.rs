//! How fast a log is checked, on one core: `cargo bench -p indeck-audit --no-default-features`.
//! The items per second are events.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use divan::Bencher;
use divan::counter::ItemsCount;
use indeck_audit::event::*;
use indeck_audit::note::{KeyName, SigningKey, VerifyingKey};
use indeck_audit::tree::{Hash, leaf_hash, tree_hash};
use indeck_audit::verify::{LogInput, StoredCheckpoint, verify_log};
use indeck_audit::{Checkpoint, Event};

const EVENTS: u64 = 100_000;

fn main() {
    divan::main();
}

/// An event of the usual size: sealed actor and session, two policies, hashes in and out.
fn event(n: u64) -> Event {
    let token = |text: &str| Token::new(text).unwrap();
    let mut id = [0; 16];
    id[8..].copy_from_slice(&n.to_be_bytes());
    let sealed = |length: usize| {
        let sealed = Sealed::new(SubjectKeyId([3; 16]), [n as u8; 24], vec![5; 16 + length]);
        PersonalField::Sealed(sealed.unwrap())
    };
    let mut actor = Actor::new(ActorKind::User, sealed(22));
    actor.session = Some(sealed(16));
    actor.methods = Set::new([AuthMethod::Passkey, AuthMethod::Federated]).unwrap();
    let mut decision = DecisionRecord::new(Effect::Permit);
    decision.policies = Set::new([token("analysts-may-disclose"), token("quiet-period")]).unwrap();
    decision.policy_set = Some(Hash([9; 32]));
    decision.obligations = Set::new([token("suppress"), token("label:confidential")]).unwrap();
    let mut resource = Resource::new(token("deck"), PersonalField::plain("board-report").unwrap());
    resource.class = Some(Class::Confidential);
    let previous = EventId([0; 16]);
    let stage = if n.is_multiple_of(2) {
        Stage::Intent
    } else {
        let mut intent = previous;
        intent.0[8..].copy_from_slice(&(n - 1).to_be_bytes());
        Stage::Outcome { intent, outcome: Outcome::SUCCESS }
    };
    #[rustfmt::skip]
    let mut event = Event::new(
        EventId(id), Time::from_micros(1_700_000_000_000_000 + n).unwrap(), token("acme"), actor,
        Action::Disclose, resource, decision, stage, Source::new(token("indeck-cli/0.1.0")),
    );
    event.counts = Counts { rows: Some(n), cells: Some(120), suppressed: Some(4), bytes: None };
    event.inputs = Set::new([Hash::of(&n.to_be_bytes())]).unwrap();
    event.outputs = Set::new([Hash::of(&id)]).unwrap();
    event.trace = Some(TraceId(id));
    event
}

struct Log {
    entries: Vec<Vec<u8>>,
    checkpoints: Vec<StoredCheckpoint>,
    keys: Vec<VerifyingKey>,
}

const ORIGIN: &str = "example.com/audit/acme";

fn log() -> Log {
    let entries: Vec<Vec<u8>> = (0..EVENTS).map(|n| event(n).encode()).collect();
    let key = SigningKey::from_seed(KeyName::new(ORIGIN).unwrap(), &[7; 32]);
    let root = tree_hash(entries.iter().map(|entry| leaf_hash(entry)));
    let signed = Checkpoint::new(ORIGIN, EVENTS, root).unwrap().sign(&key).unwrap();
    let checkpoints = vec![StoredCheckpoint { name: "last".into(), bytes: signed.into_bytes() }];
    Log { entries, checkpoints, keys: vec![key.verifying_key().clone()] }
}

#[divan::bench]
fn whole_log(bencher: Bencher<'_, '_>) {
    let log = log();
    let bytes: usize = log.entries.iter().map(Vec::len).sum();
    eprintln!("{} bytes for each event", bytes as u64 / EVENTS);
    let tenant = Token::new("acme").unwrap();
    bencher.counter(ItemsCount::new(EVENTS)).bench(|| {
        let input = LogInput {
            origin: ORIGIN,
            keys: &log.keys,
            tenant: Some(&tenant),
            checkpoints: &log.checkpoints,
            tiles: None,
        };
        let report = verify_log(&input, log.entries.iter().map(Ok));
        assert!(report.is_intact() && report.open_intents.is_empty());
    });
}

#[divan::bench]
fn decode(bencher: Bencher<'_, '_>) {
    let bytes = event(1).encode();
    bencher.counter(ItemsCount::new(1_u32)).bench(|| Event::decode(divan::black_box(&bytes)));
}

#[divan::bench]
fn encode(bencher: Bencher<'_, '_>) {
    let event = event(1);
    bencher.counter(ItemsCount::new(1_u32)).bench(|| divan::black_box(&event).encode());
}

#[divan::bench]
fn leaf(bencher: Bencher<'_, '_>) {
    let bytes = event(1).encode();
    bencher.counter(ItemsCount::new(1_u32)).bench(|| leaf_hash(divan::black_box(&bytes)));
}
