//! Those who remember a log from outside: witnesses and the server's log.

use std::sync::Arc;

use indeck_audit::cosignature::WitnessKey;
use indeck_audit::event::Token;
use indeck_audit::log::Log;
use indeck_audit::note::KeyName;
use indeck_audit::server::{Committed, commitment};
use indeck_audit::tree::{Frontier, Hash, leaf_hash};
use indeck_audit::witness::{Witness, WitnessRequest};
use indeck_audit::{Checkpoint, Error, Event};

use super::disk::SimDisk;
use super::support::*;

fn witness_key() -> WitnessKey {
    WitnessKey::from_seed(KeyName::new("example.com/witness").unwrap(), &[8; 32])
}

fn log_of(events: std::ops::Range<u64>) -> Log {
    let log = Log::create(Arc::new(SimDisk::new(1)), key(), options()).unwrap();
    log.append_many(&events.map(event).collect::<Vec<_>>()).unwrap();
    log
}

fn request(log: &Log, old: u64) -> WitnessRequest {
    let checkpoint = log.checkpoint(at(1)).unwrap();
    let request = WitnessRequest { old, proof: log.prove_consistency(old).unwrap(), checkpoint };
    assert_eq!(WitnessRequest::parse(&request.to_text()).unwrap(), request);
    request
}

#[test]
fn a_witness_cosigns_what_goes_on_and_the_log_keeps_its_line() {
    let log = log_of(0..300);
    let mut witness = Witness::default();
    let first = request(&log, 0);
    let cosigned = witness.cosign(&first, &public(), &witness_key(), at(5)).unwrap();
    log.add_cosignatures(&cosigned).unwrap();
    let keys = [public(), witness_key().verifying_key().clone()];
    log.prove(7).unwrap().verify(&event(7).encode(), &keys, 1).unwrap();
    for number in 300..320 {
        log.append(&event(number)).unwrap();
    }
    let again = request(&log, 0);
    let error = witness.cosign(&again, &public(), &witness_key(), at(6)).unwrap_err();
    assert!(matches!(error, Error::WitnessAhead { seen: 300 }));
    let mut witness = Witness::parse(&witness.to_text()).unwrap();
    witness.cosign(&request(&log, 300), &public(), &witness_key(), at(6)).unwrap();
    assert_eq!(witness.seen("example.com/audit/acme").unwrap().0, 320);
    // The line of the witness is no line of another checkpoint.
    assert_eq!(log.add_cosignatures(&cosigned).unwrap_err().code(), "wrong-root");
}

#[test]
fn a_witness_refuses_a_fork_and_a_rollback_and_stays_as_it_is() {
    let mut witness = Witness::default();
    witness.cosign(&request(&log_of(0..300), 0), &public(), &witness_key(), at(5)).unwrap();
    let before = witness.clone();
    let fork = request(&log_of(1..400), 300);
    let shorter = log_of(0..200);
    let checkpoint = shorter.checkpoint(at(1)).unwrap();
    let rollback = WitnessRequest { old: 300, proof: Vec::new(), checkpoint };
    for (request, code) in [(fork, "wrong-root"), (rollback, "size-went-back")] {
        let error = witness.cosign(&request, &public(), &witness_key(), at(6)).unwrap_err();
        assert_eq!(error.code(), code);
        assert_eq!(witness, before);
    }
}

fn root(size: u64) -> Result<Hash, Error> {
    let mut tree = Frontier::new();
    (0..size).for_each(|number| tree.push(leaf_hash(&event(number).encode())));
    Ok(tree.root())
}

#[test]
fn the_servers_log_tells_a_tenants_log_that_was_set_back() {
    let log = log_of(0..50);
    let token = |text| Token::new(text).unwrap();
    let mut server: Vec<Event> = Vec::new();
    for number in 50..60 {
        log.append(&event(number)).unwrap();
        let text = log.checkpoint(at(1)).unwrap();
        let checkpoint = Checkpoint::open(text.as_bytes(), &[public()]).unwrap().checkpoint;
        let source = token("indeck-server/0.1.0");
        server.push(commitment(id(number), at(1), token("server"), source, &checkpoint).unwrap());
    }
    let origin = "example.com/audit/acme";
    let committed = Committed::read(origin, &server).unwrap();
    assert_eq!(committed.checkpoints().count(), 10);
    committed.verify(origin, 60, root).unwrap();
    let shorter = committed.verify(origin, 55, root).unwrap_err();
    assert!(matches!(shorter, Error::RolledBack { signed: 56, found: 55 }));
    let other = committed.verify(origin, 60, |size| root(size + 1)).unwrap_err();
    assert_eq!(other.code(), "not-committed");
    assert_eq!(
        Committed::read("example.com/audit/other", &server).unwrap().checkpoints().count(),
        0
    );
    let mut fork = server[3].clone();
    fork.outputs = indeck_audit::event::Set::new([Hash([1; 32])]).unwrap();
    assert!(Committed::read(origin, server.iter().chain([&fork])).is_err());
}
