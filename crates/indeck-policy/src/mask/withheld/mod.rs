//! What must not stand in a finished package: the values that masking took away.

mod collect;
mod digits;
mod index;
mod normal;

use std::collections::BTreeMap;

use self::digits::Reading;
use self::index::{ByDigest, Entry, Hit, Index, LONGEST};
use self::normal::Normal;

pub use self::collect::withheld;

/// Most values that are held, all columns together.
pub const MOST_WITHHELD: usize = 16_000_000;

/// Bytes of a text that are searched at once.
const BLOCK: usize = 1 << 16;
/// Bytes that two blocks share, so that nothing is cut in two.
const SHARED: usize = 16 * LONGEST;

/// Values to search for, as digests: no value can be read from it, and each takes some 50 bytes.
///
/// **What is found.** Texts without regard to case, Unicode form (NFKC), white space, dashes and
/// invisible characters; as whole words, or anywhere if they have twelve letters and digits or more
/// (of a text over 128 bytes the beginning). Texts with seven digits or more also with other
/// separators, so that an IBAN is found in groups. Numbers by their significant digits: with any
/// grouping, either decimal sign, as a percentage or in thousands, and rounded to 0, 1 or 2
/// decimals. Days in figures, year, day or month first, and as a spreadsheet's serial number.
///
/// **What is not.** Texts of fewer than five letters and digits (ideographs count twice); numbers of
/// fewer than five significant digits; numbers where so many of that length are withheld that one
/// number in a hundred would be found by chance; values that stand in more than one record in
/// twenty, unless the column names persons (they are categories). [`Withheld::unsearched`] counts
/// these. Nor dates in words, numbers in words, and texts that are encoded (escapes of XML and
/// compression must be undone before).
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, RecordBatch, StringArray};
/// use indeck_model::Dataset;
/// use indeck_policy::mask::{self, ColumnMask, Method};
/// let names: ArrayRef = Arc::new(StringArray::from(vec!["Zoë Müller-Ortega", "Ann"]));
/// let batch = RecordBatch::try_from_iter([("name", names)]).unwrap();
/// let staff = Dataset::new("staff", batch.schema(), vec![batch]);
/// let withheld = mask::withheld(&staff, &[ColumnMask::new("name", Method::Drop)]).unwrap();
/// let found = withheld.find_in("Contact: ZOE\u{308} MÜLLER–ORTEGA.").unwrap();
/// assert_eq!((found.column.as_str(), found.at), ("name", 9));
/// assert_eq!(withheld.find_in("Contact: Ann."), None);
/// assert_eq!(withheld.unsearched().short, 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Withheld {
    columns: Vec<String>,
    texts: Index,
    /// Texts without their separators.
    compact: Index,
    numbers: ByDigest<u16>,
    identifiers: ByDigest<u16>,
    days: BTreeMap<i32, u16>,
    unsearched: Unsearched,
}

/// Where a withheld value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Offset in bytes of the text that was searched; near it, where Unicode forms differ.
    pub at: usize,
    /// The column that the value was withheld from.
    pub column: String,
    /// As what it was found.
    pub kind: FoundKind,
}

/// As what a withheld value was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundKind {
    /// As a text.
    Text,
    /// As a number.
    Number,
    /// As a number with separators that names something: a card, a telephone.
    Identifier,
    /// As a day.
    Date,
}

/// How many different values are withheld but not searched for, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unsearched {
    /// Too short to be told from chance.
    pub short: u64,
    /// In more than one record in twenty.
    pub common: u64,
    /// Numbers of which too many are withheld.
    pub crowded: u64,
    /// Exempted, since they are shown rightly.
    pub exempt: u64,
}

/// A key of one of the parts.
enum Key {
    Text(u64),
    Compact(u64),
    Number(u64),
    Identifier(u64),
    Day(i32),
}

impl Withheld {
    /// Number of different forms that are searched for.
    pub fn len(&self) -> usize {
        let (texts, numbers) = (self.texts.len() + self.compact.len(), self.numbers.len());
        texts + numbers + self.identifiers.len() + self.days.len()
    }

    /// Whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is withheld but not searched for.
    pub fn unsearched(&self) -> Unsearched {
        self.unsearched
    }

