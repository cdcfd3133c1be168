//! `InstanceKeys`: the keys of what belongs to no organisation.

use indeck::govern::Ambient;
use zeroize::Zeroizing;

use super::{KeyError, KeyProvider, OrgKeys, Purpose, SecretKey, WrappedKey};

/// What stands in the place of the organisation's id; ids of organisations begin with `org_`.
const INSTANCE: &str = "instance";

/// The keys of the installation as a whole: by them a mail address is found before it is known
/// whose it is, and the server's own log is signed. They are wrapped like an organisation's.
#[derive(Clone, Debug)]
pub struct InstanceKeys(OrgKeys);

impl InstanceKeys {
    /// New keys of a new installation, and the rows to store.
    ///
    /// # Errors
    /// What the provider says.
    pub fn generate(
        provider: &dyn KeyProvider,
        ambient: &dyn Ambient,
    ) -> Result<(Self, Vec<WrappedKey>), KeyError> {
        let (keys, rows) = OrgKeys::generate_for(INSTANCE, provider, ambient)?;
        Ok((Self(keys), rows))
    }

    /// Unwraps the installation's rows.
    ///
    /// # Errors
    /// As for [`OrgKeys::unwrap`].
    pub fn unwrap(rows: &[WrappedKey], provider: &dyn KeyProvider) -> Result<Self, KeyError> {
        OrgKeys::unwrap_for(INSTANCE, rows, provider).map(Self)
    }

    /// Wraps a row anew under the newest root key; none where that wraps it already.
    ///
    /// # Errors
    /// As for [`rewrap`](super::rewrap).
    pub fn rewrap(
        row: &WrappedKey,
        provider: &dyn KeyProvider,
        ambient: &dyn Ambient,
    ) -> Result<Option<WrappedKey>, KeyError> {
        super::rotate::rewrap_for(INSTANCE, row, provider, ambient)
    }

    /// 32 bytes by which a row is found, the same for ever. `what` says of which column (`mail`),
    /// so that columns cannot be compared. The caller brings the text into its one form first.
    pub fn lookup(&self, what: &str, text: &str) -> [u8; 32] {
        self.0.lookup(&[what, text])
    }

    /// The seed of the signing key of the server's own log.
    pub fn log_seed(&self) -> SecretKey {
        self.0.constant(Purpose::Log)
    }

    /// Seals a record that belongs to no organisation.
    ///
    /// # Errors
    /// As for [`OrgKeys::seal_record`].
    pub fn seal_record(
        &self,
        kind: &str,
        id: &str,
        rev: i64,
        plain: &[u8],
        ambient: &dyn Ambient,
    ) -> Result<(u32, Vec<u8>), KeyError> {
        self.0.seal_record(kind, id, rev, plain, ambient)
    }

    /// Opens a record that belongs to no organisation.
    ///
    /// # Errors
    /// As for [`OrgKeys::open_record`].
    pub fn open_record(
        &self,
        kind: &str,
        id: &str,
        rev: i64,
        key_version: u32,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        self.0.open_record(kind, id, rev, key_version, sealed)
    }
}
