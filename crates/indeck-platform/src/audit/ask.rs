//! What a caller may ask of its organisation's log. Each question is itself an event of the log.

use tokio::io::AsyncWrite;

use super::{EventFilter, EventPage, ShownEvent};
use crate::access::Verb;
use crate::caller::Target;
use crate::{Caller, Error};

impl Caller {
    /// Events that a filter wants, the newest first unless it says otherwise: at most `limit` of
    /// those after the place `after`.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`]; [`Error::AuditDamaged`].
    pub async fn audit_events(
        &self,
        filter: &EventFilter,
        after: Option<u64>,
        limit: usize,
    ) -> Result<EventPage, Error> {
        self.look_at_log(Verb::AuditRead).await?;
        self.tenant.log().events(filter, after, limit).await
    }

    /// The event with that index.
    ///
    /// # Errors
    /// As [`Self::audit_events`]; [`Error::NotFound`].
    pub async fn audit_event(&self, index: u64) -> Result<ShownEvent, Error> {
        self.look_at_log(Verb::AuditRead).await?;
        self.tenant.log().event(index).await
    }

    /// The proof that the event with that index is in the log, as text (C2SP tlog-proof).
    ///
    /// # Errors
    /// As [`Self::audit_event`].
    pub async fn audit_proof(&self, index: u64) -> Result<String, Error> {
        self.look_at_log(Verb::AuditRead).await?;
        Ok(self.tenant.log().prove(index).await?.to_text())
    }

    /// A signed checkpoint over all events so far, as text (C2SP tlog-checkpoint).
    ///
    /// # Errors
    /// As [`Self::audit_events`].
    pub async fn audit_checkpoint(&self) -> Result<String, Error> {
        self.look_at_log(Verb::AuditRead).await?;
        Ok(self.tenant.log().sign().await?.note)
    }

    /// The key that checks what the log signs, as text (C2SP signed-note).
    ///
    /// # Errors
    /// As [`Self::audit_events`].
    pub async fn audit_key(&self) -> Result<String, Error> {
        self.look_at_log(Verb::AuditRead).await?;
        Ok(self.tenant.log().verifying_key()?.to_string())
    }

    /// Number of events that are recorded.
    ///
    /// # Errors
    /// As [`Self::audit_events`].
    pub async fn audit_size(&self) -> Result<u64, Error> {
        self.look_at_log(Verb::AuditRead).await?;
        self.tenant.log().size().await
    }

    /// Writes the log as an archive that `indeck audit verify --offline` checks. Ask
    /// [`Self::audit_may_export`] first, while there is still an answer to give.
    ///
    /// # Errors
    /// As [`Self::audit_events`]; the archive has no end then.
    pub async fn audit_export(
        &self,
        sink: &mut (dyn AsyncWrite + Unpin + Send),
    ) -> Result<(), Error> {
        self.audit_may_export().await?;
        self.tenant.log().export(sink).await.map(drop)
    }

    /// Whether the log may be exported: a refusal, or the leave, is in the log then.
    ///
    /// # Errors
    /// As [`Self::audit_events`].
    pub async fn audit_may_export(&self) -> Result<(), Error> {
        self.look_at_log(Verb::AuditExport).await
    }

    async fn look_at_log(&self, verb: Verb) -> Result<(), Error> {
        self.look(verb, &Target::organisation(self.tenant.org())).await
    }
}
