//! A root key from a passphrase, by argon2id.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use super::{KeyError, SecretKey};

/// What one guess of a passphrase costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

/// 64 MiB, three passes: about a fifth of a second.
impl Default for Cost {
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3 }
    }
}

impl Cost {
    /// What a file may ask for: up to 1 GiB and 16 passes.
    pub(super) fn allowed(self) -> bool {
        (8..=1024 * 1024).contains(&self.memory_kib) && (1..=16).contains(&self.passes)
    }

    /// The key of a passphrase.
    pub(super) fn key(self, passphrase: &str, salt: &[u8]) -> Result<SecretKey, KeyError> {
        let refused = |_: argon2::Error| KeyError::Refused { what: "key derivation" };
        let params = Params::new(self.memory_kib, self.passes, 1, Some(32)).map_err(refused)?;
        let mut key = Zeroizing::new([0; 32]);
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        argon.hash_password_into(passphrase.as_bytes(), salt, &mut *key).map_err(refused)?;
        Ok(SecretKey::new(*key))
    }
}
