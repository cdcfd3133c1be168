//! Card numbers in every row: what a policy that denies them asks for.

use indeck_model::dataset::Dataset;
use indeck_model::table::ColumnKind;

use super::card;
use super::fold::{Folded, Word};
use super::iban::is_iban;
use super::kind::{Kind, Proposal};
use crate::Error;
use crate::plain::{self, Plain};

/// Most words that a card number is written in: one for each digit.
const WORDS: usize = 19;

/// A column with card numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardColumn {
    /// The column.
    pub column: String,
    /// Number of values that hold one.
    pub rows: u64,
    /// Number of values that are not missing.
    pub looked_at: u64,
}

impl CardColumn {
    pub(super) fn proposal(&self) -> Proposal {
        Proposal {
            column: self.column.clone(),
            kind: Kind::CardNumber,
            scheme: None,
            looked_at: self.looked_at,
            matching: self.rows,
            inside_text: true,
            named: false,
            // One in ten numbers in the ranges of issuers has the right sum by chance.
            confidence: 0.5,
            class: Kind::CardNumber.class(),
            role: Kind::CardNumber.role(),
            mask: Some(crate::mask::Method::redact()),
        }
    }
}

/// The columns that hold a card number in any row: as text, whole number or number; in digits of any
/// script; in one group or in groups as cards are written, parted by one or two signs; with letters
/// beside it or not.
///
/// # Errors
/// [`Error::BrokenDataset`] if the batches do not fit the schema.
pub fn cards(dataset: &Dataset) -> Result<Vec<CardColumn>, Error> {
    let mut found = Vec::new();
    for (index, field) in dataset.schema.fields().iter().enumerate() {
        let mut column = CardColumn { column: field.name().clone(), rows: 0, looked_at: 0 };
        for batch in &dataset.batches {
            let array = plain::array(batch, dataset, index)?;
            let Ok(plain) = Plain::new(array, &dataset.name, field.name()) else { continue };
            if plain.kind() == ColumnKind::Bool || plain.kind().is_temporal() {
                continue;
            }
            // What stands behind a decimal point is a fraction, and no number of anything.
            let is_real = plain.kind() == ColumnKind::Number;
            for text in (0..plain.len()).filter_map(|row| plain.text(row)) {
                let whole = if is_real { text.split('.').next() } else { None };
                column.looked_at += 1;
                column.rows += u64::from(holds_card(whole.unwrap_or(&text)));
            }
        }
        if column.rows > 0 {
            found.push(column);
        }
    }
    Ok(found)
}

fn holds_card(text: &str) -> bool {
    // Digits of other scripts have two bytes or more.
    let may_be_digit = |byte: &u8| byte.is_ascii_digit() || *byte >= 0x80;
    if text.bytes().filter(may_be_digit).count() < 12 {
        return false;
    }
    // The number of a bank account holds one of a card by chance, and says by two digits of its own
    // that it is no card.
    let together: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if is_iban(&together.to_ascii_uppercase()) {
        return false;
    }
    let folded = Folded::new(text);
    let runs = digit_runs(&folded);
    (0..runs.len()).any(|first| begins_card(&folded, runs.get(first..).unwrap_or_default()))
}

/// The runs of digits, letters beside them or not.
fn digit_runs(folded: &Folded) -> Vec<Word> {
    let mut runs = Vec::new();
    for word in folded.words.iter().filter(|word| word.digits > 0) {
        let mut start = None;
        for (at, byte) in folded.word(*word).bytes().enumerate() {
            match (byte.is_ascii_digit(), start) {
                (true, None) => start = Some(word.start + at),
                (false, Some(from)) => {
                    runs.push(Word {
                        start: from,
                        end: word.start + at,
                        digits: word.start + at - from,
                    });
                    start = None;
                }
                _ => {}
            }
        }
        if let Some(from) = start {
            runs.push(Word { start: from, end: word.end, digits: word.end - from });
        }
    }
    runs
}

fn begins_card(folded: &Folded, runs: &[Word]) -> bool {
    let (mut number, mut groups) = (String::new(), Vec::new());
    let mut previous: Option<Word> = None;
    for run in runs.iter().take(WORDS) {
        let parted = previous.map_or("", |previous| folded.between(previous, *run));
        let signs = parted.chars().count() <= 2 && !parted.chars().any(char::is_alphanumeric);
        if !signs || number.len() + run.digits > 19 {
            return false;
        }
        number.push_str(folded.word(*run));
        groups.push(run.digits);
        previous = Some(*run);
        if number.len() >= 12 && card::is_grouping(&groups) && card::is_card(&number) {
            return true;
        }
    }
    false
}
