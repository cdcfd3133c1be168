//! All that an event says, a line for each.

use serde_json::Value;

use crate::views::Fact;

/// The fields of an event as the log tells it.
pub(super) fn of(event: &Value) -> Vec<Fact> {
    let mut facts = Vec::new();
    flatten("", event, &mut facts);
    facts
}

fn flatten(name: &str, value: &Value, facts: &mut Vec<Fact>) {
    let value = match value {
        Value::Object(members) => {
            for (key, member) in members {
                let name = if name.is_empty() { key.clone() } else { format!("{name} · {key}") };
                flatten(&name, member, facts);
            }
            return;
        }
        Value::Array(members) => members.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => plain(other),
    };
    let code = value.len() >= 20 && !value.contains(' ');
    facts.push(Fact { label: name.to_owned(), value, code });
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
