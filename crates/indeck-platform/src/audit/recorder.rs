//! `JournalRecorder`: the log of an organisation, as the pipeline of reports writes it.

use indeck::audit::event::{EventId, PersonalField};
use indeck::audit::{Event, LogProof};
use indeck::govern::{RecordFault, Recorder};
use tokio::runtime::Handle;

use super::OrgLog;
use crate::Error;

/// An organisation's log for one actor, for threads that may wait.
///
/// It must not be used on a thread of the runtime: the pipeline runs on one that may block.
pub struct JournalRecorder {
    log: OrgLog,
    runtime: Handle,
    actor: String,
}

impl JournalRecorder {
    /// A recorder for the actor of that user id.
    pub fn new(log: OrgLog, runtime: Handle, actor: impl Into<String>) -> Self {
        Self { log, runtime, actor: actor.into() }
    }

    /// Records an event, and waits until it is durable: its index.
    ///
    /// # Errors
    /// As of [`OrgLog::append`].
    pub fn append(&self, event: &Event) -> Result<u64, Error> {
        Ok(self.runtime.block_on(self.log.append(event))?.index)
    }

    /// What names a person, sealed under the key of that person.
    ///
    /// # Errors
    /// As of [`OrgLog::personal`].
    pub fn sealed(&self, event: EventId, field: &str, text: &str) -> Result<PersonalField, Error> {
        // What the actor is and does it in goes with the actor's key; another person has its own.
        let subject = if field == "resource" { text } else { &self.actor };
        self.runtime.block_on(self.log.personal(event, field, subject, text))
    }

    /// The proof of the event with that index.
    ///
    /// # Errors
    /// As of [`OrgLog::prove`].
    pub fn proof(&self, index: u64) -> Result<LogProof, Error> {
        self.runtime.block_on(self.log.prove(index))
    }
}

impl Recorder for JournalRecorder {
    fn tenant(&self) -> &str {
        self.log.org()
    }

    fn record(&self, event: &Event) -> Result<u64, RecordFault> {
        self.append(event).map_err(fault)
    }

    fn personal(
        &self,
        event: EventId,
        field: &'static str,
        text: &str,
    ) -> Result<PersonalField, RecordFault> {
        self.sealed(event, field, text).map_err(fault)
    }

    fn prove(&self, index: u64) -> Result<LogProof, RecordFault> {
        self.proof(index).map_err(fault)
    }
}

fn fault(error: Error) -> RecordFault {
    RecordFault::new(error.code(), error.to_string())
}
