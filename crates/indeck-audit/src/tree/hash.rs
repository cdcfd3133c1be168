//! Hashes of leaves and of nodes.

use std::fmt;

use sha2::{Digest, Sha256};

use super::Frontier;
use crate::encoding;

/// A SHA-256 hash. It shows itself as lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The hash of these bytes, outside any tree.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The hash's 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The hash in standard base64 with padding: 44 characters.
    pub fn to_base64(&self) -> String {
        encoding::base64(&self.0)
    }

    /// The hash that this base64 text stands for; `None` if it is no canonical base64 of 32 bytes.
    pub fn from_base64(text: &str) -> Option<Self> {
        encoding::unbase64(text)?.try_into().ok().map(Self)
    }

    /// The hash in lower-case hexadecimal digits: 64 characters.
    pub fn to_hex(&self) -> String {
        encoding::hex(&self.0)
    }

    /// The hash of these 64 lower-case hexadecimal digits; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        encoding::unhex(text)?.try_into().ok().map(Self)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_hex())
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

impl From<[u8; 32]> for Hash {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

/// The hash of an entry as a leaf of the tree: SHA-256 of a zero byte and the entry.
///
/// Source: RFC 6962, section 2.1.
pub fn leaf_hash(entry: &[u8]) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update([0]);
    hasher.update(entry);
    Hash(hasher.finalize().into())
}

/// The hash of a node above two others: SHA-256 of a one byte and both hashes.
///
/// Source: RFC 6962, section 2.1.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let mut bytes = [1; 65];
    let (_, rest) = bytes.split_at_mut(1);
    let (first, second) = rest.split_at_mut(32);
    first.copy_from_slice(&left.0);
    second.copy_from_slice(&right.0);
    Hash::of(&bytes)
}

/// The root of a tree without leaves: the hash of nothing.
///
/// Source: RFC 6962, section 2.1.
pub fn empty_root() -> Hash {
    Hash::of(&[])
}

/// The root of the tree over these leaf hashes.
///
/// ```
/// use indeck_audit::tree::{leaf_hash, node_hash, tree_hash};
/// let (a, b) = (leaf_hash(b"a"), leaf_hash(b"b"));
/// assert_eq!(tree_hash([a, b]), node_hash(&a, &b));
/// ```
///
/// Source: RFC 6962, section 2.1 (MTH).
pub fn tree_hash(leaves: impl IntoIterator<Item = Hash>) -> Hash {
    let mut frontier = Frontier::new();
    for leaf in leaves {
        frontier.push(leaf);
    }
    frontier.root()
}
