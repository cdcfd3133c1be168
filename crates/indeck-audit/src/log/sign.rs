//! Signing: what the sequencer does when a checkpoint is asked for.

use std::sync::PoisonError;

use super::history::{self, Signed, extension, number_of};
use super::io::Files;
use super::layout;
use super::options::Alert;
use super::sequencer::{Sequencer, lock, put};
use super::tip::{Derived, Tip};
use crate::Error;
use crate::checkpoint::Checkpoint;
use crate::event::Time;
use crate::store::Store;

/// How far the clock may go back before no checkpoint is signed any more, in microseconds.
pub(super) const JUMP: u64 = 2_000_000;

impl Sequencer {
    /// Signs for what there is. The same size is signed for once.
    pub(super) fn checkpoint(&mut self, now: Time) -> Result<String, Error> {
        let (size, root, partial) = {
            let tip = self.shared.tip.read().unwrap_or_else(PoisonError::into_inner);
            self.check_clock(&tip, now)?;
            (tip.size(), tip.root(), tip.partial())
        };
        self.clock = self.clock.max(Some(now));
        if let Some(latest) = &*lock(&self.shared.latest)
            && latest.checkpoint.size() == size
        {
            return Ok(latest.text.clone());
        }
        self.check_space().map_err(|reason| Error::Refused { reason })?;
        let origin = self.key.verifying_key().name().as_str();
        let number = lock(&self.shared.latest).as_ref().map_or(0, |l| number_of(&l.checkpoint)) + 1;
        let checkpoint = Checkpoint::new(origin, size, root)?.with_extension(extension(number))?;
        let text = checkpoint.sign(&self.key)?;
        let published = partial
            .iter()
            .try_for_each(|derived| put_once(&*self.shared.store, derived))
            .and_then(|()| history::publish(Files(&*self.shared.store), &text));
        if let Err(error) = published {
            self.shared.poison();
            return Err(error);
        }
        self.unsynced.extend(partial.into_iter().map(|derived| derived.file));
        *lock(&self.shared.latest) = Some(Signed { text: text.clone(), checkpoint });
        Ok(text)
    }

    fn check_clock(&self, tip: &Tip, now: Time) -> Result<(), Error> {
        let Some(latest) = tip.latest().max(self.clock) else { return Ok(()) };
        let micros = latest.micros().saturating_sub(now.micros());
        if micros <= JUMP {
            return Ok(());
        }
        self.shared.alert(Alert::ClockWentBack { latest, now });
        Err(Error::ClockWentBack { micros })
    }

    /// Puts the latest checkpoint with more signatures in the place of the one without.
    pub(super) fn cosigned(&mut self, text: String) -> Result<(), Error> {
        if let Err(error) = Files(&*self.shared.store).replace(layout::CHECKPOINT, text.as_bytes())
        {
            self.shared.poison();
            return Err(error);
        }
        if let Some(latest) = &mut *lock(&self.shared.latest) {
            latest.text = text;
        }
        Ok(())
    }
}

/// The same, if it is not there yet. A tile of a higher level stays the same for many checkpoints:
/// written again, one that is durable would not be for a while.
fn put_once(store: &dyn Store, derived: &Derived) -> Result<(), Error> {
    match Files(store).size(&derived.file)? {
        Some(size) if size == derived.bytes.len() as u64 => Ok(()),
        _ => put(store, derived),
    }
}
