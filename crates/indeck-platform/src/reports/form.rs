//! What a spec is by itself: what it asks for, and the mistakes of its form.

use std::sync::Arc;

use indeck::spec::ParamSpec;
use indeck::table::ColumnKind;
use indeck::{BuildOptions, Diagnostic, MemoryFolder, form_of, param_faults};

use crate::runs::SPEC;
use crate::{Error, FieldError};

/// Parameters that a run is given at most, and bytes of a name and of a value.
const MOST: (usize, usize, usize) = (100, 200, 4_000);

/// Something that whoever runs a report may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportParam {
    /// Its name.
    pub name: String,
    /// What its values are: `text`, `integer`, `number`, `bool`, `date` or `datetime`.
    pub kind: &'static str,
    /// The values that it may have; empty allows any.
    pub values: Vec<String>,
    /// Its value where none is given; `None` asks for one.
    pub default: Option<String>,
    /// What it is for.
    pub label: Option<String>,
}

/// What a spec is by itself, before any data is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportForm {
    /// What whoever runs it may choose.
    pub params: Vec<ReportParam>,
    /// Mistakes that can be told without template and data, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

impl ReportForm {
    /// What a spec is by itself.
    pub fn of(spec: &str) -> Self {
        let (params, diagnostics) = read(spec);
        Self { params: params.iter().map(param).collect(), diagnostics }
    }
}

fn read(spec: &str) -> (Vec<ParamSpec>, Vec<Diagnostic>) {
    let folder = MemoryFolder::new().with(SPEC, spec);
    let options = BuildOptions { folder: Some(Arc::new(folder)), ..BuildOptions::default() };
    match form_of(SPEC.as_ref(), &options) {
        Ok(form) => (form.params, form.findings.diagnostics),
        Err(error) => (Vec::new(), vec![error.to_diagnostic()]),
    }
}

fn param(spec: &ParamSpec) -> ReportParam {
    ReportParam {
        name: spec.name.value.clone(),
        kind: match spec.kind {
            ColumnKind::Text => "text",
            ColumnKind::Integer => "integer",
            ColumnKind::Number => "number",
            ColumnKind::Bool => "bool",
            ColumnKind::Date => "date",
            ColumnKind::DateTime => "datetime",
        },
        values: spec.values.iter().map(|value| value.value.clone()).collect(),
        default: spec.default.as_ref().map(|value| value.value.clone()),
        label: spec.label.clone(),
    }
}

/// Whether these are not more values than a report can ask for.
///
/// # Errors
/// [`Error::Invalid`].
pub(super) fn bounded(given: &[(String, String)]) -> Result<(), Error> {
    let (most, name, value) = MOST;
    let long = |(n, v): &(String, String)| n.len() > name || v.len() > value;
    match given.len() > most || given.iter().any(long) {
        true => Err(Error::invalid("params", "these are too many parameters, or too long ones")),
        false => Ok(()),
    }
}

/// Whether a spec takes those values of its parameters.
///
/// # Errors
/// [`Error::Invalid`] with a field `params.NAME` for each that is wrong or missing.
pub(crate) fn check_params(spec: &str, given: &[(String, String)]) -> Result<(), Error> {
    bounded(given)?;
    let (params, _) = read(spec);
    let faults = param_faults(&params, given);
    let fields: Vec<FieldError> =
        faults.into_iter().map(|(name, found)| field(&name, found)).collect();
    match fields.is_empty() {
        true => Ok(()),
        false => Err(Error::Invalid { fields }),
    }
}

fn field(name: &str, found: Diagnostic) -> FieldError {
    let message = match found.code {
        "missing-parameter" => "a value is needed".to_owned(),
        _ => std::iter::once(found.message).chain(found.hints).collect::<Vec<_>>().join("; "),
    };
    FieldError { field: format!("params.{name}").into(), message }
}

/// The values that a check takes where none are given: the first that a parameter may have.
pub(super) fn stand_ins(spec: &str, given: &[(String, String)]) -> Vec<(String, String)> {
    let (params, _) = read(spec);
    let missing = params.iter().filter(|param| {
        param.default.is_none() && given.iter().all(|(name, _)| *name != param.name.value)
    });
    let first = missing.filter_map(|param| {
        let value = param.values.first()?;
        Some((param.name.value.clone(), value.value.clone()))
    });
    first.chain(given.iter().cloned()).collect()
}

/// The same finding in the words of the platform, which has no command line.
pub(super) fn reworded(mut found: Diagnostic) -> Diagnostic {
    found.message = without_id(&found.message);
    if found.code == "missing-parameter" {
        found.hints =
            vec!["give it a `default`, or a value with the check and with each run".into()];
    }
    found
}

/// A message in which whoever asked is no id.
pub(crate) fn without_id(message: &str) -> String {
    let Some((before, rest)) = message.split_once("`usr_") else { return message.to_owned() };
    let Some((_, after)) = rest.split_once('`') else { return message.to_owned() };
    format!("{before}whoever runs it{after}")
}

#[cfg(test)]
mod tests {
    use super::without_id;

    #[test]
    fn who_asked_is_no_id() {
        let told = "`usr_01m82` may not disclose the deck `jobs`";
        assert_eq!(without_id(told), "whoever runs it may not disclose the deck `jobs`");
        assert_eq!(without_id("no `column`"), "no `column`");
    }
}
