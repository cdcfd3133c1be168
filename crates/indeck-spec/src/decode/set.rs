//! Values that a caller puts in the place of the spec's own.

use indeck_model::Diagnostic;

use crate::reader::Reader;
use crate::suggest;
use crate::yaml::{Entry, Node, NodeKind};

/// Deepest path.
const MAX_STEPS: usize = 32;

/// Why a value has no place: a message and ways out.
type NoPlace = (String, Vec<String>);

/// Puts each value at the place that its path leads to: `report.title`, `slides.0.layout`,
/// `slides.cover.layout` for the slide whose `id` is `cover`.
pub(super) fn apply(reader: &Reader, root: &mut Node, sets: &[(String, String)]) {
    for (path, value) in sets {
        let text = if value.trim().is_empty() { "\"\"" } else { value };
        let Some(node) = reader.parse(&format!("--set {path}"), text) else { continue };
        let (span, steps) = (node.span, path.split('.').map(str::trim).collect::<Vec<_>>());
        if let Err((message, hints)) = dotted(path).map_or_else(|| put(root, &steps, node), Err) {
            let mut diagnostic = Diagnostic::error("bad-set", message).at(reader.place(span));
            diagnostic.hints = hints;
            reader.report(diagnostic);
        }
    }
}

/// Why a path with a member in brackets is none: `slides[1].layout` is `slides.1.layout`.
fn dotted(path: &str) -> Option<NoPlace> {
    if !path.contains('[') || !path.contains(']') {
        return None;
    }
    let dots = path.replace('[', ".").replace([']', '"', '\''], "");
    Some(("the path is not one".to_owned(), vec![format!("write `{}`", dots.trim_matches('.'))]))
}

fn put(into: &mut Node, steps: &[&str], value: Node) -> Result<(), NoPlace> {
    let Some((step, rest)) = steps.split_first() else {
        *into = value;
        return Ok(());
    };
    if step.is_empty() || steps.len() > MAX_STEPS {
        let hint = "write the keys that lead to it, as in `report.title`";
        return Err(("the path is not one".to_owned(), vec![hint.to_owned()]));
    }
    if into.is_nothing() {
        into.kind = NodeKind::Map(Vec::new());
    }
    match &mut into.kind {
        NodeKind::Map(entries) => put_below(entries, step, rest, value),
        NodeKind::List(items) => put(member(items, step)?, rest, value),
        NodeKind::Scalar(_) => Err((format!("what `{step}` should lie in is a text"), Vec::new())),
    }
}

/// Puts a value below a key, which is added where there is none.
fn put_below(
    entries: &mut Vec<Entry>,
    key: &str,
    rest: &[&str],
    value: Node,
) -> Result<(), NoPlace> {
    if let Some(entry) = entries.iter_mut().find(|e| e.key == key) {
        return put(&mut entry.value, rest, value);
    }
    let key_span = value.span;
    let mut below = Node::nothing(key_span);
    put(&mut below, rest, value)?;
    entries.push(Entry { key: key.to_owned(), key_span, value: below });
    Ok(())
}

/// A member of a list, by its number from 0 or by its `id`.
fn member<'n>(items: &'n mut [Node], step: &str) -> Result<&'n mut Node, NoPlace> {
    let count = items.len();
    let ids: Vec<String> = items.iter().filter_map(id).map(str::to_owned).collect();
    let by_number = step.parse::<usize>().ok();
    let at = items.iter().position(|n| id(n) == Some(step)).or(by_number);
    let missing = || {
        let names = ids.iter().map(String::as_str);
        let mut hints = suggest::hints(step, "ids", names);
        hints.push(format!("members are counted from 0 to {}", count.saturating_sub(1)));
        (format!("the list has no member `{step}`"), hints)
    };
    at.and_then(|at| items.get_mut(at)).ok_or_else(missing)
}

fn id(node: &Node) -> Option<&str> {
    let NodeKind::Map(entries) = &node.kind else { return None };
    match &entries.iter().find(|e| e.key == "id")?.value.kind {
        NodeKind::Scalar(scalar) => Some(&scalar.text),
        _ => None,
    }
}
