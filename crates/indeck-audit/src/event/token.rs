//! `Token`: the only kind of text in an event.

use std::fmt;

use super::EventFault;
use crate::cbor::{Reader, Writer};
use crate::tree::Hash;
use crate::{Error, encoding};

/// Bytes that a token may have.
pub const MAX_TOKEN_BYTES: usize = 128;

/// An identifier: letters and digits of ASCII and `. _ : / + # -`, the first a letter, digit or
/// `#`; at most [`MAX_TOKEN_BYTES`].
///
/// It has no spaces, no `@`, no quotes and no other scripts, so that sentences, addresses, e-mail
/// addresses and most names cannot be put into it by mistake, and nothing that it is printed into
/// can be broken by it. What is no token can be told apart by [`Token::digest_of`], or kept in a
/// [`PersonalField`](super::PersonalField).
///
/// ```
/// use indeck_audit::event::Token;
/// assert_eq!(Token::new("sales/2024-q3")?.as_str(), "sales/2024-q3");
/// assert!(Token::new("anna@example.com").is_err());
/// # Ok::<(), indeck_audit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token(Box<str>);

impl Token {
    /// That text as a token.
    ///
    /// # Errors
    /// [`Error::BadEvent`] for a text that is none.
    pub fn new(text: &str) -> Result<Self, Error> {
        let starts = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
        let fits = text.len() <= MAX_TOKEN_BYTES
            && text.as_bytes().first().is_some_and(starts)
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._:/+#-".contains(&byte));
        if fits { Ok(Self(text.into())) } else { Err(EventFault::Token.into()) }
    }

    /// A token that stands for any text without showing it: `#` and 32 hexadecimal digits of its
    /// hash. Whoever guesses the text can check the guess: it hides nothing that can be guessed.
    pub fn digest_of(text: &str) -> Self {
        let Hash(hash) = Hash::of(text.as_bytes());
        let half = hash.first_chunk::<16>().map(|half| encoding::hex(half)).unwrap_or_default();
        Self(format!("#{half}").into())
    }

    /// The token's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.text(&self.0);
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Error> {
        Self::new(from.text(MAX_TOKEN_BYTES)?)
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
