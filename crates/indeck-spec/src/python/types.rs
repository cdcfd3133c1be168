//! Kinds of values as types of Python.

use crate::schema::{Key, Kind, Shape};

/// The sentence of a key.
pub(super) fn sentence(key: &Key) -> String {
    key.doc.replace('\\', "\\\\").replace('`', "``")
}

/// The sentence of a key, with the bounds of its numbers.
pub(super) fn doc(key: &Key) -> String {
    let doc = sentence(key);
    let bounds: Vec<String> = bounds(&key.kind);
    match bounds.as_slice() {
        [] => doc,
        some => format!("{} ({}).", doc.trim_end_matches('.'), some.join(", or ")),
    }
}

/// What numbers may be.
fn bounds(kind: &Kind) -> Vec<String> {
    match kind {
        Kind::Number(least, most) => between(*least, *most).into_iter().collect(),
        Kind::Whole(least, most) => between(*least as f64, *most as f64).into_iter().collect(),
        Kind::Any(kinds) => kinds.iter().flat_map(bounds).collect(),
        Kind::List(kind) | Kind::Named(kind) => bounds(kind),
        _ => Vec::new(),
    }
}

fn between(least: f64, most: f64) -> Option<String> {
    match (least, most) {
        (f64::MIN, f64::MAX) => None,
        (f64::MIN_POSITIVE, f64::MAX) => Some("above 0".to_owned()),
        (least, f64::MAX) => Some(format!("from {least}")),
        (f64::MIN, most) => Some(format!("to {most}")),
        (least, most) => Some(format!("{least} to {most}")),
    }
}

/// The type of a value; `class` gives the class of a map.
pub(super) fn of(kind: &'static Kind, class: &mut dyn FnMut(&'static Shape) -> String) -> String {
    let mut types: Vec<String> = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    collect(kind, class, &mut types, &mut words);
    if types.iter().any(|known| known == "str") {
        // Any word is a text.
        words.clear();
    }
    if !words.is_empty() {
        types.push(literal(&words));
    }
    types.join(" | ")
}

/// Words as a type.
pub(super) fn literal(words: &[&str]) -> String {
    let word = |word: &&str| format!("{word:?}");
    format!("Literal[{}]", words.iter().map(word).collect::<Vec<_>>().join(", "))
}

fn collect(
    kind: &'static Kind,
    class: &mut dyn FnMut(&'static Shape) -> String,
    types: &mut Vec<String>,
    words: &mut Vec<&'static str>,
) {
    let mut add = |name: String| {
        if !types.contains(&name) {
            types.push(name);
        }
    };
    match kind {
        Kind::Text | Kind::Words | Kind::Length => add("str".to_owned()),
        Kind::Expression => add("str | float".to_owned()),
        Kind::Format => add("NumberFormat".to_owned()),
        Kind::Nothing => add("None".to_owned()),
        Kind::Outline => add("Sequence[object]".to_owned()),
        Kind::Flag => add("bool".to_owned()),
        Kind::Number(..) => add("float".to_owned()),
        Kind::Whole(..) => add("int".to_owned()),
        Kind::Color => add("Color".to_owned()),
        Kind::OneOf(names) => {
            let (flags, others): (Vec<_>, Vec<_>) =
                names().into_iter().partition(|word| matches!(*word, "true" | "false"));
            if !flags.is_empty() {
                add("bool".to_owned());
            }
            let new: Vec<_> = others.into_iter().filter(|word| !words.contains(word)).collect();
            words.extend(new);
        }
        Kind::Map(shape) => add(class(shape)),
        Kind::Named(kind) => add(format!("Mapping[str, {}]", of(kind, class))),
        Kind::List(kind) => add(format!("Sequence[{}]", of(kind, class))),
        Kind::Any(kinds) => kinds.iter().for_each(|kind| collect(kind, class, types, words)),
    }
}
