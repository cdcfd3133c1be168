//! Findings as one JSON object.

use indeck::Diagnostic;
use serde::Serialize;

use super::Tally;

#[derive(Serialize)]
struct Report<'a> {
    diagnostics: Vec<Finding<'a>>,
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// A finding without a place has `null` in the fields of the place.
#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: String,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<u32>,
    hints: &'a [String],
}

/// All findings, with a line feed at the end.
pub(crate) fn all(findings: &[&Diagnostic]) -> String {
    let tally = Tally::of(findings);
    super::to_json(&Report {
        diagnostics: findings.iter().map(|d| finding(d)).collect(),
        errors: tally.errors,
        warnings: tally.warnings,
        notes: tally.notes,
    })
}

fn finding(diagnostic: &Diagnostic) -> Finding<'_> {
    let at = diagnostic.at.as_ref();
    Finding {
        code: diagnostic.code,
        severity: diagnostic.severity.to_string(),
        message: &diagnostic.message,
        file: at.map(|at| at.file.as_str()),
        line: at.map(|at| at.line),
        column: at.map(|at| at.column),
        end_line: at.map(|at| at.end_line),
        end_column: at.map(|at| at.end_column),
        hints: &diagnostic.hints,
    }
}
