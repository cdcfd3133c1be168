//! `@id`, `@reason` and `@obligations` of a statement.

use cedar_policy::{Effect, Policy, PolicyId};
use indeck_model::{Diagnostic, Location};

use super::{Origin, Statement};
use crate::action::Action;
use crate::document::Document;
use crate::obligation::{Obligations, applies};
use crate::suggest;

const KNOWN: [&str; 3] = ["id", "reason", "obligations"];

pub(super) fn statement(
    policy: Policy,
    origin: &Origin<'_>,
    document: Option<&Document>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Statement> {
    let at = origin.location(0..0);
    for (key, _) in policy.annotations() {
        if !KNOWN.contains(&key) {
            let message = format!("a policy has no annotation `@{key}`");
            let mut diagnostic = Diagnostic::error("unknown-annotation", message).at(at.clone());
            diagnostic.hints = suggest::hints(key, "annotations", &KNOWN);
            diagnostics.push(diagnostic);
        }
    }
    let id = required(&policy, "id", "name the policy: `@id(\"ir-may-disclose\")`", &at);
    let reason = required(&policy, "reason", "say why: `@reason(\"…\")`", &at);
    let named = names(policy.annotation("obligations").unwrap_or_default());
    let obligations = obligations(&policy, &named, &at, document, diagnostics);
    match (id, reason) {
        (Ok(id), Ok(reason)) => {
            let policy = policy.new_id(PolicyId::new(&id));
            Some(Statement { id, reason, named, obligations, at, policy })
        }
        (id, reason) => {
            diagnostics.extend(id.err().into_iter().chain(reason.err()));
            None
        }
    }
}

fn required(policy: &Policy, key: &str, hint: &str, at: &Location) -> Result<String, Diagnostic> {
    match policy.annotation(key).map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => Ok(text.to_owned()),
        None => {
            let message = format!("a policy lacks `@{key}`");
            Err(Diagnostic::error("missing-annotation", message).at(at.clone()).hint(hint))
        }
    }
}

/// The names of a list with commas.
fn names(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|n| !n.is_empty()).map(str::to_owned).collect()
}

/// All obligations of a statement as one; `None` if one of them is unknown.
fn obligations(
    policy: &Policy,
    named: &[String],
    at: &Location,
    document: Option<&Document>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Obligations> {
    let mut all = Obligations::default();
    let known = &document?.obligations;
    if policy.effect() == Effect::Forbid && policy.annotation("obligations").is_some() {
        let message = "a `forbid` asks for nothing in return";
        diagnostics.push(Diagnostic::error("misplaced-obligation", message).at(at.clone()));
        return None;
    }
    let mut complete = true;
    for name in named {
        let Some(found) = known.get(name) else {
            let message = format!("there is no obligation `{name}`");
            let mut diagnostic = Diagnostic::error("unknown-obligation", message).at(at.clone());
            let names: Vec<&str> = known.keys().map(String::as_str).collect();
            diagnostic.hints = suggest::hints(name, "obligations of the policy", &names);
            diagnostics.push(diagnostic);
            complete = false;
            continue;
        };
        misplaced(policy, name, found, at, diagnostics);
        all = all.and(found);
    }
    complete.then_some(all)
}

/// Reports an obligation of which nothing has a meaning where the statement speaks.
fn misplaced(
    policy: &Policy,
    name: &str,
    obligations: &Obligations,
    at: &Location,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let actions: Vec<Action> = Action::ALL.into_iter().filter(|a| speaks_of(policy, *a)).collect();
    let lost: Vec<&str> = obligations
        .keys()
        .into_iter()
        .filter(|key| !actions.iter().any(|action| applies(key, *action)))
        .collect();
    if !lost.is_empty() {
        let message =
            format!("obligation `{name}` asks for {} where that means nothing", quoted(&lost));
        let hint = "name it at a policy with an action that can do it";
        let diagnostic = Diagnostic::error("misplaced-obligation", message).hint(hint);
        diagnostics.push(diagnostic.at(at.clone()));
    }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Whether the head of a statement lets an action in.
pub(crate) fn speaks_of(policy: &Policy, action: Action) -> bool {
    use cedar_policy::ActionConstraint::{Any, Eq, In};
    let is = |uid: &cedar_policy::EntityUid| {
        let name: &str = uid.id().as_ref();
        let group = action.word().split_once('.').map(|(group, _)| group);
        name == action.word() || group == Some(name)
    };
    match policy.action_constraint() {
        Any => true,
        Eq(uid) => uid.id().as_ref() as &str == action.word(),
        In(uids) => uids.iter().any(is),
    }
}
