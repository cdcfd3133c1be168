//! `Diagnostic`: what is wrong with something a user wrote, with the place and a way out.

use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably not what was meant; does not stop a build.
    Warning,
    /// Cannot be built.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A place in a text file. Lines and columns count from 1, columns in characters; the end is
/// exclusive.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The file, as the user named it.
    pub file: String,
    /// First line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last.
    pub end_column: u32,
}

impl Location {
    /// A place of one character.
    pub fn point(file: impl Into<String>, line: u32, column: u32) -> Self {
        Self { file: file.into(), line, column, end_line: line, end_column: column + 1 }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Something wrong with a spec, a template, a brand or data, as its author should hear it.
///
/// ```
/// use indeck_model::{Diagnostic, Location};
/// let d = Diagnostic::error("unknown-column", "table `sales` has no column `reveneu`")
///     .at(Location::point("report.yaml", 14, 9))
///     .hint("did you mean `revenue`?");
/// assert_eq!(d.to_string(), "report.yaml:14:9: error[unknown-column]: table `sales` has no column `reveneu`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable kebab-case name of the kind of mistake.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong: lower case, no final full stop, the user's words in backticks.
    pub message: String,
    /// Where, if it has a place.
    pub at: Option<Location>,
    /// Ways out, best first.
    pub hints: Vec<String>,
    /// What else there is to know: in which turn of a loop it happened, what it concerns elsewhere.
    pub notes: Vec<Note>,
}

/// A remark beside a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it says: lower case, no final full stop.
    pub message: String,
    /// The place it speaks of.
    pub at: Option<Location>,
}

impl Diagnostic {
    /// A mistake that stops the build.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message)
    }

    /// Something suspicious that does not stop the build.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message)
    }

    fn new(code: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            message: message.into(),
            at: None,
            hints: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The same, at a place.
    #[must_use]
    pub fn at(mut self, location: Location) -> Self {
        self.at = Some(location);
        self
    }

    /// The same, with one more way out.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same, with a remark.
    #[must_use]
    pub fn note(mut self, message: impl Into<String>, at: Option<Location>) -> Self {
        self.notes.push(Note { message: message.into(), at });
        self
    }

    /// Whether it stops a build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = &self.at {
            write!(f, "{at}: ")?;
        }
        write!(f, "{}[{}]: {}", self.severity, self.code, self.message)
    }
}

/// Sorts by file, place, severity (worst first) and code, and removes doubles: the order in which
/// diagnostics are shown.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.at.clone(), std::cmp::Reverse(d.severity), d.code);
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    diagnostics.dedup();
}
