//! `Claim`: one attempt at a write that must happen once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::db::Tx;
use crate::{Error, Tenant};

/// An idempotency key that one request has claimed. Whatever the request changes is marked in the
/// change's own transaction; who has lost the claim to a later request changes nothing any more.
#[derive(Clone)]
pub struct Claim(Arc<Inner>);

struct Inner {
    tenant: Tenant,
    hash: Vec<u8>,
    attempt: i64,
    /// It was said how the request ended.
    is_over: AtomicBool,
}

impl Claim {
    pub(super) fn new(tenant: Tenant, hash: Vec<u8>, attempt: i64) -> Self {
        Self(Arc::new(Inner { tenant, hash, attempt, is_over: AtomicBool::new(false) }))
    }

    pub(super) fn hash(&self) -> &[u8] {
        &self.0.hash
    }

    pub(super) fn attempt(&self) -> i64 {
        self.0.attempt
    }

    /// The request has ended: nothing is left to be done when the claim goes.
    pub(super) fn end(&self) {
        self.0.is_over.store(true, Ordering::SeqCst);
    }

    /// Marks in a transaction that the write takes effect with it.
    ///
    /// # Errors
    /// [`Error::Conflict`] if another request has the claim by now.
    pub(crate) async fn mark(&self, tx: &mut Tx, tenant: &Tenant, made: &str) -> Result<(), Error> {
        let sql = "UPDATE idempotency SET acted = $1, made = $2 \
                   WHERE org = $3 AND key_hash = $4 AND attempt = $5";
        let done = sqlx::query(sql)
            .bind(tenant.now())
            .bind(made.to_owned())
            .bind(tenant.org().to_string())
            .bind(self.0.hash.clone())
            .bind(self.0.attempt)
            .execute(&mut **tx)
            .await?;
        match done.rows_affected() {
            1 => Ok(()),
            _ => Err(super::still_running()),
        }
    }
}

impl Inner {
    /// Gives the key back where nothing took effect; else nobody waits for an answer any more.
    async fn release(&self) -> Result<(), Error> {
        let sql = "DELETE FROM idempotency WHERE org = $1 AND key_hash = $2 AND attempt = $3 \
                   AND body IS NULL AND acted IS NULL";
        self.run(sql).await?;
        let sql = "UPDATE idempotency SET lease = 0 \
                   WHERE org = $1 AND key_hash = $2 AND attempt = $3 AND body IS NULL";
        self.run(sql).await
    }

    async fn run(&self, sql: &'static str) -> Result<(), Error> {
        sqlx::query(sql)
            .bind(self.tenant.org().to_string())
            .bind(self.hash.clone())
            .bind(self.attempt)
            .execute(self.tenant.db().pool())
            .await?;
        Ok(())
    }
}

impl Claim {
    /// Gives the key back, see `Inner::release`.
    pub(super) async fn release(&self) -> Result<(), Error> {
        self.end();
        self.0.release().await
    }
}

impl Drop for Inner {
    /// A request that was broken off, by its client or its time, leaves nobody waiting.
    fn drop(&mut self) {
        if self.is_over.swap(true, Ordering::SeqCst) {
            return;
        }
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        let left = Self {
            tenant: self.tenant.clone(),
            hash: std::mem::take(&mut self.hash),
            attempt: self.attempt,
            is_over: AtomicBool::new(true),
        };
        runtime.spawn(async move {
            if let Err(error) = left.release().await {
                tracing::warn!(code = error.code(), "an idempotency key was not given back");
            }
        });
    }
}

impl std::fmt::Debug for Claim {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Claim").field("attempt", &self.0.attempt).finish_non_exhaustive()
    }
}
