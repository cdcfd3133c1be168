//! The judge of power cuts: no acknowledged event is lost, no refused one appears.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use indeck_audit::Error;
use indeck_audit::event::EventId;
use indeck_audit::log::{Log, LogOptions};
use indeck_audit::store::Store;
use indeck_audit::tree::Hash;

use super::disk::SimDisk;
use super::support::{Dice, at, event, judge_all, key, options, public, reader};

/// What callers were told.
#[derive(Default)]
struct Told {
    recorded: BTreeMap<u64, Hash>,
    refused: Vec<EventId>,
    unknown: u64,
    checkpoint: Option<String>,
    next: u64,
}

/// Three threads write until the disk fails them or they have had enough.
fn write(log: &Log, told: &Mutex<Told>, calls: u64) {
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                for _ in 0..calls {
                    let number = {
                        let mut told = told.lock().unwrap();
                        told.next += 1;
                        told.next
                    };
                    let event = event(number);
                    let answer = log.append(&event);
                    let mut told = told.lock().unwrap();
                    match answer {
                        Ok(receipt) => {
                            told.recorded.insert(receipt.index, receipt.leaf_hash);
                        }
                        Err(Error::Refused { .. }) => told.refused.push(event.id),
                        Err(Error::Unknown { .. }) => told.unknown += 1,
                        Err(other) => panic!("an append fails with {other}"),
                    }
                }
            });
        }
        scope.spawn(|| {
            for _ in 0..2 {
                if let Ok(text) = log.checkpoint(at(1)) {
                    told.lock().unwrap().checkpoint = Some(text);
                }
            }
        });
    });
}

/// Reads the log as another process would, and compares it with what was told.
fn check(disk: &Arc<dyn Store>, told: &Told, settled: bool) {
    let expected: Vec<&str> = told.checkpoint.as_deref().into_iter().collect();
    let reader = reader(disk, &expected).unwrap();
    assert!(reader.faults().is_empty(), "{:?}", reader.faults());
    let mut ids = Vec::new();
    let mut leaves = Vec::new();
    for entry in reader.events(0) {
        let (_, event) = entry.unwrap();
        ids.push(event.id);
        leaves.push(indeck_audit::tree::leaf_hash(&event.encode()));
    }
    for (index, leaf) in &told.recorded {
        assert_eq!(leaves.get(*index as usize), Some(leaf), "event {index} was acknowledged");
    }
    for id in &told.refused {
        assert!(!ids.contains(id), "{id} was refused and yet is there");
    }
    if settled {
        let report = reader.verify().unwrap();
        assert!(report.is_intact(), "{:?}", report.faults);
    }
}

#[test]
fn no_acknowledged_event_is_lost_when_the_power_goes() {
    let runs = if judge_all() { 10_000 } else { 400 };
    let (mut cuts, mut restarts, mut recorded, mut refused, mut unknown) = (0, 0, 0, 0, 0);
    let mut faults = super::disk::Faults::default();
    let mut seed = 0;
    while cuts < runs {
        seed += 1;
        let told = Mutex::new(Told::default());
        let mut dice = Dice(seed);
        let mut disk = Arc::new(SimDisk::new(seed));
        let options = LogOptions { segment: 4096, ..options() };
        drop(Log::create(disk.clone(), key(), options.clone()).unwrap());
        for _ in 0..6 {
            let power = (!dice.one_in(4)).then(|| dice.below(160));
            let chances = if dice.one_in(2) { 20 + dice.below(60) } else { 0 };
            let free = if dice.one_in(4) { dice.below(20_000) } else { u64::MAX };
            disk.plan(power, chances, free);
            match Log::open(disk.clone(), key(), options.clone()) {
                Ok(log) => write(&log, &told, 1 + dice.below(120)),
                Err(Error::Store { .. }) => {}
                Err(other) => panic!("seed {seed}: opening fails with {other}"),
            }
            let cut = power.is_some() || dice.one_in(2);
            disk = Arc::new(if cut { disk.cut() } else { disk.restarted() });
            if cut {
                cuts += 1
            } else {
                restarts += 1
            }
            let store: Arc<dyn Store> = disk.clone();
            check(&store, &told.lock().unwrap(), false);
        }
        let store: Arc<dyn Store> = disk.clone();
        drop(Log::open(store.clone(), key(), options).unwrap_or_else(|e| panic!("{seed}: {e}")));
        let told = told.into_inner().unwrap();
        check(&store, &told, true);
        recorded += told.recorded.len();
        refused += told.refused.len();
        unknown += told.unknown;
        let counts = disk.counts();
        faults.io += counts.io;
        faults.full += counts.full;
        faults.short += counts.short;
        faults.sync += counts.sync;
    }
    assert_eq!(public().name().as_str(), "example.com/audit/acme");
    println!(
        "{cuts} power cuts, {restarts} restarts, {faults:?}: {recorded} events acknowledged, \
         0 lost; {refused} refused, 0 found; {unknown} unknown"
    );
}
