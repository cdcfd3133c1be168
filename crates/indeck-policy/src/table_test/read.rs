//! The text of a decision table to its cases.

use std::collections::{BTreeMap, BTreeSet};

use indeck_model::facts::SourceColumn;
use indeck_model::spec::Located;
use indeck_model::{Classification, Diagnostic};
use toml::de::{DeTable, DeValue};

use super::Case;
use crate::action::Action;
use crate::decide::{Actor, ActorKind, Circumstances, Effect, Request, Resource, ResourceKind};
use crate::document::place::Source;
use crate::document::reader::{Entry, Fields, Reader};
use crate::document::{MAX_BYTES, lower};

pub(super) fn read(file: &str, text: &str) -> Result<Vec<Case>, Vec<Diagnostic>> {
    let source = Source::new(file, text);
    let mut reader = Reader::new(&source);
    let mut cases = Vec::new();
    if text.len() > MAX_BYTES {
        let message = format!("a decision table has at most {MAX_BYTES} bytes");
        reader.report(0..0, Diagnostic::error("policy-too-large", message));
        return Err(reader.diagnostics);
    }
    let (tree, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = error.span().unwrap_or_default();
        reader.report(at, Diagnostic::error("toml-syntax", lower(error.message())));
    }
    if errors.is_empty() {
        let mut fields = Fields::new("", 0..0, tree.get_ref());
        cases = all(&mut reader, &mut fields);
        reader.finish(fields);
    }
    let mut diagnostics = reader.diagnostics;
    indeck_model::diagnostic::sort(&mut diagnostics);
    if diagnostics.iter().any(Diagnostic::is_error) { Err(diagnostics) } else { Ok(cases) }
}

