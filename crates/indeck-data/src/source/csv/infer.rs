//! The first pass: what each column can be read as, over all cells of all files.

use indeck_model::table::ColumnKind;
use indeck_model::{Diagnostic, Severity};

use crate::source::csv::cell::{self, Kinds, Shape};
use crate::source::csv::column::ColumnPlan;

/// After so many cells that fit no type, the rest of a text column is not looked at.
const SETTLED_AFTER: u64 = 1_000;

/// Cells of one sort: how many, with the file and line of the first.
#[derive(Clone, Copy, Debug, Default)]
struct Cells {
    count: u64,
    first: Option<(usize, u64)>,
}

impl Cells {
    fn add(&mut self, file: usize, line: u64) {
        self.count += 1;
        self.first = self.first.or(Some((file, line)));
    }

    /// `1 cell is` or `3 cells are`.
    fn are(self) -> String {
        if self.count == 1 { "1 cell is".to_owned() } else { format!("{} cells are", self.count) }
    }

    /// `sales.csv:22`
    fn place(self, files: &[&str]) -> String {
        let (file, line) = self.first.unwrap_or_default();
        format!("{}:{line}", files.get(file).copied().unwrap_or_default())
    }
}

/// What is known about a column after reading its cells.
#[derive(Clone, Debug)]
pub(crate) struct ColumnScan {
    kinds: Kinds,
    /// Cells that are not missing.
    present: u64,
    numbers: u64,
    dates: u64,
    /// Numbers with separators, and cells that are nothing but text.
    separated: u64,
    words: u64,
    /// Whether there are codes, which make a column of digits text on purpose.
    codes: bool,
    infinite: Cells,
    /// Cells that are no number, infinite or not, and cells that are no date.
    not_numbers: Cells,
    not_dates: Cells,
}

impl Default for ColumnScan {
    fn default() -> Self {
        Self {
            kinds: Kinds::ALL,
            present: 0,
            numbers: 0,
            dates: 0,
            separated: 0,
            words: 0,
            codes: false,
            infinite: Cells::default(),
            not_numbers: Cells::default(),
            not_dates: Cells::default(),
        }
    }
}

impl ColumnScan {
    /// Looks at a cell that is not one of the spec's `nulls`, on a line of the file with an index.
    pub(crate) fn see(&mut self, text: &str, file: usize, line: u64) {
        if self.words > SETTLED_AFTER && self.words > self.numbers.max(self.dates) {
            return;
        }
        let trimmed = text.trim_ascii();
        if trimmed.is_empty() || cell::is_missing_word(trimmed) {
            return;
        }
        self.present += 1;
        let shape = cell::shape(trimmed);
        self.count(shape, file, line);
        match shape {
            Shape::Plain(kinds) => self.kinds = self.kinds.and(kinds),
            // Missing in a column of numbers, text in all others.
            Shape::Infinite => {}
            Shape::Code | Shape::Separated | Shape::Text => self.kinds = Kinds::NONE,
        }
    }

    fn count(&mut self, shape: Shape, file: usize, line: u64) {
        let is =
            |wanted: Kinds| matches!(shape, Shape::Plain(kinds) if kinds.and(wanted) == wanted);
        match shape {
            Shape::Code => self.codes = true,
            Shape::Separated => self.separated += 1,
            Shape::Text => self.words += 1,
            Shape::Infinite => self.infinite.add(file, line),
            Shape::Plain(_) => {}
        }
        if is(Kinds::NUMBER) {
            self.numbers += 1;
        } else if shape != Shape::Infinite {
            self.not_numbers.add(file, line);
        }
        if is(Kinds::DATE_TIME) {
            self.dates += 1;
        } else {
            self.not_dates.add(file, line);
        }
    }

    /// How the column is to be read.
    pub(crate) fn plan(&self) -> ColumnPlan {
        let kind = self.kind();
        let missing_words = self.present == 0 || kind != ColumnKind::Text;
        ColumnPlan { kind, missing_words, missing_infinity: self.infinite.count > 0 }
    }

    fn kind(&self) -> ColumnKind {
        let only_numbers = self.numbers > 0 && self.not_numbers.count == 0;
        if self.present == 0 || (self.infinite.count > 0 && !only_numbers) {
            return ColumnKind::Text;
        }
        self.kinds.narrowest()
    }

    /// What the author should hear: about a column that is read as text but looks like numbers or
    /// dates, and about infinities; `files` are the names of the source's files.
    pub(crate) fn remark(&self, name: &str, files: &[&str]) -> Option<Diagnostic> {
        if self.kind() != ColumnKind::Text {
            return self.not_finite(name, files);
        }
        if self.codes {
            return None;
        }
        let only_separated = self.separated == self.not_numbers.count;
        if self.separated > 0 && only_separated {
            return Some(note(
                "number-as-text",
                format!("column `{name}` is read as text: its numbers have separators in them"),
                "write numbers as `1234.5`, without thousands separators",
            ));
        }
        self.mixed(name, files)
    }

    fn not_finite(&self, name: &str, files: &[&str]) -> Option<Diagnostic> {
        let Cells { count: 1.., .. } = self.infinite else { return None };
        let (are, place) = (self.infinite.are(), self.infinite.place(files));
        let message =
            format!("column `{name}`: {are} infinite and read as missing, the first at {place}");
        Some(Diagnostic::warning("not-finite", message))
    }

    /// At least half of the cells are numbers, or dates.
    fn mixed(&self, name: &str, files: &[&str]) -> Option<Diagnostic> {
        let is_most = |count: u64| count > 0 && count >= self.present - count;
        let (noun, others) = if is_most(self.numbers) {
            ("number", self.not_numbers)
        } else if is_most(self.dates) {
            ("date", self.not_dates)
        } else {
            return None;
        };
        let (are, place) = (others.are(), others.place(files));
        Some(note(
            "mixed-column",
            format!("column `{name}` is read as text: {are} no {noun}, the first at {place}"),
            "mend those cells; if they mean missing, list their text in `nulls` of the source",
        ))
    }
}

fn note(code: &'static str, message: String, hint: &str) -> Diagnostic {
    let mut note = Diagnostic::warning(code, message).hint(hint);
    note.severity = Severity::Note;
    note
}
