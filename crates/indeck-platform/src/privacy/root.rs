//! Changing the root key: every key that an older version wraps is wrapped anew, one by one.

use sqlx::Row;
use sqlx::any::AnyRow;

use crate::id::OrgId;
use crate::keys::{InstanceKeys, WrappedKey, rewrap};
use crate::platform::wrapped_key;
use crate::{Error, Platform};

impl Platform {
    /// Wraps all keys anew that an older version of the root key wraps: how many that were. It may
    /// be cut off and gone on with at any time; the keys themselves stay.
    ///
    /// # Errors
    /// [`Error::Key`]; [`Error::Database`].
    pub async fn rotate_root(&self) -> Result<u64, Error> {
        let core = self.core();
        let current = i64::from(core.provider.current()?);
        let sql = "SELECT version, root_version, wrapped FROM instance_keys \
                   WHERE root_version <> $1 ORDER BY version";
        let rows = sqlx::query(sql).bind(current).fetch_all(core.db.pool()).await?;
        let mut count = 0;
        for row in &rows {
            let key = wrapped_key(row)?;
            if let Some(new) = InstanceKeys::rewrap(&key, &*core.provider, &*core.ambient)? {
                count += self.store_wrapped(None, key.root_version, new).await?;
            }
        }
        let sql = "SELECT org, version, root_version, wrapped FROM org_keys \
                   WHERE root_version <> $1 ORDER BY org, version";
        let rows = sqlx::query(sql).bind(current).fetch_all(core.db.pool()).await?;
        for row in &rows {
            count += self.rewrap_row(row).await?;
        }
        Ok(count)
    }

    async fn rewrap_row(&self, row: &AnyRow) -> Result<u64, Error> {
        let core = self.core();
        let org: OrgId = row.try_get::<String, _>("org")?.parse()?;
        let key = wrapped_key(row)?;
        match rewrap(org, &key, &*core.provider, &*core.ambient)? {
            Some(new) => self.store_wrapped(Some(org), key.root_version, new).await,
            None => Ok(0),
        }
    }

    /// In the place of what the older version wraps, unless another server was faster.
    async fn store_wrapped(
        &self,
        org: Option<OrgId>,
        old: u32,
        new: WrappedKey,
    ) -> Result<u64, Error> {
        let sql = match org {
            None => {
                "UPDATE instance_keys SET root_version = $1, wrapped = $2 \
                 WHERE version = $3 AND root_version = $4"
            }
            Some(_) => {
                "UPDATE org_keys SET root_version = $1, wrapped = $2 \
                 WHERE version = $3 AND root_version = $4 AND org = $5"
            }
        };
        let mut query = sqlx::query(sql)
            .bind(i64::from(new.root_version))
            .bind(new.body)
            .bind(i64::from(new.version))
            .bind(i64::from(old));
        if let Some(org) = org {
            query = query.bind(org.to_string());
        }
        Ok(query.execute(self.core().db.pool()).await?.rows_affected())
    }
}
