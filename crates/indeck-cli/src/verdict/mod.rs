//! What became of a report's checks, in the forms in which it is reported.

pub(crate) mod json;
pub(crate) mod junit;
pub(crate) mod text;

#[cfg(test)]
mod tests;

use indeck::{CheckResult, Diagnostic, Findings, Severity, TestReport};

use crate::exit::{Exit, is_contract};

/// What became of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It holds.
    Passed,
    /// It does not hold.
    Failed,
    /// It does not hold, and is too mild to count.
    Ignored,
    /// Nobody knows: it could not be evaluated.
    Unknown,
}

/// A run of the checks of one spec.
pub(crate) struct Verdicts {
    /// The spec, as the user named it.
    pub(crate) spec: String,
    /// Each check with what became of it.
    pub(crate) checks: Vec<(Outcome, CheckResult)>,
    /// What counts: failed checks and all else that was found.
    pub(crate) findings: Findings,
}

/// How many checks there are of each outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Score {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) ignored: usize,
    pub(crate) unknown: usize,
}

impl Verdicts {
    /// What a test found, as far as it is as bad as `least`.
    pub(crate) fn of(spec: String, report: TestReport, least: Severity) -> Self {
        let TestReport { checks, mut findings } = report;
        findings.diagnostics.retain(|d| d.severity >= least);
        let checks = checks.into_iter().map(|check| (outcome(&check, least), check)).collect();
        Self { spec, checks, findings }
    }

    /// What was found, in the order of its places.
    pub(crate) fn shown(&self) -> Vec<&Diagnostic> {
        self.findings.diagnostics.iter().collect()
    }

    /// What was found besides failed checks.
    pub(crate) fn others(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.diagnostics.iter().filter(|d| d.code != "check-failed")
    }

    /// The count of the outcomes.
    pub(crate) fn score(&self) -> Score {
        let number = |outcome| self.checks.iter().filter(|(found, _)| *found == outcome).count();
        Score {
            passed: number(Outcome::Passed),
            failed: number(Outcome::Failed),
            ignored: number(Outcome::Ignored),
            unknown: number(Outcome::Unknown),
        }
    }

    /// A broken data contract is told apart from other findings, whatever else was found.
    pub(crate) fn exit(&self) -> Exit {
        let breaks = |d: &Diagnostic| d.is_error() && is_contract(d);
        if self.findings.diagnostics.iter().any(breaks) {
            return Exit::Contract;
        }
        let unknown = if self.score().unknown > 0 { Exit::Findings } else { Exit::Ok };
        Exit::of_findings(&self.findings.diagnostics).max(unknown)
    }
}

fn outcome(check: &CheckResult, least: Severity) -> Outcome {
    match check.passed {
        Some(true) => Outcome::Passed,
        Some(false) if check.severity >= least => Outcome::Failed,
        Some(false) => Outcome::Ignored,
        None => Outcome::Unknown,
    }
}
