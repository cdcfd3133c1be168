//! Findings as one JSON object.

use indeck::diagnostic::Note;
use indeck::{Diagnostic, Location};
use serde::Serialize;

use super::{Tally, rule};

/// Findings and their counts.
#[derive(Serialize)]
pub(crate) struct Report<'a> {
    diagnostics: Vec<Finding<'a>>,
    errors: usize,
    warnings: usize,
    notes: usize,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: String,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    hints: &'a [String],
    notes: Vec<Remark<'a>>,
    help_uri: Option<String>,
}

#[derive(Serialize)]
struct Remark<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

/// What has no place has `null` in its fields.
#[derive(Default, Serialize)]
pub(crate) struct Place<'a> {
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<u32>,
}

/// All findings, with a line feed at the end.
pub(crate) fn all(findings: &[&Diagnostic]) -> String {
    super::to_json(&Report::of(findings))
}

impl<'a> Report<'a> {
    /// The report on those findings.
    pub(crate) fn of(findings: &[&'a Diagnostic]) -> Self {
        let Tally { errors, warnings, notes } = Tally::of(findings);
        Self { diagnostics: findings.iter().map(|d| finding(d)).collect(), errors, warnings, notes }
    }
}

impl<'a> Place<'a> {
    /// The place, or none.
    pub(crate) fn of(at: Option<&'a Location>) -> Self {
        Self {
            file: at.map(|at| at.file.as_str()),
            line: at.map(|at| at.line),
            column: at.map(|at| at.column),
            end_line: at.map(|at| at.end_line),
            end_column: at.map(|at| at.end_column),
        }
    }
}

fn finding(diagnostic: &Diagnostic) -> Finding<'_> {
    Finding {
        code: diagnostic.code,
        severity: diagnostic.severity.to_string(),
        message: &diagnostic.message,
        place: Place::of(diagnostic.at.as_ref()),
        hints: &diagnostic.hints,
        notes: diagnostic.notes.iter().map(remark).collect(),
        help_uri: rule::of(diagnostic.code).map(|rule| rule.uri),
    }
}

fn remark(note: &Note) -> Remark<'_> {
    Remark { message: &note.message, place: Place::of(note.at.as_ref()) }
}
