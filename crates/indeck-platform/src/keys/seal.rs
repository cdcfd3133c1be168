//! Sealing bytes for one place: they open nowhere else.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use indeck::govern::Ambient;
use zeroize::Zeroizing;

use super::{KeyError, SecretKey};

/// What begins the associated data, so that these bytes are never taken for another format's.
const DOMAIN: &[u8] = b"indeck-platform sealed/1";

/// The first byte of what is sealed: the format.
const FORMAT: u8 = 1;

/// Bytes of the nonce.
const NONCE: usize = 24;

/// The place of sealed bytes. It is no secret; bytes that are moved to another do not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound<'a> {
    /// The organisation's id.
    pub org: &'a str,
    /// What kind of thing it is: `dataset`.
    pub kind: &'a str,
    /// The thing's id.
    pub id: &'a str,
    /// The thing's version or revision.
    pub version: i64,
}

impl Bound<'_> {
    fn bytes(&self) -> Vec<u8> {
        let version = self.version.to_be_bytes();
        joined(&[DOMAIN, self.org.as_bytes(), self.kind.as_bytes(), self.id.as_bytes(), &version])
    }

    fn not_here(&self) -> KeyError {
        KeyError::NotSealedHere { kind: self.kind.to_owned() }
    }
}

/// Parts with their lengths before them, so that two lists never give the same bytes.
pub(crate) fn joined(parts: &[&[u8]]) -> Vec<u8> {
    let part = |part: &&[u8]| [&(part.len() as u64).to_be_bytes(), *part].concat();
    parts.iter().flat_map(part).collect()
}

/// A nonce that never comes again.
pub(crate) fn nonce(ambient: &dyn Ambient) -> [u8; NONCE] {
    let mut nonce = [0; NONCE];
    nonce.iter_mut().zip(ambient.random()).for_each(|(to, from)| *to = from);
    nonce
}

/// Seals `plain` for one place. `nonce` must be random and used once.
///
/// ```
/// use indeck_platform::keys::{Bound, SecretKey, open, seal};
/// let key = SecretKey::new([3; 32]);
/// let place = Bound { org: "org_1", kind: "dataset", id: "ds_1", version: 1 };
/// let sealed = seal(&key, &place, [9; 24], b"sales")?;
/// assert_eq!(open(&key, &place, &sealed)?.as_slice(), b"sales");
/// assert!(open(&key, &Bound { version: 2, ..place }, &sealed).is_err());
/// # Ok::<(), indeck_platform::keys::KeyError>(())
/// ```
///
/// # Errors
/// [`KeyError::Refused`] beyond 256 GiB.
pub fn seal(
    key: &SecretKey,
    bound: &Bound<'_>,
    nonce: [u8; NONCE],
    plain: &[u8],
) -> Result<Vec<u8>, KeyError> {
    let payload = Payload { msg: plain, aad: &bound.bytes() };
    let body = cipher(key).encrypt(&XNonce::from(nonce), payload);
    let body = body.map_err(|_| KeyError::Refused { what: "cipher" })?;
    Ok([&[FORMAT], nonce.as_slice(), &body].concat())
}

/// Opens what was sealed for that place.
///
/// # Errors
/// [`KeyError::NotSealedHere`] for another place or key, or changed bytes.
pub fn open(
    key: &SecretKey,
    bound: &Bound<'_>,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let body = sealed.strip_prefix(&[FORMAT]).ok_or_else(|| bound.not_here())?;
    let (nonce, body) = body.split_first_chunk::<NONCE>().ok_or_else(|| bound.not_here())?;
    let payload = Payload { msg: body, aad: &bound.bytes() };
    let plain = cipher(key).decrypt(&XNonce::from(*nonce), payload);
    plain.map(Zeroizing::new).map_err(|_| bound.not_here())
}

pub(crate) fn cipher(key: &SecretKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&(*key.as_bytes()).into())
}
