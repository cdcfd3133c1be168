//! The format of a sealed object, without any store.
//!
//! ```text
//! header   "IDO1", bytes of clear text in a chunk (u32, big-endian), salt (32 bytes)
//! chunks   ciphertext of so many bytes, the last of fewer or as many; tag (16 bytes)
//! ```
//!
//! The chunks' key is derived from the object's key, the salt and the place, so that an object that
//! is written twice never shares a nonce. A chunk's nonce is its number and whether it is the last
//! (the STREAM construction): no chunk can be left out, doubled, moved, added or brought in from
//! another object. An empty object has one empty chunk.
//!
//! Source: Hoang, Reyhanitabar, Rogaway, Vizár, "Online Authenticated-Encryption and its
//! Nonce-Reuse Misuse-Resistance", CRYPTO 2015, section 7.

use std::ops::RangeInclusive;

use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use super::Place;
use crate::keys::SecretKey;
use crate::keys::{cipher, joined};

/// Bytes of the header.
pub(super) const HEADER: usize = 40;

/// Bytes that sealing adds to a chunk.
pub(super) const TAG: usize = 16;

/// Bytes of clear text in a chunk that is written.
pub(super) const CHUNK: usize = 256 * 1024;

/// Bytes of clear text in a chunk that is read.
const CHUNKS: RangeInclusive<usize> = 64 * 1024..=1024 * 1024;

const MAGIC: &[u8; 4] = b"IDO1";

const DOMAIN: &[u8] = b"indeck-platform object/1";

/// Seals or opens the chunks of one object, in their order.
pub(super) struct Chunks {
    cipher: XChaCha20Poly1305,
    chunk: usize,
    number: u64,
    ended: bool,
}

/// The bytes do not open here.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotHere;

impl Chunks {
    /// Begins an object. Returns its header.
    pub(super) fn begin(key: &SecretKey, place: Place, salt: [u8; 32]) -> (Self, [u8; HEADER]) {
        Self::begin_with(key, place, salt, CHUNK)
    }

    pub(super) fn begin_with(
        key: &SecretKey,
        place: Place,
        salt: [u8; 32],
        chunk: usize,
    ) -> (Self, [u8; HEADER]) {
        let size = u32::try_from(chunk).unwrap_or(u32::MAX).to_be_bytes();
        let mut header = [0; HEADER];
        let bytes = MAGIC.iter().chain(&size).chain(&salt);
        header.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        (Self::new(key, place, &header, chunk), header)
    }

    /// Begins to open an object with that header.
    pub(super) fn resume(
        key: &SecretKey,
        place: Place,
        header: &[u8; HEADER],
    ) -> Result<Self, NotHere> {
        let rest = header.strip_prefix(MAGIC).ok_or(NotHere)?;
        let (size, _) = rest.split_first_chunk::<4>().ok_or(NotHere)?;
        let chunk = usize::try_from(u32::from_be_bytes(*size)).map_err(|_| NotHere)?;
        if !CHUNKS.contains(&chunk) {
            return Err(NotHere);
        }
        Ok(Self::new(key, place, header, chunk))
    }

    fn new(key: &SecretKey, place: Place, header: &[u8; HEADER], chunk: usize) -> Self {
        let version = place.version.to_be_bytes();
        let (org, id) = (place.org.to_string(), place.id.to_string());
        let info = joined(&[DOMAIN, org.as_bytes(), id.as_bytes(), &version, header]);
        let key = key.derive_with(Some(header), &info);
        Self { cipher: cipher(&key), chunk, number: 0, ended: false }
    }

    /// Bytes of clear text in a chunk; only the last may have fewer.
    pub(super) fn chunk_bytes(&self) -> usize {
        self.chunk
    }

    /// Goes on with the chunk of that number.
    pub(super) fn go_to(&mut self, number: u64) {
        self.number = number;
        self.ended = false;
    }

    /// Seals the next chunk in place, and adds its tag.
    pub(super) fn seal(&mut self, bytes: &mut Vec<u8>, last: bool) -> Result<(), NotHere> {
        let nonce = self.nonce(last)?;
        self.cipher.encrypt_in_place(&nonce, &[u8::from(last)], bytes).map_err(|_| NotHere)
    }

    /// Opens the next chunk in place, and takes its tag away.
    pub(super) fn open(&mut self, bytes: &mut Vec<u8>, last: bool) -> Result<(), NotHere> {
        if self.number > 0 && bytes.len() == TAG {
            // What is empty has one chunk; nothing else ends with an empty one.
            return Err(NotHere);
        }
        let nonce = self.nonce(last)?;
        self.cipher.decrypt_in_place(&nonce, &[u8::from(last)], bytes).map_err(|_| NotHere)
    }

    /// The nonce of the next chunk: its number, and whether it is the last.
    fn nonce(&mut self, last: bool) -> Result<XNonce, NotHere> {
        if self.ended {
            return Err(NotHere);
        }
        let mut nonce = [0; 24];
        let bytes = self.number.to_be_bytes().into_iter().chain([u8::from(last)]);
        nonce.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
        self.number = self.number.checked_add(1).ok_or(NotHere)?;
        self.ended = last;
        Ok(XNonce::from(nonce))
    }
}
