//! `RunFinding`: what was found in a report, as a run keeps it.

use indeck::{Diagnostic, Severity};
use serde::{Deserialize, Serialize};

use super::live::LogLevel;
use crate::reports::without_id;

/// Findings that are kept at most.
pub(super) const MOST: usize = 200;

/// A mistake or a warning, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunFinding {
    /// A stable kebab-case name of what was found.
    pub code: String,
    /// How bad it is.
    pub level: LogLevel,
    /// What is wrong.
    pub message: String,
    /// The file that it is in; empty where it has no place.
    pub file: String,
    /// The line, from 1; 0 where it has no place.
    pub line: u32,
    /// The column, from 1; 0 where it has no place.
    pub column: u32,
    /// Ways out, best first.
    pub hints: Vec<String>,
    /// What else there is to know.
    pub notes: Vec<FoundNote>,
}

/// A remark beside a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundNote {
    /// What it says.
    pub message: String,
    /// The line that it speaks of; 0 where there is none.
    pub line: u32,
}

impl RunFinding {
    pub(super) fn of(found: &Diagnostic) -> Self {
        let at = found.at.as_ref();
        let note = |note: &indeck::diagnostic::Note| FoundNote {
            message: note.message.clone(),
            line: note.at.as_ref().map_or(0, |at| at.line),
        };
        Self {
            code: found.code.to_owned(),
            level: match found.severity {
                Severity::Error => LogLevel::Error,
                Severity::Warning => LogLevel::Warning,
                _ => LogLevel::Info,
            },
            message: without_id(&found.message),
            file: at.map_or_else(String::new, |at| at.file.clone()),
            line: at.map_or(0, |at| at.line),
            column: at.map_or(0, |at| at.column),
            hints: found.hints.clone(),
            notes: found.notes.iter().map(note).collect(),
        }
    }
}
