//! `PersonalField`: what names a person, so that it can be erased.

use super::{EventFault, SubjectKeyId, Token};
use crate::Error;
use crate::cbor::{Reader, Writer};
use crate::tree::Hash;

/// Bytes that a sealed field may have; its text may have 16 fewer.
pub const MAX_SEALED_BYTES: usize = 1024;

/// Bytes by which a sealed field is longer than what it seals.
const TAG_BYTES: usize = 16;

/// What may name a person. Erasing the person's key, or the salt, erases what it says; the bytes
/// of the event and every proof of it stay as they are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonalField {
    /// Not about a person: a service's name, a dataset's.
    Plain(Token),
    /// The hash of a secret salt and the text: it can be checked by whoever has both.
    Commitment(Hash),
    /// The text, sealed under a key of that person's own.
    Sealed(Sealed),
}

/// A text that is sealed under a person's key (XChaCha20-Poly1305).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sealed {
    key: SubjectKeyId,
    nonce: [u8; 24],
    ciphertext: Vec<u8>,
}

impl Sealed {
    /// What a sealing gave.
    ///
    /// # Errors
    /// [`Error::BadEvent`] for a ciphertext of fewer than 16 bytes or more than
    /// [`MAX_SEALED_BYTES`].
    pub fn new(key: SubjectKeyId, nonce: [u8; 24], ciphertext: Vec<u8>) -> Result<Self, Error> {
        if !(TAG_BYTES..=MAX_SEALED_BYTES).contains(&ciphertext.len()) {
            return Err(EventFault::Sealed.into());
        }
        Ok(Self { key, nonce, ciphertext })
    }

    /// The key that opens it.
    pub fn key(&self) -> SubjectKeyId {
        self.key
    }

    /// The number used once.
    pub fn nonce(&self) -> &[u8; 24] {
        &self.nonce
    }

    /// The sealed bytes, with the tag of 16 bytes at their end.
    pub fn ciphertext(&self) -> &[u8] {
        &self.ciphertext
    }
}

impl PersonalField {
    /// The plain field of that token.
    ///
    /// # Errors
    /// [`Error::BadEvent`] for a text that is no token.
    pub fn plain(text: &str) -> Result<Self, Error> {
        Token::new(text).map(Self::Plain)
    }

    pub(super) fn write(&self, out: &mut Writer) {
        match self {
            Self::Plain(token) => {
                out.array(2);
                out.uint(0);
                token.write(out);
            }
            Self::Commitment(hash) => {
                out.array(2);
                out.uint(1);
                out.bytes(&hash.0);
            }
            Self::Sealed(Sealed { key, nonce, ciphertext }) => {
                out.array(4);
                out.uint(2);
                out.bytes(&key.0);
                out.bytes(nonce);
                out.bytes(ciphertext);
            }
        }
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Error> {
        let items = from.array(4)?;
        match (items, from.uint()?) {
            (2, 0) => Token::read(from).map(Self::Plain),
            (2, 1) => from.exactly().map(|bytes| Self::Commitment(Hash(bytes))),
            (4, 2) => {
                let (key, nonce) = (SubjectKeyId(from.exactly()?), from.exactly()?);
                let ciphertext = from.bytes(MAX_SEALED_BYTES)?.to_vec();
                Sealed::new(key, nonce, ciphertext).map(Self::Sealed)
            }
            (_, number) => Err(EventFault::Number { of: "kind of field", number }.into()),
        }
    }
}
