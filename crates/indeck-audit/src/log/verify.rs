//! Checking a folder: every file of it follows from the events, and the events from the signatures.

use std::collections::{BTreeMap, BTreeSet};

use super::io::{Files, damaged};
use super::layout::{self, CHECKPOINT, HISTORY, IDENTITY};
use super::options::Alert;
use super::reader::Reader;
use super::record::Record;
use super::tip::{Derived, Tip};
use super::{history, intents::OpenIntent, segment};
use crate::checkpoint::Checkpoint;
use crate::tree::Hash;
use crate::{Damage, Error};

/// Faults that are kept; a folder that has more is lost anyway.
const MAX_FAULTS: usize = 100;

/// What checking a log's folder found.
#[derive(Debug)]
pub struct FolderReport {
    /// Number of events.
    pub events: u64,
    /// How many of them the latest checkpoint covers.
    pub signed: u64,
    /// The root of the tree of all events.
    pub root: Hash,
    /// Checkpoints whose root is that of the events before them.
    pub good_checkpoints: usize,
    /// Tiles and bundles that follow from the events.
    pub good_files: usize,
    /// What does not fit, at most 100; none for a sound log.
    pub faults: Vec<Error>,
    /// What a person should look at.
    pub alerts: Vec<Alert>,
}

impl FolderReport {
    /// Whether nothing is wrong.
    pub fn is_intact(&self) -> bool {
        self.faults.is_empty()
    }
}

impl Reader {
    /// Checks the whole folder: that it goes on from its checkpoints and from the expected ones,
    /// that every event is canonical and under the root that was signed, that every tile and bundle
    /// is what the events make it, and that there is no other file. Nothing but the public key is
    /// needed. What it keeps of the log are the names of its files, one for 128 events.
    ///
    /// # Errors
    /// None for a fault, which the report holds; [`Error::Store`] if the folder cannot be read.
    pub fn verify(&self) -> Result<FolderReport, Error> {
        let mut check = Check {
            reader: self,
            tip: Tip::default(),
            unseen: self.files()?,
            roots: BTreeMap::new(),
            faults: Vec::new(),
            good_checkpoints: 0,
            good_files: 0,
        };
        check.run();
        let mut faults = check.faults;
        faults.truncate(MAX_FAULTS);
        let known = &self.image.known;
        Ok(FolderReport {
            events: check.tip.size(),
            signed: known.latest.as_ref().map_or(0, |signed| signed.checkpoint.size()),
            root: check.tip.root(),
            good_checkpoints: check.good_checkpoints,
            good_files: check.good_files,
            faults: clone_all(self.faults()).into_iter().chain(faults).collect(),
            alerts: alerts(&check.tip.intents(), self),
        })
    }
}

/// The image's faults once more; errors cannot be cloned, those found by reading can.
fn clone_all(faults: &[Error]) -> Vec<Error> {
    let clone = |fault: &Error| match fault {
        Error::RolledBack { signed, found } => Error::RolledBack { signed: *signed, found: *found },
        Error::Forked { size } => Error::Forked { size: *size },
        Error::Damaged { file, damage } => Error::Damaged { file: file.clone(), damage: *damage },
        Error::Store { doing, file, source } => {
            Error::Store { doing, file: file.clone(), source: source.kind().into() }
        }
        _ => damaged(layout::HISTORY, Damage::Checkpoint),
    };
    faults.iter().map(clone).collect()
}

fn alerts(open: &[OpenIntent], reader: &Reader) -> Vec<Alert> {
    let dropped = reader.image.dropped;
    let torn = (dropped > 0).then_some(Alert::TailDropped { bytes: dropped });
    open.iter().copied().map(Alert::IntentWithoutOutcome).chain(torn).collect()
}

struct Check<'a> {
    reader: &'a Reader,
    tip: Tip,
    /// Files that nothing has accounted for yet.
    unseen: BTreeSet<String>,
    /// Roots that were signed for, by size.
    roots: BTreeMap<u64, Hash>,
    faults: Vec<Error>,
    good_checkpoints: usize,
    good_files: usize,
}

