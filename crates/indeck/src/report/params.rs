//! Parameters: what a caller may choose.

use std::collections::BTreeMap;

use indeck_model::spec::{Located, ParamSpec};
use indeck_model::table::ColumnKind;
use indeck_model::{Date, DateTime, Diagnostic, Location, Value};
use indeck_spec::{Word, expr::Record, suggest};

/// The values of all parameters, without those that are wrong; texts of given ones are added to `texts` under `--param NAME`.
pub(crate) fn read(
    specs: &[ParamSpec],
    names: &[String],
    given: &[(String, String)],
    texts: &mut BTreeMap<String, String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Record {
    for (name, value) in given.iter().filter(|(name, _)| !names.contains(name)) {
        texts.insert(file(name), value.clone());
        let message = format!("the spec has no parameter `{name}`");
        let mut diagnostic = Diagnostic::error("unknown-parameter", message).at(place(name));
        diagnostic.hints = suggest::hints(
            name,
            "parameters",
            names.iter().map(String::as_str).collect::<Vec<_>>(),
        );
        diagnostics.push(diagnostic);
    }
    let mut record = Record::new();
    for spec in specs {
        let wrong = spec.values.iter().filter(|v| parse(&v.value, spec.kind).is_none());
        diagnostics.extend(wrong.map(|v| of_another_type(spec, v)));
        let chosen = given.iter().rev().find(|(name, _)| *name == spec.name.value);
        let written = match chosen {
            Some((name, value)) => {
                texts.insert(file(name), value.clone());
                Some(Located::new(value.clone(), place(name)))
            }
            None => spec.default.clone(),
        };
        match written {
            Some(written) => {
                let value = value(spec, &written, diagnostics);
                record.extend(value.map(|value| (spec.name.value.clone(), value)));
            }
            None => diagnostics.push(missing(spec)),
        }
    }
    record
}

/// What is wrong with given values, by parameter.
pub(crate) fn faults(specs: &[ParamSpec], given: &[(String, String)]) -> Vec<(String, Diagnostic)> {
    let names: Vec<String> = specs.iter().map(|spec| spec.name.value.clone()).collect();
    let mut faults = Vec::new();
    let mut add = |name: &str, specs: &[ParamSpec], given: &[(String, String)]| {
        let mut found = Vec::new();
        read(specs, &names, given, &mut BTreeMap::new(), &mut found);
        faults.extend(found.into_iter().map(|found| (name.to_owned(), found)));
    };
    for spec in specs {
        let name = &spec.name.value;
        let own: Vec<_> = given.iter().filter(|(given, _)| given == name).cloned().collect();
        add(name, std::slice::from_ref(spec), &own);
    }
    for one in given.iter().filter(|(name, _)| !names.contains(name)) {
        add(&one.0, &[], std::slice::from_ref(one));
    }
    faults
}

fn file(name: &str) -> String {
    format!("--param {name}")
}

fn place(name: &str) -> Location {
    Location::point(file(name), 1, 1)
}

fn missing(spec: &ParamSpec) -> Diagnostic {
    let name = &spec.name.value;
    let message = format!("the parameter `{name}` has no value");
    Diagnostic::error("missing-parameter", message)
        .at(spec.name.at.clone())
        .hint(format!("give one with `--param {name}=…`, or a `default` in the spec"))
}

/// A written value as what the parameter is.
fn value(
    spec: &ParamSpec,
    written: &Located<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Value> {
    let name = &spec.name.value;
    let text = written.value.as_str();
    if !spec.values.is_empty() && !spec.values.iter().any(|v| v.value == text) {
        let message = format!("the parameter `{name}` cannot be `{text}`");
        let mut diagnostic = Diagnostic::error("bad-parameter", message).at(written.at.clone());
        let names: Vec<&str> = spec.values.iter().map(|v| v.value.as_str()).collect();
        diagnostic.hints = suggest::hints(text, "allowed", names);
        diagnostics.push(diagnostic);
        return None;
    }
    let parsed = parse(text, spec.kind);
    if parsed.is_none() {
        diagnostics.push(of_another_type(spec, written));
    }
    parsed
}

/// Says that a text is not what the parameter is.
fn of_another_type(spec: &ParamSpec, written: &Located<String>) -> Diagnostic {
    let (name, text) = (&spec.name.value, &written.value);
    let kind = ColumnKind::WORDS.iter().find(|(_, kind)| *kind == spec.kind);
    let kind = kind.map_or("", |(word, _)| word);
    let message = format!("the parameter `{name}` is of the type `{kind}`, and `{text}` is not");
    let diagnostic = Diagnostic::error("bad-parameter", message).at(written.at.clone());
    match spec.kind {
        ColumnKind::Date => diagnostic.hint("write a day as `2026-10-31`"),
        ColumnKind::DateTime => diagnostic.hint("write a moment as `2026-10-31 18:30:00`"),
        ColumnKind::Bool => diagnostic.hint("write `true` or `false`"),
        ColumnKind::Number => diagnostic.hint("write a number as `1234.5`"),
        ColumnKind::Integer => diagnostic.hint("write a whole number as `1234`"),
        ColumnKind::Text => diagnostic,
    }
}

/// A text as a value of that kind.
pub(crate) fn parse(text: &str, kind: ColumnKind) -> Option<Value> {
    match kind {
        ColumnKind::Text => Some(Value::Text(text.to_owned())),
        ColumnKind::Integer => text.parse().ok().map(Value::Integer),
        ColumnKind::Number => text.parse::<f64>().ok().filter(|n| n.is_finite()).map(Value::number),
        ColumnKind::Bool => text.parse().ok().map(Value::Bool),
        ColumnKind::Date => Date::parse_iso(text).map(Value::Date),
        ColumnKind::DateTime => moment(text).map(Value::DateTime),
    }
}

/// `YYYY-MM-DD hh:mm:ss`, with `T` between, or the day alone.
fn moment(text: &str) -> Option<DateTime> {
    let (day, time) = text.split_once([' ', 'T']).unwrap_or((text, "00:00:00"));
    let mut parts = time.split(':').map(|p| p.parse::<i64>().ok());
    let (hours, minutes) = (parts.next()??, parts.next()??);
    let seconds = parts.next().unwrap_or(Some(0))?;
    let sound =
        (0..24).contains(&hours) && (0..60).contains(&minutes) && (0..60).contains(&seconds);
    let days = i64::from(Date::parse_iso(day)?.days);
    let micros = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
    (sound && parts.next().is_none()).then_some(DateTime { micros: micros * 1_000_000 })
}
