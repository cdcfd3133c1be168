//! Values of charts' elements, whatever edition they are written in.

use indeck_model::{Percent, Pt};

use crate::xml::{Node, ns};

/// A child of a chart's element, also of 2016's kinds.
pub(super) fn child<'a>(node: Node<'a>, name: &str) -> Option<Node<'a>> {
    node.children().find(|child| child.name() == name && is_of_charts(*child))
}

/// The children of a chart's element of that name.
pub(super) fn all<'a>(node: Node<'a>, name: &'a str) -> impl Iterator<Item = Node<'a>> {
    node.children().filter(move |child| child.name() == name && is_of_charts(*child))
}

fn is_of_charts(node: Node<'_>) -> bool {
    matches!(node.ns(), ns::C | ns::CX)
}

/// The word that a child says.
pub(super) fn word(node: Node<'_>, name: &str) -> Option<String> {
    child(node, name)?.attr("val").map(|word| word.trim().to_owned())
}

/// The number that a child says, which strict documents may write as a percentage.
pub(super) fn number(node: Node<'_>, name: &str) -> Option<f64> {
    finite(word(node, name)?.trim_end_matches('%'))
}

/// A whole number that a child says, within its bounds.
pub(super) fn whole<T: TryFrom<i64>>(
    node: Node<'_>,
    name: &str,
    (least, most): (i64, i64),
) -> Option<T> {
    T::try_from((number(node, name)?.round() as i64).clamp(least, most)).ok()
}

/// Whether a child says yes; one without a word does.
pub(super) fn flag(node: Node<'_>, name: &str) -> Option<bool> {
    let on = child(node, name)?.attr("val");
    Some(on.is_none_or(|on| matches!(on.trim(), "1" | "true")))
}

/// A finite number.
pub(super) fn finite(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

/// A share in thousandths of a percent or with its sign.
pub(super) fn share(text: &str) -> Option<Percent> {
    let percent = match text.trim().strip_suffix('%') {
        Some(percent) => finite(percent)?,
        None => finite(text)? / 1_000.0,
    };
    Some(Percent(percent as f32))
}

/// A length in EMU as points.
pub(super) fn points(emu: &str) -> Option<Pt> {
    finite(emu).map(|emu| Pt((emu / 12_700.0) as f32))
}

/// The point that an element is about, of so many.
pub(super) fn point_index(node: Node<'_>, points: usize) -> Option<u32> {
    let index = number(node, "idx").filter(|index| *index >= 0.0 && *index < points as f64)?;
    Some(index as u32)
}
