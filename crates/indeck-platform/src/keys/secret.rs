//! `SecretKey`: 32 bytes that nobody can guess.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use indeck::govern::Ambient;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::seal::joined;

/// A key of 32 bytes. It does not show itself, and wipes itself when dropped.
#[derive(Clone)]
pub struct SecretKey(Zeroizing<[u8; 32]>);

impl SecretKey {
    /// The key of these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// A new key, from the randomness of `ambient`.
    pub fn random(ambient: &dyn Ambient) -> Self {
        Self::new(ambient.random())
    }

    /// Its bytes, for what needs them as such: a seed, a cipher.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key for one purpose, which tells nothing of this key. Other labels give other keys.
    #[must_use]
    pub fn derive(&self, label: &str) -> Self {
        self.derive_with(None, label.as_bytes())
    }

    pub(crate) fn derive_with(&self, salt: Option<&[u8]>, info: &[u8]) -> Self {
        let mut out = Zeroizing::new([0; 32]);
        match Hkdf::<Sha256>::new(salt, self.0.as_slice()).expand(info, &mut *out) {
            // The only failure is a length beyond 8,160 bytes.
            Ok(()) | Err(_) => Self(out),
        }
    }

    /// 32 bytes that follow from the key and these parts (HMAC-SHA256): the same parts give the
    /// same bytes, and without the key nobody can tell which parts they were.
    pub fn tag(&self, parts: &[&[u8]]) -> [u8; 32] {
        // HMAC takes keys of any length.
        let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(self.0.as_slice()) else {
            return [0; 32];
        };
        mac.update(&joined(parts));
        mac.finalize().into_bytes().into()
    }

    /// Its text, for a sealed record only: base64 without padding.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(STANDARD_NO_PAD.encode(self.0.as_slice()))
    }

    /// The key of such a text; none for any other.
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(STANDARD_NO_PAD.decode(text).ok()?);
        Some(Self::new(bytes.as_slice().try_into().ok()?))
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey")
    }
}
