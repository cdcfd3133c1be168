//! The pictures of a deck: each content is one part, however often it is used.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

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
    /// The picture used last: a logo on every slide is looked at once.
    last: Option<(Arc<[u8]>, u32)>,
}

impl Media {
    /// The number under which this content is known, or the next one of `counter` with `true`
    /// where it is new.
    pub(crate) fn number(&mut self, bytes: &Arc<[u8]>, counter: &mut u32) -> (u32, bool) {
        if let Some((last, number)) = &self.last
            && Arc::ptr_eq(last, bytes)
        {
            return (*number, false);
        }
        let known = self.numbers.len();
        let number = *self.numbers.entry(Fingerprint::of(bytes)).or_insert_with(|| {
            *counter += 1;
            *counter
        });
        self.last = Some((Arc::clone(bytes), number));
        (number, self.numbers.len() > known)
    }
}