impl Check<'_> {
    fn run(&mut self) {
        self.checkpoints();
        self.at_size();
        for entry in self.reader.entries(0) {
            let read = entry.and_then(|(_, bytes)| Record::read(&bytes));
            match read {
                Ok(record) => self.entry(&record),
                Err(fault) => {
                    // What follows cannot be placed any more.
                    self.faults.push(fault);
                    break;
                }
            }
        }
        let found = self.tip.size();
        for signed in std::mem::take(&mut self.roots).into_keys() {
            self.faults.push(Error::RolledBack { signed, found });
        }
        if found == self.reader.size() && self.tip.root() != self.reader.root() {
            self.faults.push(Error::Forked { size: found });
        }
        for derived in self.tip.partial() {
            let full = derived.file.split_once(".p/").map_or("", |(full, _)| full);
            self.compare_partial(full, &derived.bytes);
        }
        self.rest();
    }

    fn checkpoints(&mut self) {
        match history::load(Files(&*self.reader.store), &self.reader.key, true) {
            Err(fault) => self.faults.push(fault),
            Ok(known) => {
                let roots = known.all.iter().map(|one: &Checkpoint| (one.size(), *one.root()));
                self.roots = roots.collect();
                let whole = Files(&*self.reader.store).size(HISTORY);
                if !matches!(whole, Ok(size) if size.unwrap_or(0) == known.whole) {
                    self.faults.push(damaged(HISTORY, Damage::Bytes { at: known.whole }));
                }
            }
        }
    }

    fn entry(&mut self, record: &Record) {
        let mut full = Vec::new();
        self.tip.push(record, |derived| full.push(derived));
        for derived in &full {
            self.compare(derived);
            self.compare_partial(&derived.file, &derived.bytes);
        }
        self.at_size();
    }

    /// Compares what is left of the time when the tile or bundle was not full yet.
    fn compare_partial(&mut self, full: &str, bytes: &[u8]) {
        let folder = format!("{full}.p/");
        let from = self.unseen.range(folder.clone()..);
        let files: Vec<String> = from.take_while(|f| f.starts_with(&folder)).cloned().collect();
        for file in files {
            let width = file.strip_prefix(&folder).and_then(|width| width.parse().ok());
            match width.and_then(|width| begin_of(full, bytes, width)) {
                Some(begin) => self.compare(&Derived { file, bytes: begin.to_vec() }),
                None => continue,
            }
        }
    }

    /// Compares the root and the partial tiles where a checkpoint was signed.
    fn at_size(&mut self) {
        let Some(root) = self.roots.remove(&self.tip.size()) else { return };
        if root != self.tip.root() {
            return self.faults.push(Error::Forked { size: self.tip.size() });
        }
        self.good_checkpoints += 1;
        for derived in self.tip.partial() {
            let full = derived.file.split_once(".p/").map_or("", |(full, _)| full);
            let files = Files(&*self.reader.store);
            let there = |file: &str| matches!(files.size(file), Ok(Some(_)));
            if self.unseen.contains(&derived.file) {
                self.compare(&derived);
            } else if !there(&derived.file) && !there(full) {
                // One that became full may have taken its place.
                self.faults.push(damaged(&derived.file, Damage::Missing));
            }
        }
    }

    fn compare(&mut self, derived: &Derived) {
        let Derived { file, bytes } = derived;
        let there = self.unseen.remove(file);
        match Files(&*self.reader.store).read(file, 0, bytes.len() as u64 + 1) {
            _ if !there => self.faults.push(damaged(file, Damage::Missing)),
            Ok(found) if found == *bytes => self.good_files += 1,
            Ok(_) => self.faults.push(damaged(file, Damage::NotDerived)),
            Err(error) => self.faults.push(error),
        }
    }

    /// What is left over must be files that are known.
    fn rest(&mut self) {
        for file in [IDENTITY, CHECKPOINT, HISTORY, "lock", crate::subject::FILE] {
            self.unseen.remove(file);
        }
        for number in &self.reader.image.segments {
            self.unseen.remove(&layout::segment(*number));
        }
        for file in std::mem::take(&mut self.unseen) {
            self.faults.push(damaged(&file, Damage::Stray));
        }
    }
}

/// The first hashes of a tile, or the first entries of a bundle.
fn begin_of<'a>(full: &str, bytes: &'a [u8], width: usize) -> Option<&'a [u8]> {
    if !full.starts_with(layout::ENTRIES) {
        return bytes.get(..width.checked_mul(32)?);
    }
    let entries = segment::entries(bytes)?;
    let first = entries.get(..width)?;
    bytes.get(..first.iter().map(|entry| entry.len() + 2).sum())
}
