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
}

impl Recorder for JournalRecorder {
    fn tenant(&self) -> &str {
        self.log.org()
    }

    fn record(&self, event: &Event) -> Result<u64, RecordFault> {
        Ok(self.runtime.block_on(self.log.append(event)).map_err(fault)?.index)
    }

    fn personal(
        &self,
        event: EventId,
        field: &'static str,
        text: &str,
    ) -> Result<PersonalField, RecordFault> {
        // What the actor is and does it in goes with the actor's key; another person has its own.
        let subject = if field == "resource" { text } else { &self.actor };
        self.runtime.block_on(self.log.personal(event, field, subject, text)).map_err(fault)
    }

    fn prove(&self, index: u64) -> Result<LogProof, RecordFault> {
        self.runtime.block_on(self.log.prove(index)).map_err(fault)
    }
}

fn fault(error: Error) -> RecordFault {
    RecordFault::new(error.code(), error.to_string())
}
