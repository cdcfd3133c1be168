//! What a run found and made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use indeck_model::diagnostic;
use indeck_model::{Diagnostic, Location, Severity};

use crate::report::Governed;

/// What is wrong with a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Mistakes and warnings, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The text of each file that a place may lie in, by the file's name, for showing lines.
    pub texts: BTreeMap<String, String>,
    /// The files that the report depends on, as far as they are known.
    pub inputs: Vec<PathBuf>,
}

impl Findings {
    /// Sorted findings, each of them and each hint once.
    pub(crate) fn new(
        mut diagnostics: Vec<Diagnostic>,
        texts: BTreeMap<String, String>,
        inputs: Vec<PathBuf>,
    ) -> Self {
        diagnostics.iter_mut().for_each(|d| {
            let mut said = BTreeSet::new();
            d.hints.retain(|hint| said.insert(hint.clone()));
        });
        diagnostic::sort(&mut diagnostics);
        // Layers share their `x`, and so what is wrong with it.
        diagnostics.dedup();
        Self { diagnostics, texts, inputs }
    }

    /// Whether something stops a build.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// What a build made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BuildReport {
    /// The file; for a deck in memory, the name that the spec gives it.
    pub output: PathBuf,
    /// Number of slides.
    pub slides: usize,
    /// Number of charts.
    pub charts: usize,
    /// Number of tables.
    pub tables: usize,
    /// Number of pictures, each use counted.
    pub pictures: usize,
    /// The file's size in bytes.
    pub bytes: u64,
    /// What the spec has and the deck has not.
    pub dropped: Vec<Dropped>,
    /// What a policy did to it; `None` for an ungoverned deck.
    pub governed: Option<Governed>,
    /// Warnings.
    pub findings: Findings,
}

/// A slide, or the slides of a loop or file, that a condition left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Its id, or what it is: `slide at line 12`.
    pub slide: String,
    /// Why it is not there.
    pub reason: String,
    /// Its place in the spec.
    pub at: Location,
}

/// What a burst made: a deck for each value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BurstReport {
    /// Values with their decks.
    pub made: Vec<(String, BuildReport)>,
    /// Values that the burst's condition left out, and why.
    pub skipped: Vec<(String, String)>,
    /// Values whose deck could not be made, and what is wrong.
    pub failed: Vec<(String, Findings)>,
    /// Values that a rule refused, and why.
    pub refused: Vec<(String, String)>,
    /// What was found in all of them together.
    pub findings: Findings,
}

/// What became of a report's checks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TestReport {
    /// The checks in the spec's order, for each deck of a burst.
    pub checks: Vec<CheckResult>,
    /// What was found, failed checks included.
    pub findings: Findings,
}

/// What became of a check.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckResult {
    /// Its id.
    pub id: String,
    /// Whether it holds; `None` if it could not be evaluated.
    pub passed: Option<bool>,
    /// How bad it is if it does not.
    pub severity: Severity,
    /// What it says then.
    pub message: String,
    /// Its place in the spec.
    pub at: Location,
    /// The deck of a burst that it was evaluated for.
    pub burst: Option<String>,
}
