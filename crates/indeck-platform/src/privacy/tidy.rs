//! What is done from time to time: what has expired goes.

use std::collections::BTreeSet;

use futures::TryStreamExt;
use sqlx::Row;

use crate::accounts::{ATTEMPTS_FORGOTTEN, DAY, IDEMPOTENCY_KEPT, micros};
use crate::id::{ObjectId, OrgId};
use crate::objects::Place;
use crate::{Error, Platform};

/// What went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tidied {
    /// Credentials that had expired, or were not used for long.
    pub credentials: u64,
    /// Answers that were kept for a day.
    pub answers: u64,
    /// Failed attempts to sign in, a day old.
    pub attempts: u64,
    /// Things that were older than their organisation keeps them.
    pub purged: u64,
}

impl Platform {
    /// Removes what has expired, in all organisations: to be called every few minutes, by any
    /// number of servers.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`]; what the database says.
    pub async fn tidy(&self) -> Result<Tidied, Error> {
        let core = self.core();
        let now = core.ambient.now();
        let idle = now - micros(core.settings.session.1);
        let expired = "DELETE FROM credentials WHERE expires < $1 AND kind <> 'token'";
        let unused = "DELETE FROM credentials WHERE seen < $1 AND kind = 'session'";
        // An expired token is still shown to its owner for a while.
        let tokens = "DELETE FROM credentials WHERE expires < $1 AND kind = 'token'";
        let answers = "DELETE FROM idempotency WHERE created < $1";
        let attempts = "DELETE FROM attempts WHERE since < $1";
        let mut tidied = Tidied {
            credentials: self.delete(expired, now).await?
                + self.delete(unused, idle).await?
                + self.delete(tokens, now - 30 * DAY).await?,
            answers: self.delete(answers, now - IDEMPOTENCY_KEPT).await?,
            attempts: self.delete(attempts, now - ATTEMPTS_FORGOTTEN * 1_000_000).await?,
            purged: 0,
        };
        for org in self.organisations().await? {
            match self.tenant(org).await {
                Ok(tenant) => tidied.purged += tenant.purge_by_period().await?,
                // That is told where logs are signed, and is nothing to the others.
                Err(Error::AuditDamaged { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(tidied)
    }

    async fn delete(&self, sql: &'static str, before: i64) -> Result<u64, Error> {
        let query = sqlx::query(sql).bind(before);
        Ok(query.execute(self.core().db.pool()).await?.rows_affected())
    }

    /// Removes bytes from the object store that no record knows and that are a day old: what
    /// uploads left that broke off. To be called once a day. How many objects went.
    ///
    /// # Errors
    /// [`Error::Store`]; [`Error::Database`].
    pub async fn sweep(&self) -> Result<u64, Error> {
        let core = self.core();
        let older = core.ambient.now() - DAY;
        // The list of what is old comes first: what is stored meanwhile is not on it.
        let old: Vec<Place> = core.objects.older_than(older).try_collect().await?;
        if old.is_empty() {
            return Ok(0);
        }
        let rows = sqlx::query("SELECT org, id FROM objects").fetch_all(core.db.pool()).await?;
        let mut known = BTreeSet::new();
        for row in &rows {
            let org: OrgId = row.try_get::<String, _>("org")?.parse()?;
            let id: ObjectId = row.try_get::<String, _>("id")?.parse()?;
            known.insert(Place { org, id, version: 1 });
        }
        Ok(core.objects.sweep(&known, older).await?.objects)
    }
}
