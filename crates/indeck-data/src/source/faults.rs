//! Mistakes found in one data file: the first ones in full, the rest as a number.

use indeck_model::{Diagnostic, Location};

/// Mistakes of one file that are shown in full.
const SHOWN: usize = 20;

/// Collects what is wrong with one file.
pub(crate) struct Faults {
    file: String,
    found: Vec<Diagnostic>,
    errors: usize,
    last_line: u32,
}

impl Faults {
    pub(crate) fn new(file: impl Into<String>) -> Self {
        Self { file: file.into(), found: Vec::new(), errors: 0, last_line: 1 }
    }

    /// Adds a diagnostic at a line of the file; errors beyond the first twenty are only counted.
    pub(crate) fn push(&mut self, line: u64, diagnostic: Diagnostic) {
        self.push_at(line, 1, diagnostic);
    }

    /// Adds a diagnostic at a line and column of the file.
    pub(crate) fn push_at(&mut self, line: u64, column: u64, diagnostic: Diagnostic) {
        let (line, column) = (to_u32(line), to_u32(column));
        if diagnostic.is_error() {
            self.errors += 1;
            self.last_line = line;
            if self.errors > SHOWN {
                return;
            }
        }
        self.found.push(diagnostic.at(Location::point(self.file.as_str(), line, column)));
    }

    /// Whether there was an error.
    pub(crate) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// The diagnostics, with one for those that are not shown.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        let more = self.errors.saturating_sub(SHOWN);
        if more > 0 {
            let message = format!("and {more} more bad rows in `{}`", self.file);
            let last = Location::point(self.file, self.last_line, 1);
            self.found.push(Diagnostic::error("bad-row", message).at(last));
        }
        self.found
    }
}

fn to_u32(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
