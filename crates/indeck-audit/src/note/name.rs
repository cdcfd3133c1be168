//! `KeyName`: what a key is called on a signature line.

use std::fmt;

use super::KeyFault;
use crate::Error;

/// Bytes that a key's name may have.
pub const MAX_NAME_BYTES: usize = 256;

/// The name of a key: not empty, without spaces, plus signs and control characters. By custom an
/// address without a scheme: `example.com/audit/acme`.
///
/// Source: C2SP signed-note, format.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyName(String);

impl KeyName {
    /// That text as a name.
    ///
    /// # Errors
    /// [`Error::BadKey`] for a text that no key may be called.
    pub fn new(name: impl Into<String>) -> Result<Self, Error> {
        let name = name.into();
        let unfit = |c: char| c == '+' || c.is_whitespace() || c.is_control();
        if name.is_empty() || name.len() > MAX_NAME_BYTES || name.contains(unfit) {
            return Err(Error::BadKey { fault: KeyFault::Name });
        }
        Ok(Self(name))
    }

    /// The name's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
