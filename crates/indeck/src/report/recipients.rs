//! Who gets the deck of each value of a burst.

use std::collections::BTreeMap;

use indeck_data::{distinct, only};
use indeck_model::spec::{Located, SourceFormat, SourceSpec};
use indeck_model::table::ColumnKind;
use indeck_model::{Dataset, Diagnostic, Value};

use crate::report::prepare::Prepared;

/// Reads the file of recipients: CSV with the columns `value` and `recipient`.
pub(super) fn read(
    file: &Located<String>,
    prepared: &Prepared,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, String> {
    if let Err(diagnostic) = prepared.paths.file(file, "file of recipients") {
        diagnostics.push(diagnostic);
        return BTreeMap::new();
    }
    let name = |text: &str| Located::new(text.to_owned(), file.at.clone());
    let source = SourceSpec {
        format: Some(SourceFormat::Csv),
        columns: ["value", "recipient"].map(|column| (name(column), ColumnKind::Text)).to_vec(),
        ..SourceSpec::new(name("recipients"), file.clone())
    };
    let loaded = prepared.paths.load(&source, &prepared.data_limits());
    diagnostics.extend(loaded.diagnostics);
    let Some(dataset) = loaded.dataset else { return BTreeMap::new() };
    let Ok(values) = distinct(&dataset, "value") else {
        diagnostics.push(bad(file, "it needs the columns `value` and `recipient`"));
        return BTreeMap::new();
    };
    let mut recipients = BTreeMap::new();
    for value in values {
        match recipient(&dataset, &value) {
            Some(recipient) => drop(recipients.insert(value.to_string(), recipient)),
            None => diagnostics.push(bad(file, &format!("`{value}` needs one recipient"))),
        }
    }
    recipients
}

/// The only recipient of a value.
fn recipient(dataset: &Dataset, value: &Value) -> Option<String> {
    let rows = only(dataset, "value", value)?;
    match distinct(&rows, "recipient").ok()?.as_slice() {
        [Value::Text(recipient)] => Some(recipient.clone()),
        _ => None,
    }
}

fn bad(file: &Located<String>, why: &str) -> Diagnostic {
    let message = format!("`{}` does not say who gets which deck: {why}", file.value);
    Diagnostic::error("bad-recipients", message).at(file.at.clone())
}
