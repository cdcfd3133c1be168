//! Bytes that are owned, or shared with the package they were read from.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// Bytes that are owned, or shared with the package they were read from.
#[derive(Clone)]
pub(crate) enum Bytes {
    /// Owned.
    Owned(Vec<u8>),
    /// A range of a package's bytes; cheap to clone.
    Shared(Arc<Vec<u8>>, Range<usize>),
}

impl Bytes {
    /// The same bytes, cheap to clone from now on.
    pub(crate) fn shared(self) -> Self {
        match self {
            Self::Owned(bytes) => {
                let length = bytes.len();
                Self::Shared(Arc::new(bytes), 0..length)
            }
            shared => shared,
        }
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Owned(bytes) => bytes,
            Self::Shared(bytes, range) => bytes.get(range.clone()).unwrap_or_default(),
        }
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Owned(bytes)
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.len())
    }
}
