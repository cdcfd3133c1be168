//! Sealing rows anew, when an organisation's key changes.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::OrgLog;
use super::entry::KIND;
use super::fault::down;
use super::subject;
use crate::Error;

impl OrgLog {
    /// Seals up to `limit` rows of each table anew that lie under older versions of the
    /// organisation's key than `version`, the newest: how many that were; none once all is done.
    /// Each is an update of its own, so that it may be cut off and gone on with at any time.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`]; [`Error::AuditDamaged`] or [`Error::Damaged`] for what does not
    /// open; [`Error::Key`].
    pub async fn reseal(&self, version: i64, limit: i64) -> Result<u64, Error> {
        let entries = "SELECT idx, event_id AS id, key_version, body FROM audit_entries \
                       WHERE key_org = $1 AND key_version < $2 LIMIT $3";
        let update = "UPDATE audit_entries SET key_version = $1, body = $2 \
                      WHERE org = $3 AND event_id = $4 AND key_version = $5";
        let mut count = 0;
        for row in self.stale(entries, version, limit).await? {
            count += self.reseal_row(&row, KIND, update).await?;
        }
        let keys = "SELECT id, key_version, wrapped AS body FROM subject_keys \
                    WHERE key_org = $1 AND key_version < $2 LIMIT $3";
        let update = "UPDATE subject_keys SET key_version = $1, wrapped = $2 \
                      WHERE org = $3 AND id = $4 AND key_version = $5";
        for row in self.stale(keys, version, limit).await? {
            count += self.reseal_row(&row, subject::KIND, update).await?;
        }
        Ok(count)
    }

    /// How many rows lie under other versions of the organisation's key.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`].
    pub async fn stale_rows(&self, version: i64) -> Result<u64, Error> {
        let mut count = 0;
        for sql in [
            "SELECT COUNT(*) AS rows FROM audit_entries WHERE key_org = $1 AND key_version <> $2",
            "SELECT COUNT(*) AS rows FROM subject_keys WHERE key_org = $1 AND key_version <> $2",
        ] {
            let query = sqlx::query(sql).bind(self.vault.key_org()).bind(version);
            let row = query.fetch_one(self.journal.db().pool()).await.map_err(down)?;
            count += super::fault::size(row.try_get("rows").map_err(down)?)?;
        }
        Ok(count)
    }

    async fn stale(
        &self,
        sql: &'static str,
        version: i64,
        limit: i64,
    ) -> Result<Vec<AnyRow>, Error> {
        let query = sqlx::query(sql).bind(self.vault.key_org()).bind(version).bind(limit);
        query.fetch_all(self.journal.db().pool()).await.map_err(down)
    }

    async fn reseal_row(
        &self,
        row: &AnyRow,
        kind: &str,
        update: &'static str,
    ) -> Result<u64, Error> {
        let id: Vec<u8> = row.try_get("id").map_err(down)?;
        let version: i64 = row.try_get("key_version").map_err(down)?;
        let body: Vec<u8> = row.try_get("body").map_err(down)?;
        let name: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
        let clear = self.vault.open(kind, &name, version, &body).await?;
        let (newest, sealed) = self.vault.seal(kind, &name, &clear)?;
        let done = sqlx::query(update)
            .bind(newest)
            .bind(sealed)
            .bind(self.state.org.as_str())
            .bind(id)
            .bind(version)
            .execute(self.journal.db().pool())
            .await
            .map_err(down)?;
        Ok(done.rows_affected())
    }
}
