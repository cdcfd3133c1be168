//! `palette:` and `series:`.

use indeck_model::spec::Located;
use indeck_model::{Color, Diagnostic, Rgb, ThemeColor};

use crate::brand::{MAX_ENTRIES, at_most, name};
use crate::reader::Reader;
use crate::suggest;
use crate::yaml::{Entry, Node, NodeKind};

/// Colours by role. A later role may name an earlier one. A role that is wrong still has its name,
/// so that its uses are not wrong too.
pub(super) fn roles(reader: &Reader, node: &Node) -> Option<Vec<(Located<String>, Color)>> {
    let entries = at_most(reader, node, reader.named(node, "a map from roles to colours"));
    let all = written(node);
    let read = |(number, entry): (usize, &Entry)| {
        let (known, later) = all.split_at_checked(number).unwrap_or_default();
        let color = color(reader, &entry.value, known, later);
        reader.learn_role(&entry.key, color.unwrap_or(Color::Theme(ThemeColor::Text1)));
        Some((name::check(reader, entry, "role")?, color?))
    };
    Some(entries.iter().enumerate().filter_map(read).collect())
}

/// The names of all roles, those with mistakes included.
pub(super) fn written(node: &Node) -> Vec<&str> {
    match &node.kind {
        NodeKind::Map(entries) => {
            entries.iter().take(MAX_ENTRIES).map(|e| e.key.as_str()).collect()
        }
        _ => Vec::new(),
    }
}

/// Colours of series in their order.
pub(super) fn series(reader: &Reader, node: &Node, roles: &[&str]) -> Vec<Color> {
    let colors = reader.list(node, "a list of colours");
    if reader.not_empty(node, "colour").is_none() {
        return Vec::new();
    }
    let colors = at_most(reader, node, colors);
    colors.iter().filter_map(|node| color(reader, node, roles, &[])).collect()
}

/// A colour, which may be one of the `known` roles; a role of the `later` ones has none yet.
fn color(reader: &Reader, node: &Node, known: &[&str], later: &[&str]) -> Option<Color> {
    let NodeKind::Scalar(scalar) = &node.kind else { return reader.color(node) };
    let text = scalar.text.as_str();
    let is_role = name::is_name(text) && Rgb::from_hex(text).is_none();
    if !is_role || known.contains(&text) || Color::parse(text).is_some() {
        return reader.color(node);
    }
    let (message, hints) = if later.contains(&text) {
        let hint = format!("move `{text}` above it: a role may name those that stand before it");
        (format!("the role `{text}` is not known yet"), vec![hint])
    } else {
        (format!("the palette has no role `{text}`"), hints(text, known))
    };
    let mut diagnostic = Diagnostic::error("unknown-role", message).at(reader.place(node.span));
    diagnostic.hints = hints;
    reader.report(diagnostic);
    None
}

fn hints(wrong: &str, known: &[&str]) -> Vec<String> {
    let slots = ThemeColor::ALL.map(ThemeColor::name);
    let known: Vec<&str> = known.iter().copied().filter(|role| name::is_name(role)).collect();
    let mut hints = Vec::new();
    if let Some(name) = suggest::nearest(wrong, known.iter().chain(&slots).copied()) {
        hints.push(format!("did you mean `{name}`?"));
    }
    if !known.is_empty() {
        hints.push(format!("roles: {}", suggest::list(known)));
    }
    hints.push(format!("theme colours: {}", suggest::list(slots)));
    hints
}
