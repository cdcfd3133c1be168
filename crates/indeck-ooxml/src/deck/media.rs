//! The pictures of a deck: each content is one part, however often it is used.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// What identifies content: its length and 160 bits of check values. The content itself is not
/// kept, so that memory does not grow with the pictures of a deck.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fingerprint {
    length: usize,
    crc32: u32,
    hashes: [u64; 2],
}

impl Fingerprint {
    fn of(bytes: &[u8]) -> Self {
        let hash = |seed: u64| {
            let mut hasher = DefaultHasher::new();
            seed.hash(&mut hasher);
            bytes.hash(&mut hasher);
            hasher.finish()
        };
        Self { length: bytes.len(), crc32: crc32fast::hash(bytes), hashes: [hash(0), hash(1)] }
    }
}

/// The pictures of a deck by their content.
#[derive(Debug, Default)]
pub(crate) struct Media {
    numbers: BTreeMap<Fingerprint, u32>,
}

impl Media {
    /// The number under which this content is known, or the next one of `counter` with `true`
    /// where it is new.
    pub(crate) fn number(&mut self, bytes: &[u8], counter: &mut u32) -> (u32, bool) {
        let fingerprint = Fingerprint::of(bytes);
        if let Some(number) = self.numbers.get(&fingerprint) {
            return (*number, false);
        }
        *counter += 1;
        self.numbers.insert(fingerprint, *counter);
        (*counter, true)
    }
}
