//! The rows that break an entry of a contract: their number and the first of them.

use indeck_model::table::ColumnKind;
use indeck_model::{Classification, Dataset, Diagnostic, Location, Value};

use crate::view::{self, Key};

/// Places that are named beside the first.
const FURTHER: usize = 3;

/// The verb of most breaches.
pub(super) const HAS: (&str, &str) = ("has", "have");

/// Rows that break an entry.
#[derive(Default)]
pub(super) struct Breach<'a> {
    count: u64,
    /// The first rows, with what is wrong in them.
    first: Vec<(u64, Option<Key<'a>>)>,
}

impl<'a> Breach<'a> {
    /// Adds a row, in the order of rows, with the value that is wrong.
    pub(super) fn add(&mut self, row: u64, key: Option<Key<'a>>) {
        self.count += 1;
        if self.first.len() <= FURTHER {
            self.first.push((row, key));
        }
    }

    /// The value of the first row.
    pub(super) fn first_value(&self, kind: ColumnKind) -> Option<Value> {
        let (_, key) = self.first.first()?;
        key.map(|key| key.value(kind))
    }

    /// The diagnostic, if a row broke it: `3 rows have «what», the first is line 18 of …`, with
    /// the verb for one row and for several.
    pub(super) fn report(
        &self,
        code: &'static str,
        (one, several): (&str, &str),
        what: &str,
        at: &Location,
        dataset: &Dataset,
        kind: ColumnKind,
    ) -> Option<Diagnostic> {
        let (row, _) = self.first.first()?;
        let verb = if self.count == 1 { one } else { several };
        let first = if self.count == 1 { ":" } else { ", the first is" };
        let place = place(dataset, *row);
        // Whoever reads a message need not be one who may read the data.
        let columns = dataset.columns.iter().filter_map(|column| column.classification);
        let class = columns.max().into_iter().chain([dataset.classification]).max();
        let may_be_told = class <= Some(Classification::Internal);
        let value = self.first_value(kind).filter(|_| may_be_told);
        let value = value.map(|value| format!(" with `{}`", view::shown(&value)));
        let rows = counted(self.count, "row");
        let message = format!("{rows} {verb} {what}{first} {place}{}", value.unwrap_or_default());
        Some(self.further(Diagnostic::error(code, message).at(at.clone()), dataset))
    }

    /// The diagnostic with the places of the next rows.
    fn further(&self, diagnostic: Diagnostic, dataset: &Dataset) -> Diagnostic {
        let places: Vec<_> =
            self.first.iter().skip(1).map(|(row, _)| place(dataset, *row)).collect();
        if places.is_empty() {
            return diagnostic;
        }
        diagnostic.note(format!("also {}", places.join(", ")), None)
    }
}

/// Where a row stands: `line 18 of `data/survey.csv``.
pub(super) fn place(dataset: &Dataset, row: u64) -> String {
    match dataset.place(row) {
        Some(place) => place.to_string(),
        None => format!("row {} of {}", row + 1, source_name(dataset)),
    }
}

/// The source in the user's words.
pub(super) fn source_name(dataset: &Dataset) -> String {
    format!("source `{}`", dataset.name)
}

/// A number of things.
pub(super) fn counted(number: u64, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}