fn all(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<Case> {
    let mut circumstances = Circumstances::at(0);
    if let Some(entry) = fields.take("defaults")
        && let Some(mut table) = reader.fields(&entry)
    {
        read_circumstances(reader, &mut table, &mut circumstances);
        reader.finish(table);
    }
    let Some(entry) = fields.take("case") else {
        reader.missing::<()>(fields, "case", "write `[[case]]` above each case");
        return Vec::new();
    };
    let mut cases = Vec::new();
    for entry in reader.list(&entry) {
        let Some(mut table) = reader.fields(&entry) else { continue };
        cases.extend(case(reader, &mut table, circumstances.clone()));
        reader.finish(table);
    }
    cases
}

fn case(
    reader: &mut Reader<'_>,
    table: &mut Fields<'_>,
    mut circumstances: Circumstances,
) -> Option<Case> {
    read_circumstances(reader, table, &mut circumstances);
    let name = required(reader, table, "name", "say what the case shows");
    let actor = actor(reader, table);
    let action = match table.take("action") {
        Some(entry) => reader.word(&entry, &Action::ALL.map(|action| (action.word(), action))),
        None => reader.missing(table, "action", "`action = \"query\"`"),
    };
    let resource = resource(reader, table);
    let effects = [Effect::Permit, Effect::Deny].map(|effect| (effect.word(), effect));
    let expect = match table.take("expect") {
        Some(entry) => reader.word(&entry, &effects),
        None => reader.missing(table, "expect", "`expect = \"deny\"`"),
    };
    let by = table.take("by").map(|entry| {
        let mut ids: Vec<String> = reader.texts(&entry).into_iter().map(|t| t.value).collect();
        ids.sort();
        ids
    });
    let is = table.take("is").and_then(|entry| class(reader, &entry));
    let mut obligations = BTreeMap::new();
    if let Some(entry) = table.take("obligations") {
        flatten(reader, "", &entry, &mut obligations);
    }
    let request = Request { actor: actor?, action: action?, resource: resource?, circumstances };
    Some(Case { name: name?, request, expect: expect?, by, is, obligations })
}

fn required(
    reader: &mut Reader<'_>,
    table: &mut Fields<'_>,
    key: &'static str,
    hint: &str,
) -> Option<Located<String>> {
    match table.take(key) {
        Some(entry) => reader.text(&entry),
        None => reader.missing(table, key, hint),
    }
}

fn class(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Classification> {
    reader.word(entry, &Classification::ALL.map(|class| (class.word(), class)))
}

/// `kind:id`.
fn kind_and_id<T: Copy>(
    reader: &mut Reader<'_>,
    entry: &Entry<'_>,
    kinds: &[(&str, T)],
) -> Option<(T, String)> {
    let text = reader.text(entry)?;
    let (word, id) = text.split_once(':').unwrap_or((text.as_str(), ""));
    match kinds.iter().find(|(kind, _)| *kind == word) {
        Some((_, kind)) if !id.is_empty() => Some((*kind, id.to_owned())),
        _ => {
            let words: Vec<&str> = kinds.iter().map(|(kind, _)| *kind).collect();
            let message = format!("`{}` does not take `{}`", entry.name, text.value);
            let hint = format!("write `KIND:NAME` with one of {}", words.join(", "));
            reader.bad_value(entry, message, vec![hint]);
            None
        }
    }
}

fn actor(reader: &mut Reader<'_>, table: &mut Fields<'_>) -> Option<Actor> {
    let groups = names(reader, table, "groups");
    let tags = table.take("tags").map(|entry| reader.named(&entry)).unwrap_or_default();
    let Some(entry) = table.take("actor") else {
        return reader.missing(table, "actor", "`actor = \"user:anna@example.com\"`");
    };
    let (kind, id) = kind_and_id(reader, &entry, &ActorKind::ALL.map(|k| (k.word(), k)))?;
    let mut actor = Actor::new(kind, id);
    actor.groups = groups;
    for (name, entry) in tags {
        actor.tags.extend(reader.text(&entry).map(|text| (name.value, text.value)));
    }
    Some(actor)
}

fn resource(reader: &mut Reader<'_>, table: &mut Fields<'_>) -> Option<Resource> {
    let datasets = names(reader, table, "datasets");
    let class = table.take("class").and_then(|entry| class(reader, &entry));
    let owner = table.take("owner").and_then(|entry| reader.text(&entry)).map(|t| t.value);
    let columns = table.take("columns").map(|entry| columns(reader, &entry)).unwrap_or_default();
    let Some(entry) = table.take("resource") else {
        return reader.missing(table, "resource", "`resource = \"dataset:customers\"`");
    };
    let (kind, id) = kind_and_id(reader, &entry, &ResourceKind::ALL.map(|k| (k.word(), k)))?;
    Some(Resource { kind, id, class, datasets, columns, owner })
}

fn columns(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Vec<SourceColumn> {
    let mut found = Vec::new();
    for member in reader.list(entry) {
        let Some(text) = reader.text(&member) else { continue };
        match text.split_once('.') {
            Some((source, column)) => {
                found.push(SourceColumn { source: source.to_owned(), column: column.to_owned() })
            }
            None => {
                let message = format!("`{}` names no column", text.value);
                reader.bad_value(&member, message, vec!["write `dataset.column`".to_owned()]);
            }
        }
    }
    found
}

fn names(reader: &mut Reader<'_>, table: &mut Fields<'_>, key: &'static str) -> Vec<String> {
    let texts = table.take(key).map(|entry| reader.texts(&entry)).unwrap_or_default();
    texts.into_iter().map(|text| text.value).collect()
}

fn set(
    reader: &mut Reader<'_>,
    table: &mut Fields<'_>,
    key: &'static str,
    into: &mut BTreeSet<String>,
) {
    if let Some(entry) = table.take(key) {
        *into = reader.texts(&entry).into_iter().map(|text| text.value).collect();
    }
}

fn number(reader: &mut Reader<'_>, table: &mut Fields<'_>, key: &'static str) -> Option<u64> {
    table.take(key).and_then(|entry| reader.whole(&entry, 0, u32::MAX)).map(u64::from)
}

fn read_circumstances(reader: &mut Reader<'_>, table: &mut Fields<'_>, all: &mut Circumstances) {
    if let Some(now) = table.take("now").and_then(|entry| reader.time(&entry)) {
        all.now = now;
    }
    if let Some(text) = table.take("purpose").and_then(|entry| reader.text(&entry)) {
        all.purpose = text.value;
    }
    if let Some(text) = table.take("channel").and_then(|entry| reader.text(&entry)) {
        all.channel = text.value;
    }
    set(reader, table, "authentication", &mut all.authentication);
    set(reader, table, "approvals", &mut all.approvals);
    set(reader, table, "recipients", &mut all.recipients);
    if let Some(entry) = table.take("address")
        && let Some(text) = reader.text(&entry)
    {
        match text.parse() {
            Ok(address) => all.address = Some(address),
            Err(_) => {
                let message = format!("`{}` is no address of a network", text.value);
                reader.bad_value(&entry, message, Vec::new());
            }
        }
    }
    let region = table.take("region").and_then(|entry| reader.text(&entry));
    all.region = region.map(|text| text.value).or(all.region.take());
    let risk = table.take("risk").and_then(|entry| reader.whole(&entry, 0, 100));
    all.risk = risk.or(all.risk);
    all.rows = number(reader, table, "rows").or(all.rows);
    all.cells = number(reader, table, "cells").or(all.cells);
    all.suppressed = number(reader, table, "suppressed").or(all.suppressed);
    all.bytes = number(reader, table, "bytes").or(all.bytes);
}

/// Expected obligations as lines: keys of tables are joined by dots, members of lists by commas.
fn flatten(
    reader: &mut Reader<'_>,
    prefix: &str,
    entry: &Entry<'_>,
    into: &mut BTreeMap<String, String>,
) {
    for (name, entry) in reader.named(entry) {
        let key = if prefix.is_empty() { name.value } else { format!("{prefix}.{}", name.value) };
        match entry.value.get_ref() {
            DeValue::Table(_) => flatten(reader, &key, &entry, into),
            DeValue::Array(_) => {
                let all: BTreeSet<String> =
                    reader.texts(&entry).into_iter().map(|text| text.value).collect();
                into.insert(key, all.into_iter().collect::<Vec<_>>().join(", "));
            }
            DeValue::String(text) => {
                into.insert(key, text.to_string());
            }
            DeValue::Integer(number) => {
                into.insert(key, number.as_str().to_owned());
            }
            DeValue::Float(number) => {
                into.insert(key, number.as_str().to_owned());
            }
            DeValue::Boolean(flag) => {
                into.insert(key, flag.to_string());
            }
            DeValue::Datetime(_) => {
                let message = format!("`{}` is no date", entry.name);
                reader.bad_value(&entry, message, Vec::new());
            }
        }
    }
}
