//! `OrgKeys`: an organisation's keys, unwrapped.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

use indeck::govern::Ambient;
use zeroize::Zeroizing;

use super::seal::{self, Bound};
use super::{KeyError, KeyProvider, SecretKey};
use crate::id::OrgId;

/// The version of the secret that stays the same while keys change.
const CONSTANT: u32 = 0;

/// A row of the database: one version of an organisation's key, wrapped under the root key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrappedKey {
    /// The version; 0 is the organisation's constant secret, which every organisation has.
    pub version: u32,
    /// The version of the root key that wraps it.
    pub root_version: u32,
    /// The wrapped key.
    pub body: Vec<u8>,
}

/// What a key that never changes is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Purpose {
    /// Keyed hashes, by which rows are found.
    Lookup,
    /// What persons' keys in the audit log are wrapped under or named by.
    Subjects,
    /// The seed of the audit log's signing key.
    Log,
}

impl Purpose {
    fn label(self) -> &'static str {
        match self {
            Self::Lookup => "indeck lookup/1",
            Self::Subjects => "indeck subjects/1",
            Self::Log => "indeck log/1",
        }
    }
}

/// An organisation's keys: a constant secret, and versions of the key that seals records. New
/// records are sealed under the newest; older ones open until nothing needs them.
#[derive(Clone)]
pub struct OrgKeys {
    org: String,
    constant: SecretKey,
    /// The keys of records, derived.
    records: BTreeMap<u32, SecretKey>,
}

impl OrgKeys {
    /// New keys of a new organisation, and the rows to store, in order of version.
    ///
    /// # Errors
    /// What the provider says.
    pub fn generate(
        org: OrgId,
        provider: &dyn KeyProvider,
        ambient: &dyn Ambient,
    ) -> Result<(Self, Vec<WrappedKey>), KeyError> {
        Self::generate_for(&org.to_string(), provider, ambient)
    }

    /// Unwraps an organisation's rows.
    ///
    /// # Errors
    /// What the provider says; [`KeyError::NotSealedHere`] for rows of another organisation or
    /// changed ones; [`KeyError::UnknownVersion`] where version 0 or all others are missing.
    pub fn unwrap(
        org: OrgId,
        rows: &[WrappedKey],
        provider: &dyn KeyProvider,
    ) -> Result<Self, KeyError> {
        Self::unwrap_for(&org.to_string(), rows, provider)
    }

    /// The next version of the key, as a row. It seals nothing before the row is stored and all
    /// rows are unwrapped anew.
    ///
    /// # Errors
    /// What the provider says.
    pub fn next(
        &self,
        provider: &dyn KeyProvider,
        ambient: &dyn Ambient,
    ) -> Result<WrappedKey, KeyError> {
        let version = super::next_version(self.current())?;
        wrap(&self.org, version, &SecretKey::random(ambient), provider, ambient)
    }

    /// The version that seals.
    pub fn current(&self) -> u32 {
        self.records.keys().next_back().copied().unwrap_or_default()
    }

    /// Whether that version opens.
    pub fn has(&self, version: u32) -> bool {
        self.records.contains_key(&version)
    }

