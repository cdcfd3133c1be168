//! The record of a build for programs: one JSON object.

use indeck::{BuildReport, Diagnostic, Dropped, Findings};
use serde::Serialize;

use super::Made;
use crate::report::json::{Place, Report};

#[derive(Default, Serialize)]
struct Record<'a> {
    made: Vec<Deck<'a>>,
    skipped: Vec<NotMade<'a>>,
    failed: Vec<Failed<'a>>,
    refused: Vec<NotMade<'a>>,
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    record: Record<'a>,
    #[serde(flatten)]
    findings: Report<'a>,
}

/// A deck; `burst` is the value that it was made for.
#[derive(Serialize)]
struct Deck<'a> {
    burst: Option<&'a str>,
    output: String,
    bytes: u64,
    slides: usize,
    charts: usize,
    tables: usize,
    pictures: usize,
    dropped: Vec<Slide<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    governed: Option<Policy<'a>>,
    /// Of a deck among others; those of one deck are those of the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Report<'a>>,
}

/// What a policy did to a deck.
#[derive(Serialize)]
struct Policy<'a> {
    policy: &'a str,
    version: &'a str,
    hash: String,
    permitted_by: &'a [String],
    class: Option<&'static str>,
    label: Option<&'a str>,
    event: Option<u64>,
    suppressed: u64,
}

#[derive(Serialize)]
struct Slide<'a> {
    slide: &'a str,
    reason: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
struct NotMade<'a> {
    burst: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct Failed<'a> {
    burst: &'a str,
    findings: Report<'a>,
}

/// The record with a line feed at the end; on one line unless it is `pretty`.
pub(super) fn json(made: &Made, pretty: bool) -> String {
    let failure = match made {
        Made::Failed(failure) => Some(failure.to_diagnostic()),
        _ => None,
    };
    let (record, findings) = match made {
        Made::One(report) => {
            (Record { made: vec![deck(None, report)], ..Record::default() }, &report.findings)
        }
        Made::Each(report) => (each(report), &report.findings),
        Made::Invalid(findings) => (Record::default(), findings),
        Made::Failed(_) => (Record::default(), &Findings::default()),
    };
    let shown: Vec<&Diagnostic> = findings.diagnostics.iter().chain(&failure).collect();
    let whole = Whole { record, findings: Report::of(&shown) };
    if pretty {
        return crate::report::to_json(&whole);
    }
    // Only maps with keys that are not text can fail, and there are none.
    serde_json::to_string(&whole).unwrap_or_default() + "\n"
}

fn each(report: &indeck::BurstReport) -> Record<'_> {
    Record {
        made: report.made.iter().map(|(value, made)| deck(Some(value), made)).collect(),
        skipped: report.skipped.iter().map(not_made).collect(),
        failed: report
            .failed
            .iter()
            .map(|(value, found)| Failed { burst: value, findings: findings(found) })
            .collect(),
        refused: report.refused.iter().map(not_made).collect(),
    }
}

fn not_made((value, reason): &(String, String)) -> NotMade<'_> {
    NotMade { burst: value, reason }
}

fn deck<'a>(burst: Option<&'a str>, report: &'a BuildReport) -> Deck<'a> {
    Deck {
        burst,
        output: report.output.display().to_string(),
        bytes: report.bytes,
        slides: report.slides,
        charts: report.charts,
        tables: report.tables,
        pictures: report.pictures,
        dropped: report.dropped.iter().map(slide).collect(),
        governed: report.governed.as_ref().map(policy),
        findings: burst.map(|_| findings(&report.findings)),
    }
}

fn policy(governed: &indeck::Governed) -> Policy<'_> {
    Policy {
        policy: &governed.policy,
        version: &governed.version,
        hash: governed.policy_hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        permitted_by: &governed.permitted_by,
        class: governed.class.map(|class| class.word()),
        label: governed.label.as_deref(),
        event: governed.event,
        suppressed: governed.suppressed(),
    }
}

fn slide(dropped: &Dropped) -> Slide<'_> {
    Slide { slide: &dropped.slide, reason: &dropped.reason, place: Place::of(Some(&dropped.at)) }
}

fn findings(found: &Findings) -> Report<'_> {
    Report::of(&found.diagnostics.iter().collect::<Vec<_>>())
}
