//! Judge: whatever is done to a log is found out.
//!
//! Every single bit of every entry, checkpoint, proof and tile is flipped, everything is cut at
//! every place, swapped, dropped, doubled and rolled back.

use indeck_audit::LogProof;
use indeck_audit::tile::TileId;
use indeck_audit::verify::StoredCheckpoint;

use crate::support::{Log, judge_all, verifying_key};

/// Tries one change after the other and counts them.
#[derive(Default)]
struct Judge {
    tried: u64,
    missed: Vec<String>,
}

impl Judge {
    fn must_be_found(&mut self, detected: bool, change: impl FnOnce() -> String) {
        self.tried += 1;
        if !detected {
            self.missed.push(change());
        }
    }

    /// Every flip of a bit and every cut of these bytes; every `step`th of them.
    fn bytes(&mut self, what: &str, bytes: &[u8], step: usize, detects: impl Fn(Vec<u8>) -> bool) {
        for bit in (0..bytes.len() * 8).step_by(step) {
            let mut changed = bytes.to_vec();
            changed[bit / 8] ^= 1 << (bit % 8);
            self.must_be_found(detects(changed), || format!("{what}: bit {bit}"));
        }
        for length in (0..bytes.len()).step_by(step) {
            let cut = bytes[..length].to_vec();
            self.must_be_found(detects(cut), || format!("{what}: cut at {length}"));
        }
        let longer = [bytes, b"\n"].concat();
        self.must_be_found(detects(longer), || format!("{what}: longer"));
    }

    fn end(self, what: &str) {
        println!("{what}: {} changes, {} missed", self.tried, self.missed.len());
        assert!(self.tried > 0 && self.missed.is_empty(), "{:#?}", self.missed);
    }
}

fn with_entries(log: &Log, entries: Vec<Vec<u8>>) -> Log {
    let (checkpoints, tiles) = (log.checkpoints.clone(), log.tiles.clone());
    Log { entries, checkpoints, tiles, hashes: log.hashes.clone() }
}

fn with_checkpoint(log: &Log, place: usize, bytes: Vec<u8>) -> Log {
    let mut changed = with_entries(log, log.entries.clone());
    changed.checkpoints[place] = StoredCheckpoint { name: "changed".into(), bytes };
    changed
}

fn with_tile(log: &Log, tile: TileId, bytes: Option<Vec<u8>>) -> Log {
    let mut changed = with_entries(log, log.entries.clone());
    match bytes {
        Some(bytes) => changed.tiles.0.insert(tile, bytes),
        None => changed.tiles.0.remove(&tile),
    };
    changed
}

/// A log of nine entries, and steps: 1 for all changes, more by default.
fn small() -> (Log, usize) {
    let log = Log::new(9, &[3, 5, 9]);
    assert!(log.verify().is_intact());
    (log, if judge_all() { 1 } else { 3 })
}

#[test]
fn every_change_of_an_entry_is_found() {
    let (log, step) = small();
    let mut judge = Judge::default();
    for place in 0..log.entries.len() {
        judge.bytes(&format!("entry {place}"), &log.entries[place], step, |bytes| {
            let mut entries = log.entries.clone();
            entries[place] = bytes;
            !with_entries(&log, entries).verify().is_intact()
        });
    }
    judge.end("entries");
}

#[test]
fn every_change_of_a_checkpoint_is_found() {
    let (log, step) = small();
    let mut judge = Judge::default();
    for place in 0..log.checkpoints.len() {
        let bytes = log.checkpoints[place].bytes.clone();
        judge.bytes(&format!("checkpoint {place}"), &bytes, step, |bytes| {
            !with_checkpoint(&log, place, bytes).verify().is_intact()
        });
    }
    judge.end("checkpoints");
}

