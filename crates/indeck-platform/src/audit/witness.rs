//! `Witness`: the latest checkpoint of each log, kept outside of the database.
//!
//! A database that somebody set back as a whole (an older dump, an older disk) is in itself without a
//! fault. That it is older than what was signed is known to whoever kept a checkpoint: here, the
//! object store. It is compared when a log is opened, and each time a checkpoint is kept.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use indeck::audit::Checkpoint;
use indeck::audit::note::SigningKey;
use indeck::audit::tree;

use super::OrgLog;
use super::checkpoint::Signed;
use super::fault::{damaged, down, refused};
use super::hashes::Hashes;
use super::head::Head;
use crate::Error;
use crate::db::{Engine, Tx};
use crate::objects::Objects;

/// How long the store may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// The folder of checkpoints in the store.
const FOLDER: &str = "checkpoints";

/// Where checkpoints are kept.
pub(super) struct Witness {
    objects: Objects,
}

/// What this process has kept of a log.
#[derive(Default)]
pub(super) struct Kept(AtomicU64);

/// A log that an operator accepted as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Whose log it is.
    pub log: String,
    /// Events that it has.
    pub events: u64,
    /// Events that the checkpoint vouched for that was kept.
    pub kept: u64,
}

impl Witness {
    pub(super) fn new(objects: Objects) -> Self {
        Self { objects }
    }

    async fn read(&self, log: &str) -> Result<Option<String>, Error> {
        let name = [FOLDER, log];
        let read = tokio::time::timeout(PATIENCE, self.objects.note(&name)).await;
        let read = read.map_err(|_| refused("the object store takes too long"))?;
        let read =
            read.map_err(|error| refused(format!("the checkpoint that was kept: {error}")))?;
        Ok(read.filter(|note| !note.is_empty()))
    }

    async fn write(&self, log: &str, text: &str) -> Result<(), Error> {
        let name = [FOLDER, log];
        let written = tokio::time::timeout(PATIENCE, self.objects.put_note(&name, text)).await;
        let written = written.map_err(|_| refused("the object store takes too long"))?;
        written.map_err(|error| refused(format!("the checkpoint cannot be kept: {error}")))
    }
}

impl OrgLog {
    /// Checks that the log goes on from the checkpoint that was kept of it.
    pub(super) async fn check_witness(&self, key: &SigningKey) -> Result<(), Error> {
        let Some(witness) = self.journal.inner.witness.get() else { return Ok(()) };
        match witness.read(&self.kept_as(key)).await? {
            Some(note) => self.goes_on(key, &note).await.map(drop),
            None => Ok(()),
        }
    }

    /// Checks that the log goes on from a checkpoint that it signed and that was kept elsewhere: a
    /// database that was set back as a whole is found out by it.
    ///
    /// # Errors
    /// [`Error::AuditDamaged`] if it does not, or this log never signed that.
    pub async fn goes_on_from(&self, note: &str) -> Result<(), Error> {
        let key = self.open().await?;
        self.goes_on(key, note).await.map(drop)
    }

    /// How many events the checkpoint vouches for.
    async fn goes_on(&self, key: &SigningKey, note: &str) -> Result<u64, Error> {
        let signed = kept(key, note)?;
        let (kept, found) = (signed.size(), self.events_there().await?);
        if kept > found {
            let message = format!("the log was set back: it has {found} events, and had {kept}");
            return Err(damaged(message));
        }
        let mut hashes = Hashes::new(self.journal.db().pool(), &self.state.org);
        match hashes.with(|reader| tree::root(reader, kept)).await? == *signed.root() {
            true => Ok(kept),
            false => Err(damaged("the log does not go on from a checkpoint that was kept")),
        }
    }

    /// What its checkpoint is kept as: another installation on the same store has other keys.
    fn kept_as(&self, key: &SigningKey) -> String {
        let key = crate::digest(&[key.verifying_key().to_string().as_bytes()]);
        let key: String = crate::data::hex(&key).chars().take(16).collect();
        format!("{}-{key}", self.state.org)
    }

    async fn events_there(&self) -> Result<u64, Error> {
        let head = Head::read(self.journal.db(), &self.state.org).await?;
        Ok(head.map_or(0, |head| head.size()))
    }

    /// Signs what is not signed yet, and keeps the checkpoint outside of the database.
    pub(super) async fn sign_and_keep(&self) -> Result<(), Error> {
        let signed = self.sign().await?;
        let Some(witness) = self.journal.inner.witness.get() else { return Ok(()) };
        let size = signed.checkpoint.size();
        let kept = &self.state.kept.0;
        if kept.load(Ordering::Acquire) == size {
            return Ok(());
        }
        // Another server may have kept a later one, which must be of this same log. Of two that keep
        // at the same moment, the one with less must not have the last word.
        let turn = self.turn().await?;
        let key = self.open().await?;
        let name = self.kept_as(key);
        let before = match witness.read(&name).await? {
            Some(note) => self.goes_on(key, &note).await?,
            None => 0,
        };
        if before < size {
            witness.write(&name, &signed.note).await?;
        }
        drop(turn);
        kept.store(size, Ordering::Release);
        Ok(())
    }

    /// The right to keep a checkpoint, until it is dropped. SQLite is one server's.
    async fn turn(&self) -> Result<Option<Tx>, Error> {
        let db = self.journal.db();
        if db.engine() == Engine::Sqlite {
            return Ok(None);
        }
        let mut tx = db.begin().await?;
        // A row that every log has which was signed, and that nobody changes.
        let sql = "SELECT number FROM audit_checkpoints WHERE org = $1 AND number = 1 FOR UPDATE";
        let query = sqlx::query(sql).bind(self.state.org.as_str());
        query.fetch_optional(&mut *tx).await.map_err(down)?;
        Ok(Some(tx))
    }

    /// Accepts the log as it is, though it does not go on from the checkpoint that was kept; nothing
    /// if it does. What was kept stays beside it, under another name. The log itself must be sound.
    ///
    /// # Errors
    /// [`Error::AuditDamaged`] if it is damaged otherwise; [`Error::AuditUnavailable`].
    pub(super) async fn accept(&self) -> Result<Option<Accepted>, Error> {
        let Some(witness) = self.journal.inner.witness.get() else { return Ok(None) };
        let key = self.check_sound().await?;
        let name = self.kept_as(&key);
        let Some(note) = witness.read(&name).await? else { return Ok(None) };
        match self.goes_on(&key, &note).await {
            Ok(_) => return Ok(None),
            Err(Error::AuditDamaged { .. }) => {}
            Err(error) => return Err(error),
        }
        let refused = format!("{name}.refused-{}", self.journal.now());
        witness.write(&refused, &note).await?;
        let latest: Option<Signed> = self.stored_checkpoint(&key).await?;
        // Of no checkpoint every log goes on.
        witness.write(&name, &latest.map(|signed| signed.note).unwrap_or_default()).await?;
        let kept = kept(&key, &note).map_or(0, |checkpoint| checkpoint.size());
        let log = self.state.org.clone();
        Ok(Some(Accepted { log, events: self.events_there().await?, kept }))
    }
}

/// The checkpoint of a note that this log signed.
fn kept(key: &SigningKey, note: &str) -> Result<Checkpoint, Error> {
    let keys = [key.verifying_key().clone()];
    match Checkpoint::open(note.as_bytes(), &keys) {
        Ok(opened) => Ok(opened.checkpoint),
        Err(error) => Err(damaged(format!("the checkpoint that was kept is none of it: {error}"))),
    }
}
