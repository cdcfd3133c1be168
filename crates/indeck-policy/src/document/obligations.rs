//! `[obligations.NAME]`: what permits may ask for in return.

use std::collections::{BTreeMap, BTreeSet};

use indeck_model::spec::Located;

use super::datasets::class;
use super::labels::workbook;
use super::masks::Mask;
use super::reader::{Entry, Fields, Reader};
use crate::filter::RowFilter;
use crate::obligation::Obligations;
use crate::suggest;

type Masks = BTreeMap<String, Located<Mask>>;

pub(super) fn read(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    masks: &Masks,
) -> BTreeMap<String, Located<Obligations>> {
    let mut all = BTreeMap::new();
    let Some(entry) = fields.take("obligations") else { return all };
    for (name, entry) in reader.named(&entry) {
        let Some(mut table) = reader.fields(&entry) else { continue };
        let obligations = obligations(reader, &mut table, masks);
        if obligations == Obligations::default() {
            reader.missing::<()>(&table, "every obligation", "write at least one");
        }
        reader.finish(table);
        all.insert(name.value, Located::new(obligations, name.at));
    }
    all
}

fn obligations(reader: &mut Reader<'_>, table: &mut Fields<'_>, masks: &Masks) -> Obligations {
    let domains = table.take("domains").map(|entry| super::rules::domains(reader, &entry));
    Obligations {
        classify: table.take("classify").and_then(|entry| class(reader, &entry)),
        quarantine: flag(reader, table, "quarantine"),
        deny_card_numbers: flag(reader, table, "deny_card_numbers"),
        filters: filters(reader, table),
        masks: columns(reader, table, masks),
        k: number(reader, table, "k"),
        l: number(reader, table, "l"),
        max_rows: number(reader, table, "max_rows"),
        min_group: number(reader, table, "min_group"),
        round: table.take("round").and_then(|e| reader.whole(&e, 2, 1_000_000)),
        watermarks: texts(reader, table, "watermark"),
        label: table.take("label").and_then(|entry| class(reader, &entry)),
        workbook: table.take("workbook").and_then(|entry| workbook(reader, &entry)),
        step_up: texts(reader, table, "step_up"),
        watermark_id: flag(reader, table, "watermark_id"),
        manifest: flag(reader, table, "manifest"),
        expires_days: number(reader, table, "expires_days"),
        domains: domains.map(|names| names.into_iter().collect()),
        max_views: number(reader, table, "max_views"),
        grace_days: number(reader, table, "grace_days"),
        approvals: table.take("approvals").and_then(|e| reader.whole(&e, 1, 10)),
        certificate: flag(reader, table, "certificate"),
        ..Obligations::default()
    }
}

/// A flag that can only be raised: `false` would not lower one that another permit raises.
fn flag(reader: &mut Reader<'_>, table: &mut Fields<'_>, key: &'static str) -> bool {
    let Some(entry) = table.take(key) else { return false };
    let flag = reader.flag(&entry);
    if flag == Some(false) {
        let message = format!("`{}` can only be `true`", entry.name);
        reader.bad_value(&entry, message, vec!["leave it out instead".to_owned()]);
    }
    flag.unwrap_or(false)
}

fn number(reader: &mut Reader<'_>, table: &mut Fields<'_>, key: &'static str) -> Option<u32> {
    table.take(key).and_then(|entry| reader.whole(&entry, 1, 1_000_000_000))
}

/// A text or a list of texts.
fn texts(reader: &mut Reader<'_>, table: &mut Fields<'_>, key: &'static str) -> BTreeSet<String> {
    let Some(entry) = table.take(key) else { return BTreeSet::new() };
    match entry.value.get_ref() {
        toml::de::DeValue::Array(_) => {
            reader.texts(&entry).into_iter().map(|text| text.value).collect()
        }
        _ => reader.text(&entry).map(|text| text.value).into_iter().collect(),
    }
}

fn filters(reader: &mut Reader<'_>, table: &mut Fields<'_>) -> BTreeMap<String, BTreeSet<String>> {
    let mut filters = BTreeMap::new();
    let Some(entry) = table.take("filter") else { return filters };
    for (dataset, entry) in reader.named(&entry) {
        let Some(condition) = reader.text(&entry) else { continue };
        match RowFilter::parse(&condition) {
            Ok(_) => drop(filters.insert(dataset.value, BTreeSet::from([condition.value]))),
            Err(misread) => {
                let message = format!("`{}` is no condition: {}", entry.name, misread.fault);
                let hint = "write `country = 'NL' AND wave >= 3`";
                reader.bad_value(&entry, message, vec![hint.to_owned()]);
            }
        }
    }
    filters
}

fn columns(
    reader: &mut Reader<'_>,
    table: &mut Fields<'_>,
    masks: &Masks,
) -> BTreeMap<String, Mask> {
    let mut columns = BTreeMap::new();
    let Some(entry) = table.take("mask") else { return columns };
    for (column, entry) in reader.named(&entry) {
        if !column.split_once('.').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty()) {
            let message = format!("`{}` names no column", column.value);
            let hint = "write the dataset and the column: `\"customers.email\" = \"redact\"`";
            let diagnostic = indeck_model::Diagnostic::error("bad-value", message).hint(hint);
            reader.diagnostics.push(diagnostic.at(column.at.clone()));
        }
        if let Some(mask) = mask(reader, &entry, masks) {
            columns.insert(column.value, mask);
        }
    }
    columns
}

fn mask(reader: &mut Reader<'_>, entry: &Entry<'_>, masks: &Masks) -> Option<Mask> {
    let name = reader.text(entry)?;
    match masks.get(&name.value) {
        Some(mask) => Some(mask.value.clone()),
        None => {
            let names: Vec<&str> = masks.keys().map(String::as_str).collect();
            let message = format!("there is no mask `{}`", name.value);
            let mut diagnostic = indeck_model::Diagnostic::error("unknown-mask", message);
            diagnostic.hints = suggest::hints(&name, "masks of the policy", &names);
            reader.diagnostics.push(diagnostic.at(name.at));
            None
        }
    }
}
