//! Cedar policies as trees of JSON, in the form of the Cedar JSON policy format.

use cedar_policy::{Policy, PolicyId};
use serde_json::{Value, json};

/// The policy of a tree.
pub(crate) fn policy(tree: Value) -> Option<Policy> {
    Policy::from_json(Some(PolicyId::new("part")), tree).ok()
}

/// A policy with a condition alone: it applies exactly where the condition holds.
pub(crate) fn condition(body: &Value) -> Option<Policy> {
    policy(part(&all(), &all(), &[json!({ "kind": "when", "body": body })]))
}

/// A policy with one part of another one's head alone.
pub(crate) fn head(tree: &Value, part_of: &str) -> Option<Policy> {
    let constraint = tree.get(part_of)?;
    match part_of {
        "principal" => policy(part(constraint, &all(), &[])),
        _ => policy(part(&all(), constraint, &[])),
    }
}

/// What lets everything in.
pub(crate) fn all() -> Value {
    json!({ "op": "All" })
}

fn part(principal: &Value, resource: &Value, conditions: &[Value]) -> Value {
    json!({
        "effect": "permit",
        "principal": principal,
        "action": all(),
        "resource": resource,
        "conditions": conditions,
    })
}

/// The members of a chain of `&&`, or the expression itself.
pub(crate) fn members(body: &Value) -> Vec<&Value> {
    match body.get("&&").and_then(|and| Some((and.get("left")?, and.get("right")?))) {
        Some((left, right)) => [members(left), members(right)].concat(),
        None => vec![body],
    }
}

/// An expression in Cedar's syntax.
pub(crate) fn text(body: &Value) -> String {
    let whole = condition(body).and_then(|policy| policy.to_cedar()).unwrap_or_default();
    let inner = whole.split_once('{').and_then(|(_, rest)| rest.rsplit_once('}'));
    let inner = inner.map(|(inner, _)| inner).unwrap_or_default();
    inner.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A constraint of a head in words close to Cedar's syntax.
pub(crate) fn constraint(tree: &Value, part_of: &str) -> String {
    let name = |value: Option<&Value>| {
        let text = |key| value.and_then(|value| value.get(key)).and_then(Value::as_str);
        format!("{}::\"{}\"", text("type").unwrap_or("?"), text("id").unwrap_or("?"))
    };
    let found = tree.get(part_of);
    let op = found.and_then(|found| found.get("op")).and_then(Value::as_str).unwrap_or("All");
    let entity = found.and_then(|found| found.get("entity"));
    match op {
        "==" | "in" if entity.is_some() => format!("{part_of} {op} {}", name(entity)),
        "is" => {
            let kind = found.and_then(|found| found.get("entity_type")).and_then(Value::as_str);
            let within = found.and_then(|found| found.get("in")).and_then(|i| i.get("entity"));
            let within = within.map(|w| format!(" in {}", name(Some(w)))).unwrap_or_default();
            format!("{part_of} is {}{within}", kind.unwrap_or("?"))
        }
        _ => part_of.to_owned(),
    }
}
