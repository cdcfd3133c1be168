//! Answers to writes that carried an idempotency key: a write that is sent twice happens once.

use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::caller::Way;
use crate::{Caller, Error};

/// How long answers are kept, in microseconds.
pub(crate) const KEPT: i64 = super::DAY;

/// After that time a write that was begun is taken for one that was cut off, in microseconds.
const CUT_OFF: i64 = 900_000_000;

/// What answers are sealed as.
pub(crate) const SEALED: &str = "idempotency";

/// What a key says about a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// It is new: do it, and say how it ended.
    Fresh,
    /// It was done.
    Replay {
        /// The status that it was answered with.
        status: u16,
        /// The body.
        body: Vec<u8>,
    },
}

#[derive(Serialize, Deserialize)]
struct Answer {
    status: u16,
    body: String,
}

impl Caller {
    /// Begins a write under a key. `fingerprint` tells requests apart.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the key is another request's, or the same request is still running.
    pub async fn idempotent_begin(
        &self,
        key: &str,
        fingerprint: &[u8; 32],
    ) -> Result<Idempotency, Error> {
        let hash = self.key_hash(key);
        let now = self.tenant.now();
        let sql = "DELETE FROM idempotency WHERE org = $1 AND key_hash = $2 \
                   AND (created < $3 OR (body IS NULL AND created < $4))";
        sqlx::query(sql)
            .bind(self.tenant.org().to_string())
            .bind(hash.clone())
            .bind(now - KEPT)
            .bind(now - CUT_OFF)
            .execute(self.tenant.db().pool())
            .await?;
        let sql = "INSERT INTO idempotency (org, key_hash, request_hash, created) \
                   VALUES ($1, $2, $3, $4) ON CONFLICT (org, key_hash) DO NOTHING";
        let begun = sqlx::query(sql)
            .bind(self.tenant.org().to_string())
            .bind(hash.clone())
            .bind(fingerprint.to_vec())
            .bind(now)
            .execute(self.tenant.db().pool())
            .await?;
        match begun.rows_affected() {
            1 => Ok(Idempotency::Fresh),
            _ => self.known_answer(&hash, fingerprint).await,
        }
    }

    async fn known_answer(
        &self,
        hash: &[u8],
        fingerprint: &[u8; 32],
    ) -> Result<Idempotency, Error> {
        let sql = "SELECT request_hash, key_version, body FROM idempotency \
                   WHERE org = $1 AND key_hash = $2";
        let row = sqlx::query(sql)
            .bind(self.tenant.org().to_string())
            .bind(hash.to_vec())
            .fetch_optional(self.tenant.db().pool())
            .await?;
        // It failed and was forgotten at this moment.
        let Some(row) = row else { return Err(still_running()) };
        let request: Vec<u8> = row.try_get("request_hash")?;
        if request != fingerprint {
            let message = "this idempotency key was used for another request";
            return Err(Error::conflict("idempotency-key-reused", message));
        }
        self.answer_of(&row, hash).await
    }

    async fn answer_of(&self, row: &AnyRow, hash: &[u8]) -> Result<Idempotency, Error> {
        let body: Option<Vec<u8>> = row.try_get("body")?;
        let Some(body) = body else { return Err(still_running()) };
        let version: i64 = row.try_get("key_version")?;
        let clear = self.tenant.open_sealed(SEALED, &hex(hash), 0, version, &body).await?;
        let answer: Answer =
            serde_json::from_slice(&clear).map_err(|_| Error::Damaged { noun: "answer" })?;
        Ok(Idempotency::Replay { status: answer.status, body: answer.body.into_bytes() })
    }

    /// Says how a write ended, and keeps the answer for a day.
    ///
    /// # Errors
    /// [`Error::Database`]; [`Error::Key`].
    pub async fn idempotent_done(&self, key: &str, status: u16, body: &[u8]) -> Result<(), Error> {
        let hash = self.key_hash(key);
        let answer = Answer { status, body: String::from_utf8_lossy(body).into_owned() };
        let clear = serde_json::to_vec(&answer).map_err(|e| Error::internal(e.to_string()))?;
        let (version, sealed) = self.tenant.seal(SEALED, &hex(&hash), 0, &clear)?;
        let sql = "UPDATE idempotency SET key_version = $1, body = $2 \
                   WHERE org = $3 AND key_hash = $4";
        sqlx::query(sql)
            .bind(version)
            .bind(sealed)
            .bind(self.tenant.org().to_string())
            .bind(hash)
            .execute(self.tenant.db().pool())
            .await?;
        Ok(())
    }

    /// Forgets a write that failed: it may be tried again under the same key.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn idempotent_forget(&self, key: &str) -> Result<(), Error> {
        let sql = "DELETE FROM idempotency WHERE org = $1 AND key_hash = $2 AND body IS NULL";
        sqlx::query(sql)
            .bind(self.tenant.org().to_string())
            .bind(self.key_hash(key))
            .execute(self.tenant.db().pool())
            .await?;
        Ok(())
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
}

fn still_running() -> Error {
    Error::conflict("still-running", "the same request is still being worked on")
}

fn hex(hash: &[u8]) -> String {
    crate::privacy::hex(hash)
}