#[test]
fn every_change_of_a_proof_is_found() {
    let (log, step) = small();
    let mut judge = Judge::default();
    for (place, sizes) in [(0, 3), (1, 5), (2, 9)] {
        for index in 0..sizes {
            let text = log.prove(index, place).to_text();
            let entry = &log.entries[index as usize];
            let believed = |bytes: &[u8]| {
                let proof = LogProof::parse(bytes);
                proof.is_ok_and(|proof| proof.verify(entry, &[verifying_key()], 0).is_ok())
            };
            assert!(believed(text.as_bytes()));
            let what = format!("proof of {index} in {sizes}");
            judge.bytes(&what, text.as_bytes(), step, |bytes| !believed(&bytes));
            for (other, entry) in log.entries.iter().enumerate().filter(|(n, _)| *n as u64 != index)
            {
                let proof = LogProof::parse(text.as_bytes()).unwrap();
                let found = proof.verify(entry, &[verifying_key()], 0).is_err();
                judge.must_be_found(found, || format!("{what}: entry {other}"));
            }
        }
    }
    judge.end("proofs");
}

#[test]
fn every_change_of_a_tile_is_found() {
    let (small, step) = small();
    let large = Log::new(300, &[300]);
    let mut judge = Judge::default();
    for (log, step) in [(&small, step), (&large, if judge_all() { 1 } else { 997 })] {
        for (tile, bytes) in &log.tiles.0 {
            judge.bytes(&tile.to_string(), bytes, step, |bytes| {
                !with_tile(log, *tile, Some(bytes)).verify().is_intact()
            });
            let dropped = with_tile(log, *tile, None).verify();
            judge.must_be_found(!dropped.is_intact(), || format!("{tile}: dropped"));
            for other in log.tiles.0.values().filter(|other| *other != bytes) {
                let swapped = with_tile(log, *tile, Some(other.clone())).verify();
                judge.must_be_found(!swapped.is_intact(), || format!("{tile}: swapped"));
            }
        }
    }
    judge.end("tiles");
}

#[test]
fn every_drop_swap_and_double_is_found() {
    let (log, _) = small();
    let mut judge = Judge::default();
    let count = log.entries.len();
    let mut detect = |entries: Vec<Vec<u8>>, change: &dyn Fn() -> String| {
        judge.must_be_found(!with_entries(&log, entries).verify().is_intact(), change);
    };
    for first in 0..count {
        let mut dropped = log.entries.clone();
        dropped.remove(first);
        detect(dropped, &|| format!("entry {first} dropped"));
        detect(log.entries[..first].to_vec(), &|| format!("cut before entry {first}"));
        for second in 0..=count {
            let mut doubled = log.entries.clone();
            doubled.insert(second, log.entries[first].clone());
            // A double after the end is an entry that nothing has signed yet, not a change.
            if second < count {
                detect(doubled, &|| format!("entry {first} again at {second}"));
            }
            if second < count && second != first {
                let mut swapped = log.entries.clone();
                swapped.swap(first, second);
                detect(swapped, &|| format!("entries {first} and {second} swapped"));
                let mut replaced = log.entries.clone();
                replaced[second] = log.entries[first].clone();
                detect(replaced, &|| format!("entry {second} replaced by {first}"));
            }
        }
    }
    judge.end("drops, swaps and doubles");
}

/// The whole log is set back to an earlier state, or written anew from there, by one who has all
/// files but not the key: the last checkpoint, kept elsewhere, tells.
#[test]
fn every_rollback_and_fork_is_found() {
    let sizes: Vec<u64> = (1..=12).collect();
    let log = Log::new(12, &sizes);
    let fork = Log::new(24, &[]);
    let mut judge = Judge::default();
    let kept = log.checkpoints.last().unwrap().clone();
    for size in 0..12 {
        let mut back = Log::of(log.entries[..size].to_vec(), &sizes[..size]);
        back.checkpoints.push(kept.clone());
        judge.must_be_found(!back.verify().is_intact(), || format!("set back to {size}"));
        let mut entries = log.entries[..size].to_vec();
        entries.extend_from_slice(&fork.entries[12..24 - size]);
        let mut anew = Log::of(entries, &[]);
        anew.checkpoints = log.checkpoints[..size].to_vec();
        anew.checkpoints.push(kept.clone());
        judge.must_be_found(!anew.verify().is_intact(), || format!("forked at {size}"));
    }
    judge.end("rollbacks and forks");
}
