//! `Reader`: takes the canonical bytes, and no others.

use super::Major;
use crate::Error;

/// Takes the canonical bytes, item after item; the caller asks for the kind that must come next.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// The keys of a map that is being read.
pub(crate) struct Fields {
    left: u64,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn fault(&self, fault: CborFault) -> Error {
        Error::NotCanonical { at: self.at, fault }
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], Error> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let taken = rest.get(..length).ok_or(self.fault(CborFault::End))?;
        self.at += length;
        Ok(taken)
    }

    fn number<const N: usize>(&mut self) -> Result<u64, Error> {
        let taken = self.take(N)?;
        Ok(taken.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)))
    }

    /// The number in an item's head, which must be of that kind and in the shortest form.
    fn head(&mut self, major: Major) -> Result<u64, Error> {
        let first = *self.bytes.get(self.at).ok_or(self.fault(CborFault::End))?;
        if first >> 5 != major as u8 {
            return Err(self.fault(CborFault::Kind));
        }
        let start = self.at;
        self.at += 1;
        let (value, least) = match first & 31 {
            small @ 0..24 => return Ok(u64::from(small)),
            24 => (self.number::<1>()?, 24),
            25 => (self.number::<2>()?, 1 << 8),
            26 => (self.number::<4>()?, 1 << 16),
            27 => (self.number::<8>()?, 1 << 32),
            _ => return Err(Error::NotCanonical { at: start, fault: CborFault::Indefinite }),
        };
        if value < least {
            return Err(Error::NotCanonical { at: start, fault: CborFault::NotShortest });
        }
        Ok(value)
    }

    fn length(&mut self, major: Major, limit: usize) -> Result<usize, Error> {
        let start = self.at;
        let length = usize::try_from(self.head(major)?).unwrap_or(usize::MAX);
        if length > limit {
            return Err(Error::NotCanonical { at: start, fault: CborFault::TooLong });
        }
        Ok(length)
    }

    pub(crate) fn uint(&mut self) -> Result<u64, Error> {
        self.head(Major::Unsigned)
    }

    pub(crate) fn bytes(&mut self, limit: usize) -> Result<&'a [u8], Error> {
        let length = self.length(Major::Bytes, limit)?;
        self.take(length)
    }

    /// A byte string of just that length.
    pub(crate) fn exactly<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let start = self.at;
        let bytes = self.bytes(N)?;
        let length = Error::NotCanonical { at: start, fault: CborFault::Length };
        bytes.try_into().map_err(|_| length)
    }

    pub(crate) fn text(&mut self, limit: usize) -> Result<&'a str, Error> {
        let start = self.at;
        let length = self.length(Major::Text, limit)?;
        let bytes = self.take(length)?;
        let fault = Error::NotCanonical { at: start, fault: CborFault::Utf8 };
        std::str::from_utf8(bytes).map_err(|_| fault)
    }

    pub(crate) fn array(&mut self, limit: usize) -> Result<usize, Error> {
        self.length(Major::Array, limit)
    }

    pub(crate) fn map(&mut self) -> Result<Fields, Error> {
        Ok(Fields { left: self.head(Major::Map)? })
    }

    /// Nothing may follow.
    pub(crate) fn end(&self) -> Result<(), Error> {
        if self.at == self.bytes.len() { Ok(()) } else { Err(self.fault(CborFault::Trailing)) }
    }
}

impl Fields {
    /// Whether the next key is this one, which is then taken. As keys are asked for in rising
    /// order, one that is out of order, twice there or unknown is never taken.
    pub(crate) fn optional(&mut self, reader: &mut Reader<'_>, key: u8) -> bool {
        let found = self.left > 0 && key < 24 && reader.bytes.get(reader.at) == Some(&key);
        if found {
            self.left -= 1;
            reader.at += 1;
        }
        found
    }

    /// The next key must be this one.
    pub(crate) fn required(&mut self, reader: &mut Reader<'_>, key: u8) -> Result<(), Error> {
        if self.optional(reader, key) {
            return Ok(());
        }
        Err(reader.fault(CborFault::Key { expected: key }))
    }

    /// No further key may follow.
    pub(crate) fn end(self, reader: &Reader<'_>) -> Result<(), Error> {
        if self.left == 0 { Ok(()) } else { Err(reader.fault(CborFault::ExtraKey)) }
    }
}

/// What is not canonical about an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CborFault {
    /// The bytes end inside an item.
    #[error("the bytes end inside an item")]
    End,
    /// Another kind of item than must stand there.
    #[error("another kind of item must stand there")]
    Kind,
    /// A length is left open, or reserved.
    #[error("a length is left open")]
    Indefinite,
    /// A number or length is not in its shortest form.
    #[error("a number is not in its shortest form")]
    NotShortest,
    /// A text, byte string or array is longer than it may be.
    #[error("an item is longer than it may be")]
    TooLong,
    /// A byte string is not of the one length that it has.
    #[error("a byte string has another length than it must have")]
    Length,
    /// A text is no UTF-8.
    #[error("a text is no UTF-8")]
    Utf8,
    /// A key is missing, out of order, twice there or unknown.
    #[error("key {expected} must stand there")]
    Key {
        /// The key that must come.
        expected: u8,
    },
    /// A map has a key more than it may have, or has its keys out of order.
    #[error("a key too many, or out of order")]
    ExtraKey,
    /// Bytes follow the end.
    #[error("bytes follow the end")]
    Trailing,
}
