//! `LogVault`: the keys of an organisation, as its log needs them.

use std::sync::{Arc, Mutex};

use futures::FutureExt;
use futures::future::BoxFuture;
use indeck::govern::Ambient;
use zeroize::Zeroizing;

use super::fault::down;
use super::journal::lock;
use super::vault::Vault;
use crate::Error;
use crate::db::Db;
use crate::id::OrgId;
use crate::keys::{InstanceKeys, KeyError, KeyProvider, OrgKeys, Purpose, SecretKey, WrappedKey};
use crate::platform::wrapped_key;

/// The keys of an organisation's log, or of the instance's.
pub struct LogVault {
    org: String,
    keys: Keys,
    ambient: Arc<dyn Ambient>,
}

enum Keys {
    Org { id: OrgId, ring: Mutex<Arc<OrgKeys>>, source: Option<(Db, Arc<dyn KeyProvider>)> },
    Instance(Box<InstanceKeys>),
}

impl LogVault {
    /// The instance's, whose log is called `instance`.
    pub fn instance(keys: InstanceKeys, ambient: Arc<dyn Ambient>) -> Self {
        Self { org: "instance".to_owned(), keys: Keys::Instance(Box::new(keys)), ambient }
    }

    /// An organisation's.
    pub fn organisation(id: OrgId, keys: Arc<OrgKeys>, ambient: Arc<dyn Ambient>) -> Self {
        let keys = Keys::Org { id, ring: Mutex::new(keys), source: None };
        Self { org: id.to_string(), keys, ambient }
    }

    /// The same, where a key that is younger than those at hand is read from the database.
    #[must_use]
    pub fn reading(mut self, db: Db, provider: Arc<dyn KeyProvider>) -> Self {
        if let Keys::Org { source, .. } = &mut self.keys {
            *source = Some((db, provider));
        }
        self
    }

    async fn opened(
        &self,
        kind: &str,
        id: &str,
        version: i64,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Error> {
        let not_here = |_| KeyError::NotSealedHere { kind: kind.to_owned() };
        let version = u32::try_from(version).map_err(not_here)?;
        let (org, ring, source) = match &self.keys {
            Keys::Instance(keys) => return Ok(keys.open_record(kind, id, 0, version, sealed)?),
            Keys::Org { id, ring, source } => (*id, ring, source),
        };
        let mut keys = Arc::clone(&lock(ring));
        if let Some((db, provider)) = source
            && !keys.has(version)
        {
            keys = Arc::new(read(org, db, &**provider).await?);
            *lock(ring) = Arc::clone(&keys);
        }
        Ok(keys.open_record(kind, id, 0, version, sealed)?)
    }
}

/// An organisation's keys, as they are stored now.
async fn read(org: OrgId, db: &Db, provider: &dyn KeyProvider) -> Result<OrgKeys, Error> {
    let sql = "SELECT version, root_version, wrapped FROM org_keys WHERE org = $1";
    let query = sqlx::query(sql).bind(org.to_string());
    let stored = query.fetch_all(db.pool()).await.map_err(down)?;
    let rows: Vec<WrappedKey> = stored.iter().map(wrapped_key).collect::<Result<_, _>>()?;
    Ok(OrgKeys::unwrap(org, &rows, provider)?)
}

impl Vault for LogVault {
    fn org(&self) -> String {
        self.org.clone()
    }

    fn key_org(&self) -> Option<String> {
        matches!(self.keys, Keys::Org { .. }).then(|| self.org.clone())
    }

    fn seal(&self, kind: &str, id: &str, clear: &[u8]) -> Result<(i64, Vec<u8>), Error> {
        let ambient = &*self.ambient;
        let (version, sealed) = match &self.keys {
            Keys::Org { ring, .. } => {
                let keys = Arc::clone(&lock(ring));
                keys.seal_record(kind, id, 0, clear, ambient)?
            }
            Keys::Instance(keys) => keys.seal_record(kind, id, 0, clear, ambient)?,
        };
        Ok((i64::from(version), sealed))
    }

    fn open<'a>(
        &'a self,
        kind: &'a str,
        id: &'a str,
        version: i64,
        sealed: &'a [u8],
    ) -> BoxFuture<'a, Result<Zeroizing<Vec<u8>>, Error>> {
        self.opened(kind, id, version, sealed).boxed()
    }

    fn log_seed(&self) -> SecretKey {
        match &self.keys {
            Keys::Org { ring, .. } => lock(ring).constant(Purpose::Log),
            Keys::Instance(keys) => keys.log_seed(),
        }
    }

    fn subject_tag(&self, subject: &str) -> [u8; 32] {
        let key = match &self.keys {
            Keys::Org { ring, .. } => lock(ring).constant(Purpose::Subjects),
            Keys::Instance(keys) => keys.log_seed().derive("indeck subjects/1"),
        };
        key.tag(&[b"subject", subject.as_bytes()])
    }
}
