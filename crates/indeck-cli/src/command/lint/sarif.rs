//! Findings in decks as SARIF 2.1.0: the deck is the artifact, slide and shape are its logical
//! places.
//!
//! Source: OASIS SARIF 2.1.0, sections 3.27 (`result`), 3.28 (`location`) and 3.33
//! (`logicalLocation`).

use indeck::Severity;
use indeck::lint::{Finding, RULES, Rule};
use serde_json::{Value, json};

use super::{Linted, hint};
use crate::report;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// All findings, with a line feed at the end.
pub(super) fn all(linted: &[Linted]) -> String {
    let used: Vec<&Rule> = RULES.iter().copied().filter(|rule| is_used(rule, linted)).collect();
    let results = linted.iter().flat_map(|deck| {
        deck.findings.iter().map(|finding| result(&deck.file, finding, &used)).collect::<Vec<_>>()
    });
    report::to_json(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "indeck",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": used.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
            } },
            "invocations": [{
                "executionSuccessful": linted.iter().all(|deck| deck.unread.is_none()),
                "toolExecutionNotifications": linted.iter().filter_map(notification).collect::<Vec<_>>(),
            }],
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    }))
}

/// A deck that could not be read.
fn notification(deck: &Linted) -> Option<Value> {
    let unread = deck.unread.as_ref()?;
    let location = json!({ "physicalLocation": { "artifactLocation": { "uri": report::sarif::uri(&deck.file) } } });
    Some(json!({
        "level": "error",
        "descriptor": { "id": unread.code },
        "message": { "text": unread.message },
        "locations": [location],
    }))
}

fn is_used(rule: &Rule, linted: &[Linted]) -> bool {
    linted.iter().flat_map(|deck| &deck.findings).any(|finding| finding.rule.code == rule.code)
}

fn described(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.why },
        "help": { "text": rule.mend },
        "properties": { "tags": [rule.category.name()] },
    })
}

fn result(file: &str, finding: &Finding, used: &[&Rule]) -> Value {
    let index = used.iter().position(|rule| rule.code == finding.rule.code);
    let level = match finding.rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        _ => "note",
    };
    json!({
        "ruleId": finding.rule.code,
        "ruleIndex": index,
        "level": level,
        "message": { "text": format!("{}; {}", finding.message, hint(finding)) },
        "locations": [{
            "physicalLocation": { "artifactLocation": { "uri": report::sarif::uri(file) } },
            "logicalLocations": places(finding),
        }],
    })
}

/// Slide, shape and part.
fn places(finding: &Finding) -> Vec<Value> {
    let slide = finding.slide.map(|n| json!({ "name": format!("slide {n}"), "kind": "slide" }));
    let shape = finding.shape.as_ref();
    let shape = shape.map(|shape| json!({ "name": shape.name, "kind": "shape" }));
    let part = json!({ "fullyQualifiedName": finding.part, "kind": "part" });
    slide.into_iter().chain(shape).chain([part]).collect()
}
