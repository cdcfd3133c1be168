//! What the parts of a document say of one another.

use indeck_model::Diagnostic;
use indeck_model::spec::Located;

use super::Document;
use crate::suggest;

/// Reports names that nothing bears.
pub(super) fn check(document: &Document, diagnostics: &mut Vec<Diagnostic>) {
    masks(document, diagnostics);
    groups(document, diagnostics);
    labels(document, diagnostics);
}

fn unknown(code: &'static str, what: &str, name: &Located<String>, names: &[&str]) -> Diagnostic {
    let message = format!("there is no {what} `{}`", name.value);
    let mut diagnostic = Diagnostic::error(code, message).at(name.at.clone());
    diagnostic.hints = suggest::hints(name, &format!("{what}s of the policy"), names);
    diagnostic
}

fn masks(document: &Document, diagnostics: &mut Vec<Diagnostic>) {
    let names: Vec<&str> = document.masks.keys().map(String::as_str).collect();
    for dataset in document.datasets.values() {
        for mask in dataset.columns.iter().filter_map(|(_, rule)| rule.mask.as_ref()) {
            if !document.masks.contains_key(&mask.value) {
                diagnostics.push(unknown("unknown-mask", "mask", mask, &names));
            }
        }
    }
}

fn groups(document: &Document, diagnostics: &mut Vec<Diagnostic>) {
    let groups = &document.people.groups;
    let names: Vec<&str> = groups.keys().map(String::as_str).collect();
    for (name, group) in groups {
        for outer in &group.within {
            match groups.get(&outer.value) {
                None => diagnostics.push(unknown("unknown-group", "group", outer, &names)),
                Some(_) if reaches(document, &outer.value, name) => {
                    let message = format!("group `{name}` is within itself");
                    let diagnostic = Diagnostic::error("group-cycle", message);
                    diagnostics.push(diagnostic.at(outer.at.clone()));
                }
                Some(_) => {}
            }
        }
    }
}

/// Whether a group is within another one, or is that one.
fn reaches(document: &Document, from: &str, to: &str) -> bool {
    let mut open = vec![from];
    let mut seen = std::collections::BTreeSet::new();
    while let Some(name) = open.pop() {
        if name == to {
            return true;
        }
        if seen.insert(name)
            && let Some(group) = document.people.groups.get(name)
        {
            open.extend(group.within.iter().map(|name| name.as_str()));
        }
    }
    false
}

fn labels(document: &Document, diagnostics: &mut Vec<Diagnostic>) {
    for (name, obligations) in &document.obligations {
        if let Some(class) = obligations.label
            && !document.labels.contains_key(&class)
        {
            let message = format!("obligation `{name}` names a label that class `{class}` lacks");
            let hint = format!("add `[labels.{class}]`");
            let diagnostic = Diagnostic::error("unknown-label", message).hint(hint);
            diagnostics.push(diagnostic.at(obligations.at.clone()));
        }
    }
}
