//! `OrgLog`: one organisation's log.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use indeck::audit::Event;
use indeck::audit::log::Receipt;
use indeck::audit::note::{KeyName, SigningKey, VerifyingKey};
use tokio::sync::OnceCell;

use super::append::{NotAppended, To, append};
use super::entry::Entry;
use super::fault::refused;
use super::journal::{Journal, lock};
use super::subject::SubjectCache;
use super::ticket::Waiting;
use super::vault::Vault;
use super::witness::Kept;
use crate::Error;
use crate::db::Tx;

/// One organisation's log, for whoever has its keys. Clones are the same log.
#[derive(Clone)]
pub struct OrgLog {
    pub(super) journal: Journal,
    pub(super) state: Arc<LogState>,
    pub(super) vault: Arc<dyn Vault>,
}

/// What a process knows of a log.
pub(super) struct LogState {
    pub(super) org: String,
    /// The log was checked, and is what it was when it was last signed.
    pub(super) opened: OnceCell<SigningKey>,
    /// Held while a checkpoint is made, so that many who want one make one.
    pub(super) signing: tokio::sync::Mutex<()>,
    /// Events that it is known to have; it never has fewer.
    least: AtomicU64,
    pub(super) subjects: Mutex<SubjectCache>,
    /// What was kept of it outside of the database.
    pub(super) kept: Kept,
    vault: Mutex<Option<Arc<dyn Vault>>>,
}

impl LogState {
    pub(super) fn new(org: String) -> Self {
        let (opened, signing, least, subjects, kept, vault) = Default::default();
        Self { org, opened, signing, least, subjects, kept, vault }
    }

    /// Events that the log is known to have.
    pub(super) fn least(&self) -> u64 {
        self.least.load(Ordering::Acquire)
    }

    /// It has that many events, and they are durable.
    pub(super) fn saw(&self, size: u64) {
        self.least.fetch_max(size, Ordering::AcqRel);
    }

    pub(super) fn keep(&self, vault: &Arc<dyn Vault>) {
        *lock(&self.vault) = Some(Arc::clone(vault));
    }

    pub(super) fn kept(&self) -> Option<Arc<dyn Vault>> {
        lock(&self.vault).clone()
    }
}

impl OrgLog {
    /// The organisation, as events name it.
    pub fn org(&self) -> &str {
        &self.state.org
    }

    /// What the log is called, as checkpoints name it.
    pub fn origin(&self) -> String {
        self.journal.name_of(&self.state.org)
    }

    /// The key that checks what the log signs; anyone may have it.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`] if the origin of the instance cannot be a key's name.
    pub fn verifying_key(&self) -> Result<VerifyingKey, Error> {
        Ok(self.signing_key()?.verifying_key().clone())
    }

    pub(super) fn signing_key(&self) -> Result<SigningKey, Error> {
        let name = KeyName::new(self.origin()).map_err(refused)?;
        Ok(SigningKey::from_seed(name, self.vault.log_seed().as_bytes()))
    }

    /// Records an event: once this returns, it is durable.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`] if it was not recorded, or it is not known whether it was:
    /// whatever it was about must not happen. [`Error::AuditDamaged`] if the log is not what was
    /// signed. [`Error::Key`].
    pub async fn append(&self, event: &Event) -> Result<Receipt, Error> {
        let entry = self.entry(event)?;
        self.open().await?;
        let receipt = entry.receipt(0);
        let (waiting, ticket) = Waiting::new(Arc::clone(&self.state), entry);
        self.journal.inner.lanes.push(waiting)?;
        let index = ticket.wait(self.journal.inner.limits.patience).await?;
        Ok(Receipt { index, ..receipt })
    }

    /// Records events in a transaction of the caller's, so that they are in the log if and only if
    /// that is committed: the place of the first. The log's head is locked until then, so that this
    /// comes last in the transaction.
    ///
    /// # Errors
    /// As of [`Self::append`]; the transaction must not be committed.
    pub async fn append_in(&self, tx: &mut Tx, events: &[Event]) -> Result<u64, Error> {
        let entries = events.iter().map(|event| self.entry(event));
        let entries: Vec<Entry> = entries.collect::<Result<_, _>>()?;
        let entries: Vec<&Entry> = entries.iter().collect();
        let to = To {
            db: self.journal.db(),
            server: &self.journal.inner.server,
            org: &self.state.org,
            least: self.state.least(),
        };
        append(to, tx, &entries).await.map_err(NotAppended::into_error)
    }

    /// An event as it is stored; another organisation's is none.
    fn entry(&self, event: &Event) -> Result<Entry, Error> {
        if event.tenant.as_str() != self.state.org {
            return Err(refused("the event is of another organisation"));
        }
        Entry::of(event, &*self.vault)
    }
}

impl fmt::Debug for OrgLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OrgLog").field(&self.state.org).finish()
    }
}
