//! Changing an organisation's key: a new version, then every row sealed anew, one by one.
//!
//! Nothing remembers how far a change has come but the rows themselves, so that any server may go on
//! with it at any time, also two at once. An old version goes when no row has it, and when no server
//! can still have a ring without its successor; foreign keys hold it until then.

use std::collections::BTreeMap;
use std::sync::Arc;

use sqlx::Row;

use super::rows::Table;
use crate::access::Verb;
use crate::accounts::{insert_key, micros};
use crate::caller::Target;
use crate::db::Tx;
use crate::id::OrgId;
use crate::platform::KEYS_KEEP;
use crate::{Caller, Error, Platform, Tenant};

/// Rows of the audit log that are sealed anew at a time.
const AT_ONCE: i64 = 64;

/// A version of an organisation's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyVersion {
    /// Its number.
    pub version: u32,
    /// When it was made, in microseconds since 1970.
    pub created: i64,
    /// How many rows are sealed under it.
    pub records: u64,
    /// What is new is sealed under it.
    pub current: bool,
}

/// An organisation's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeysInfo {
    /// Its versions, newest first.
    pub versions: Vec<KeyVersion>,
    /// A change that goes on: rows done, and rows in all.
    pub rotating: Option<(u64, u64)>,
}

impl Caller {
    /// The versions of the organisation's key.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`]; what the database says.
    pub async fn key_versions(&self) -> Result<KeysInfo, Error> {
        self.look(Verb::OrgRead, &Target::organisation(self.tenant.org())).await?;
        self.tenant.keys_info().await
    }

    /// Gives the organisation a new version of its key. What is stored is sealed anew in the
    /// background, by any server.
    ///
    /// # Errors
    /// [`Error::Conflict`] while another change goes on; [`Error::Refused`];
    /// [`Error::AuditUnavailable`]; [`Error::Key`].
    pub async fn rotate_keys(&self) -> Result<KeysInfo, Error> {
        let target = Target::organisation(self.tenant.org());
        let intent = self.intend(Verb::KeyRotate, &target).await?;
        let known = self.tenant.keys_info().await;
        let mut act = self.proceed(intent).await?;
        let done = match known {
            Ok(KeysInfo { rotating: Some(_), .. }) => Err(running()),
            Ok(_) => self.tenant.add_version(act.tx()?).await,
            Err(error) => Err(error),
        };
        crate::accounts::settle(act, done).await?;
        let core = Arc::clone(self.tenant.core());
        let org = self.tenant.org();
        core.forget_keys(org);
        core.signed_in.forget(org);
        let platform = Platform::of(Arc::clone(&core));
        let info = platform.tenant(org).await?.keys_info().await?;
        tokio::spawn(async move {
            if let Err(error) = platform.resume_rotation(org).await {
                tracing::error!(%org, %error, "the change of a key was cut off");
            }
        });
        Ok(info)
    }
}

fn running() -> Error {
    Error::conflict("rotation-running", "the key is being changed already")
}

impl Tenant {
    async fn add_version(&self, tx: &mut Tx) -> Result<(), Error> {
        let core = self.core();
        // Whoever changes keys holds the organisation's record.
        self.organisation_locked(tx).await?;
        let key = self.keys().next(&*core.provider, self.ambient())?;
        match insert_key(tx, self.org(), &key, self.now()).await? {
            true => Ok(()),
            false => Err(running()),
        }
    }

    async fn keys_info(&self) -> Result<KeysInfo, Error> {
        let stored = self.stored_versions().await?;
        let newest = stored.keys().next_back().copied().unwrap_or_default();
        let mut versions = Vec::with_capacity(stored.len());
        let (mut all, mut stale) = (0, 0);
        // No version is below zero: these are all.
        let events = self.log().stale_rows(-1).await?;
        for (version, created) in stored.into_iter().rev() {
            let mut records = events.saturating_sub(self.log().stale_rows(version).await?);
            for table in Table::ALL {
                records += self.count_rows(table, "=", version).await?;
            }
            let current = version == newest;
            all += records;
            stale += if current { 0 } else { records };
            let version = u32::try_from(version).unwrap_or_default();
            versions.push(KeyVersion { version, created, records, current });
        }
        let rotating = (stale > 0).then(|| (all - stale, all));
        Ok(KeysInfo { versions, rotating })
    }

    /// The versions that seal, and when each was made.
    async fn stored_versions(&self) -> Result<BTreeMap<i64, i64>, Error> {
        let sql = "SELECT version, created FROM org_keys WHERE org = $1 AND version > 0";
        let rows =
            sqlx::query(sql).bind(self.org().to_string()).fetch_all(self.db().pool()).await?;
        rows.iter().map(|row| Ok((row.try_get("version")?, row.try_get("created")?))).collect()
    }

    /// Seals anew what lies under older versions: how many rows that were.
    async fn reseal(&self) -> Result<u64, Error> {
        let newest = i64::from(self.keys().current());
        let mut count = 0;
        for table in Table::ALL {
            loop {
                let some = self.reseal_rows(table).await?;
                count += some;
                if some == 0 {
                    break;
                }
            }
        }
        loop {
            let some = self.log().reseal(newest, AT_ONCE).await?;
            count += some;
            if some == 0 {
                break;
            }
        }
        Ok(count)
    }

    /// Removes versions that no row has and no server can still use: those whose successor is older
    /// than any ring, and than any run that may still end.
    async fn retire(&self) -> Result<(), Error> {
        let patience = 2 * KEYS_KEEP + micros(self.settings().max_run);
        let stored = self.stored_versions().await?;
        let newest = stored.iter().next_back().map(|(version, created)| (*version, *created));
        let Some((newest, since)) = newest else { return Ok(()) };
        if self.now() - since < patience {
            return Ok(());
        }
        for version in stored.into_keys().filter(|version| *version < newest) {
            let sql = "DELETE FROM org_keys WHERE org = $1 AND version = $2";
            let query = sqlx::query(sql).bind(self.org().to_string()).bind(version);
            // A row that still has it holds it: the next round seals that row anew.
            if let Err(error) = query.execute(self.db().pool()).await {
                tracing::info!(org = %self.org(), version, %error, "an old key stays for now");
            }
        }
        self.core().forget_keys(self.org());
        Ok(())
    }
}

impl Platform {
    /// Goes on with every change of keys that was cut off, also of the root key: to be called at
    /// the start, and every minute. How many rows were changed.
    ///
    /// # Errors
    /// [`Error::Key`]; [`Error::Damaged`] if something does not open; what the database says.
    pub async fn resume_rotations(&self) -> Result<u64, Error> {
        let mut count = self.rotate_root().await?;
        let sql = "SELECT k.org FROM org_keys k JOIN orgs o ON o.id = k.org \
                   WHERE k.version > 0 AND o.state = 'live' \
                   GROUP BY k.org HAVING COUNT(*) > 1 ORDER BY k.org";
        let rows = sqlx::query(sql).fetch_all(self.core().db.pool()).await?;
        let mut failed = None;
        for row in &rows {
            let org: OrgId = row.try_get::<String, _>("org")?.parse()?;
            match self.resume_rotation(org).await {
                Ok(some) => count += some,
                // One that is damaged holds up no other.
                Err(error) => failed = Some(error),
            }
        }
        failed.map_or(Ok(count), Err)
    }

    async fn resume_rotation(&self, org: OrgId) -> Result<u64, Error> {
        // The ring must know the newest version, or it would seal under the one before.
        self.core().forget_keys(org);
        let tenant = self.tenant(org).await?;
        let count = tenant.reseal().await?;
        tenant.retire().await?;
        Ok(count)
    }
}
