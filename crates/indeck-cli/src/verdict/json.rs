//! A test as one JSON object: the checks, and the findings as `check` reports them.

use serde::Serialize;

use super::{Outcome, Verdicts};
use crate::report;
use crate::report::json::{Place, Report};

#[derive(Serialize)]
struct Test<'a> {
    checks: Vec<Check<'a>>,
    passed: usize,
    failed: usize,
    ignored: usize,
    not_evaluated: usize,
    #[serde(flatten)]
    findings: Report<'a>,
}

#[derive(Serialize)]
struct Check<'a> {
    id: &'a str,
    outcome: &'static str,
    severity: String,
    /// What is wrong; nothing where the check holds.
    message: Option<&'a str>,
    burst: Option<&'a str>,
    #[serde(flatten)]
    place: Place<'a>,
}

/// All of it, with a line feed at the end.
pub(crate) fn all(verdicts: &Verdicts) -> String {
    let score = verdicts.score();
    let checks = verdicts.checks.iter().map(|(outcome, check)| Check {
        id: &check.id,
        outcome: word(*outcome),
        severity: check.severity.to_string(),
        message: (*outcome != Outcome::Passed).then_some(&*check.message),
        burst: check.burst.as_deref(),
        place: Place::of(Some(&check.at)),
    });
    report::to_json(&Test {
        checks: checks.collect(),
        passed: score.passed,
        failed: score.failed,
        ignored: score.ignored,
        not_evaluated: score.unknown,
        findings: Report::of(&verdicts.shown()),
    })
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "passed",
        Outcome::Failed => "failed",
        Outcome::Ignored => "ignored",
        Outcome::Unknown => "not-evaluated",
    }
}
