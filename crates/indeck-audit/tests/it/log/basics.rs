//! What a log does when nothing fails.

use std::sync::Arc;

use indeck_audit::log::{Alert, Log};
use indeck_audit::store::{FileStore, Store};
use indeck_audit::{Error, Refusal};

use super::support::*;

fn folder() -> (tempfile::TempDir, Arc<dyn Store>) {
    let folder = tempfile::tempdir().unwrap();
    let store: Arc<dyn Store> = Arc::new(FileStore::open(folder.path()).unwrap());
    (folder, store)
}

#[test]
fn events_are_read_back_in_their_order_across_bundles() {
    let (_folder, store) = folder();
    let log = Log::create(store.clone(), key(), options()).unwrap();
    for number in 0..600 {
        assert_eq!(log.append(&event(number)).unwrap().index, number);
    }
    let read: Vec<_> = log.events(250).map(|event| event.unwrap()).collect();
    assert_eq!(read.len(), 350);
    assert!(read.iter().all(|(index, event)| event.id == id(*index)));
    log.checkpoint(at(1)).unwrap();
    for index in [0, 255, 256, 511, 599] {
        log.prove(index).unwrap().verify(&event(index).encode(), &[public()], 0).unwrap();
    }
    log.close().unwrap();
    let log = open(&store).unwrap();
    assert_eq!((log.size(), log.tail(2).unwrap()[1].0), (600, 599));
    assert!(reader(&store, &[]).unwrap().verify().unwrap().is_intact());
}

#[test]
fn events_that_come_together_stay_together() {
    let (_folder, store) = folder();
    let log = Log::create(store, key(), options()).unwrap();
    let receipts = log.append_many(&[event(1), event(2), event(3)]).unwrap();
    assert_eq!(receipts.iter().map(|receipt| receipt.index).collect::<Vec<_>>(), [0, 1, 2]);
    let twice = log.append_many(&[event(4), event(4)]);
    assert!(matches!(twice, Err(Error::Refused { reason: Refusal::DuplicateId })));
    assert_eq!(log.size(), 3);
}

#[test]
fn an_intent_without_outcome_is_an_alert_after_opening_too() {
    use indeck_audit::event::{Outcome, Stage};
    let (_folder, store) = folder();
    let log = Log::create(store.clone(), key(), options()).unwrap();
    log.append(&staged(1, Stage::Intent)).unwrap();
    log.append(&staged(2, Stage::Intent)).unwrap();
    for number in 10..800 {
        log.append(&event(number)).unwrap();
    }
    let outcome = Stage::Outcome { intent: id(1), outcome: Outcome::SUCCESS };
    log.append(&staged(3, outcome)).unwrap();
    drop(log);
    let log = open(&store).unwrap();
    let alerts = log.alerts();
    let [Alert::IntentWithoutOutcome(open)] = alerts.as_slice() else { panic!("{alerts:?}") };
    assert_eq!((open.id, open.index), (id(2), 1));
}

#[test]
fn no_checkpoint_is_signed_after_the_clock_went_back() {
    let (_folder, store) = folder();
    let log = Log::create(store, key(), options()).unwrap();
    log.append(&event(1)).unwrap();
    let text = log.checkpoint(at(10)).unwrap();
    log.append(&event(2)).unwrap();
    assert_eq!(log.checkpoint(at(7)).unwrap_err().code(), "clock-went-back");
    assert_eq!(log.latest_checkpoint(), Some(text));
    assert!(matches!(log.alerts().as_slice(), [Alert::ClockWentBack { .. }]));
    log.append(&event(3)).unwrap();
    log.checkpoint(at(8)).unwrap();
}

#[test]
fn a_second_writer_is_kept_out_and_a_reader_is_not() {
    let (folder, store) = folder();
    let log = Log::create(store, key(), options()).unwrap();
    log.append(&event(1)).unwrap();
    let error = FileStore::open(folder.path()).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::WouldBlock);
    let read_only: Arc<dyn Store> = Arc::new(FileStore::read_only(folder.path()));
    assert_eq!(reader(&read_only, &[]).unwrap().size(), 1);
}

#[test]
fn a_disk_below_its_reserve_refuses_before_anything_is_written() {
    let (_folder, store) = folder();
    let options = indeck_audit::log::LogOptions { reserve: u64::MAX, ..options() };
    let log = Log::create(store.clone(), key(), options).unwrap();
    let size = store.size("wal/00000000000000000001").unwrap();
    let refused = log.append(&event(1)).unwrap_err();
    assert!(matches!(refused, Error::Refused { reason: Refusal::DiskReserve { .. } }));
    assert_eq!(store.size("wal/00000000000000000001").unwrap(), size);
    assert_eq!(log.size(), 0);
}

#[test]
fn a_log_is_not_opened_with_another_key_or_made_where_one_is() {
    use indeck_audit::note::{KeyName, SigningKey};
    let (_folder, store) = folder();
    drop(Log::create(store.clone(), key(), options()).unwrap());
    let other = SigningKey::from_seed(KeyName::new("example.com/audit/acme").unwrap(), &[8; 32]);
    let error = Log::open(store.clone(), other, options()).err().unwrap();
    assert_eq!(error.code(), "other-log");
    assert_eq!(Log::create(store, key(), options()).err().unwrap().code(), "log-not-empty");
}
