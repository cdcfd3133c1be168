//! `Vault`: what the journal needs of an organisation.

use futures::future::BoxFuture;
use zeroize::Zeroizing;

use crate::Error;
use crate::keys::SecretKey;

/// Whose log it is, and what seals it.
pub trait Vault: Send + Sync {
    /// The organisation's id, by which rows and events name it.
    fn org(&self) -> String;

    /// The organisation whose keys seal, where its keys are rows that must stay as long as they are
    /// needed.
    fn key_org(&self) -> Option<String>;

    /// Seals bytes for one place: the version of the key, and the bytes.
    ///
    /// # Errors
    /// [`Error::Key`].
    fn seal(&self, kind: &str, id: &str, clear: &[u8]) -> Result<(i64, Vec<u8>), Error>;

    /// Opens what was sealed for that place.
    ///
    /// # Errors
    /// [`Error::Damaged`] if it was changed or belongs elsewhere; [`Error::Key`].
    fn open<'a>(
        &'a self,
        kind: &'a str,
        id: &'a str,
        version: i64,
        sealed: &'a [u8],
    ) -> BoxFuture<'a, Result<Zeroizing<Vec<u8>>, Error>>;

    /// The seed of the key that signs the log.
    fn log_seed(&self) -> SecretKey;

    /// What a person's key is found by, the same for ever.
    fn subject_tag(&self, subject: &str) -> [u8; 32];
}
