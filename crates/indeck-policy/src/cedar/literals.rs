//! The names that policies speak of.

use cedar_policy::EntityUid;
use indeck_model::{Classification, Diagnostic};

use super::Statement;
use crate::document::Document;
use crate::suggest;

/// Reports classes that are none and groups that the document does not declare.
pub(super) fn check(
    statements: &[Statement],
    document: &Document,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let groups: Vec<&str> = document.people.groups.keys().map(String::as_str).collect();
    let classes = Classification::ALL.map(Classification::word);
    for statement in statements {
        for (kind, name) in named(statement) {
            let (code, names) = match kind.as_str() {
                "Group" => ("unknown-group", groups.as_slice()),
                "Class" => ("unknown-class", classes.as_slice()),
                _ => continue,
            };
            if !names.contains(&name.as_str()) {
                let what = kind.to_lowercase();
                let message =
                    format!("policy `{}` speaks of {what} `{name}`, which is none", statement.id);
                let mut diagnostic = Diagnostic::error(code, message).at(statement.at.clone());
                let heading = format!("known as {what}");
                diagnostic.hints = suggest::hints(&name, &heading, names);
                diagnostics.push(diagnostic);
            }
        }
    }
}

/// Kind and name of everything that a statement names, sorted.
pub(crate) fn named(statement: &Statement) -> Vec<(String, String)> {
    let pair =
        |uid: &EntityUid| (uid.type_name().to_string(), AsRef::<str>::as_ref(uid.id()).to_owned());
    let mut found: Vec<_> = statement.policy.entity_literals().iter().map(pair).collect();
    found.sort();
    found.dedup();
    found
}
