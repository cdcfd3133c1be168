//! Something to mend.

use std::fmt;

/// What stops a check or generator from running at all.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Something to mend, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Path from the repository's root, with a line number where one applies.
    pub(crate) at: String,
    /// What is wrong and how to mend it.
    pub(crate) message: String,
}

impl Finding {
    /// A finding in a file.
    pub(crate) fn new(at: impl Into<String>, message: impl Into<String>) -> Self {
        Self { at: at.into(), message: message.into() }
    }

    /// A finding in a line of a file, counted from 1.
    pub(crate) fn in_line(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self::new(format!("{path}:{line}"), message)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.message)
    }
}
