//! Writes that carried an idempotency key: one that is sent twice happens once.
//!
//! The key is claimed before the write begins, marked in the write's own transaction, and given its
//! answer afterwards. Whatever is killed in between, a repeat finds one of three: nothing took effect
//! (it may claim the key once the first attempt's time is over, and the first one can change nothing
//! any more), it took effect and the answer is lost (which the repeat is told), or the answer.

mod claim;

use std::time::Duration;

use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;

pub use claim::Claim;

use super::micros;
use crate::caller::Way;
use crate::{Caller, Error};

/// How long answers are kept, in microseconds.
pub(crate) const KEPT: i64 = super::DAY;

/// What answers are sealed as.
pub(crate) const SEALED: &str = "idempotency";

/// What a key says about a write.
#[derive(Debug)]
pub enum Idempotency {
    /// It is new: do it as this caller, and say how it ended.
    Fresh(Box<Caller>),
    /// It was done. Whoever tells the answer again says so by `Caller::repeated_request`.
    Replay(Replay),
}

/// What a write was answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// The status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
    /// What was sent, where it was not known beforehand.
    pub sent: Option<Sent>,
}

/// What was sent with a write: a repeat must send the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// How many bytes.
    pub bytes: u64,
    /// Their SHA-256.
    pub sha256: [u8; 32],
}

#[derive(Serialize, Deserialize)]
struct Answer {
    status: u16,
    body: String,
    #[serde(default)]
    sent: Option<Sent>,
}

impl Caller {
    /// Begins a write under a key. `fingerprint` tells requests apart; after `longest` the request
    /// is over, however it ended.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the key is another request's, the same request is still running, or
    /// it took effect and its answer is lost.
    pub async fn idempotent_begin(
        &self,
        key: &str,
        fingerprint: &[u8; 32],
        longest: Duration,
    ) -> Result<Idempotency, Error> {
        let hash = self.key_hash(key);
        let request = self.request_hash(fingerprint);
        let now = self.tenant.now();
        let lease = now + micros(longest);
        if self.claim_new(&hash, &request, (now, lease)).await? {
            return Ok(Idempotency::Fresh(self.claiming(hash, 1)));
        }
        let Some(row) = self.known_key(&hash).await? else {
            // It failed and was forgotten at this moment.
            return Err(still_running());
        };
        let (attempt, ends): (i64, i64) = (row.try_get("attempt")?, row.try_get("lease")?);
        let is_done = row.try_get::<Option<Vec<u8>>, _>("body")?.is_some();
        let acted: Option<i64> = row.try_get("acted")?;
        if !is_done && acted.is_none() && ends <= now {
            let taken = self.take_over(&hash, &request, (now, lease), attempt).await?;
            let fresh = || Idempotency::Fresh(self.claiming(hash, attempt + 1));
            return taken.then(fresh).ok_or_else(still_running);
        }
        if row.try_get::<Vec<u8>, _>("request_hash")? != request {
            return Err(reused());
        }
        match (is_done, acted) {
            (true, _) => self.replay(&row, &hash).await,
            (false, Some(_)) if ends <= now => Err(lost(row.try_get("made")?)),
            (false, _) => Err(still_running()),
        }
    }

    /// Claims a key that nobody has used for a day.
    async fn claim_new(
        &self,
        hash: &[u8],
        request: &[u8],
        (now, lease): (i64, i64),
    ) -> Result<bool, Error> {
        let sql = "DELETE FROM idempotency WHERE org = $1 AND key_hash = $2 AND created < $3";
        sqlx::query(sql)
            .bind(self.tenant.org().to_string())
            .bind(hash.to_vec())
            .bind(now - KEPT)
            .execute(self.tenant.db().pool())
            .await?;
        let sql = "INSERT INTO idempotency (org, key_hash, request_hash, created, attempt, lease) \
                   VALUES ($1, $2, $3, $4, 1, $5) ON CONFLICT (org, key_hash) DO NOTHING";
        let begun = sqlx::query(sql)
            .bind(self.tenant.org().to_string())
            .bind(hash.to_vec())
            .bind(request.to_vec())
            .bind(now)
            .bind(lease)
            .execute(self.tenant.db().pool())
            .await?;
        Ok(begun.rows_affected() == 1)
    }