    /// The versions that open, in order.
    pub fn versions(&self) -> impl Iterator<Item = u32> + '_ {
        self.records.keys().copied()
    }

    /// Seals a record. Returns the version of the key with the bytes.
    ///
    /// # Errors
    /// [`KeyError::Refused`] beyond 256 GiB.
    pub fn seal_record(
        &self,
        kind: &str,
        id: &str,
        rev: i64,
        plain: &[u8],
        ambient: &dyn Ambient,
    ) -> Result<(u32, Vec<u8>), KeyError> {
        let version = self.current();
        let bound = Bound { org: &self.org, kind, id, version: rev };
        let sealed = seal::seal(self.record(version)?, &bound, seal::nonce(ambient), plain)?;
        Ok((version, sealed))
    }

    /// Opens a record that was sealed under that version of the key.
    ///
    /// # Errors
    /// [`KeyError::UnknownVersion`] for a version that these keys do not have: the key may have
    /// been changed since, so unwrap the rows anew and try once more.
    /// [`KeyError::NotSealedHere`] for another place, or changed bytes.
    pub fn open_record(
        &self,
        kind: &str,
        id: &str,
        rev: i64,
        key_version: u32,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let bound = Bound { org: &self.org, kind, id, version: rev };
        seal::open(self.record(key_version)?, &bound, sealed)
    }

    /// A key that stays the same while the keys of records change.
    pub fn constant(&self, purpose: Purpose) -> SecretKey {
        self.constant.derive(purpose.label())
    }

    /// 32 bytes by which a row is found, the same for ever. The first part says of which column, so
    /// that columns cannot be compared.
    pub fn lookup(&self, parts: &[&str]) -> [u8; 32] {
        let parts: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
        self.constant(Purpose::Lookup).tag(&parts)
    }

    fn record(&self, version: u32) -> Result<&SecretKey, KeyError> {
        self.records.get(&version).ok_or(KeyError::UnknownVersion { version })
    }

    pub(super) fn generate_for(
        org: &str,
        provider: &dyn KeyProvider,
        ambient: &dyn Ambient,
    ) -> Result<(Self, Vec<WrappedKey>), KeyError> {
        let wrapped = |version| wrap(org, version, &SecretKey::random(ambient), provider, ambient);
        let rows = vec![wrapped(CONSTANT)?, wrapped(1)?];
        Ok((Self::unwrap_for(org, &rows, provider)?, rows))
    }

    pub(super) fn unwrap_for(
        org: &str,
        rows: &[WrappedKey],
        provider: &dyn KeyProvider,
    ) -> Result<Self, KeyError> {
        // Each root key is asked for once: a provider may be slow.
        let mut roots = BTreeMap::new();
        let mut keys = BTreeMap::new();
        for row in rows {
            if let Entry::Vacant(root) = roots.entry(row.root_version) {
                root.insert(provider.root(row.root_version)?);
            }
            let root = roots.get(&row.root_version);
            let root = root.ok_or(KeyError::UnknownVersion { version: row.root_version })?;
            keys.insert(row.version, unwrap(root, org, row)?);
        }
        let missing = |version| KeyError::UnknownVersion { version };
        let constant = keys.remove(&CONSTANT).ok_or_else(|| missing(CONSTANT))?;
        if keys.is_empty() {
            return Err(missing(1));
        }
        let derive = |(version, key): (u32, SecretKey)| (version, key.derive("indeck records/1"));
        Ok(Self { org: org.to_owned(), constant, records: keys.into_iter().map(derive).collect() })
    }
}

/// Versions only.
impl fmt::Debug for OrgKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let versions: Vec<u32> = self.versions().collect();
        f.debug_struct("OrgKeys").field("org", &self.org).field("versions", &versions).finish()
    }
}

/// Wraps one version of an organisation's key under the newest root key.
pub(super) fn wrap(
    org: &str,
    version: u32,
    key: &SecretKey,
    provider: &dyn KeyProvider,
    ambient: &dyn Ambient,
) -> Result<WrappedKey, KeyError> {
    let root_version = provider.current()?;
    let root = wrapping(&provider.root(root_version)?);
    let id = root_version.to_string();
    let body = seal::seal(&root, &bound(org, &id, version), seal::nonce(ambient), key.as_bytes())?;
    Ok(WrappedKey { version, root_version, body })
}

/// Unwraps one version of an organisation's key.
pub(super) fn unwrap(root: &SecretKey, org: &str, row: &WrappedKey) -> Result<SecretKey, KeyError> {
    let id = row.root_version.to_string();
    let bound = bound(org, &id, row.version);
    let key = seal::open(&wrapping(root), &bound, &row.body)?;
    let key = key.as_slice().try_into();
    key.map(SecretKey::new).map_err(|_| KeyError::NotSealedHere { kind: bound.kind.to_owned() })
}

fn wrapping(root: &SecretKey) -> SecretKey {
    root.derive("indeck wrap/1")
}

fn bound<'a>(org: &'a str, root_version: &'a str, version: u32) -> Bound<'a> {
    Bound { org, kind: "organisation key", id: root_version, version: i64::from(version) }
}
