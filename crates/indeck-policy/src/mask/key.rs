//! The secret behind pseudonyms and shifted dates.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroize;

/// A key of 32 bytes, which the caller keeps. It cannot be printed, and is wiped when it is dropped.
///
/// ```
/// use indeck_policy::mask::MaskKey;
/// let key = MaskKey::new([7; 32]);
/// assert_eq!(format!("{key:?}"), "MaskKey(..)");
/// ```
#[derive(Clone)]
pub struct MaskKey([u8; 32]);

impl MaskKey {
    /// The key of these bytes, which must come from a source of random numbers.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for MaskKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MaskKey(..)")
    }
}

impl Drop for MaskKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// What a digest is for, and in which domain: the same value gives unlike digests in two of them.
pub(crate) struct Keyed {
    /// The key, the use and the domain, absorbed already; `None` cannot happen, since HMAC takes
    /// keys of any length.
    state: Option<Hmac<Sha256>>,
}

impl Keyed {
    /// Digests for that use. Each part is preceded by its length, so that no two lists of parts
    /// give one message.
    ///
    /// Source: RFC 2104, FIPS 180-4.
    pub(crate) fn new(key: &MaskKey, usage: &str, parts: &[&str]) -> Self {
        let mut state = Hmac::<Sha256>::new_from_slice(&key.0).ok();
        if let Some(state) = &mut state {
            for part in std::iter::once(&usage).chain(parts) {
                state.update(&(part.len() as u64).to_be_bytes());
                state.update(part.as_bytes());
            }
        }
        Self { state }
    }

    /// The digest of a value; `None` if there is no state, so that nothing unkeyed ever gets out.
    pub(crate) fn digest(&self, value: &[u8]) -> Option<[u8; 32]> {
        let mut state = self.state.clone()?;
        state.update(value);
        Some(state.finalize().into_bytes().into())
    }
}
