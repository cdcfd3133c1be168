//! `Record`: an event as the log keeps it, with what the log must know of it.

use crate::event::{Event, EventId, Stage, Time};
use crate::tree::{Hash, leaf_hash};
use crate::{Error, event::MAX_EVENT_BYTES};

/// An event's bytes and what the sequencer needs of it, made where the event comes from, so that
/// encoding and hashing do not wait in the line.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) bytes: Vec<u8>,
    pub(super) leaf: Hash,
    pub(super) id: EventId,
    pub(super) time: Time,
    pub(super) step: Step,
}

/// What an event does to the list of open intents.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Opens,
    Closes(EventId),
    Neither,
}

impl Record {
    pub(super) fn of(event: &Event) -> Self {
        Self::with(event.encode(), event)
    }

    /// The record of stored bytes.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Error> {
        let event = Event::decode(bytes)?;
        Ok(Self::with(bytes.to_vec(), &event))
    }

    fn with(bytes: Vec<u8>, event: &Event) -> Self {
        let step = match &event.stage {
            Stage::Intent => Step::Opens,
            Stage::Outcome { intent, .. } => Step::Closes(*intent),
            _ => Step::Neither,
        };
        debug_assert!(bytes.len() <= MAX_EVENT_BYTES);
        Self { leaf: leaf_hash(&bytes), bytes, id: event.id, time: event.time, step }
    }
}