    /// The first withheld value found in a text as people read it.
    pub fn find_in(&self, text: &str) -> Option<Found> {
        let mut first = None;
        self.scan(text, |at, _, column, kind| {
            let column = self.columns.get(usize::from(column)).cloned().unwrap_or_default();
            first = Some(Found { at, column, kind });
            true
        });
        first
    }

    /// The same without values that are equal to one of these texts: those of columns and cells
    /// that are shown rightly.
    #[must_use]
    pub fn without<'a>(mut self, disclosed: impl IntoIterator<Item = &'a str>) -> Self {
        for text in disclosed {
            let normal = Normal::new(text);
            let keys = collect::keys(normal.text.trim());
            self.remove(keys);
        }
        self
    }

    /// The same without values that stand in one of these texts: what an author or a template says.
    #[must_use]
    pub fn without_those_in<'a>(mut self, texts: impl IntoIterator<Item = &'a str>) -> Self {
        for text in texts {
            let mut keys = Vec::new();
            self.scan(text, |_, key, _, _| {
                keys.push(key);
                false
            });
            self.remove(keys);
        }
        self
    }

    fn remove(&mut self, keys: Vec<Key>) {
        for key in keys {
            let gone = match key {
                Key::Text(digest) => self.texts.remove(digest),
                Key::Compact(digest) => self.compact.remove(digest),
                Key::Number(digest) => self.numbers.remove(&digest).is_some(),
                Key::Identifier(digest) => self.identifiers.remove(&digest).is_some(),
                Key::Day(day) => self.days.remove(&day).is_some(),
            };
            self.unsearched.exempt += u64::from(gone);
        }
    }

    /// Calls for each find with its offset, key and column, until it is told to stop.
    fn scan(&self, text: &str, mut found: impl FnMut(usize, Key, u16, FoundKind) -> bool) {
        let mut start = 0_usize;
        loop {
            let end = boundary(text, start.saturating_add(BLOCK));
            let block = text.get(start..end).unwrap_or_default();
            if self.scan_block(block, |at, key, column, kind| found(start + at, key, column, kind))
            {
                return;
            }
            if end >= text.len() {
                return;
            }
            start = boundary(text, end.saturating_sub(SHARED));
        }
    }

    fn scan_block(
        &self,
        block: &str,
        mut found: impl FnMut(usize, Key, u16, FoundKind) -> bool,
    ) -> bool {
        let normal = Normal::new(block);
        let mut stop = false;
        self.texts.scan(&normal.text, |Hit { at, digest, column }| {
            stop = found(normal.original(at), Key::Text(digest), column, FoundKind::Text);
            stop
        });
        let figures = self.numbers.len() + self.identifiers.len() + self.days.len();
        if !stop && figures > 0 {
            digits::scan(&normal.text, |at, reading| {
                let hit = self.reading(&reading);
                stop = hit.is_some_and(|(key, column, kind)| {
                    found(normal.original(at), key, column, kind)
                });
                stop
            });
        }
        if !stop && self.compact.len() > 0 {
            let (compact, offsets) = collect::compacted(&normal.text);
            self.compact.scan(&compact, |Hit { at, digest, column }| {
                let at = offsets.get(at).map_or(0, |offset| *offset as usize);
                let key = Key::Compact(digest);
                stop = found(normal.original(at), key, column, FoundKind::Identifier);
                stop
            });
        }
        stop
    }

    fn reading(&self, reading: &Reading) -> Option<(Key, u16, FoundKind)> {
        Some(match reading {
            Reading::Number(digits) => {
                let key = index::digest(digits.as_bytes());
                (Key::Number(key), *self.numbers.get(&key)?, FoundKind::Number)
            }
            Reading::Identifier(digits) => {
                let key = index::digest(digits.as_bytes());
                (Key::Identifier(key), *self.identifiers.get(&key)?, FoundKind::Identifier)
            }
            Reading::Day(day) => (Key::Day(*day), *self.days.get(day)?, FoundKind::Date),
        })
    }

    fn insert_text(&mut self, text: &str, column: u16) {
        let anywhere = normal::weight(text) >= collect::ANYWHERE;
        self.texts.insert(text, Entry { column, anywhere });
    }
}

/// The next place at or after that one where the text may be cut.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
