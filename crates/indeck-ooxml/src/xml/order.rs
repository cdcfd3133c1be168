//! The order of children, as data: where a new child goes.

use super::node::Node;
use super::ns;
use super::{order_chartex, order_further, order_table};

/// The children that a kind of element has, in order; those of one step may stand in any order.
#[derive(Debug)]
pub(crate) struct Order {
    /// The prefix of [`ns::PREFIXES`] for the parent's namespace.
    pub(crate) prefix: &'static str,
    /// The parent's local name.
    pub(crate) parent: &'static str,
    /// The local name of the parent's parent, where the parent's kind depends on it; else empty.
    pub(crate) within: &'static str,
    /// The schema's type, with the prefix of its schema.
    pub(crate) kind: &'static str,
    /// Local names of the children.
    pub(crate) steps: &'static [&'static [&'static str]],
}

impl Order {
    /// The order of a parent wherever it stands.
    pub(super) const fn of(
        prefix: &'static str,
        parent: &'static str,
        kind: &'static str,
        steps: &'static [&'static [&'static str]],
    ) -> Self {
        Self::within("", prefix, parent, kind, steps)
    }

    /// The order of a parent inside an element of that local name.
    pub(super) const fn within(
        within: &'static str,
        prefix: &'static str,
        parent: &'static str,
        kind: &'static str,
        steps: &'static [&'static [&'static str]],
    ) -> Self {
        Self { prefix, parent, within, kind, steps }
    }
}

/// Every order of a schema that is published as a file.
pub(crate) fn published() -> impl Iterator<Item = &'static Order> {
    order_table::ORDERS.iter().chain(order_further::FURTHER)
}

/// Every order.
pub(crate) fn orders() -> impl Iterator<Item = &'static Order> {
    published().chain(order_chartex::ORDERS)
}

/// The steps of that parent, and the step of a child of that name.
pub(super) fn step(
    parent: Node<'_>,
    local: &str,
) -> Option<(&'static [&'static [&'static str]], usize)> {
    let within = parent.parent().map_or("", Node::name);
    let (name, ns) = (parent.name(), parent.ns());
    let order = orders().find(|order| {
        order.parent == name
            && (order.within.is_empty() || order.within == within)
            && ns::PREFIXES.contains(&(order.prefix, ns))
    })?;
    Some((order.steps, position(order.steps, local)?))
}

/// The first child that its parent's order does not know, or that stands behind one that should
/// follow it.
#[cfg(test)]
pub(crate) fn misplaced<'a>(parent: Node<'a>) -> Option<Node<'a>> {
    let mut last = 0;
    parent.children().find(|child| match step(parent, child.name()) {
        Some((_, step)) if step >= last => {
            last = step;
            false
        }
        _ => true,
    })
}

/// The step of a child of that name.
pub(super) fn position(steps: &[&[&str]], local: &str) -> Option<usize> {
    steps.iter().position(|step| step.contains(&local))
}
