//! The judge of tampering with a log's folder.
//!
//! Every bit of every file, every length, every pair of files, every older copy: verification with
//! the public key and the last checkpoint that was seen must find it, and a writer must not go on
//! from what it could not have left.

use std::collections::BTreeMap;
use std::sync::Arc;

use indeck_audit::log::{Log, LogOptions};
use indeck_audit::store::Store;

use super::disk::SimDisk;
use super::support::*;

type Files = BTreeMap<String, Vec<u8>>;

/// A log of two bundles and a bit with a few checkpoints: its files, those of an earlier moment, and
/// the last checkpoint.
fn small_log() -> (Files, Files, String) {
    let disk = Arc::new(SimDisk::new(1));
    let options = LogOptions { segment: 60_000, ..options() };
    let log = Log::create(disk.clone(), key(), options.clone()).unwrap();
    let events: Vec<_> = (0..300).map(event).collect();
    log.append_many(&events[..3]).unwrap();
    log.checkpoint(at(1)).unwrap();
    log.append_many(&events[3..255]).unwrap();
    log.checkpoint(at(2)).unwrap();
    drop(log);
    let earlier = disk.contents();
    let log = Log::open(disk.clone(), key(), options).unwrap();
    log.append_many(&events[255..270]).unwrap();
    log.checkpoint(at(3)).unwrap();
    log.append(&events[270]).unwrap();
    let last = log.checkpoint(at(4)).unwrap();
    drop(log);
    (disk.contents(), earlier, last)
}

fn disk_of(files: &Files) -> Arc<dyn Store> {
    let disk = SimDisk::new(1);
    files.iter().for_each(|(name, bytes)| disk.append(name, bytes).unwrap());
    Arc::new(disk)
}

/// Whether verification says that something is wrong, and nothing panics.
fn is_found(files: &Files, last: &str) -> bool {
    match reader(&disk_of(files), &[last]) {
        Err(_) => true,
        Ok(reader) => !reader.verify().unwrap().is_intact(),
    }
}

/// Whether a writer mends it from its segments. It may also refuse, or go on where it reads nothing
/// of what was changed; then verification still finds it.
fn is_mended(files: &Files, last: &str) -> bool {
    let store = disk_of(files);
    let options = LogOptions { expected: Some(last.to_owned()), ..options() };
    let Ok(log) = Log::open(store.clone(), key(), options) else { return false };
    assert!(log.size() >= 271, "a writer went on without events that were signed for");
    drop(log);
    !is_found(&disk_contents(&store), last)
}

fn disk_contents(store: &Arc<dyn Store>) -> Files {
    let mut files = Files::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for name in store.list(folder.trim_end_matches('/')).unwrap() {
            let path = format!("{folder}{name}");
            if path.ends_with('/') {
                folders.push(path);
            } else {
                let bytes = store.read(&path, 0, usize::MAX).unwrap();
                files.insert(path, bytes);
            }
        }
    }
    files
}

#[test]
fn every_bit_of_every_file_counts() {
    let (files, _, last) = small_log();
    assert!(!is_found(&files, &last));
    // In a reduced run each file's bits are tried in steps that reach all of its parts.
    let step = if judge_all() { 1 } else { 997 };
    let mut flips = 0;
    for (name, bytes) in &files {
        let mut changed = files.clone();
        for bit in (0..bytes.len() * 8).step_by(step) {
            changed.get_mut(name).unwrap()[bit / 8] ^= 1 << (bit % 8);
            assert!(is_found(&changed, &last), "bit {bit} of {name}");
            changed.get_mut(name).unwrap()[bit / 8] ^= 1 << (bit % 8);
            flips += 1;
        }
    }
    println!("{flips} bits of {} files flipped one by one: {flips} found", files.len());
}

