//! Sealing a text under a person's key.

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::Error;
use crate::event::{EventId, Sealed, SubjectKeyId, Token};

/// Bytes that a sealed text may have.
pub const MAX_TEXT_BYTES: usize = 990;

/// Texts are filled up to multiples of this, so that their length says little.
const BLOCK: usize = 32;

/// A person's key: 32 bytes that nobody can guess. It does not show itself, and wipes itself when
/// dropped.
#[derive(Clone)]
pub struct SubjectKey(Zeroizing<[u8; 32]>);

impl SubjectKey {
    /// The key of these bytes, which are the caller's to draw.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The key's bytes, for a provider to wrap.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key for one purpose.
    pub(super) fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        let mut out = Zeroizing::new([0; 32]);
        let expanded = Hkdf::<Sha256>::new(None, self.0.as_slice());
        match expanded.expand(purpose.as_bytes(), &mut *out) {
            // The only failure is a length beyond 8,160 bytes.
            Ok(()) | Err(_) => out,
        }
    }

    /// 32 bytes that follow from these parts and the key.
    pub(super) fn tag(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        let key = self.derive(purpose);
        // HMAC takes keys of any length.
        let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(key.as_slice()) else {
            return [0; 32];
        };
        mac.update(&joined(parts));
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for SubjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SubjectKey")
    }
}

/// Where a sealed text stands; it opens nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The event's tenant.
    pub tenant: &'a Token,
    /// The event.
    pub event: EventId,
    /// The field: `actor.id`.
    pub field: &'a str,
}

impl Place<'_> {
    fn bytes(&self) -> Vec<u8> {
        let version = b"indeck-audit sealed/1";
        joined(&[version, self.tenant.as_str().as_bytes(), &self.event.0, self.field.as_bytes()])
    }
}

/// Parts with their lengths before them, so that two lists never give the same bytes.
fn joined(parts: &[&[u8]]) -> Vec<u8> {
    let part = |part: &&[u8]| [&(part.len() as u64).to_be_bytes(), *part].concat();
    parts.iter().flat_map(part).collect()
}

/// Seals a text for one place. The same text, key and place give the same bytes.
///
/// ```
/// use indeck_audit::event::{EventId, SubjectKeyId, Token};
/// use indeck_audit::subject::{Place, SubjectKey, open, seal};
/// let (key, id) = (SubjectKey::new([3; 32]), SubjectKeyId([1; 16]));
/// let tenant = Token::new("acme")?;
/// let place = Place { tenant: &tenant, event: EventId([2; 16]), field: "actor.id" };
/// let sealed = seal(&key, id, &place, "anna@example.com")?;
/// assert_eq!(open(&key, &sealed, &place)?.as_str(), "anna@example.com");
/// # Ok::<(), indeck_audit::Error>(())
/// ```
///
/// # Errors
/// [`Error::TooLongToSeal`] for more than [`MAX_TEXT_BYTES`].
pub fn seal(
    key: &SubjectKey,
    id: SubjectKeyId,
    place: &Place<'_>,
    text: &str,
) -> Result<Sealed, Error> {
    if text.len() > MAX_TEXT_BYTES {
        return Err(Error::TooLongToSeal { bytes: text.len() });
    }
    // Of the full size at once, so that growing leaves no copy behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(text.len() + 2 + BLOCK));
    plain.extend((text.len() as u16).to_be_bytes());
    plain.extend(text.bytes());
    let filled = plain.len().next_multiple_of(BLOCK);
    plain.resize(filled, 0);
    let tag = key.tag("nonce", &[&place.bytes(), text.as_bytes()]);
    let (nonce, _) = tag.split_first_chunk::<24>().ok_or(Error::NotSealedHere)?;
    let payload = Payload { msg: &plain, aad: &place.bytes() };
    let sealed = cipher(key).encrypt(&XNonce::from(*nonce), payload);
    Sealed::new(id, *nonce, sealed.map_err(|_| Error::NotSealedHere)?)
}

/// Opens what was sealed for that place.
///
/// # Errors
/// [`Error::NotSealedHere`] for another place or key, or changed bytes.
pub fn open(
    key: &SubjectKey,
    sealed: &Sealed,
    place: &Place<'_>,
) -> Result<Zeroizing<String>, Error> {
    let payload = Payload { msg: sealed.ciphertext(), aad: &place.bytes() };
    let plain = cipher(key).decrypt(&XNonce::from(*sealed.nonce()), payload);
    let plain = Zeroizing::new(plain.map_err(|_| Error::NotSealedHere)?);
    let (length, rest) = plain.split_first_chunk::<2>().ok_or(Error::NotSealedHere)?;
    let text = rest.get(..usize::from(u16::from_be_bytes(*length))).ok_or(Error::NotSealedHere)?;
    let text = std::str::from_utf8(text).map_err(|_| Error::NotSealedHere)?;
    Ok(Zeroizing::new(text.to_owned()))
}

pub(super) fn cipher(key: &SubjectKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&(*key.derive("seal")).into())
}
