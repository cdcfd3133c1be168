//! Recovery: what a log is, read from its files, and what is written before it goes on.
//!
//! Reading changes nothing. Writing assumes nothing about what an earlier process left in the page
//! cache: after a failed sync, bytes can be read that are not on the disk. So whatever is only in
//! segments is written once more, to a new segment and to tiles, and synced; then the old segments
//! go.

use std::collections::{BTreeMap, BTreeSet};

use super::history::{self, Known};
use super::io::{Files, damaged};
use super::layout::{self, BESIDE, CHECKPOINT, HISTORY, IDENTITY, SEGMENTS};
use super::record::Record;
use super::segment::{self, Batch, End, MAX_SEGMENT_BYTES};
use super::tiles::Tiles;
use super::tip::{Derived, Tip};
use crate::checkpoint::Checkpoint;
use crate::fault::Damage;
use crate::note::VerifyingKey;
use crate::store::Store;
use crate::tree::{self, Frontier, Hash};
use crate::{Error, encoding};

/// What the files say.
#[derive(Debug, Default)]
pub(super) struct Image {
    pub(super) tip: Tip,
    /// Index of the first entry that a segment still holds.
    pub(super) first: u64,
    /// The entries from there on.
    pub(super) entries: Vec<Vec<u8>>,
    pub(super) known: Known,
    /// Tiles and bundles that follow from these entries.
    pub(super) derived: BTreeMap<String, Vec<u8>>,
    /// Bytes at the end that were never acknowledged.
    pub(super) dropped: u64,
    pub(super) segments: Vec<u64>,
    /// What does not fit, the first that was found first.
    pub(super) faults: Vec<Error>,
    /// Roots of the trees of these sizes.
    roots: BTreeMap<u64, Hash>,
    leaves: Vec<Hash>,
    /// The frontier at `first`.
    held: Frontier,
}

/// Reads a log. `expected` are checkpoints that it must go on from, besides its own.
pub(super) fn load(
    store: &dyn Store,
    key: &VerifyingKey,
    expected: &[Checkpoint],
) -> Result<Image, Error> {
    let files = Files(store);
    check_identity(files, key)?;
    let mut image = Image::default();
    match history::load(files, key, false) {
        Ok(known) => image.known = known,
        Err(fault) => image.faults.push(fault),
    }
    let all: Vec<Checkpoint> = image.known.all.iter().chain(expected).cloned().collect();
    let sizes: BTreeSet<u64> = all.iter().map(Checkpoint::size).collect();
    if let Err(fault) = image.replay(files, &sizes) {
        image.faults.push(fault);
    }
    let latest = image.known.latest.as_ref().map(|signed| signed.checkpoint.clone());
    for checkpoint in latest.iter().chain(expected) {
        if let Err(fault) = image.goes_on_from(store, checkpoint) {
            image.faults.push(fault);
        }
    }
    Ok(image)
}

/// The text that says what log it is.
pub(super) fn identity(key: &VerifyingKey) -> String {
    format!("indeck-audit-log/1\n{}\n{key}\n", key.name())
}

fn check_identity(files: Files<'_>, key: &VerifyingKey) -> Result<(), Error> {
    if files.size(IDENTITY)?.is_none() {
        return Err(Error::NoLog);
    }
    let text = files.read(IDENTITY, 0, 4096)?;
    if text == identity(key).as_bytes() { Ok(()) } else { Err(Error::OtherLog) }
}

/// The numbers of the segments that there are, in their order.
fn segments(files: Files<'_>) -> Result<Vec<u64>, Error> {
    let names = files.list(SEGMENTS)?;
    let number = |name: &String| encoding::decimal(name.trim_start_matches('0')).or(Some(0));
    let stray = |name: &&String| name.len() != 20 || name.bytes().any(|b| !b.is_ascii_digit());
    match names.iter().find(stray) {
        Some(name) => Err(damaged(&format!("{SEGMENTS}/{name}"), Damage::Stray)),
        None => Ok(names.iter().filter_map(number).collect()),
    }
}

