//! Cedar policies without one of their parts.

use cedar_policy::Policy;
use serde_json::Value;

use crate::cedar::{pieces, tree};

/// Every text without one policy or one part of a policy, with what is left out.
pub(super) fn mutants(whole: &str) -> Vec<(String, String)> {
    let pieces = pieces(whole);
    let mut all = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let Ok(policy) = Policy::parse(None, piece) else { continue };
        let name = policy.annotation("id").unwrap_or("?").to_owned();
        all.push((format!("policy `{name}`"), joined(&pieces, index, "")));
        let Ok(tree) = policy.to_json() else { continue };
        for (without, mutated) in parts(&tree) {
            let text = tree::policy(mutated).and_then(|policy| policy.to_cedar());
            if let Some(text) = text {
                let without = format!("policy `{name}`: {without}");
                all.push((without, joined(&pieces, index, &text)));
            }
        }
    }
    all
}

fn joined(pieces: &[&str], index: usize, text: &str) -> String {
    let one = |(at, piece): (usize, &&str)| {
        if at == index { text.to_owned() } else { (*piece).to_owned() }
    };
    pieces.iter().enumerate().map(one).collect::<Vec<_>>().join("\n")
}

/// Every tree of a policy without one of its parts.
fn parts(whole: &Value) -> Vec<(String, Value)> {
    let mut all = heads(whole);
    all.extend(annotations(whole));
    let none = Vec::new();
    let conditions = whole.get("conditions").and_then(Value::as_array).unwrap_or(&none);
    for (index, condition) in conditions.iter().enumerate() {
        let mut less = conditions.clone();
        less.remove(index);
        let kind = condition.get("kind").and_then(Value::as_str).unwrap_or_default();
        let body = condition.get("body").unwrap_or(&Value::Null);
        let without = format!("`{kind} {{ {} }}`", tree::text(body));
        all.push((without, with(whole, "conditions", Value::Array(less))));
        for (without, body) in expressions(body) {
            let mut other = conditions.clone();
            if let Some(place) = other.get_mut(index) {
                *place = with(condition, "body", body);
            }
            all.push((without, with(whole, "conditions", Value::Array(other))));
        }
    }
    all
}

/// A map with another value for one key.
fn with(map: &Value, key: &str, value: Value) -> Value {
    let mut map = map.clone();
    if let Some(place) = map.get_mut(key) {
        *place = value;
    }
    map
}

fn heads(whole: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for part in ["principal", "action", "resource"] {
        let Some(constraint) = whole.get(part) else { continue };
        if constraint.get("op").and_then(Value::as_str) == Some("All") {
            continue;
        }
        let without = format!("`{}`", tree::constraint(whole, part));
        all.push((without, with(whole, part, tree::all())));
        if let Some(within) = constraint.get("in") {
            let mut less = constraint.clone();
            less.as_object_mut().map(|map| map.remove("in"));
            all.push((format!("`in` of the {part}"), with(whole, part, less)));
            let mut only = within.clone();
            if let Some(map) = only.as_object_mut() {
                map.insert("op".to_owned(), "in".into());
            }
            all.push((format!("`is` of the {part}"), with(whole, part, only)));
        }
        let entities = constraint.get("entities").and_then(Value::as_array);
        for index in 0..entities.map_or(0, Vec::len) {
            let mut less = entities.cloned().unwrap_or_default();
            let gone = less.remove(index);
            let name = gone.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            let constraint = with(constraint, "entities", Value::Array(less));
            all.push((format!("{part} `{name}`"), with(whole, part, constraint)));
        }
    }
    all
}

fn annotations(whole: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    let Some(annotations) = whole.get("annotations").and_then(Value::as_object) else { return all };
    for (key, value) in annotations {
        let mut less = annotations.clone();
        less.remove(key);
        all.push((format!("`@{key}`"), with(whole, "annotations", Value::Object(less))));
        let names: Vec<&str> = value.as_str().unwrap_or_default().split(',').collect();
        if key != "obligations" || names.len() < 2 {
            continue;
        }
        for index in 0..names.len() {
            let mut fewer = names.clone();
            let gone = fewer.remove(index).trim().to_owned();
            let mut other = annotations.clone();
            other.insert(key.clone(), fewer.join(",").into());
            all.push((
                format!("obligation `{gone}`"),
                with(whole, "annotations", Value::Object(other)),
            ));
        }
    }
    all
}

/// Every expression without one of its parts: one side of `&&` and `||`, a `!`, a branch, a member
/// of a set.
fn expressions(body: &Value) -> Vec<(String, Value)> {
    let mut all = own(body);
    match body {
        Value::Object(map) => {
            for (key, inner) in map {
                for (without, changed) in expressions(inner) {
                    all.push((without, with(body, key, changed)));
                }
            }
        }
        Value::Array(values) => {
            for (index, inner) in values.iter().enumerate() {
                for (without, changed) in expressions(inner) {
                    let mut other = values.clone();
                    if let Some(place) = other.get_mut(index) {
                        *place = changed;
                    }
                    all.push((without, Value::Array(other)));
                }
            }
        }
        _ => {}
    }
    all
}

/// What can be left out of an expression itself.
fn own(body: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for operator in ["&&", "||"] {
        let sides = body.get(operator).and_then(|op| Some((op.get("left")?, op.get("right")?)));
        if let Some((left, right)) = sides {
            all.push((format!("`{}`", tree::text(left)), right.clone()));
            all.push((format!("`{}`", tree::text(right)), left.clone()));
        }
    }
    if let Some(inner) = body.get("!").and_then(|not| not.get("arg")) {
        all.push((format!("`!` before `{}`", tree::text(inner)), inner.clone()));
    }
    if let Some(branches) = body.get("if-then-else") {
        for kept in ["then", "else"] {
            if let Some(branch) = branches.get(kept) {
                let without = format!("all but the `{kept}` of `{}`", tree::text(body));
                all.push((without, branch.clone()));
            }
        }
    }
    let members = body.get("Set").and_then(Value::as_array);
    for index in 0..members.map_or(0, Vec::len) {
        let mut less = members.cloned().unwrap_or_default();
        let gone = less.remove(index);
        all.push((
            format!("member `{}`", tree::text(&gone)),
            with(body, "Set", Value::Array(less)),
        ));
    }
    all
}
