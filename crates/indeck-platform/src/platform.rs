//! `Platform`: the application, opened.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use indeck::govern::Ambient;
use sqlx::Row;

use crate::access::Access;
use crate::accounts::{Hasher, SignedInCache};
use crate::audit::{Journal, LogVault, OrgLog};
use crate::db::Db;
use crate::id::OrgId;
use crate::keys::{InstanceKeys, KeyProvider, OrgKeys, WrappedKey};
use crate::objects::Objects;
use crate::{Error, Settings, Tenant};

/// How long keys of an organisation are used without looking again, in microseconds. A key is
/// retired only after twice that time, see [`crate::keys`].
pub(crate) const KEYS_KEEP: i64 = 60_000_000;

/// How long the database and the object store may take to show that they are there.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a platform is opened over.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Where uploads, templates and decks lie.
    pub objects: Objects,
    /// Who keeps the root key.
    pub provider: Arc<dyn KeyProvider>,
    /// Clock and randomness.
    pub ambient: Arc<dyn Ambient>,
    /// Limits and names.
    pub settings: Settings,
}

/// The application. Cheap to clone.
#[derive(Clone)]
pub struct Platform {
    core: Arc<Core>,
}

/// What all parts share.
pub(crate) struct Core {
    pub(crate) db: Db,
    pub(crate) objects: Objects,
    pub(crate) provider: Arc<dyn KeyProvider>,
    pub(crate) instance: InstanceKeys,
    pub(crate) access: Access,
    pub(crate) journal: Journal,
    pub(crate) ambient: Arc<dyn Ambient>,
    pub(crate) settings: Settings,
    pub(crate) signed_in: SignedInCache,
    pub(crate) passwords: Hasher,
    /// When this server last said that it lives.
    pub(crate) beaten: AtomicI64,
    tenants: Mutex<BTreeMap<OrgId, Cached>>,
}

/// An organisation's keys, and its log, which they open.
#[derive(Clone)]
pub(crate) struct Cached {
    pub(crate) keys: Arc<OrgKeys>,
    pub(crate) log: OrgLog,
    since: i64,
}

impl Platform {
    /// Opens the application: loads the keys of the instance, and makes them the first time.
    ///
    /// # Errors
    /// [`Error::Key`] if the root key is missing or another one; [`Error::Database`];
    /// [`Error::AuditDamaged`] if the instance's log was rolled back.
    pub async fn open(parts: Parts) -> Result<Self, Error> {
        let Parts { db, objects, provider, ambient, settings } = parts;
        let instance = instance_keys(&db, &*provider, &*ambient).await?;
        let journal = Journal::start(db.clone(), Arc::clone(&ambient), settings.origin.clone());
        let vault = LogVault::instance(instance.clone(), Arc::clone(&ambient));
        journal.set_instance(Arc::new(vault));
        journal.set_witness(objects.clone());
        let core = Core {
            db,
            objects,
            provider,
            instance,
            access: Access::load()?,
            journal,
            ambient,
            settings,
            signed_in: SignedInCache::default(),
            passwords: Hasher::default(),
            beaten: AtomicI64::new(i64::MIN / 2),
            tenants: Mutex::default(),
        };
        Ok(Self { core: Arc::new(core) })
    }

    /// The organisation of that id.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none, or it was removed; [`Error::Key`];
    /// [`Error::AuditDamaged`] if its log is not what was signed: then nothing is done for it.
    pub(crate) async fn tenant(&self, org: OrgId) -> Result<Tenant, Error> {
        let tenant = self.unchecked_tenant(org).await?;
        tenant.log().checked().await?;
        Ok(tenant)
    }

    /// The same, whatever its log is like: for who looks after logs.
    pub(crate) async fn unchecked_tenant(&self, org: OrgId) -> Result<Tenant, Error> {
        let Cached { keys, log, .. } = match self.core.cached(org) {
            Some(cached) => cached,
            None => Core::reload_keys(&self.core, org).await?,
        };
        Ok(Tenant::new(Arc::clone(&self.core), org, keys, log))
    }

    /// A platform of the same parts.
    pub(crate) fn of(core: Arc<Core>) -> Self {
        Self { core }
    }

    pub(crate) fn core(&self) -> &Arc<Core> {
        &self.core
    }

    /// What the operator decided for the instance.
    pub fn settings(&self) -> &Settings {
        &self.core.settings
    }

    /// 32 random bytes, others at each call.
    pub fn random(&self) -> [u8; 32] {
        self.core.ambient.random()
    }

