//! `Slot`: what stands on a slide where a placeholder of its layout is wanted.
//!
//! Source: ISO/IEC 29500-1, 19.3.1.36 `p:ph`.

use indeck_model::brand::Layout;
use indeck_model::deck::PlaceholderRef;

use super::placement;
use crate::deck::LayoutPart;
use crate::edit::look::placeholder::Match;
use crate::part::paragraph::{self, PieceKind};
use crate::part::shape::PlaceholderTag;
use crate::part::tree::{self, Item};
use crate::xml::{Document, Node};

/// What stands on a slide for a placeholder of its layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// Nothing.
    Missing,
    /// A shape that holds nothing, by its place among the shapes.
    Empty(usize),
    /// A shape that holds something.
    Filled,
}

/// A layout as the shapes of its slides refer to it.
#[derive(Clone, Copy)]
pub(super) struct Placeholders<'a> {
    /// What is known of it.
    pub(super) layout: &'a Layout,
    /// The tags of its placeholders.
    pub(super) part: &'a LayoutPart,
    /// Its part.
    pub(super) document: &'a Document,
}

impl Placeholders<'_> {
    /// The placeholder that a reference means, by its place on the layout: what the layout calls
    /// so, else what the slide does.
    pub(super) fn find(&self, items: &[Item<'_>], reference: &PlaceholderRef) -> Option<usize> {
        let on_layout = self.layout.find(reference).map(|(index, _)| index);
        on_layout.or_else(|| {
            let PlaceholderRef::Name(name) = reference else { return None };
            let is_named = |item: &&Item<'_>| {
                let own = tree::identity(item.node).and_then(|identity| identity.attr("name"));
                own.is_some_and(|own| own.eq_ignore_ascii_case(name))
            };
            let named = items.iter().filter(is_named);
            named.filter_map(|item| self.after(item.node)).next()
        })
    }

    /// A reference that means the placeholder of that place and no other.
    pub(super) fn reference(&self, index: usize) -> Option<PlaceholderRef> {
        let placeholder = self.layout.placeholders.get(index)?;
        let references = [
            PlaceholderRef::Name(placeholder.name.clone()),
            PlaceholderRef::Index(placeholder.index),
            PlaceholderRef::Type(placeholder.kind.clone()),
        ];
        let means = |reference: &PlaceholderRef| {
            self.layout.find(reference).is_some_and(|(found, _)| found == index)
        };
        references.into_iter().find(means)
    }

    /// What stands on the slide for the placeholder of that place.
    pub(super) fn slot(&self, items: &[Item<'_>], index: usize) -> Slot {
        let all = items.iter().enumerate();
        let mut own = all.filter(|(_, item)| self.after(item.node) == Some(index)).peekable();
        if own.peek().is_none() {
            return Slot::Missing;
        }
        let empty = own.find(|(_, item)| is_empty(item));
        empty.map_or(Slot::Filled, |(at, _)| Slot::Empty(at))
    }

    /// The place on the layout of the placeholder that a shape takes after.
    fn after(&self, shape: Node<'_>) -> Option<usize> {
        let found = Match::of(tree::placeholder(shape)?).find(self.document)?;
        let found = tree::placeholder(found)?;
        let kind = found.attr("type");
        let index = found.attr("idx").and_then(|index| index.parse().ok());
        let is_it =
            |tag: &PlaceholderTag| tag.kind.as_deref() == kind.as_deref() && tag.index == index;
        self.part.tags.iter().position(is_it)
    }
}

/// Whether a placeholder's shape shows nothing but its prompt. One within alternate content holds
/// what only some programs know.
fn is_empty(item: &Item<'_>) -> bool {
    let is_plain = item.node.name() == "sp" && item.holder.id() == item.node.id();
    let paragraphs = tree::text_body(item.node).into_iter().flat_map(paragraph::paragraphs);
    let mut pieces = paragraphs.flat_map(paragraph::pieces);
    is_plain && pieces.all(|piece| piece.kind == PieceKind::Run && piece.text.is_empty())
}

/// The frame that a shape has of its own.
pub(super) fn own_frame(item: &Item<'_>) -> Option<indeck_model::Rect> {
    placement::own(item.node).map(|own| own.frame)
}
