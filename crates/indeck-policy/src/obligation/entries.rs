//! Obligations as lines of text: for decision tables, explanations and logs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use super::Obligations;
use crate::document::{RecordRules, TableRules};

/// Collects lines.
#[derive(Default)]
struct Lines(BTreeMap<String, String>);

impl Lines {
    fn one(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.0.insert(key.to_owned(), value.to_string());
        }
    }

    fn flag(&mut self, key: &str, value: bool) {
        self.one(key, value.then_some("true"));
    }

    fn set(&mut self, key: &str, values: &BTreeSet<String>) {
        if !values.is_empty() {
            self.0.insert(key.to_owned(), list(values));
        }
    }

    fn map<K: Display, V>(
        &mut self,
        key: &str,
        values: &BTreeMap<K, V>,
        text: impl Fn(&V) -> String,
    ) {
        for (name, value) in values {
            self.0.insert(format!("{key}.{name}"), text(value));
        }
    }
}

fn list(values: &BTreeSet<String>) -> String {
    values.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

impl Obligations {
    /// Everything that it asks for, by key: `k` → `5`, `mask.customers.email` → `redact text=█████`.
    /// No value of any data is among them.
    pub fn entries(&self) -> BTreeMap<String, String> {
        let mut lines = Lines::default();
        lines.one("classify", self.classify);
        lines.flag("quarantine", self.quarantine);
        lines.flag("deny_card_numbers", self.deny_card_numbers);
        for (kind, action) in &self.detect {
            lines.one(&format!("detect.{}", kind.word()), Some(action.word()));
        }
        lines.map("filter", &self.filters, |all| {
            all.iter().map(String::as_str).collect::<Vec<_>>().join(" AND ")
        });
        lines.map("mask", &self.masks, ToString::to_string);
        lines.map("column", &self.columns, |(class, role)| format!("{class} {}", role.word()));
        lines.map("entity", &self.entities, Clone::clone);
        self.disclosure(&mut lines);
        lines.set("step_up", &self.step_up);
        lines.flag("watermark_id", self.watermark_id);
        lines.flag("manifest", self.manifest);
        lines.one("expires_days", self.expires_days);
        lines.one("domains", self.domains.as_ref().map(list));
        lines.one("max_views", self.max_views);
        lines.one("grace_days", self.grace_days);
        lines.one("approvals", self.approvals);
        lines.flag("certificate", self.certificate);
        lines.one("retention_days", self.retention_days);
        lines.0
    }

    fn disclosure(&self, lines: &mut Lines) {
        lines.one("k", self.k);
        lines.one("l", self.l);
        lines.one("max_rows", self.max_rows);
        lines.one("min_group", self.min_group);
        lines.one("round", self.round);
        lines.set("watermark", &self.watermarks);
        lines.one("label", self.label);
        if let Some(label) = &self.sensitivity {
            lines.one("label.name", Some(&label.name));
            lines.one("label.id", label.id.as_ref());
            lines.one("label.tenant", label.tenant.as_ref());
            lines.one("label.method", Some(label.method.word()));
        }
        lines.one("workbook", self.workbook.map(|payload| payload.word()));
        lines.one("evidence.queries", self.evidence.map(|queries| queries.word()));
        if let Some(rules) = &self.records {
            records(lines, rules);
        }
        if let Some(rules) = &self.tables {
            tables(lines, rules);
        }
    }
}

fn records(lines: &mut Lines, rules: &RecordRules) {
    lines.one("records.k", Some(rules.k));
    lines.one("records.l", Some(rules.l));
    lines.one("records.max_risk", rules.max_risk);
    lines.one("records.max_suppressed", Some(rules.max_suppressed));
}

fn tables(lines: &mut Lines, rules: &TableRules) {
    lines.one("tables.min_frequency", Some(rules.min_frequency));
    lines.one("tables.zeros", Some(rules.zeros.word()));
    lines.one("tables.dominance", rules.dominance.map(|d| format!("n={} k={}", d.n, d.k)));
    lines.one("tables.p_percent", rules.p_percent);
    lines.one("tables.protection", Some(rules.protection));
    lines.one("tables.complementary", Some(rules.complementary));
    lines.one("tables.rounding", rules.rounding);
    lines.one("tables.linked", Some(rules.linked.word()));
}