    /// Whether this server can do its work: the database and the object store take a few bytes, and
    /// the root key can be had.
    ///
    /// # Errors
    /// What cannot be reached, or written to.
    pub async fn ready(&self) -> Result<(), Error> {
        let core = &self.core;
        let (beaten, written) = tokio::join!(
            tokio::time::timeout(PATIENCE, core.beat(core.ambient.now())),
            tokio::time::timeout(PATIENCE, core.objects.probe()),
        );
        beaten.map_err(|_| sqlx::Error::PoolTimedOut)??;
        let late = |_| Error::Store { message: "it takes too long".to_owned() };
        written.map_err(late)??;
        core.provider.root(core.provider.current()?)?;
        Ok(())
    }

    /// Ends what runs: acknowledges what was taken, and closes the database.
    pub async fn close(&self) {
        self.core.journal.close().await;
        self.core.db.close().await;
    }
}

impl Core {
    fn cached(&self, org: OrgId) -> Option<Cached> {
        let now = self.ambient.now();
        let tenants = self.tenants.lock().unwrap_or_else(PoisonError::into_inner);
        let cached = tenants.get(&org)?;
        let fresh = (0..KEYS_KEEP).contains(&(now - cached.since));
        fresh.then(|| cached.clone())
    }

    /// Reads the keys of an organisation anew.
    pub(crate) async fn reload_keys(core: &Arc<Self>, org: OrgId) -> Result<Cached, Error> {
        let sql = "SELECT k.version, k.root_version, k.wrapped FROM org_keys k \
                   JOIN orgs o ON o.id = k.org \
                   WHERE k.org = $1 AND o.state = 'live' ORDER BY k.version";
        let rows = sqlx::query(sql).bind(org.to_string()).fetch_all(core.db.pool()).await?;
        if rows.is_empty() {
            return Err(Error::NotFound { noun: "organisation" });
        }
        let rows: Vec<WrappedKey> = rows.iter().map(wrapped_key).collect::<Result<_, _>>()?;
        Ok(core.keep_keys(org, OrgKeys::unwrap(org, &rows, &*core.provider)?))
    }

    /// Keeps the keys of an organisation at hand.
    pub(crate) fn keep_keys(&self, org: OrgId, keys: OrgKeys) -> Cached {
        let keys = Arc::new(keys);
        let vault = LogVault::organisation(org, Arc::clone(&keys), Arc::clone(&self.ambient));
        let vault = vault.reading(self.db.clone(), Arc::clone(&self.provider));
        let log = self.journal.log(Arc::new(vault));
        let cached = Cached { keys, log, since: self.ambient.now() };
        let mut tenants = self.tenants.lock().unwrap_or_else(PoisonError::into_inner);
        tenants.insert(org, cached.clone());
        cached
    }

    /// Forgets the keys of an organisation, so that the next call reads them.
    pub(crate) fn forget_keys(&self, org: OrgId) {
        self.tenants.lock().unwrap_or_else(PoisonError::into_inner).remove(&org);
    }
}

/// A key as a row has it.
pub(crate) fn wrapped_key(row: &sqlx::any::AnyRow) -> Result<WrappedKey, Error> {
    let number = |value: i64| u32::try_from(value).map_err(|_| Error::Damaged { noun: "key" });
    Ok(WrappedKey {
        version: number(row.try_get("version")?)?,
        root_version: number(row.try_get("root_version")?)?,
        body: row.try_get("wrapped")?,
    })
}

async fn instance_keys(
    db: &Db,
    provider: &dyn KeyProvider,
    ambient: &dyn Ambient,
) -> Result<InstanceKeys, Error> {
    if let Some(keys) = stored_instance(db, provider).await? {
        return Ok(keys);
    }
    let (_, rows) = InstanceKeys::generate(provider, ambient)?;
    let mut tx = db.begin().await?;
    for row in rows {
        // Another server may have been quicker: its rows are the ones that count, all of them.
        let sql = "INSERT INTO instance_keys (version, root_version, wrapped) \
                   VALUES ($1, $2, $3)";
        let inserted = sqlx::query(sql)
            .bind(i64::from(row.version))
            .bind(i64::from(row.root_version))
            .bind(row.body)
            .execute(&mut *tx)
            .await;
        if inserted.is_err() {
            drop(tx);
            let stored = stored_instance(db, provider).await?;
            return stored.ok_or_else(|| Error::internal("the instance has no keys"));
        }
    }
    tx.commit().await?;
    let stored = stored_instance(db, provider).await?;
    stored.ok_or_else(|| Error::internal("the instance has no keys"))
}

async fn stored_instance(
    db: &Db,
    provider: &dyn KeyProvider,
) -> Result<Option<InstanceKeys>, Error> {
    let sql = "SELECT version, root_version, wrapped FROM instance_keys ORDER BY version";
    let rows = sqlx::query(sql).fetch_all(db.pool()).await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let rows: Vec<WrappedKey> = rows.iter().map(wrapped_key).collect::<Result<_, _>>()?;
    Ok(Some(InstanceKeys::unwrap(&rows, provider)?))
}
