//! Are decision tables complete? Every part of a policy is left out once: some case must notice.

mod statement;
mod tree;

use indeck_model::Diagnostic;
use indeck_model::spec::Located;

use crate::policy::{Policy, PolicyFiles};
use crate::table_test::Case;

/// A policy from which one part is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// What is left out, in words.
    pub without: String,
    /// The TOML.
    pub text: String,
    /// The Cedar files with their names.
    pub cedar: Vec<(String, String)>,
}

/// What became of all mutants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Number of mutants.
    pub total: usize,
    /// Those of which no case noticed that something is missing.
    pub survivors: Vec<Mutant>,
}

/// Files held in memory.
pub(crate) struct Texts<'t>(pub(crate) &'t [(String, String)]);

impl PolicyFiles for Texts<'_> {
    fn open(&mut self, file: &Located<String>) -> Result<String, Diagnostic> {
        match self.0.iter().find(|(name, _)| *name == file.value) {
            Some((_, text)) => Ok(text.clone()),
            None => ().open(file),
        }
    }
}

/// Every mutant of a policy: without one entry or list member of the TOML, one Cedar policy, one
/// constraint of its head, one condition or part of a condition, one annotation, one obligation.
pub fn mutants(text: &str, cedar: &[(String, String)]) -> Vec<Mutant> {
    let mut all = Vec::new();
    for (without, text) in tree::mutants(text) {
        all.push(Mutant { without, text, cedar: cedar.to_vec() });
    }
    for (index, (name, whole)) in cedar.iter().enumerate() {
        for (without, mutated) in statement::mutants(whole) {
            let mut cedar = cedar.to_vec();
            if let Some(file) = cedar.get_mut(index) {
                file.1 = mutated;
            }
            all.push(Mutant {
                without: format!("{name}: {without}"),
                text: text.to_owned(),
                cedar,
            });
        }
    }
    for (without, text) in tree::inline_mutants(text) {
        all.push(Mutant { without, text, cedar: cedar.to_vec() });
    }
    all
}

/// Puts all cases to every mutant. A mutant that does not load is noticed.
///
/// # Errors
/// The diagnostics of the policy itself where it does not load, and the failed cases where it does
/// not decide as they expect: then nothing can be said of its mutants.
pub fn run(
    name: &str,
    text: &str,
    files: &mut dyn PolicyFiles,
    cases: &[Case],
) -> Result<Report, Vec<Diagnostic>> {
    let policy = Policy::load(name, text, files)?;
    let failed: Vec<Diagnostic> =
        cases.iter().filter_map(|case| case.run(&policy).diagnostic()).collect();
    if !failed.is_empty() {
        return Err(failed);
    }
    let mut cedar = Vec::new();
    for file in &policy.document().cedar.files {
        cedar.push((file.value.clone(), files.open(file).map_err(|diagnostic| vec![diagnostic])?));
    }
    let all = mutants(text, &cedar);
    let total = all.len();
    let survivors = all.into_iter().filter(|mutant| !mutant.is_noticed(name, cases)).collect();
    Ok(Report { total, survivors })
}

impl Mutant {
    /// Whether a case decides otherwise than expected, or the policy no longer loads.
    pub fn is_noticed(&self, name: &str, cases: &[Case]) -> bool {
        match Policy::load(name, &self.text, &mut Texts(&self.cedar)) {
            Ok(mutated) => !cases.iter().all(|case| case.run(&mutated).is_passed()),
            Err(_) => true,
        }
    }
}