    /// Claims a key whose attempt was cut off before it took effect. Should it still be alive, it
    /// can change nothing any more: its marks name an attempt that is past.
    async fn take_over(
        &self,
        hash: &[u8],
        request: &[u8],
        (now, lease): (i64, i64),
        attempt: i64,
    ) -> Result<bool, Error> {
        let sql = "UPDATE idempotency SET attempt = attempt + 1, request_hash = $1, created = $2, \
                   lease = $3 WHERE org = $4 AND key_hash = $5 AND attempt = $6 \
                   AND acted IS NULL AND body IS NULL";
        let taken = sqlx::query(sql)
            .bind(request.to_vec())
            .bind(now)
            .bind(lease)
            .bind(self.tenant.org().to_string())
            .bind(hash.to_vec())
            .bind(attempt)
            .execute(self.tenant.db().pool())
            .await?;
        Ok(taken.rows_affected() == 1)
    }

    fn claiming(&self, hash: Vec<u8>, attempt: i64) -> Box<Self> {
        let claim = Claim::new(self.tenant.clone(), hash, attempt);
        Box::new(Self { claim: Some(claim), ..self.clone() })
    }

    async fn known_key(&self, hash: &[u8]) -> Result<Option<AnyRow>, Error> {
        let sql = "SELECT request_hash, attempt, lease, acted, made, key_version, body \
                   FROM idempotency WHERE org = $1 AND key_hash = $2";
        let row = sqlx::query(sql)
            .bind(self.tenant.org().to_string())
            .bind(hash.to_vec())
            .fetch_optional(self.tenant.db().pool())
            .await?;
        Ok(row)
    }

    async fn replay(&self, row: &AnyRow, hash: &[u8]) -> Result<Idempotency, Error> {
        let body: Vec<u8> = row.try_get("body")?;
        let version: i64 = row.try_get("key_version")?;
        let clear = self.tenant.open_sealed(SEALED, &hex(hash), 0, version, &body).await?;
        let answer: Answer =
            serde_json::from_slice(&clear).map_err(|_| Error::Damaged { noun: "answer" })?;
        let Answer { status, body, sent } = answer;
        Ok(Idempotency::Replay(Replay { status, body: body.into_bytes(), sent }))
    }

    /// Says how a write ended that this caller has begun, and keeps the answer for a day.
    ///
    /// # Errors
    /// [`Error::Database`]; [`Error::Key`].
    pub async fn idempotent_done(
        &self,
        status: u16,
        body: &[u8],
        sent: Option<Sent>,
    ) -> Result<(), Error> {
        let Some(claim) = &self.claim else { return Ok(()) };
        claim.end();
        let answer = Answer { status, body: String::from_utf8_lossy(body).into_owned(), sent };
        let clear = serde_json::to_vec(&answer).map_err(|e| Error::internal(e.to_string()))?;
        let (version, sealed) = self.tenant.seal(SEALED, &hex(claim.hash()), 0, &clear)?;
        let sql = "UPDATE idempotency SET key_version = $1, body = $2 \
                   WHERE org = $3 AND key_hash = $4 AND attempt = $5";
        sqlx::query(sql)
            .bind(version)
            .bind(sealed)
            .bind(self.tenant.org().to_string())
            .bind(claim.hash().to_vec())
            .bind(claim.attempt())
            .execute(self.tenant.db().pool())
            .await?;
        Ok(())
    }

    /// Forgets a write that failed: if nothing took effect it may be tried again under its key.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn idempotent_forget(&self) -> Result<(), Error> {
        match &self.claim {
            Some(claim) => claim.release().await,
            None => Ok(()),
        }
    }

    /// A key is of whoever sends it, by the same way in: an answer may hold what only that way may
    /// see.
    fn key_hash(&self, key: &str) -> Vec<u8> {
        let way = match &self.way {
            Way::Session(_) => "session".to_owned(),
            Way::Token(token, _) => token.to_string(),
        };
        let user = self.user.to_string();
        self.tenant.keys().lookup(&["idempotency", &user, &way, key]).to_vec()
    }

    /// Bodies hold passwords: without the organisation's key nobody can try which one it was.
    fn request_hash(&self, fingerprint: &[u8; 32]) -> Vec<u8> {
        self.tenant.keys().lookup(&["idempotency request", &hex(fingerprint)]).to_vec()
    }
}

fn still_running() -> Error {
    Error::conflict("still-running", "the same request is still being worked on")
}

fn reused() -> Error {
    let message = "this idempotency key was used for another request";
    Error::conflict("idempotency-key-reused", message)
}

fn lost(made: Option<String>) -> Error {
    let made = made.unwrap_or_default();
    let message = format!("this was done (`{made}`), and its answer is lost: look what is there");
    Error::conflict("answer-lost", message)
}

fn hex(hash: &[u8]) -> String {
    crate::data::hex(hash)
}
