//! `Entry`: an event as the journal stores it.

use indeck::audit::Event;
use indeck::audit::event::{EventId, Stage};
use indeck::audit::log::Receipt;
use indeck::audit::tree::{Hash, leaf_hash};

use super::Vault;
use crate::Error;

/// What entries are sealed as.
pub(super) const KIND: &str = "audit-event";

/// An event, encoded, hashed and sealed before it waits in any line.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) id: EventId,
    pub(super) time: i64,
    pub(super) leaf: Hash,
    /// The organisation whose key seals it.
    pub(super) key_org: Option<String>,
    pub(super) key_version: i64,
    pub(super) body: Vec<u8>,
    pub(super) step: Step,
}

/// What an event is to an intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It is one.
    Opens,
    /// It says how that one ended.
    Closes(EventId),
    /// Nothing.
    Alone,
}

impl Step {
    fn of(stage: &Stage) -> Self {
        match stage {
            Stage::Intent => Self::Opens,
            Stage::Outcome { intent, .. } => Self::Closes(*intent),
            Stage::Single { .. } => Self::Alone,
        }
    }
}

impl Entry {
    pub(super) fn of(event: &Event, vault: &dyn Vault) -> Result<Self, Error> {
        let bytes = event.encode();
        let (key_version, body) = vault.seal(KIND, &event.id.to_string(), &bytes)?;
        let time = i64::try_from(event.time.micros()).unwrap_or(i64::MAX);
        let (leaf, key_org) = (leaf_hash(&bytes), vault.key_org());
        let step = Step::of(&event.stage);
        Ok(Self { id: event.id, time, leaf, key_org, key_version, body, step })
    }

    /// What whoever appended it is given.
    pub(super) fn receipt(&self, index: u64) -> Receipt {
        Receipt { index, leaf_hash: self.leaf }
    }
}
