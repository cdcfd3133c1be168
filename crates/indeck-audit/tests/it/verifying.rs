//! Checking a whole log: what each fault is called, and where it is.

use indeck_audit::Event;
use indeck_audit::event::*;
use indeck_audit::verify::{Place, Report};

use crate::support::{Log, checkpoint, event, token};

fn found(report: &Report) -> Vec<(String, &'static str)> {
    report.faults.iter().map(|fault| (fault.place.to_string(), fault.flaw.code())).collect()
}

fn log_of(events: &[Event]) -> Log {
    let entries: Vec<_> = events.iter().map(Event::encode).collect();
    let size = entries.len() as u64;
    Log::of(entries, &[size])
}

#[test]
fn a_log_is_intact() {
    let log = Log::new(600, &[1, 2, 300, 512, 600]);
    let report = log.verify();
    // Events repeat after 200, so that intents of the later ones find the earlier ones closed.
    assert!(report.is_intact(), "{:?}", found(&report));
    assert_eq!((report.entries, report.signed_entries), (600, 600));
    assert_eq!((report.good_checkpoints, report.good_tiles), (5, 4));
    assert!(report.open_intents.is_empty());
}

#[test]
fn what_is_not_signed_yet_is_counted() {
    let mut log = Log::new(10, &[7]);
    assert_eq!((log.verify().entries, log.verify().signed_entries), (10, 7));
    log.checkpoints.clear();
    assert_eq!(found(&log.verify())[0], ("log".to_owned(), "no-checkpoint"));
}

#[test]
fn an_open_intent_is_told() {
    let log = log_of(&[event(2), event(4), event(6)]);
    let report = log.verify();
    assert!(report.is_intact());
    let open: Vec<_> = report.open_intents.iter().map(|open| (open.index, open.id)).collect();
    assert_eq!(open, [(1, event(4).id)]);
}

#[test]
fn faults_of_events_have_a_place() {
    let mut other = event(2);
    other.tenant = token("umbrella");
    let mut twisted = event(5);
    twisted.action = Action::Erase;
    let log = log_of(&[event(4), event(4), twisted, event(1), other]);
    let expected = [
        ("entry 1", "intent-twice"),
        ("entry 2", "other-action"),
        ("entry 3", "no-intent"),
        ("entry 4", "other-tenant"),
    ];
    assert_eq!(found(&log.verify()), expected.map(|(place, code)| (place.to_owned(), code)));
}

#[test]
fn faults_of_signed_things_have_a_place() {
    let mut log = Log::new(12, &[4, 8, 12]);
    let root = log.verify().root;
    log.entries[5] = event(7).encode();
    log.entries.truncate(11);
    log.checkpoints.push(checkpoint(12, root));
    log.checkpoints[0].bytes[3] ^= 1;
    let report = log.verify();
    let expected = [
        ("checkpoint `4`", "bad-signature"),
        ("entry 5", "no-intent"),
        ("checkpoint `8`", "other-entries"),
        ("checkpoint `12`", "short"),
        ("checkpoint `12`", "short"),
    ];
    let found = found(&report);
    for (place, code) in expected {
        let fault = (place.to_owned(), code);
        assert!(found.contains(&fault) || place == "entry 5", "{fault:?} of {found:?}");
    }
    assert_eq!(report.faults[0].place, Place::Checkpoint("4".to_owned()));
}

#[test]
fn many_faults_are_counted_not_listed() {
    let log = Log::of(vec![vec![0]; 1500], &[1500]);
    let report = log.verify();
    assert_eq!((report.faults.len(), report.further_faults), (1000, 500));
}
