//! TOML without one of its entries.

use toml::{Table, Value};

/// Every TOML without one entry or one member of a list, with what is left out.
pub(super) fn mutants(text: &str) -> Vec<(String, String)> {
    let Ok(table) = text.parse::<Table>() else { return Vec::new() };
    let mut all = Vec::new();
    for (path, mutated) in without(&Value::Table(table)) {
        if let Ok(text) = toml::to_string(&mutated) {
            all.push((format!("`{}`", path.join(".")), text));
        }
    }
    all
}

/// Every TOML of which one part of `cedar.text` is left out.
pub(super) fn inline_mutants(text: &str) -> Vec<(String, String)> {
    let Ok(table) = text.parse::<Table>() else { return Vec::new() };
    let inline = table.get("cedar").and_then(|cedar| cedar.get("text")).and_then(Value::as_str);
    let mut all = Vec::new();
    for (without, cedar) in inline.map(super::statement::mutants).unwrap_or_default() {
        let mut mutated = table.clone();
        if let Some(Value::Table(part)) = mutated.get_mut("cedar") {
            part.insert("text".to_owned(), Value::String(cedar));
        }
        if let Ok(text) = toml::to_string(&mutated) {
            all.push((without, text));
        }
    }
    all
}

/// Every value without one of its parts, with the path to what is left out.
fn without(value: &Value) -> Vec<(Vec<String>, Value)> {
    let mut all = Vec::new();
    match value {
        Value::Table(table) => {
            for (key, inner) in table {
                let mut less = table.clone();
                less.remove(key);
                all.push((vec![key.clone()], Value::Table(less)));
                for (mut path, changed) in without(inner) {
                    let mut other = table.clone();
                    other.insert(key.clone(), changed);
                    path.insert(0, key.clone());
                    all.push((path, Value::Table(other)));
                }
            }
        }
        Value::Array(values) => {
            for (index, inner) in values.iter().enumerate() {
                let mut less = values.clone();
                less.remove(index);
                all.push((vec![(index + 1).to_string()], Value::Array(less)));
                for (mut path, changed) in without(inner) {
                    let mut other = values.clone();
                    if let Some(place) = other.get_mut(index) {
                        *place = changed;
                    }
                    path.insert(0, (index + 1).to_string());
                    all.push((path, Value::Array(other)));
                }
            }
        }
        _ => {}
    }
    all
}