impl Image {
    fn replay(&mut self, files: Files<'_>, sizes: &BTreeSet<u64>) -> Result<(), Error> {
        self.segments = segments(files)?;
        let mut begun = false;
        for number in self.segments.clone() {
            let file = layout::segment(number);
            let bytes = files.read(&file, 0, MAX_SEGMENT_BYTES as u64)?;
            let parsed = segment::parse(&bytes);
            if let Some(head) = parsed.head {
                let tip = Tip::from_head(head).ok_or(damaged(&file, Damage::Bytes { at: 0 }))?;
                if !begun {
                    self.begin(files, tip, sizes)?;
                } else if !self.covers(&tip) {
                    return Err(damaged(&file, Damage::Gap));
                }
                begun = true;
            }
            for batch in &parsed.batches {
                self.take(&file, batch, sizes)?;
            }
            match parsed.end {
                End::Whole => self.dropped = 0,
                End::Torn { bytes } => self.dropped = bytes,
                End::Damaged { at } => return Err(damaged(&file, Damage::Bytes { at })),
            }
        }
        if begun { Ok(()) } else { Err(damaged(SEGMENTS, Damage::Missing)) }
    }

    /// Begins with the head of the oldest segment. Tiles that were not full at that size are made
    /// again if they are there: they may have been written just now, and be torn.
    fn begin(&mut self, files: Files<'_>, head: Tip, sizes: &BTreeSet<u64>) -> Result<(), Error> {
        self.first = head.size();
        self.held = head.frontier().clone();
        self.roots.insert(self.first, head.root());
        for derived in head.partial() {
            if sizes.contains(&self.first) || files.size(&derived.file)?.is_some() {
                self.derive(vec![derived]);
            }
        }
        self.tip = head;
        Ok(())
    }

    /// Whether another segment's head is what the entries so far make it.
    fn covers(&self, head: &Tip) -> bool {
        head.size() >= self.first
            && head.size() <= self.tip.size()
            && self.frontier_at(head.size()) == *head.frontier()
    }

    /// The frontier at a size that the segments cover.
    fn frontier_at(&self, size: u64) -> Frontier {
        let count = usize::try_from(size - self.first).unwrap_or(usize::MAX);
        let mut frontier = self.held.clone();
        self.leaves.iter().take(count).for_each(|leaf| frontier.push(*leaf));
        frontier
    }

    fn take(&mut self, file: &str, batch: &Batch<'_>, sizes: &BTreeSet<u64>) -> Result<(), Error> {
        if batch.first > self.tip.size() || batch.first < self.first {
            return Err(damaged(file, Damage::Gap));
        }
        let mut grew = false;
        for (bytes, index) in batch.entries.iter().zip(batch.first..) {
            let record = Record::read(bytes).map_err(|_| damaged(file, Damage::Event { index }))?;
            if index < self.tip.size() {
                let place = usize::try_from(index - self.first).unwrap_or(usize::MAX);
                if self.leaves.get(place) != Some(&record.leaf) {
                    return Err(damaged(file, Damage::Event { index }));
                }
                continue;
            }
            self.push(record);
            grew = true;
            if sizes.contains(&self.tip.size()) {
                self.roots.insert(self.tip.size(), self.tip.root());
                self.derive(self.tip.partial());
            }
        }
        if grew && self.tip.root() != batch.root {
            return Err(damaged(file, Damage::Gap));
        }
        Ok(())
    }

    fn push(&mut self, record: Record) {
        let derived = &mut self.derived;
        self.tip.push(&record, |Derived { file, bytes }| {
            derived.insert(file, bytes);
        });
        self.leaves.push(record.leaf);
        self.entries.push(record.bytes);
    }

    fn derive(&mut self, files: Vec<Derived>) {
        self.derived.extend(files.into_iter().map(|Derived { file, bytes }| (file, bytes)));
    }

    /// Whether a tile that is not full was made, and synced, before the oldest segment began.
    fn is_older(&self, path: &str) -> bool {
        let held = |level: usize| {
            let hashes = self.first >> (8 * level);
            let full = layout::hash_tile(level, hashes / layout::WIDTH as u64);
            (1..hashes as usize % layout::WIDTH).any(|width| layout::partial(&full, width) == path)
        };
        (1..8).any(held)
    }

