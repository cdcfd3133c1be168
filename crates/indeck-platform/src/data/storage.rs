//! How much an organisation has stored, and may.
//!
//! What counts is what the table of objects says: a row is written in the transaction in which an
//! object begins to be used, and goes in the one in which it ends. So the sum is right after
//! whatever broke off, and nothing has to be counted again.

use sqlx::Row;

use crate::db::Tx;
use crate::{Error, Tenant};

const SUM: &str = "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) AS bytes FROM objects \
                   WHERE org = $1";

impl Tenant {
    /// Bytes of uploads, templates, decks and pictures that are stored.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub(crate) async fn used_bytes(&self) -> Result<u64, Error> {
        let query = sqlx::query(SUM).bind(self.org().to_string());
        let row = query.fetch_one(self.db().pool()).await?;
        Ok(u64::try_from(row.try_get::<i64, _>("bytes")?).unwrap_or_default())
    }

    /// Bytes that may be added now.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub(crate) async fn room(&self) -> Result<u64, Error> {
        let limit = self.settings().max_organisation_bytes;
        Ok(limit.saturating_sub(self.used_bytes().await?))
    }

    /// Lets nobody else add to what is stored until the transaction ends.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub(crate) async fn one_by_one(&self, tx: &mut Tx) -> Result<(), Error> {
        let sql = format!("SELECT id FROM orgs WHERE id = $1{}", self.db().for_update());
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(self.org().to_string());
        query.fetch_optional(&mut **tx).await?;
        Ok(())
    }

    /// Whether all that is stored, what the transaction adds included, is within the limit.
    ///
    /// # Errors
    /// [`Error::Full`] if it is not; [`Error::Database`].
    pub(crate) async fn within_limit(&self, tx: &mut Tx) -> Result<(), Error> {
        let row = sqlx::query(SUM).bind(self.org().to_string()).fetch_one(&mut **tx).await?;
        let used = u64::try_from(row.try_get::<i64, _>("bytes")?).unwrap_or_default();
        match used > self.settings().max_organisation_bytes {
            true => Err(self.full()),
            false => Ok(()),
        }
    }

    /// The refusal of what does not fit.
    pub(crate) fn full(&self) -> Error {
        Error::Full { limit: in_words(self.settings().max_organisation_bytes) }
    }
}

/// A number of bytes as people say it.
pub(crate) fn in_words(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KB", bytes >> 10),
        1_048_576..1_073_741_824 => format!("{} MB", bytes >> 20),
        _ => format!("{} GB", bytes >> 30),
    }
}
