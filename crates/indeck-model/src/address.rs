//! Addresses that links lead to.

use std::fmt;

/// What an address may begin with: never a file, a script or a program.
pub const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// Why a text is no address that a link can lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadAddress {
    /// It begins with none of [`SCHEMES`], or has nothing behind it.
    Scheme,
    /// It has a character that no address has.
    Character(char),
}

impl fmt::Display for BadAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scheme => f.write_str("is not an address that a link can lead to"),
            Self::Character(c) if c.is_whitespace() => {
                f.write_str("has a space in it, which no address has")
            }
            Self::Character(c) => {
                write!(f, "has `{}` in it, which no address has", c.escape_default())
            }
        }
    }
}

/// Whether a link may lead to an address: a web page, a mailbox or a telephone.
///
/// # Errors
/// [`BadAddress`] tells why not.
///
/// ```
/// use indeck_model::address::{BadAddress, check};
/// assert_eq!(check("https://example.com/a?b=c"), Ok(()));
/// assert_eq!(check("javascript:alert(1)"), Err(BadAddress::Scheme));
/// assert_eq!(check("https://example.com/a b"), Err(BadAddress::Character(' ')));
/// ```
pub fn check(address: &str) -> Result<(), BadAddress> {
    let begins = |scheme: &&str| {
        let start = address.get(..scheme.len());
        start.is_some_and(|s| s.eq_ignore_ascii_case(scheme)) && address.len() > scheme.len()
    };
    if !SCHEMES.iter().any(begins) {
        return Err(BadAddress::Scheme);
    }
    let foreign = |c: &char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(*c);
    match address.chars().find(foreign) {
        Some(c) => Err(BadAddress::Character(c)),
        None => Ok(()),
    }
}