#[test]
fn every_length_of_every_file_counts() {
    let (files, _, last) = small_log();
    let step = if judge_all() { 1 } else { 101 };
    let (mut cuts, mut mended) = (0, 0);
    for (name, bytes) in &files {
        for length in (0..bytes.len()).step_by(step) {
            let mut changed = files.clone();
            changed.get_mut(name).unwrap().truncate(length);
            assert!(is_found(&changed, &last), "{name} cut to {length}");
            if length % 7 == 0 && is_mended(&changed, &last) {
                mended += 1;
            }
            cuts += 1;
        }
        let mut changed = files.clone();
        changed.get_mut(name).unwrap().push(0);
        assert!(is_found(&changed, &last) || name.starts_with("wal/"), "{name} and a byte");
    }
    println!("{cuts} truncations: {cuts} found; a writer mended {mended} from its segment");
}

#[test]
fn files_that_are_gone_swapped_doubled_or_older_are_found() {
    let (files, earlier, last) = small_log();
    let names: Vec<&String> = files.keys().collect();
    let (mut tried, mut mended) = (0, 0);
    let mut check = |changed: &Files, what: String| {
        assert!(is_found(changed, &last), "{what}");
        mended += usize::from(is_mended(changed, &last));
        tried += 1;
    };
    for name in &names {
        let mut changed = files.clone();
        changed.remove(*name);
        check(&changed, format!("{name} deleted"));
        let mut changed = files.clone();
        changed.insert(format!("{name}0"), files[*name].clone());
        check(&changed, format!("{name} doubled"));
        for other in names.iter().filter(|other| files[**other] != files[*name]) {
            let mut changed = files.clone();
            changed.insert((*name).clone(), files[*other].clone());
            check(&changed, format!("{name} replaced by {other}"));
            changed.insert((*other).clone(), files[*name].clone());
            check(&changed, format!("{name} and {other} swapped"));
        }
    }
    // A tile that was not full may stay beside the full one: it says the same.
    let same = |name: &str| name.contains(".p/") && !files.contains_key(name);
    let older = earlier.iter().filter(|(name, bytes)| files.get(*name) != Some(*bytes));
    for (name, bytes) in older.filter(|(name, _)| !same(name)) {
        let mut changed = files.clone();
        changed.insert(name.clone(), bytes.clone());
        check(&changed, format!("{name} restored"));
    }
    check(&earlier, "all restored".into());
    println!(
        "{tried} deletions, doubles, swaps and restored copies: {tried} found, of which a \
         writer mended {mended} from its segments"
    );
}

#[test]
fn a_log_that_was_rolled_back_or_forked_is_not_written_but_read() {
    let (files, earlier, last) = small_log();
    let options = || LogOptions { expected: Some(last.clone()), ..options() };
    let store = disk_of(&earlier);
    let error = Log::open(store.clone(), key(), options()).err().unwrap();
    assert_eq!(error.code(), "log-rolled-back");
    let forensic = reader(&store, &[&last]).unwrap();
    assert_eq!(forensic.faults()[0].code(), "log-rolled-back");
    assert_eq!(forensic.events(0).filter(Result::is_ok).count(), 255);
    // Another log under the same key and name: the first events are others.
    let disk = Arc::new(SimDisk::new(1));
    let log = Log::create(disk.clone(), key(), super::support::options()).unwrap();
    log.append_many(&(1000..1300).map(event).collect::<Vec<_>>()).unwrap();
    log.checkpoint(at(1)).unwrap();
    drop(log);
    assert_eq!(Log::open(disk.clone(), key(), options()).err().unwrap().code(), "log-forked");
    // Its own checkpoint is newer than its segments: without any help from elsewhere.
    let mut mixed = files.clone();
    mixed.retain(|name, _| !name.starts_with("wal/"));
    mixed.extend(earlier.into_iter().filter(|(name, _)| name.starts_with("wal/")));
    let error = Log::open(disk_of(&mixed), key(), super::support::options()).err().unwrap();
    assert_eq!(error.code(), "log-rolled-back");
}
