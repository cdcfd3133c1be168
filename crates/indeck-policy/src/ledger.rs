//! What earlier decks said of the same data, so that a new one is attacked together with them.
//!
//! A ledger holds figures that were shown (their readers have them anyway) and which groups were
//! withheld and why; never a withheld figure. Whoever keeps it keeps it with the data: the number
//! of records behind a mean that was shown is in it as well.
//!
//! ```
//! use indeck_policy::ledger::Ledger;
//! let ledger = Ledger::default();
//! assert_eq!(Ledger::parse(&ledger.to_text()).unwrap(), ledger);
//! ```

mod text;

use std::collections::BTreeMap;

use crate::disclose::sheet::{Row, Sheet, State};

/// What was said, deck by deck; equal entries are kept once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    entries: Vec<Entry>,
}

/// One table that was shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// The state of the sources: see [`Release::snapshot`].
    pub(crate) snapshot: String,
    pub(crate) sheet: Sheet,
}

/// The data that a deck is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Release {
    /// For each source, a digest of its content. Two decks with one digest tell of one set of
    /// records; a source without one is taken to be as it was in earlier decks.
    pub digests: BTreeMap<String, String>,
}

impl Release {
    /// The state of these sources as one text.
    pub(crate) fn snapshot(&self, sources: &[String]) -> String {
        let one = |source: &String| {
            let digest = self.digests.get(source).map_or("", String::as_str);
            format!("{source}={digest}")
        };
        sources.iter().map(one).collect::<Vec<_>>().join(",")
    }
}

/// Why a text is no ledger.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// It does not begin as a ledger does.
    #[error("not a ledger of version 1")]
    NotALedger,
    /// A line cannot be read.
    #[error("line {line} of the ledger cannot be read")]
    BadLine {
        /// The line, from 1.
        line: usize,
    },
}

impl Error {
    /// The stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotALedger => "not-a-ledger",
            Self::BadLine { .. } => "bad-ledger-line",
        }
    }
}

impl Ledger {
    /// Number of tables in it.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes over what another ledger holds.
    pub fn merge(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.settle();
    }

    /// The ledger as text: the same for the same content.
    pub fn to_text(&self) -> String {
        text::write(&self.entries)
    }

    /// Reads what [`Self::to_text`] wrote.
    ///
    /// # Errors
    ///
    /// [`Error::NotALedger`], or [`Error::BadLine`] with the first line that cannot be read.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut ledger = Self { entries: text::read(text)? };
        ledger.settle();
        Ok(ledger)
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Adds a table as it was shown: `hidden` says which rows were withheld.
    pub(crate) fn enter(&mut self, snapshot: String, sheet: &Sheet, hidden: &[bool]) {
        let rows = sheet.rows.iter().zip(hidden).map(|(row, hidden)| public(row, *hidden));
        let mut sheet = Sheet { rows: rows.collect(), ..sheet.clone() };
        sheet.name = String::new();
        sheet.table = None;
        self.entries.push(Entry { snapshot, sheet });
        self.settle();
    }

    fn settle(&mut self) {
        self.entries.sort_by_cached_key(|entry| text::write(std::slice::from_ref(entry)));
        self.entries.dedup();
    }
}

/// What may be kept of a row.
fn public(row: &Row, hidden: bool) -> Row {
    if !hidden {
        let mut row = Row { state: State::Shown, reasons: Vec::new(), ..row.clone() };
        row.figures.values_mut().for_each(|figure| figure.need = 0.0);
        return row;
    }
    Row {
        keys: row.keys.clone(),
        listed: row.listed,
        reasons: row.reasons.clone(),
        state: State::Withheld,
        ..Row::default()
    }
}