    /// Whether the log has all that the checkpoint says.
    fn goes_on_from(&self, store: &dyn Store, checkpoint: &Checkpoint) -> Result<(), Error> {
        let (signed, found) = (checkpoint.size(), self.tip.size());
        if signed > found {
            return Err(Error::RolledBack { signed, found });
        }
        let fork = || Error::Forked { size: signed };
        // A disk that does not answer is no fork.
        let unless_store = |error| match error {
            Error::Store { .. } => error,
            _ => fork(),
        };
        if let Some(root) = self.roots.get(&signed) {
            return if root == checkpoint.root() { Ok(()) } else { Err(fork()) };
        }
        let tiles = Tiles::of_full(store, self.first);
        let root = tree::root(&Tiles::of_full(store, signed), signed).map_err(unless_store)?;
        let edge = Frontier::load(&tiles, self.first).map_err(unless_store)?;
        let fits = root == *checkpoint.root() && edge == self.held;
        if fits { Ok(()) } else { Err(fork()) }
    }
}

/// Writes what recovery owes, and begins a new segment: its number and its size.
pub(super) fn settle(store: &dyn Store, image: &Image) -> Result<(u64, u64), Error> {
    let files = Files(store);
    settle_history(files, &image.known)?;
    for (file, bytes) in &image.derived {
        let superseded = file.split_once(".p/").is_some_and(|(f, _)| image.derived.contains_key(f));
        if !superseded {
            files.replace(file, bytes)?;
        }
    }
    remove_leftovers(files, image)?;
    let number = image.segments.iter().max().map_or(0, |last| last + 1);
    let size = begin_segment(files, number, &image.tip)?;
    for old in &image.segments {
        files.remove(&layout::segment(*old))?;
    }
    files.sync_folder(SEGMENTS)?;
    Ok((number, size))
}

/// Removes what a checkpoint or a tile that was cut short has left.
fn remove_leftovers(files: Files<'_>, image: &Image) -> Result<(), Error> {
    files.remove(&format!("{CHECKPOINT}{BESIDE}"))?;
    files.remove(&format!("{IDENTITY}{BESIDE}"))?;
    let partial = image.tip.partial();
    let current = partial.iter().filter_map(|derived| derived.file.split_once(".p/"));
    let full = image.derived.keys().filter(|file| !file.contains(".p/"));
    for (file, is_full) in
        current.map(|(file, _)| (file, false)).chain(full.map(|file| (file.as_str(), true)))
    {
        let folder = format!("{file}.p");
        let names = files.list(&folder)?;
        for path in names.iter().map(|name| format!("{folder}/{name}")) {
            if is_full || !(image.derived.contains_key(&path) || image.is_older(&path)) {
                files.remove(&path)?;
            }
        }
        if !names.is_empty() {
            files.sync_folder(&folder)?;
        }
    }
    Ok(())
}

fn settle_history(files: Files<'_>, known: &Known) -> Result<(), Error> {
    if files.size(HISTORY)?.is_some_and(|size| size > known.whole) {
        files.truncate(HISTORY, known.whole)?;
        files.sync(HISTORY)?;
    }
    if let Some(latest) = known.latest.as_ref().filter(|_| known.unpublished) {
        // The sync that should have made it durable may have failed: it is written once more.
        files.truncate(HISTORY, known.whole.saturating_sub(latest.text.len() as u64))?;
        files.append(HISTORY, latest.text.as_bytes())?;
        files.sync(HISTORY)?;
        files.replace(CHECKPOINT, latest.text.as_bytes())?;
    }
    Ok(())
}

/// Makes a segment durable that goes on from the tip: its size.
pub(super) fn begin_segment(files: Files<'_>, number: u64, tip: &Tip) -> Result<u64, Error> {
    let file = layout::segment(number);
    let bytes = tip.to_segment();
    files.write(&file, &bytes)?;
    files.sync(&file)?;
    files.sync_names(&file)?;
    Ok(bytes.len() as u64)
}
