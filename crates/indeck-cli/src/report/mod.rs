//! Findings in the three forms in which they are reported.

mod excerpt;
pub(crate) mod json;
pub(crate) mod rule;
pub(crate) mod sarif;
pub(crate) mod text;

#[cfg(test)]
mod tests;

use std::fmt;

use indeck::{Diagnostic, Location, Severity};

use crate::wording::count;

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) notes: usize,
}

impl Tally {
    /// The count of those findings.
    pub(crate) fn of(findings: &[&Diagnostic]) -> Self {
        let number = |severity| findings.iter().filter(|d| d.severity == severity).count();
        Self {
            errors: number(Severity::Error),
            warnings: number(Severity::Warning),
            notes: number(Severity::Note),
        }
    }
}

/// Counts in words: `2 errors, 1 warning`.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")];
        let there = counts.into_iter().filter(|(number, _)| *number > 0);
        let words: Vec<String> = there.map(|(number, noun)| count(number, noun)).collect();
        f.write_str(if words.is_empty() { "no findings" } else { "" })?;
        f.write_str(&words.join(", "))
    }
}

/// The closing line of a report: the counts, and once for all findings where there is more.
pub(crate) fn closing(findings: &[&Diagnostic]) -> String {
    let more = match rule::worth_reading(findings) {
        Some(code) => format!(" · `indeck explain {code}` tells more"),
        None => String::new(),
    };
    format!("{}{more}\n", Tally::of(findings))
}

/// Whether a place lies in a file, and not in what was typed: those are named by their option.
pub(crate) fn is_in_file(at: &Location) -> bool {
    !at.file.starts_with("--")
}

/// Indented JSON with a line feed at the end.
pub(crate) fn to_json(value: &impl serde::Serialize) -> String {
    // Only maps with keys that are not text can fail, and there are none.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
