//! `Reader`: a log that is only read, whatever state it is in.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::history::{self, Signed};
use super::io::Files;
use super::layout::{self, WIDTH};
use super::options::Alert;
use super::read::prove;
use super::recover::{self, Image};
use super::segment;
use super::tiles::Tiles;
use crate::checkpoint::Checkpoint;
use crate::event::Event;
use crate::note::VerifyingKey;
use crate::store::Store;
use crate::tree::{self, Hash};
use crate::{Damage, Error, LogProof};

/// A log that is only read: no lock, no write, no key but the public one. It also opens a log that
/// [`Log::open`](super::Log::open) refuses, to see what there is: [`Reader::faults`] says why.
///
/// It shows the log as it was when the reader was made.
pub struct Reader {
    pub(super) store: Arc<dyn Store>,
    pub(super) key: VerifyingKey,
    pub(super) image: Image,
    size: u64,
}

impl Reader {
    /// Reads a log. `expected` are signed checkpoints, kept elsewhere, that it must go on from.
    ///
    /// # Errors
    /// [`Error::NoLog`], [`Error::OtherLog`]; [`Error::Store`]; an expected checkpoint that this log
    /// has not signed.
    pub fn open(
        store: Arc<dyn Store>,
        key: VerifyingKey,
        expected: &[&str],
    ) -> Result<Self, Error> {
        let open = |text: &&str| {
            Ok(Checkpoint::open(text.as_bytes(), std::slice::from_ref(&key))?.checkpoint)
        };
        let expected: Vec<Checkpoint> = expected.iter().map(open).collect::<Result<_, Error>>()?;
        let image = recover::load(&*store, &key, &expected)?;
        let mut reader = Self { size: image.tip.size(), store, key, image };
        if reader.size == 0 {
            reader.size = reader.stored_entries()?;
        }
        Ok(reader)
    }

    /// The key that checks what the log signs.
    pub fn verifying_key(&self) -> &VerifyingKey {
        &self.key
    }

    /// Why the log must not be written any more; none for a sound one.
    pub fn faults(&self) -> &[Error] {
        &self.image.faults
    }

    /// Number of events that can be read.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root of the tree of all events.
    pub fn root(&self) -> Hash {
        self.image.tip.root()
    }

    /// The latest signed checkpoint with its cosignatures.
    pub fn latest_checkpoint(&self) -> Option<&str> {
        self.image.known.latest.as_ref().map(|signed| signed.text.as_str())
    }

    /// The texts of all checkpoints that were signed, the first one first.
    ///
    /// # Errors
    /// [`Error::Damaged`] or [`Error::Store`].
    pub fn checkpoints(&self) -> Result<Vec<Checkpoint>, Error> {
        Ok(history::load(Files(&*self.store), &self.key, true)?.all)
    }

    /// Intents without outcome, and bytes at the end that were never acknowledged.
    pub fn alerts(&self) -> Vec<Alert> {
        let Image { tip, dropped, .. } = &self.image;
        let torn = (*dropped > 0).then_some(Alert::TailDropped { bytes: *dropped });
        tip.intents().into_iter().map(Alert::IntentWithoutOutcome).chain(torn).collect()
    }

    /// The events from `first` on; an error in the place of one that cannot be read.
    pub fn events(&self, first: u64) -> impl Iterator<Item = Result<(u64, Event), Error>> {
        let decode = |(index, bytes): (u64, Vec<u8>)| {
            let damage = Damage::Event { index };
            let file = layout::entry_bundle(index / WIDTH as u64);
            Ok((index, Event::decode(&bytes).map_err(|_| Error::Damaged { file, damage })?))
        };
        self.entries(first).map(move |entry| entry.and_then(decode))
    }

    /// The bytes of the entries from `first` on.
    pub fn entries(&self, first: u64) -> impl Iterator<Item = Result<(u64, Vec<u8>), Error>> {
        let mut bundle: Option<(u64, Vec<Vec<u8>>)> = None;
        (first..self.size).map(move |index| {
            let number = index / WIDTH as u64;
            if let Some(entry) = self.held(index) {
                return Ok((index, entry.clone()));
            }
            if bundle.as_ref().is_none_or(|(held, _)| *held != number) {
                bundle = Some((number, self.bundle(number)?));
            }
            let place = (index % WIDTH as u64) as usize;
            let entry = bundle.as_ref().and_then(|(_, entries)| entries.get(place));
            let file = layout::entry_bundle(number);
            let missing = Error::Damaged { file, damage: Damage::Event { index } };
            Ok((index, entry.cloned().ok_or(missing)?))
        })
    }

    /// An entry that a segment holds.
    fn held(&self, index: u64) -> Option<&Vec<u8>> {
        let place = usize::try_from(index.checked_sub(self.image.first)?).ok()?;
        self.image.entries.get(place)
    }

    /// The entries of a stored bundle; of the fullest partial one, if it is not full.
    fn bundle(&self, number: u64) -> Result<Vec<Vec<u8>>, Error> {
        let files = Files(&*self.store);
        let full = layout::entry_bundle(number);
        let widths = files.list(&format!("{full}.p"))?;
        let widest = widths.iter().filter_map(|name| name.parse::<usize>().ok()).max();
        let file = match (files.size(&full)?, widest) {
            (None, Some(width)) => layout::partial(&full, width),
            _ => full,
        };
        let bytes = files.read(&file, 0, u64::from(u32::MAX))?;
        let damage = Error::Damaged { file, damage: Damage::Bytes { at: 0 } };
        let entries = segment::entries(&bytes).ok_or(damage)?;
        Ok(entries.into_iter().map(<[u8]>::to_vec).collect())
    }

    /// How many entries are in bundles, where no segment says it.
    fn stored_entries(&self) -> Result<u64, Error> {
        for number in 0.. {
            let entries = self.bundle(number).map_or(0, |entries| entries.len());
            if entries < WIDTH {
                return Ok(number * WIDTH as u64 + entries as u64);
            }
        }
        Ok(0)
    }

    /// The proof that an event is in the log, against the latest checkpoint.
    ///
    /// # Errors
    /// As of [`Log::prove`](super::Log::prove).
    pub fn prove(&self, index: u64) -> Result<LogProof, Error> {
        let latest = self.image.known.latest.as_ref();
        let Some(Signed { text, checkpoint }) = latest.filter(|l| index < l.checkpoint.size())
        else {
            return Err(Error::NotCovered { index });
        };
        prove(&*self.store, index, checkpoint, text.clone())
    }

    /// The proof that the latest checkpoint goes on from the first `old` events.
    ///
    /// # Errors
    /// As of [`Log::prove_consistency`](super::Log::prove_consistency).
    pub fn prove_consistency(&self, old: u64) -> Result<Vec<Hash>, Error> {
        let latest = self.image.known.latest.as_ref().ok_or(Error::NotCovered { index: 0 })?;
        let size = latest.checkpoint.size();
        tree::consistency_proof(&Tiles::new(&*self.store, size), old, size)
    }

    /// All files that the log's folder has, but the lock and the keys of persons.
    pub(super) fn files(&self) -> Result<BTreeSet<String>, Error> {
        let mut found = BTreeSet::new();
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            for name in Files(&*self.store).list(folder.trim_end_matches('/'))? {
                let path = format!("{folder}{name}");
                if path.ends_with('/') {
                    folders.push(path);
                } else {
                    found.insert(path);
                }
            }
        }
        Ok(found)
    }
}
