//! Where events go: the audit log, as the pipeline sees it.

use indeck_audit::event::{EventId, PersonalField};
use indeck_audit::{Event, LogProof};

/// Remembers events. An event is remembered once [`Recorder::record`] returns, and not before.
pub trait Recorder: Send + Sync {
    /// The tenant whose log it is, as events name it.
    fn tenant(&self) -> &str;

    /// Makes an event durable; its index in the log.
    ///
    /// # Errors
    /// [`RecordFault`] if it could not be made durable, or it is not known whether it was.
    fn record(&self, event: &Event) -> Result<u64, RecordFault>;

    /// What names a person, in a form that can be made unreadable later.
    ///
    /// # Errors
    /// [`RecordFault`] if there is no key for the person.
    fn personal(
        &self,
        event: EventId,
        field: &'static str,
        text: &str,
    ) -> Result<PersonalField, RecordFault>;

    /// The proof that the event with that index is in the log.
    ///
    /// # Errors
    /// [`RecordFault`] if the log cannot be read or signed.
    fn prove(&self, index: u64) -> Result<LogProof, RecordFault>;
}

/// Why an event could not be remembered. Whatever it was about must not happen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the audit log cannot be written: {message}")]
pub struct RecordFault {
    /// A stable kebab-case name of what failed.
    pub code: &'static str,
    /// What failed, in words.
    pub message: String,
}

impl RecordFault {
    /// A failure of that kind.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl From<indeck_audit::Error> for RecordFault {
    fn from(error: indeck_audit::Error) -> Self {
        Self::new(error.code(), error.to_string())
    }
}
