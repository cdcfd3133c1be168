//! `Tenant`: one organisation, as repositories see it.

use std::fmt;
use std::sync::Arc;

use indeck::govern::Ambient;
use zeroize::Zeroizing;

use crate::audit::OrgLog;
use crate::db::Db;
use crate::id::OrgId;
use crate::keys::OrgKeys;
use crate::objects::Objects;
use crate::platform::Core;
use crate::{Error, Settings};

/// One organisation: its id and its keys. What is stored of organisations is only reached through
/// one, and only [`Platform`](crate::Platform) makes them.
#[derive(Clone)]
pub struct Tenant {
    core: Arc<Core>,
    org: OrgId,
    keys: Arc<OrgKeys>,
    log: OrgLog,
}

impl Tenant {
    pub(crate) fn new(core: Arc<Core>, org: OrgId, keys: Arc<OrgKeys>, log: OrgLog) -> Self {
        Self { core, org, keys, log }
    }

    /// Which organisation it is.
    pub fn org(&self) -> OrgId {
        self.org
    }

    pub(crate) fn db(&self) -> &Db {
        &self.core.db
    }

    pub(crate) fn objects(&self) -> &Objects {
        &self.core.objects
    }

    /// The organisation's audit log.
    pub(crate) fn log(&self) -> &OrgLog {
        &self.log
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.core.settings
    }

    pub(crate) fn ambient(&self) -> &dyn Ambient {
        &*self.core.ambient
    }

    pub(crate) fn core(&self) -> &Arc<Core> {
        &self.core
    }

    pub(crate) fn keys(&self) -> &OrgKeys {
        &self.keys
    }

    /// Microseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        self.core.ambient.now()
    }

    /// What a name is found by: a hash that says nothing without the organisation's secret, and is
    /// another one in every organisation and kind. Letters of both cases count as one.
    pub(crate) fn name_hash(&self, kind: &str, name: &str) -> Vec<u8> {
        self.keys.lookup(&[kind, &name.to_lowercase()]).to_vec()
    }

    /// Seals what a row says, for that row and revision; the version of the key, and the bytes.
    ///
    /// # Errors
    /// [`Error::Key`].
    pub(crate) fn seal(
        &self,
        kind: &str,
        id: &str,
        rev: i64,
        clear: &[u8],
    ) -> Result<(i64, Vec<u8>), Error> {
        let sealed = self.keys.seal_record(kind, id, rev, clear, self.ambient())?;
        Ok((i64::from(sealed.0), sealed.1))
    }

    /// Opens what was sealed for that row and revision. A key that is younger than those at hand
    /// is looked up.
    ///
    /// # Errors
    /// [`Error::Damaged`] if it was changed or belongs elsewhere; [`Error::Key`].
    pub(crate) async fn open_sealed(
        &self,
        kind: &str,
        id: &str,
        rev: i64,
        version: i64,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Error> {
        let version = u32::try_from(version).map_err(|_| Error::Damaged { noun: "record" })?;
        let fresh;
        let keys = if self.keys.has(version) {
            &self.keys
        } else {
            fresh = Core::reload_keys(&self.core, self.org).await?.keys;
            &fresh
        };
        Ok(keys.open_record(kind, id, rev, version, sealed)?)
    }
}

impl fmt::Debug for Tenant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Tenant").field(&self.org).finish()
    }
}
