//! `Entry`: an event as the journal stores it.

use indeck::audit::Event;
use indeck::audit::event::EventId;
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
}

impl Entry {
    pub(super) fn of(event: &Event, vault: &dyn Vault) -> Result<Self, Error> {
        let bytes = event.encode();
        let (key_version, body) = vault.seal(KIND, &event.id.to_string(), &bytes)?;
        let time = i64::try_from(event.time.micros()).unwrap_or(i64::MAX);
        let (leaf, key_org) = (leaf_hash(&bytes), vault.key_org());
        Ok(Self { id: event.id, time, leaf, key_org, key_version, body })
    }

    /// What whoever appended it is given.
    pub(super) fn receipt(&self, index: u64) -> Receipt {
        Receipt { index, leaf_hash: self.leaf }
    }
}
