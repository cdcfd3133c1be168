//! Checkpoints: how far a log has come, signed.

use indeck::audit::Checkpoint;
use indeck::audit::event::Time;
use indeck::audit::log::{check_clock, number_of, numbered};
use indeck::audit::note::SigningKey;
use indeck::audit::tree::empty_root;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::OrgLog;
use super::fault::{damaged, down, number, refused, size};
use super::head::Head;
use crate::Error;

/// A checkpoint that the log has signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The signed note, as it is handed out.
    pub note: String,
    /// What it says.
    pub checkpoint: Checkpoint,
    /// Its number among the log's, from 1.
    pub number: u64,
    /// When it was signed, in microseconds since 1970.
    pub created: i64,
}

const COLUMNS: &str = "SELECT number, size, created, note FROM audit_checkpoints WHERE org = $1";

/// How often a checkpoint is made anew because another server was faster.
const ROUNDS: usize = 8;

impl OrgLog {
    /// The latest signed checkpoint, which may not cover the latest events.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`], [`Error::AuditDamaged`].
    pub async fn latest_checkpoint(&self) -> Result<Option<Signed>, Error> {
        let key = self.open().await?;
        self.stored_checkpoint(key).await
    }

    /// Signs for all events so far, if there is something new.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`] if it cannot be signed, such as when the clock went back by more
    /// than two seconds; [`Error::AuditDamaged`] if the log is not what was written: then nothing
    /// is signed.
    pub async fn sign(&self) -> Result<Signed, Error> {
        let key = self.open().await?;
        let held = self.state.signing.lock().await;
        for _ in 0..ROUNDS {
            let Some(signed) = self.try_sign(key).await? else { continue };
            drop(held);
            self.state.saw(signed.checkpoint.size());
            return Ok(signed);
        }
        Err(refused("other servers sign at the same moment"))
    }

    /// A checkpoint that covers that event: the latest, or a new one.
    pub(super) async fn covering(&self, index: u64) -> Result<Signed, Error> {
        match self.latest_checkpoint().await? {
            Some(signed) if signed.checkpoint.size() > index => Ok(signed),
            _ => self.sign().await,
        }
    }

    /// The checkpoint for what there is; none if another server signed meanwhile.
    async fn try_sign(&self, key: &SigningKey) -> Result<Option<Signed>, Error> {
        let db = self.journal.db();
        let org = &self.state.org;
        // Before the head is read: others append meanwhile.
        let least = self.state.least();
        let head = match Head::read(db, org).await? {
            Some(head) => head,
            None => self.begun().await?,
        };
        if head.size() < least {
            return Err(damaged("the log has fewer events than it had before"));
        }
        let latest = self.stored_checkpoint(key).await?;
        if latest.as_ref().map_or(0, |signed| signed.number) != head.signed_number {
            // Between the two reads another server may have signed; a damaged log is found next.
            return Ok(None);
        }
        match latest {
            Some(signed) if signed.checkpoint.size() == head.size() => return Ok(Some(signed)),
            other => {
                let root = other.map_or_else(empty_root, |signed| *signed.checkpoint.root());
                self.check_growth(&head, root).await?;
            }
        }
        let signed = self.signed(key, &head)?;
        self.publish(&head, signed).await
    }

    /// The head of a log that was not begun.
    async fn begun(&self) -> Result<Head, Error> {
        let db = self.journal.db();
        let mut tx = db.begin().await.map_err(refused)?;
        let head = Head::lock(db, &mut tx, &self.state.org).await?;
        tx.commit().await?;
        Ok(head)
    }

    fn signed(&self, key: &SigningKey, head: &Head) -> Result<Signed, Error> {
        let created = self.journal.now();
        let time = |micros: i64| Time::from_micros(u64::try_from(micros).unwrap_or_default());
        let (latest, now) =
            (time(head.last_time).map_err(refused)?, time(created).map_err(refused)?);
        if let Err(error) = check_clock(latest, now) {
            tracing::error!(log = head.org, %error, "no checkpoint is signed");
            return Err(refused(error));
        }
        let number = head.signed_number + 1;
        let origin = self.origin();
        let checkpoint = numbered(&origin, head.size(), head.frontier.root(), number);
        let checkpoint = checkpoint.map_err(refused)?;
        let note = checkpoint.sign(key).map_err(refused)?;
        Ok(Signed { note, checkpoint, number, created })
    }

    /// Stores it, unless another server has signed since the head was read; with it the instance's
    /// log commits to it.
    async fn publish(&self, head: &Head, signed: Signed) -> Result<Option<Signed>, Error> {
        let db = self.journal.db();
        let mut tx = db.begin().await.map_err(refused)?;
        let mut now = Head::lock(db, &mut tx, &self.state.org).await?;
        if now.signed_number != head.signed_number || now.size() < head.size() {
            return Ok(None);
        }
        let sql = "INSERT INTO audit_checkpoints (org, number, size, created, bytes, note) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        sqlx::query(sql)
            .bind(self.state.org.as_str())
            .bind(number(signed.number)?)
            .bind(number(signed.checkpoint.size())?)
            .bind(signed.created)
            .bind(number(signed.note.len() as u64)?)
            .bind(signed.note.as_str())
            .execute(&mut *tx)
            .await
            .map_err(down)?;
        (now.signed_size, now.signed_number) = (signed.checkpoint.size(), signed.number);
        now.save(&mut tx).await?;
        self.commit_to(&mut tx, &signed.checkpoint).await?;
        tx.commit().await?;
        Ok(Some(signed))
    }

    /// The latest checkpoint that is stored, if it is one of this log.
    pub(super) async fn stored_checkpoint(
        &self,
        key: &SigningKey,
    ) -> Result<Option<Signed>, Error> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} ORDER BY number DESC LIMIT 1"));
        let query = sqlx::query(sql).bind(self.state.org.as_str());
        let row = query.fetch_optional(self.journal.db().pool()).await.map_err(down)?;
        row.map(|row| opened(&row, key)).transpose()
    }

    /// Checkpoints after that number, at most a page of them, in their order.
    pub(super) async fn checkpoints(&self, after: u64) -> Result<Vec<Signed>, Error> {
        let key = self.open().await?;
        let sql =
            sqlx::AssertSqlSafe(format!("{COLUMNS} AND number > $2 ORDER BY number LIMIT 256"));
        let query = sqlx::query(sql).bind(self.state.org.as_str()).bind(number(after)?);
        let rows = query.fetch_all(self.journal.db().pool()).await.map_err(down)?;
        let mut before = after;
        let mut all = Vec::with_capacity(rows.len());
        for row in &rows {
            let signed = opened(row, key)?;
            if signed.number != before + 1 {
                return Err(damaged(format!("checkpoint {} is missing", before + 1)));
            }
            before = signed.number;
            all.push(signed);
        }
        Ok(all)
    }
}

fn opened(row: &AnyRow, key: &SigningKey) -> Result<Signed, Error> {
    let stored = size(row.try_get("number").map_err(down)?)?;
    let leaves = size(row.try_get("size").map_err(down)?)?;
    let note: String = row.try_get("note").map_err(down)?;
    let keys = [key.verifying_key().clone()];
    let changed = || damaged(format!("checkpoint {stored} is not what was signed"));
    let checkpoint = Checkpoint::open(note.as_bytes(), &keys).map_err(|_| changed())?.checkpoint;
    if number_of(&checkpoint) != stored || checkpoint.size() != leaves {
        return Err(changed());
    }
    Ok(Signed { note, checkpoint, number: stored, created: row.try_get("created").map_err(down)? })
}
