//! Reading a log while it is written: events, proofs, alerts.

use std::sync::PoisonError;

use super::Log;
use super::history::Signed;
use super::io::{Files, damaged};
use super::layout::{self, WIDTH};
use super::options::Alert;
use super::segment;
use super::sequencer::lock;
use super::tiles::Tiles;
use crate::checkpoint::Checkpoint;
use crate::event::Event;
use crate::store::Store;
use crate::tree::{self, Hash};
use crate::{Damage, Error, LogProof};

impl Log {
    /// The proof that an event is in the log, against the latest checkpoint.
    ///
    /// # Errors
    /// [`Error::NotCovered`] if no checkpoint covers it yet; [`Error::MissingHash`] or
    /// [`Error::WrongRoot`] if tiles were tampered with.
    pub fn prove(&self, index: u64) -> Result<LogProof, Error> {
        let latest = lock(&self.shared.latest).clone();
        let Some(Signed { text, checkpoint }) = latest.filter(|l| index < l.checkpoint.size())
        else {
            return Err(Error::NotCovered { index });
        };
        prove(&*self.shared.store, index, &checkpoint, text)
    }

    /// The proof that the latest checkpoint goes on from the first `old` events.
    ///
    /// # Errors
    /// [`Error::SizeWentBack`] if it has fewer; [`Error::NotCovered`] without a checkpoint.
    pub fn prove_consistency(&self, old: u64) -> Result<Vec<Hash>, Error> {
        let latest = lock(&self.shared.latest).clone();
        let size = latest.ok_or(Error::NotCovered { index: 0 })?.checkpoint.size();
        tree::consistency_proof(&Tiles::new(&*self.shared.store, size), old, size)
    }

    /// Number of events that are recorded.
    pub fn size(&self) -> u64 {
        self.shared.tip.read().unwrap_or_else(PoisonError::into_inner).size()
    }

    /// The events from `first` on.
    pub fn events(&self, first: u64) -> impl Iterator<Item = Result<(u64, Event), Error>> {
        let mut bundle = Vec::new().into_iter();
        let mut next = first;
        let mut failed = false;
        std::iter::from_fn(move || {
            if failed {
                return None;
            }
            let bytes: Vec<u8> = match bundle.next() {
                Some(bytes) => bytes,
                None => match self.bundle_from(next) {
                    Ok(entries) => {
                        bundle = entries.into_iter();
                        bundle.next()?
                    }
                    Err(error) => {
                        failed = true;
                        return Some(Err(error));
                    }
                },
            };
            let index = next;
            next += 1;
            Some(Event::decode(&bytes).map(|event| (index, event)))
        })
    }

    /// The last so many events, in their order.
    ///
    /// # Errors
    /// What reading them fails with.
    pub fn tail(&self, count: u64) -> Result<Vec<(u64, Event)>, Error> {
        self.events(self.size().saturating_sub(count)).collect()
    }

    /// The entries from that one to the end of its bundle; none beyond the log's end.
    fn bundle_from(&self, index: u64) -> Result<Vec<Vec<u8>>, Error> {
        let skip = (index % WIDTH as u64) as usize;
        let file = layout::entry_bundle(index / WIDTH as u64);
        let bytes = {
            let tip = self.shared.tip.read().unwrap_or_else(PoisonError::into_inner);
            if index >= tip.size() {
                return Ok(Vec::new());
            }
            (index >= tip.aligned()).then(|| tip.bundle().to_vec())
        };
        let bytes = match bytes {
            Some(bytes) => bytes,
            None => Files(&*self.shared.store).read(&file, 0, u64::from(u32::MAX))?,
        };
        let entries = segment::entries(&bytes).filter(|entries| entries.len() > skip);
        let damage = damaged(&file, Damage::Bytes { at: 0 });
        Ok(entries.ok_or(damage)?.into_iter().skip(skip).map(<[u8]>::to_vec).collect())
    }

    /// What a person should look at: intents without outcome, the earliest first, and what happened
    /// since the log was opened. Intents of actions that are still going on are among them.
    pub fn alerts(&self) -> Vec<Alert> {
        let tip = self.shared.tip.read().unwrap_or_else(PoisonError::into_inner);
        let open = tip.intents().into_iter().map(Alert::IntentWithoutOutcome);
        open.chain(lock(&self.shared.alerts).iter().cloned()).collect()
    }
}

/// The proof of an entry, out of a store's tiles, checked before it is handed out.
pub(super) fn prove(
    store: &dyn Store,
    index: u64,
    checkpoint: &Checkpoint,
    text: String,
) -> Result<LogProof, Error> {
    let size = checkpoint.size();
    let tiles = Tiles::new(store, size);
    let hashes = tree::inclusion_proof(&tiles, index, size)?;
    let leaf = tree::HashReader::read_hash(&tiles, tree::Node { level: 0, index })?;
    tree::verify_inclusion(&leaf, index, size, &hashes, checkpoint.root())?;
    LogProof::new(index, hashes, text)
}
