//! `KeyProvider`: where the root key comes from.

use super::{KeyError, SecretKey};

/// Gives the root key, which wraps the organisations' keys and nothing else. It has versions, so
/// that it can be changed: what an old version wraps is wrapped anew, row by row.
///
/// A file and a passphrase are built in. A key management service fits behind it: `root` asks it
/// to decrypt the data key of that version, `current` tells the newest. Calls may block; they are
/// made at the start, when an organisation's keys are first needed, and while keys are changed.
pub trait KeyProvider: Send + Sync {
    /// The root key of that version.
    ///
    /// # Errors
    /// [`KeyError::Unavailable`] where the provider does not answer, [`KeyError::UnknownVersion`]
    /// for a version that it never had, and what the provider finds wrong with its own store.
    fn root(&self, version: u32) -> Result<SecretKey, KeyError>;

    /// The version that wraps from now on.
    ///
    /// # Errors
    /// As for [`root`](Self::root).
    fn current(&self) -> Result<u32, KeyError>;
}
