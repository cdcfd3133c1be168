//! Measures a log on this machine: `cargo run --release -p indeck-audit --example throughput -- FOLDER`.
//!
//! Durable events per second at 64 producers with latency percentiles, how memory and the time to
//! open grow from 10⁴ to 10⁶ events, and how fast a folder is verified.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]
#![allow(clippy::disallowed_methods, reason = "a program that measures")]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indeck_audit::Event;
use indeck_audit::event::*;
use indeck_audit::log::{Log, LogOptions, Reader};
use indeck_audit::note::{KeyName, SigningKey};
use indeck_audit::store::{FileStore, Store};
use indeck_audit::tree::Hash;

const START: u64 = 1_772_359_200_000_000;

fn key() -> SigningKey {
    SigningKey::from_seed(KeyName::new("example.com/audit/acme").unwrap(), &[7; 32])
}

/// An event as `disclose` leaves it: a sealed actor, policies, obligations, counts, hashes.
fn event(number: u64) -> Event {
    let mut id = [0; 16];
    id[8..].copy_from_slice(&number.to_be_bytes());
    let sealed = Sealed::new(SubjectKeyId([1; 16]), [2; 24], vec![3; 80]).unwrap();
    let mut decision = DecisionRecord::new(Effect::Permit);
    decision.policies = Set::new([Token::new("analysts-disclose").unwrap()]).unwrap();
    decision.policy_set = Some(Hash([4; 32]));
    decision.obligations = Set::new([Token::new("suppress").unwrap()]).unwrap();
    let mut event = Event::new(
        EventId(id),
        Time::from_micros(START + number).unwrap(),
        Token::new("acme").unwrap(),
        Actor::new(ActorKind::User, PersonalField::Sealed(sealed)),
        Action::Disclose,
        Resource::new(Token::new("deck").unwrap(), PersonalField::plain("board-report").unwrap()),
        decision,
        Stage::Single { outcome: Outcome::SUCCESS },
        Source::new(Token::new("indeck-server/0.1.0").unwrap()),
    );
    event.counts.rows = Some(number);
    event.outputs = Set::new([Hash([5; 32])]).unwrap();
    event
}

fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or("VmRSS: 0 kB");
    line.split_whitespace().nth(1).and_then(|kb| kb.parse().ok()).unwrap_or(0) / 1024
}

fn open(folder: &Path) -> (Log, Duration) {
    let store: Arc<dyn Store> = Arc::new(FileStore::open(folder).unwrap());
    let begun = Instant::now();
    let fresh = store.size("log").is_err();
    let options = LogOptions::default();
    let log =
        if fresh { Log::create(store, key(), options) } else { Log::open(store, key(), options) };
    (log.unwrap(), begun.elapsed())
}

/// So many threads append until there are `target` events; a checkpoint a second. The latencies in
/// microseconds, in rising order, and how long it took.
fn fill(log: &Log, threads: u64, target: u64) -> (Vec<u32>, Duration) {
    let next = AtomicU64::new(log.size());
    let begun = Instant::now();
    let mut all = Vec::new();
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| {
                    let mut latencies = Vec::new();
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= target {
                            return latencies;
                        }
                        let event = event(number);
                        let begun = Instant::now();
                        log.append(&event).unwrap();
                        latencies.push(begun.elapsed().as_micros() as u32);
                    }
                })
            })
            .collect();
        scope.spawn(|| {
            while next.load(Ordering::Relaxed) < target {
                std::thread::sleep(Duration::from_millis(1000));
                log.checkpoint(Time::from_micros(START + target).unwrap()).unwrap();
            }
        });
        for writer in writers {
            all.extend(writer.join().unwrap());
        }
    });
    let took = begun.elapsed();
    all.sort_unstable();
    (all, took)
}

fn main() {
    let folder = std::env::args_os().nth(1).map(std::path::PathBuf::from);
    let Some(folder) = folder else { return println!("a folder that is not there yet is needed") };
    println!("an event of this kind has {} bytes", event(0).encode().len());
    let (mut log, _) = open(&folder);
    for target in [10_000, 100_000, 1_000_000] {
        let before = log.size();
        let (latencies, took) = fill(&log, 64, target);
        let at = |share: f64| latencies[((latencies.len() - 1) as f64 * share) as usize];
        println!(
            "64 producers, to {target} events: {:.0} durable events/s; latency µs p50 {} p90 {} \
             p99 {} p99.9 {} max {}; resident {} MiB",
            (target - before) as f64 / took.as_secs_f64(),
            at(0.5),
            at(0.9),
            at(0.99),
            at(0.999),
            at(1.0),
            memory(),
        );
        let signed = log.checkpoint(Time::from_micros(START + target).unwrap()).unwrap();
        let begun = Instant::now();
        for index in (0..target).step_by(target as usize / 1000) {
            log.prove(index).unwrap();
        }
        println!("  a proof takes {:.0} µs", begun.elapsed().as_micros() as f64 / 1000.0);
        drop(log);
        let took;
        (log, took) = open(&folder);
        println!("  opening to write takes {:.1} ms", took.as_secs_f64() * 1e3);
        let store: Arc<dyn Store> = Arc::new(FileStore::read_only(&folder));
        let begun = Instant::now();
        let reader = Reader::open(store, key().verifying_key().clone(), &[&signed]).unwrap();
        let report = reader.verify().unwrap();
        assert!(report.is_intact(), "{:?}", report.faults);
        println!(
            "  verifying the folder: {:.0} events/s, {} files; resident {} MiB",
            report.events as f64 / begun.elapsed().as_secs_f64(),
            report.good_files,
            memory(),
        );
    }
    for threads in [1, 8] {
        let target = log.size() + 2_000 * threads;
        let (latencies, took) = fill(&log, threads, target);
        println!(
            "{threads} producers: {:.0} durable events/s; p50 {} µs",
            2_000.0 * threads as f64 / took.as_secs_f64(),
            latencies[latencies.len() / 2],
        );
    }
}
