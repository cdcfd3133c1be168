//! Many texts, found in another in one pass: an index by their first eight bytes.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher, Hasher};

use super::normal::in_word;

/// Bytes of a text that are compared. A longer one is found by its beginning.
pub(super) const LONGEST: usize = 128;
/// Bytes by which a text is looked up.
const WINDOW: usize = 8;

/// Keys are digests already.
#[derive(Clone, Debug, Default)]
pub(super) struct Pass(u64);

impl Hasher for Pass {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = digest(bytes);
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

pub(super) type ByDigest<V> = HashMap<u64, V, BuildHasherDefault<Pass>>;

/// A digest of bytes, the same in every run.
pub(super) fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// A text of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// Number of the column that it is from.
    pub(super) column: u16,
    /// Whether it is found inside words, too.
    pub(super) anywhere: bool,
}

/// Texts by digest: some 40 bytes each, however long they are.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    whole: ByDigest<Entry>,
    /// By the first bytes: which lengths begin so, the length n as bit n − 1.
    windows: ByDigest<u128>,
    /// A bit for each window's digest, so that most places cost one look.
    sieve: Vec<u64>,
    /// Lengths below [`WINDOW`], as bits.
    short: u16,
}

/// A text found.
pub(super) struct Hit {
    pub(super) at: usize,
    pub(super) digest: u64,
    pub(super) column: u16,
}

impl Index {
    pub(super) fn len(&self) -> usize {
        self.whole.len()
    }

    /// Adds a normalised text.
    pub(super) fn insert(&mut self, text: &str, entry: Entry) {
        let bytes = head(text);
        let Some(bit) = bytes.len().checked_sub(1) else { return };
        if bytes.len() < WINDOW {
            self.short |= 1 << bit;
        }
        let kept = self.whole.entry(digest(bytes)).or_insert(entry);
        kept.anywhere |= entry.anywhere;
        *self.windows.entry(window(bytes, bytes.len())).or_default() |= 1 << bit;
    }

    /// Builds what is looked at first; to be called after the last insertion.
    pub(super) fn finish(&mut self) {
        let bits = (self.windows.len() * 16).next_power_of_two().clamp(1 << 10, 1 << 27);
        let mut sieve = vec![0_u64; bits / 64];
        for (key, _) in sorted(&self.windows) {
            let bit = key as usize & (bits - 1);
            if let Some(word) = sieve.get_mut(bit / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        self.sieve = sieve;
    }

    pub(super) fn remove(&mut self, digest: u64) -> bool {
        self.whole.remove(&digest).is_some()
    }

    /// Calls for each text of the index in that normalised text, until it is told to stop.
    pub(super) fn scan(&self, text: &str, mut found: impl FnMut(Hit) -> bool) {
        if self.whole.is_empty() {
            return;
        }
        let bytes = text.as_bytes();
        let mut before_in_word = false;
        for (at, character) in text.char_indices() {
            let rest = bytes.get(at..).unwrap_or_default();
            if rest.len() >= WINDOW && self.sifts(window(rest, WINDOW)) {
                let stop = self.lengths(rest, WINDOW).any(|length| {
                    self.hit(text, at, length, before_in_word).is_some_and(&mut found)
                });
                if stop {
                    return;
                }
            }
            // Short texts begin words, so that few places are looked at.
            if self.short != 0 && !before_in_word && !character.is_whitespace() {
                let lengths = (1..WINDOW).filter(|n| self.short >> (n - 1) & 1 == 1);
                let mut near = lengths.filter(|n| rest.len() >= *n && self.sifts(window(rest, *n)));
                if near.any(|n| self.hit(text, at, n, false).is_some_and(&mut found)) {
                    return;
                }
            }
            before_in_word = in_word(character);
        }
    }

    fn sifts(&self, key: u64) -> bool {
        let bits = self.sieve.len() * 64;
        let bit = key as usize & bits.wrapping_sub(1);
        self.sieve.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }

    fn lengths(&self, rest: &[u8], size: usize) -> impl Iterator<Item = usize> + use<> {
        let mut mask = self.windows.get(&window(rest, size)).copied().unwrap_or_default();
        std::iter::from_fn(move || {
            let bit = (mask != 0).then(|| mask.trailing_zeros())?;
            mask &= mask - 1;
            Some(bit as usize + 1)
        })
    }

    fn hit(&self, text: &str, at: usize, length: usize, before_in_word: bool) -> Option<Hit> {
        let part = text.get(at..at.checked_add(length)?)?;
        let digest = digest(part.as_bytes());
        let entry = self.whole.get(&digest)?;
        let ends = |c: Option<char>| c.is_some_and(in_word);
        let starts_inside = before_in_word && ends(part.chars().next());
        let ends_inside = ends(part.chars().next_back())
            && ends(text.get(at + length..).and_then(|rest| rest.chars().next()));
        let inside = starts_inside || ends_inside;
        (entry.anywhere || !inside).then_some(Hit { at, digest, column: entry.column })
    }
}

/// The first bytes of a text that are compared, cut between characters.
pub(super) fn head(text: &str) -> &[u8] {
    let cut = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    text.as_bytes().get(..cut.unwrap_or_default()).unwrap_or_default()
}

/// The digest of the first bytes, which tells lengths below [`WINDOW`] apart.
fn window(bytes: &[u8], size: usize) -> u64 {
    let size = size.min(WINDOW);
    let number = match bytes.first_chunk::<WINDOW>() {
        Some(first) => u64::from_le_bytes(*first),
        None => bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)),
    };
    let kept = if size < WINDOW { number & ((1 << (8 * size)) - 1) } else { number };
    let mixed = (kept ^ (size as u64).rotate_left(56)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed ^ mixed >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93) ^ mixed >> 29
}

/// Entries in an order that does not depend on the table's.
fn sorted(windows: &ByDigest<u128>) -> Vec<(u64, u128)> {
    #[allow(clippy::disallowed_methods, clippy::iter_over_hash_type, reason = "sorted at once")]
    let mut entries: Vec<(u64, u128)> = windows.iter().map(|(key, mask)| (*key, *mask)).collect();
    entries.sort_unstable();
    entries
}
