//! Rules of the TOML that hold whatever Cedar permits.

use std::collections::BTreeSet;

use indeck_model::Classification;

use super::decision::{Cause, Reason};
use super::request::{Request, Resource};
use crate::action::Action;
use crate::document::Document;
use crate::obligation::Obligations;

/// What stands against a request.
pub(super) fn against(
    document: &Document,
    request: &Request,
    class: Option<Classification>,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut rule = |id: String, text: String| reasons.push(Reason::new(Cause::Rule, id, text));
    // A risk that nobody tells is as great as can be.
    let risk = request.circumstances.risk.unwrap_or(100);
    if let Some(limit) = document.risk.deny.filter(|limit| risk >= *limit) {
        rule("risk.deny".to_owned(), format!("the session's risk is {limit} or more"));
    }
    if let Some(class) = class
        && let Some(regions) = document.regions(class)
    {
        let region = request.circumstances.region.as_deref();
        if !region.is_some_and(|region| regions.iter().any(|one| one == region)) {
            let allowed = regions.join(", ");
            rule("residency".to_owned(), format!("{class} data is handled in {allowed} only"));
        }
    }
    reasons
}

/// The recipients that are not allowed.
pub(super) fn recipients(request: &Request, obligations: &Obligations) -> Option<Reason> {
    let domains = obligations.domains.as_ref().filter(|_| request.action == Action::Share)?;
    let wanted = request.circumstances.recipient_domains();
    if wanted.is_subset(domains) {
        return None;
    }
    let allowed: Vec<&str> = domains.iter().map(String::as_str).collect();
    let text = match allowed.is_empty() {
        true => "no recipient is allowed".to_owned(),
        false => format!("recipients are of {} only", allowed.join(", ")),
    };
    Some(Reason::new(Cause::Rule, "recipients.domains", text))
}

/// What the document asks for, with what the permits ask for.
pub(super) fn complete(
    document: &Document,
    request: &Request,
    class: Option<Classification>,
    permits: &Obligations,
) -> Obligations {
    let mut all = permits.at(request.action);
    let risk = request.circumstances.risk.unwrap_or(100);
    if document.risk.step_up.is_some_and(|limit| risk >= limit) {
        all.step_up.insert("any".to_owned());
    }
    match request.action {
        Action::Ingest => {
            all.detect = document.detect.clone();
            all.retention_days = class.and_then(|class| document.retention_days(class));
        }
        Action::Query => {
            columns(document, &request.resource, &mut all);
            records(document, &mut all);
        }
        Action::Disclose => {
            columns(document, &request.resource, &mut all);
            all.masks.clear();
            records(document, &mut all);
            tables(document, &mut all);
            all.evidence = Some(document.evidence);
            all.retention_days = class.and_then(|class| document.retention_days(class));
            label(document, class, &mut all);
        }
        Action::Share if !document.recipients.is_empty() => {
            let domains: BTreeSet<String> = document.recipients.iter().cloned().collect();
            let both = Obligations { domains: Some(domains), ..Obligations::default() };
            all = all.and(&both);
        }
        _ => {}
    }
    all
}

fn columns(document: &Document, resource: &Resource, all: &mut Obligations) {
    for name in resource.datasets() {
        if let Some(entity) = document.datasets.get(name).and_then(|d| d.entity.clone()) {
            all.entities.insert(name.to_owned(), entity);
        }
    }
    for column in &resource.columns {
        let Some(dataset) = document.datasets.get(&column.source) else { continue };
        let found = dataset.column(&column.column);
        let name = format!("{}.{}", column.source, column.column);
        for mask in found.masks.iter().filter_map(|name| document.masks.get(name)) {
            let mask = match all.masks.get(&name) {
                Some(other) => other.stricter(mask),
                None => mask.value.clone(),
            };
            all.masks.insert(name.clone(), mask);
        }
        if let Some(class) = found.class {
            all.columns.insert(name, (class, found.role));
        }
    }
}

fn records(document: &Document, all: &mut Obligations) {
    let mut rules = document.records.clone();
    rules.k = rules.k.max(all.k.unwrap_or(0));
    rules.l = rules.l.max(all.l.unwrap_or(0));
    all.records = Some(rules);
}

fn tables(document: &Document, all: &mut Obligations) {
    let rounding = Obligations { round: document.tables.rounding, ..Obligations::default() };
    let round = all.and(&rounding).round;
    let mut rules = document.tables.clone();
    rules.min_frequency = rules.min_frequency.max(all.min_group.unwrap_or(0));
    rules.rounding = round;
    all.tables = Some(rules);
}

fn label(document: &Document, class: Option<Classification>, all: &mut Obligations) {
    let bears = class.filter(|class| document.label(*class).is_some());
    all.label = all.label.max(bears);
    let Some(label) = all.label.and_then(|class| document.label(class)) else { return };
    all.watermarks.extend(label.watermark.clone());
    all.workbook = all.workbook.max(Some(label.workbook));
}
