//! The stricter of two obligations.

use std::collections::BTreeMap;

use super::Obligations;
#[cfg(feature = "decide")]
use super::applies;
#[cfg(feature = "decide")]
use crate::action::Action;
use crate::document::{Mask, RecordRules, TableRules};

impl Obligations {
    /// What holds where both hold: of each kind the stricter.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self {
            classify: self.classify.max(other.classify),
            quarantine: self.quarantine || other.quarantine,
            deny_card_numbers: self.deny_card_numbers || other.deny_card_numbers,
            detect: joined(&self.detect, &other.detect, |a, b| *a.max(b)),
            filters: joined(&self.filters, &other.filters, |a, b| a | b),
            masks: joined(&self.masks, &other.masks, Mask::stricter),
            columns: joined(&self.columns, &other.columns, |a, b| if a.0 < b.0 { *b } else { *a }),
            entities: joined(&self.entities, &other.entities, |a, b| a.min(b).clone()),
            k: self.k.max(other.k),
            l: self.l.max(other.l),
            records: both(&self.records, &other.records, stricter_records),
            max_rows: least(self.max_rows, other.max_rows),
            min_group: self.min_group.max(other.min_group),
            round: both(&self.round, &other.round, |a, b| common_multiple(*a, *b)),
            tables: both(&self.tables, &other.tables, stricter_tables),
            watermarks: &self.watermarks | &other.watermarks,
            label: self.label.max(other.label),
            sensitivity: match self.label >= other.label {
                true => self.sensitivity.clone().or(other.sensitivity.clone()),
                false => other.sensitivity.clone().or(self.sensitivity.clone()),
            },
            workbook: self.workbook.max(other.workbook),
            evidence: self.evidence.or(other.evidence),
            retention_days: least(self.retention_days, other.retention_days),
            step_up: &self.step_up | &other.step_up,
            watermark_id: self.watermark_id || other.watermark_id,
            manifest: self.manifest || other.manifest,
            expires_days: least(self.expires_days, other.expires_days),
            domains: both(&self.domains, &other.domains, |a, b| a & b),
            max_views: least(self.max_views, other.max_views),
            grace_days: self.grace_days.max(other.grace_days),
            approvals: self.approvals.max(other.approvals),
            certificate: self.certificate || other.certificate,
        }
    }

    /// What of it has a meaning at an action.
    #[must_use]
    #[cfg(feature = "decide")]
    pub(crate) fn at(&self, action: Action) -> Self {
        let none = Self::default();
        let of = |key: &str| if applies(key, action) { self } else { &none };
        Self {
            classify: of("classify").classify,
            quarantine: of("quarantine").quarantine,
            deny_card_numbers: of("deny_card_numbers").deny_card_numbers,
            filters: of("filter").filters.clone(),
            masks: of("mask").masks.clone(),
            k: of("k").k,
            l: of("l").l,
            max_rows: of("max_rows").max_rows,
            min_group: of("min_group").min_group,
            round: of("round").round,
            watermarks: of("watermark").watermarks.clone(),
            label: of("label").label,
            workbook: of("workbook").workbook,
            step_up: of("step_up").step_up.clone(),
            watermark_id: of("watermark_id").watermark_id,
            manifest: of("manifest").manifest,
            expires_days: of("expires_days").expires_days,
            domains: of("domains").domains.clone(),
            max_views: of("max_views").max_views,
            grace_days: of("grace_days").grace_days,
            approvals: of("approvals").approvals,
            certificate: of("certificate").certificate,
            ..none.clone()
        }
    }
}

fn both<T: Clone>(one: &Option<T>, two: &Option<T>, stricter: impl Fn(&T, &T) -> T) -> Option<T> {
    match (one, two) {
        (Some(one), Some(two)) => Some(stricter(one, two)),
        (one, two) => one.as_ref().or(two.as_ref()).cloned(),
    }
}

fn least<T: Ord + Copy>(one: Option<T>, two: Option<T>) -> Option<T> {
    both(&one, &two, |one, two| *one.min(two))
}

fn joined<K: Ord + Clone, V: Clone>(
    one: &BTreeMap<K, V>,
    two: &BTreeMap<K, V>,
    stricter: impl Fn(&V, &V) -> V,
) -> BTreeMap<K, V> {
    let mut all = one.clone();
    for (key, value) in two {
        let value = all.get(key).map_or_else(|| value.clone(), |first| stricter(first, value));
        all.insert(key.clone(), value);
    }
    all
}

/// A number rounded to multiples of both is rounded to multiples of their least common one.
fn common_multiple(one: u32, two: u32) -> u32 {
    let (mut a, mut b) = (one, two);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    (one / a.max(1)).saturating_mul(two)
}

fn stricter_records(one: &RecordRules, two: &RecordRules) -> RecordRules {
    RecordRules {
        k: one.k.max(two.k),
        l: one.l.max(two.l),
        max_risk: both(&one.max_risk, &two.max_risk, |a, b| a.min(*b)),
        max_suppressed: one.max_suppressed.min(two.max_suppressed),
    }
}

fn stricter_tables(one: &TableRules, two: &TableRules) -> TableRules {
    use crate::document::{Dominance, Zeros};
    TableRules {
        min_frequency: one.min_frequency.max(two.min_frequency),
        zeros: if one.zeros == Zeros::Withhold { one.zeros } else { two.zeros },
        dominance: both(&one.dominance, &two.dominance, |a, b| Dominance {
            n: a.n.max(b.n),
            k: a.k.min(b.k),
        }),
        p_percent: both(&one.p_percent, &two.p_percent, |a, b| a.max(*b)),
        protection: one.protection.max(two.protection),
        complementary: one.complementary || two.complementary,
        rounding: both(&one.rounding, &two.rounding, |a, b| common_multiple(*a, *b)),
        linked: one.linked.max(two.linked),
    }
}
