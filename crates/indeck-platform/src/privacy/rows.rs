//! Rows that are sealed under an organisation's key, and how each is sealed anew.

use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use crate::accounts::{CREDENTIAL, IDEMPOTENCY};
use crate::{Error, Tenant};

/// Rows that are sealed anew at a time, in one transaction.
const AT_ONCE: i64 = 64;

/// A table with sealed rows. The audit log has its own.
#[derive(Clone, Copy, Debug)]
pub(super) enum Table {
    Records,
    Credentials,
    Idempotency,
}

impl Table {
    pub(super) const ALL: [Self; 3] = [Self::Records, Self::Credentials, Self::Idempotency];

    fn name(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Credentials => "credentials",
            Self::Idempotency => "idempotency",
        }
    }

    /// What tells rows apart, and what they are sealed for.
    fn columns(self) -> &'static str {
        match self {
            Self::Records => "kind, id, rev",
            Self::Credentials => "hash",
            Self::Idempotency => "key_hash AS hash",
        }
    }

    /// The rest of an update's condition. A row that was changed meanwhile is left alone: it was
    /// sealed under the newest key by that.
    fn condition(self) -> &'static str {
        match self {
            Self::Records => "kind = $5 AND id = $6 AND rev = $7",
            Self::Credentials => "hash = $5",
            Self::Idempotency => "key_hash = $5",
        }
    }
}

impl Tenant {
    /// How many rows of a table lie under a version, or under versions that compare so to it.
    ///
    /// # Errors
    /// What the database says.
    pub(super) async fn count_rows(
        &self,
        table: Table,
        sql: &str,
        version: i64,
    ) -> Result<u64, Error> {
        let sql = format!(
            "SELECT COUNT(*) AS rows_found FROM {} WHERE org = $1 AND key_version {sql} $2",
            table.name()
        );
        let row = sqlx::query(AssertSqlSafe(sql))
            .bind(self.org().to_string())
            .bind(version)
            .fetch_one(self.db().pool())
            .await?;
        Ok(u64::try_from(row.try_get::<i64, _>("rows_found")?).unwrap_or_default())
    }

    /// Seals some rows anew that lie under older versions than the newest: how many there were. What
    /// lies under a younger one is another server's, which knows more.
    ///
    /// # Errors
    /// [`Error::Damaged`] if one does not open; what the database says.
    pub(super) async fn reseal_rows(&self, table: Table) -> Result<u64, Error> {
        let newest = i64::from(self.keys().current());
        let id = if matches!(table, Table::Credentials) { ", id" } else { "" };
        let sql = format!(
            "SELECT {}{id}, key_version, body FROM {} \
             WHERE org = $1 AND key_version < $2 LIMIT $3",
            table.columns(),
            table.name()
        );
        let rows = sqlx::query(AssertSqlSafe(sql))
            .bind(self.org().to_string())
            .bind(newest)
            .bind(AT_ONCE)
            .fetch_all(self.db().pool())
            .await?;
        let mut tx = self.db().begin().await?;
        for row in &rows {
            self.reseal_row(&mut tx, table, row).await?;
        }
        tx.commit().await?;
        Ok(u64::try_from(rows.len()).unwrap_or(u64::MAX))
    }

    async fn reseal_row(
        &self,
        tx: &mut crate::db::Tx,
        table: Table,
        row: &AnyRow,
    ) -> Result<(), Error> {
        let version: i64 = row.try_get("key_version")?;
        let body: Vec<u8> = row.try_get("body")?;
        let (kind, id, rev) = place_of(table, row)?;
        let clear = self.open_sealed(&kind, &id, rev, version, &body).await?;
        let (newest, sealed) = self.seal(&kind, &id, rev, &clear)?;
        let sql = format!(
            "UPDATE {} SET key_version = $1, body = $2 \
             WHERE org = $3 AND key_version = $4 AND {}",
            table.name(),
            table.condition()
        );
        let update = sqlx::query(AssertSqlSafe(sql))
            .bind(newest)
            .bind(sealed)
            .bind(self.org().to_string())
            .bind(version);
        let update = match table {
            Table::Records => update.bind(kind).bind(id).bind(rev),
            Table::Credentials | Table::Idempotency => {
                update.bind(row.try_get::<Vec<u8>, _>("hash")?)
            }
        };
        update.execute(&mut **tx).await?;
        Ok(())
    }
}

/// What a row is sealed for: kind, id and revision.
fn place_of(table: Table, row: &AnyRow) -> Result<(String, String, i64), Error> {
    Ok(match table {
        Table::Records => (row.try_get("kind")?, row.try_get("id")?, row.try_get("rev")?),
        Table::Credentials => (CREDENTIAL.to_owned(), row.try_get("id")?, 0),
        Table::Idempotency => {
            let hash: Vec<u8> = row.try_get("hash")?;
            (IDEMPOTENCY.to_owned(), crate::data::hex(&hash), 0)
        }
    })
}
