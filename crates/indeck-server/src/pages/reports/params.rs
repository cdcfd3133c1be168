//! The parameters of a run, as fields of a form.

use indeck_platform::reports::ReportParam;

use crate::pages::form::Fields;
use crate::views::{Choice, ParamField};

/// What the names of their fields begin with.
const PREFIX: &str = "params.";

/// The parameters of a report, with what was typed already.
pub(super) fn fields(params: &[ReportParam], typed: &Fields) -> Vec<ParamField> {
    params.iter().map(|param| field(param, typed)).collect()
}

/// The values that were given: what was left empty was not.
pub(super) fn given(typed: &Fields) -> Vec<(String, String)> {
    let mut given = typed.beginning(PREFIX);
    given.retain(|(_, value)| !value.trim().is_empty());
    given
}

fn field(param: &ReportParam, typed: &Fields) -> ParamField {
    let key = format!("{PREFIX}{}", param.name);
    let default = param.default.clone().unwrap_or_default();
    let value = if typed.ticked(&key) { typed.text(&key) } else { default };
    let (input, mode) = match param.kind {
        "date" => ("date", ""),
        "integer" => ("text", "numeric"),
        "number" => ("text", "decimal"),
        _ => ("text", ""),
    };
    ParamField {
        label: param.label.clone().unwrap_or_else(|| param.name.clone()),
        choices: choices(param, &value),
        help: help(param),
        key,
        value,
        input,
        mode,
    }
}

fn help(param: &ReportParam) -> String {
    let takes = match param.kind {
        _ if !param.values.is_empty() => "",
        "integer" => "A whole number.",
        "number" => "A number, such as 1234.5.",
        "datetime" => "A moment, such as 2026-11-22T14:03:05.",
        _ => "",
    };
    let empty = match (&param.default, param.values.is_empty()) {
        (Some(default), true) => format!("Leave empty for {default}."),
        (None, _) => "Needed for a run.".to_owned(),
        _ => String::new(),
    };
    [takes, empty.as_str()].join(" ").trim().to_owned()
}

/// The values to choose from; none where any is taken.
fn choices(param: &ReportParam, value: &str) -> Vec<Choice> {
    let choice = |of: &str, label: &str| Choice {
        value: of.to_owned(),
        label: label.to_owned(),
        detail: String::new(),
        selected: of == value,
    };
    let mut all = match (param.values.is_empty(), param.kind) {
        (true, "bool") => vec![choice("true", "Yes"), choice("false", "No")],
        _ => param.values.iter().map(|of| choice(of, of)).collect(),
    };
    if !all.is_empty() && param.default.is_none() {
        all.insert(0, choice("", "Choose …"));
    }
    all
}

#[cfg(test)]
mod tests {
    use indeck_platform::reports::ReportForm;

    use super::{fields, given};
    use crate::pages::form::Fields;

    const SPEC: &str = "indeck: 1\nreport:\n  id: r\n  title: T\n  template: t.potx\nparams:\n  \
        region: { type: text, values: [North, South], default: North }\n  units: { type: integer }\n";

    #[test]
    fn a_parameter_is_a_field_with_its_default() {
        let params = ReportForm::of(SPEC).params;
        let shown = fields(&params, &Fields::default());
        let keys: Vec<&str> = shown.iter().map(|field| field.key.as_str()).collect();
        assert_eq!(keys, ["params.region", "params.units"]);
        let region = shown.first().expect("a field");
        assert_eq!((region.value.as_str(), region.choices.len()), ("North", 2));
        let typed = Fields::of(b"params.region=South&params.units=+");
        let shown = fields(&params, &typed);
        assert!(shown[0].choices[1].selected);
        assert_eq!(given(&typed), [("region".to_owned(), "South".to_owned())]);
    }
}
