//! The finished deck is searched for what was withheld.

use std::collections::BTreeSet;

use indeck_model::Diagnostic;
use indeck_ooxml::scan::{Finding, Piece, Place, Visitor, scan};
use indeck_ooxml::{Limits, Template};
use indeck_policy::mask::Withheld;

use super::Guard;
use super::numbers::Numbers;
use crate::govern::Refusal;

/// What no deck of ours has, and what could hold values that nobody looked at. Notes, properties and
/// hidden slides are the author's choice, and searched like everything else.
const UNSEEN: [&str; 15] = [
    "cells-hidden",
    "cells-unused",
    "embedded-file",
    "embedded-object",
    "link-external",
    "nested-too-deep",
    "not-scanned",
    "part-orphan",
    "shape-off-slide",
    "sheet-hidden",
    "sheet-very-hidden",
    "sheets-unused",
    "stray-bytes",
    "unreadable",
    "workbook-links",
];

/// Most places that a refusal names.
const NAMED: usize = 20;

/// What the deck may say though it is withheld: the words of its author and of its template.
pub(crate) struct Said<'a> {
    /// The texts of the spec.
    pub(crate) spec: Vec<&'a str>,
    /// The template.
    pub(crate) template: &'a Template,
}

impl Guard {
    /// Searches every part of the deck, workbooks unpacked.
    pub(crate) fn search(&self, deck: &[u8], said: &Said<'_>) -> Result<(), Diagnostic> {
        let state = self.state.borrow();
        let limits = Limits::default();
        let unreadable = |error: indeck_ooxml::Error| {
            let told = Refusal::new("leak-found", "the deck cannot be searched");
            self.told(&told.because(error.to_string(), None))
        };
        let mut known = Known::default();
        said.template.scan(&limits, &mut known);
        let texts = || known.texts.iter().map(String::as_str).chain(said.spec.iter().copied());
        let shown = || state.shown.iter().map(String::as_str);
        let withheld = self.withheld.iter().cloned();
        let withheld = withheld.map(|one| one.without(shown()).without_those_in(texts())).collect();
        let mut numbers = state.numbers.clone();
        numbers.forget_those_in(texts().chain(shown()));
        let mut search = Search { withheld, numbers, known: &known, found: BTreeSet::new() };
        scan(deck.to_vec(), &limits, &mut search).map_err(unreadable)?;
        if search.found.is_empty() {
            return Ok(());
        }
        let count = search.found.len();
        let told =
            Refusal::new("leak-found", "the deck was not written: it shows what is withheld");
        let told = search.found.into_iter().take(NAMED).fold(told, |t, one| t.because(one, None));
        Err(self.told(&match count {
            ..=NAMED => told,
            more => told.because(format!("and {} more", more - NAMED), None),
        }))
    }
}

/// What the template has: texts, and things that hide.
#[derive(Default)]
struct Known {
    texts: Vec<String>,
    hidden: BTreeSet<(String, &'static str)>,
}

impl Visitor for Known {
    fn piece(&mut self, piece: &Piece<'_>) {
        if is_read(piece) {
            self.texts.push(piece.text.to_owned());
        }
    }

    fn finding(&mut self, finding: Finding) {
        self.hidden.insert((finding.part, finding.code));
    }
}

/// A search for withheld values. What it finds is told by its place, never by its value.
struct Search<'a> {
    withheld: Vec<Withheld>,
    numbers: Numbers,
    known: &'a Known,
    found: BTreeSet<String>,
}

impl Visitor for Search<'_> {
    fn piece(&mut self, piece: &Piece<'_>) {
        if self.found.len() > 10 * NAMED || !is_read(piece) {
            return;
        }
        if let Some(masked) = self.withheld.iter().find_map(|one| one.find_in(piece.text)) {
            let column = masked.column;
            self.found.insert(format!("{} ({}): a value of `{column}`", piece.part, piece.place));
        }
        if holds_numbers(piece)
            && let Some(table) = self.numbers.find_in(piece.text)
        {
            self.found.insert(format!("{} ({}): a number of `{table}`", piece.part, piece.place));
        }
    }

    fn finding(&mut self, finding: Finding) {
        let hides = UNSEEN.contains(&finding.code);
        if hides && !self.known.hidden.contains(&(finding.part.clone(), finding.code)) {
            self.found.insert(finding.to_string());
        }
    }
}

/// Whether people or programs read it as a text: not a colour, an id, a coordinate.
fn is_read(piece: &Piece<'_>) -> bool {
    !matches!(
        piece.place,
        Place::Attribute(_) | Place::FormatCode | Place::Formula | Place::StringIndex(_)
    )
}

/// Whether a number there is one of the data's: not the count of words in the properties, nor a
/// part's own number.
fn holds_numbers(piece: &Piece<'_>) -> bool {
    let counted = piece.part == "docProps/app.xml";
    !counted
        && !matches!(piece.place, Place::PartName | Place::Link | Place::Raw | Place::Container)
}
