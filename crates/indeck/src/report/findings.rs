//! What a run found and made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use indeck_model::Diagnostic;
use indeck_model::diagnostic;

/// What is wrong with a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Mistakes and warnings, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The text of each file that a place may lie in, by the file's name, for showing lines.
    pub texts: BTreeMap<String, String>,
}

impl Findings {
    /// Sorted findings, each of them and each hint once.
    pub(crate) fn new(mut diagnostics: Vec<Diagnostic>, texts: BTreeMap<String, String>) -> Self {
        diagnostics.iter_mut().for_each(|d| {
            let mut said = BTreeSet::new();
            d.hints.retain(|hint| said.insert(hint.clone()));
        });
        diagnostic::sort(&mut diagnostics);
        // Layers share their `x`, and so what is wrong with it.
        diagnostics.dedup();
        Self { diagnostics, texts }
    }

    /// Whether something stops a build.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// What a build made.
#[derive(Clone, Debug, PartialEq)]
pub struct BuildReport {
    /// The file.
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
    /// Warnings.
    pub findings: Findings,
}
