//! The first pass: what each column can be read as, over all cells of all files.

use indeck_model::table::ColumnKind;
use indeck_model::{Diagnostic, Severity};

use crate::source::csv::cell::{self, Kinds, Shape};
use crate::source::csv::column::ColumnPlan;

/// After so many cells that fit no type, the rest of a text column is not looked at.
const SETTLED_AFTER: u64 = 1_000;

/// What is known about a column after reading its cells.
#[derive(Clone, Debug)]
pub(crate) struct ColumnScan {
    kinds: Kinds,
    /// Cells that are not missing, numbers among them, and numbers with separators.
    present: u64,
    numbers: u64,
    separated: u64,
    /// Whether there are codes, which make a column of digits text on purpose.
    codes: bool,
    /// Cells that are nothing but text, with the file and line of the first.
    words: u64,
    first_word: Option<(usize, u64)>,
}

impl Default for ColumnScan {
    fn default() -> Self {
        Self {
            kinds: Kinds::ALL,
            present: 0,
            numbers: 0,
            separated: 0,
            codes: false,
            words: 0,
            first_word: None,
        }
    }
}

impl ColumnScan {
    /// Looks at a cell that is not one of the spec's `nulls`, on a line of the file with an index.
    pub(crate) fn see(&mut self, text: &str, file: usize, line: u64) {
        if self.words > SETTLED_AFTER && self.words > self.numbers {
            return;
        }
        let trimmed = text.trim_ascii();
        if trimmed.is_empty() || cell::is_missing_word(trimmed) {
            return;
        }
        self.present += 1;
        match cell::shape(trimmed) {
            Shape::Plain(kinds) => {
                self.numbers += u64::from(kinds.and(Kinds::NUMBER) == Kinds::NUMBER);
                self.kinds = self.kinds.and(kinds);
            }
            Shape::Code => {
                self.codes = true;
                self.kinds = Kinds::NONE;
            }
            Shape::Separated => {
                self.separated += 1;
                self.kinds = Kinds::NONE;
            }
            Shape::Text => {
                self.words += 1;
                self.first_word = self.first_word.or(Some((file, line)));
                self.kinds = Kinds::NONE;
            }
        }
    }

    /// How the column is to be read.
    pub(crate) fn plan(&self) -> ColumnPlan {
        let empty = self.present == 0;
        let kind = if empty { ColumnKind::Text } else { self.kinds.narrowest() };
        ColumnPlan { kind, missing_words: empty || kind != ColumnKind::Text }
    }

    /// What the author should hear about a column that is read as text but looks like numbers;
    /// `files` are the names of the source's files.
    pub(crate) fn remark(&self, name: &str, files: &[&str]) -> Option<Diagnostic> {
        if self.present == 0 || self.codes || self.kinds != Kinds::NONE {
            return None;
        }
        if self.separated > 0 && self.words == 0 {
            return Some(note(
                "number-as-text",
                format!("column `{name}` is read as text: its numbers have separators in them"),
                "write numbers as `1234.5`, without thousands separators",
            ));
        }
        let mostly_numbers = self.numbers > 0 && self.numbers >= self.words.saturating_mul(9);
        let (file, line) = self.first_word.filter(|_| mostly_numbers)?;
        let file = files.get(file).copied().unwrap_or_default();
        let cells = if self.words == 1 { "1 cell is" } else { "some cells are" };
        Some(note(
            "mixed-column",
            format!(
                "column `{name}` is read as text: {cells} no number, the first at {file}:{line}"
            ),
            "if those cells mean missing, list their text in `nulls` of the source",
        ))
    }
}

fn note(code: &'static str, message: String, hint: &str) -> Diagnostic {
    let mut note = Diagnostic::warning(code, message).hint(hint);
    note.severity = Severity::Note;
    note
}
