//! `[records]`: what holds for tables in which a row is a record.

use super::reader::{Fields, Reader};

/// How alike records must be before they leave.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordRules {
    /// `k`: least number of records that share their quasi-identifiers; 5 if not written.
    pub k: u32,
    /// `l`: least number of different sensitive values among these; 2 if not written.
    pub l: u32,
    /// `max_risk`: greatest share of records that may be told apart, 0 to 1; 1 / `k` if not written.
    pub max_risk: Option<f64>,
    /// `max_suppressed`: greatest share of records that may be left out for this, 0 to 1; 0.2 if
    /// not written.
    pub max_suppressed: f64,
}

impl Default for RecordRules {
    fn default() -> Self {
        Self { k: 5, l: 2, max_risk: None, max_suppressed: 0.2 }
    }
}

pub(super) fn read(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> RecordRules {
    let mut rules = RecordRules::default();
    let Some(entry) = fields.take("records") else { return rules };
    let Some(mut table) = reader.fields(&entry) else { return rules };
    if let Some(k) = table.take("k").and_then(|entry| reader.whole(&entry, 1, 1_000_000)) {
        rules.k = k;
    }
    if let Some(l) = table.take("l").and_then(|entry| reader.whole(&entry, 1, 1_000_000)) {
        rules.l = l;
    }
    rules.max_risk = table.take("max_risk").and_then(|entry| reader.number(&entry, 0.0, 1.0));
    if let Some(share) = table.take("max_suppressed").and_then(|e| reader.number(&e, 0.0, 1.0)) {
        rules.max_suppressed = share;
    }
    reader.finish(table);
    rules
}
