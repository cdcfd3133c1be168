//! Changing keys: what the loops over rows ask.
//!
//! An organisation's key changes in three steps, each of which may be repeated: the row of the next
//! version is stored ([`OrgKeys::next`](super::OrgKeys::next)); rows that are [`stale`] are opened
//! and sealed anew, one by one, each only if its revision and key version are still the same; when
//! no row has an old version ([`unused`]), that version's row goes. A server that still has the old
//! ring may write under the old version until the row is gone, so the last step needs the
//! database's own guard: a foreign key from each sealed row to its key's row.

use std::collections::BTreeSet;

use indeck::govern::Ambient;

use super::ring::{unwrap, wrap};
use super::{KeyError, KeyProvider, OrgKeys, WrappedKey};
use crate::id::OrgId;

/// The version after that one.
///
/// # Errors
/// [`KeyError::Refused`] after four thousand million.
pub fn next_version(version: u32) -> Result<u32, KeyError> {
    version.checked_add(1).ok_or(KeyError::Refused { what: "key ring" })
}

/// Whether a row that was sealed under that version must be sealed anew.
pub fn stale(keys: &OrgKeys, key_version: u32) -> bool {
    key_version < keys.current()
}

/// The versions that may go: older than the newest, and of no row.
pub fn unused(keys: &OrgKeys, in_use: &BTreeSet<u32>) -> Vec<u32> {
    keys.versions().filter(|version| stale(keys, *version) && !in_use.contains(version)).collect()
}

/// Wraps a row anew under the newest root key; none where that wraps it already. The key itself
/// stays, so nothing else changes. Store it only if the row's root version is still the same.
///
/// # Errors
/// What the provider says, [`KeyError::NotSealedHere`] for a row of another organisation.
pub fn rewrap(
    org: OrgId,
    row: &WrappedKey,
    provider: &dyn KeyProvider,
    ambient: &dyn Ambient,
) -> Result<Option<WrappedKey>, KeyError> {
    rewrap_for(&org.to_string(), row, provider, ambient)
}

pub(super) fn rewrap_for(
    org: &str,
    row: &WrappedKey,
    provider: &dyn KeyProvider,
    ambient: &dyn Ambient,
) -> Result<Option<WrappedKey>, KeyError> {
    if row.root_version == provider.current()? {
        return Ok(None);
    }
    let key = unwrap(&provider.root(row.root_version)?, org, row)?;
    wrap(org, row.version, &key, provider, ambient).map(Some)
}
