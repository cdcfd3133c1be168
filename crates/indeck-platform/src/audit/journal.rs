//! `Journal`: what a process writes all logs with.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use indeck::govern::Ambient;

use super::lane::Lanes;
use super::log::{LogState, OrgLog};
use super::vault::Vault;
use super::witness::Witness;
use crate::Error;
use crate::db::Db;
use crate::objects::Objects;

/// What a journal may take on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JournalLimits {
    /// Events that may wait at a time; one more is refused.
    pub queue: usize,
    /// Events of one transaction.
    pub batch_events: usize,
    /// Bytes of events of one transaction.
    pub batch_bytes: usize,
    /// How long an event may wait to be written before it is refused, and how long the write may
    /// take before the caller is told that the outcome is not known.
    pub patience: Duration,
    /// How often in a row nobody may come before a transaction begins without them.
    pub gather: usize,
}

impl Default for JournalLimits {
    fn default() -> Self {
        Self {
            queue: 16_384,
            batch_events: 512,
            batch_bytes: 1 << 20,
            patience: Duration::from_secs(10),
            gather: 4,
        }
    }
}

/// What a process writes all logs of a database with. Clones are the same journal.
#[derive(Clone)]
pub struct Journal {
    pub(super) inner: Arc<Inner>,
}

pub(super) struct Inner {
    pub(super) db: Db,
    pub(super) ambient: Arc<dyn Ambient>,
    /// What the names of logs begin with.
    pub(super) origin: String,
    /// What this process is called, as long as it lives.
    pub(super) server: String,
    /// Where checkpoints are kept outside of the database.
    pub(super) witness: OnceLock<Witness>,
    pub(super) limits: JournalLimits,
    pub(super) lanes: Arc<Lanes>,
    logs: Mutex<BTreeMap<String, Arc<LogState>>>,
    instance: Mutex<Option<OrgLog>>,
}

impl Journal {
    /// A journal of the database. `origin` is what the names of its logs begin with, by custom the
    /// address of the instance without a scheme: `decks.example.com`.
    pub fn start(db: Db, ambient: Arc<dyn Ambient>, origin: String) -> Self {
        Self::with_limits(db, ambient, origin, JournalLimits::default())
    }

    /// The same with limits of its own.
    pub fn with_limits(
        db: Db,
        ambient: Arc<dyn Ambient>,
        origin: String,
        limits: JournalLimits,
    ) -> Self {
        let server = crate::data::hex(&ambient.id());
        let lanes = Arc::new(Lanes::new(db.clone(), server.clone(), limits));
        let (logs, instance, witness) = Default::default();
        let inner = Inner { db, ambient, origin, server, witness, limits, lanes, logs, instance };
        Self { inner: Arc::new(inner) }
    }

    /// Has the latest checkpoint of each log kept in the object store as well, and logs compared
    /// with them: so a database that was set back as a whole is found out.
    pub fn set_witness(&self, objects: Objects) {
        // A second one would be the same.
        drop(self.inner.witness.set(Witness::new(objects)));
    }

    /// What this process is called in the database, as long as it lives.
    pub fn server(&self) -> &str {
        &self.inner.server
    }

    /// The log of that organisation. It is opened, and checked, when something is first done with
    /// it.
    pub fn log(&self, vault: Arc<dyn Vault>) -> OrgLog {
        let org = vault.org();
        let mut logs = lock(&self.inner.logs);
        let state = logs.entry(org.clone()).or_insert_with(|| Arc::new(LogState::new(org)));
        let log = OrgLog { journal: self.clone(), state: Arc::clone(state), vault };
        // Checkpoints are signed when nobody waits for them, with the keys that were there last.
        state.keep(&log.vault);
        log
    }

    /// The instance's own log, which commits to the checkpoints of all others, if it has one.
    pub fn instance(&self) -> Option<OrgLog> {
        lock(&self.inner.instance).clone()
    }

    /// Gives the instance a log of its own.
    pub fn set_instance(&self, vault: Arc<dyn Vault>) {
        let log = self.log(vault);
        *lock(&self.inner.instance) = Some(log);
    }

    /// The logs that this process has used.
    pub(super) fn used(&self) -> Vec<OrgLog> {
        let logs: Vec<Arc<LogState>> = lock(&self.inner.logs).values().cloned().collect();
        let log = |state: Arc<LogState>| {
            let vault = state.kept()?;
            Some(OrgLog { journal: self.clone(), state, vault })
        };
        logs.into_iter().filter_map(log).collect()
    }

    /// Takes no more events, waits until those that wait are written, signs what is not signed yet,
    /// and forgets all keys.
    pub async fn close(&self) {
        self.inner.lanes.close();
        while !self.inner.lanes.is_idle() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        self.sign_all().await;
        lock(&self.inner.logs).clear();
        *lock(&self.inner.instance) = None;
    }

    /// Microseconds since 1970.
    pub(super) fn now(&self) -> i64 {
        self.inner.ambient.now()
    }

    /// The database.
    pub(super) fn db(&self) -> &Db {
        &self.inner.db
    }

    /// What a log is called: `decks.example.com/audit/org_…`.
    pub(super) fn name_of(&self, org: &str) -> String {
        format!("{}/audit/{org}", self.inner.origin)
    }

    /// Signs, in all logs that this process has used, what is not signed yet; a log that cannot be
    /// signed is told of, and holds up no other.
    pub async fn sign_all(&self) -> Vec<(String, Error)> {
        let instance = self.instance().map(|log| log.state.org.clone());
        let (own, others): (Vec<OrgLog>, Vec<OrgLog>) =
            self.used().into_iter().partition(|log| Some(&log.state.org) == instance.as_ref());
        let mut failed = Vec::new();
        // The instance's last: it commits to what the others have signed.
        for log in others.into_iter().chain(own) {
            if let Err(error) = log.sign_and_keep().await {
                tracing::error!(log = log.state.org, code = error.code(), %error, "a log is not signed");
                failed.push((log.state.org.clone(), error));
            }
        }
        failed
    }
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
