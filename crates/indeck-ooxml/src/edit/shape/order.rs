//! The order of shapes: from back to front, which is also the order in which they are read aloud.

use super::find::ShapeRef;
use crate::edit::Presentation;
use crate::error::Error;
use crate::part::tree::Item;
use crate::xml::Node;

/// Where a shape goes among those of its slide, or of its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Before all others; read last.
    Front,
    /// Behind all others; read first.
    Back,
    /// One step to the front.
    Forward,
    /// One step to the back.
    Backward,
    /// That place from the back, from 0; beyond the last means the front.
    Place(usize),
}

impl Presentation {
    pub(super) fn reorder(&mut self, at: ShapeRef, order: Order) -> Result<(), Error> {
        self.edit_tree(at, |items, index, patch| {
            let siblings = siblings(items, index);
            let holder = items.get(index).map(|item| item.holder);
            let from = siblings.iter().position(|node| Some(node.id()) == holder.map(Node::id));
            let (Some(from), Some(holder)) = (from, holder) else { return Ok(()) };
            let last = siblings.len().saturating_sub(1);
            let to = match order {
                Order::Front => last,
                Order::Back => 0,
                Order::Forward => last.min(from + 1),
                Order::Backward => from.saturating_sub(1),
                Order::Place(place) => last.min(place),
            };
            let Some(target) = siblings.get(to).filter(|_| to != from) else { return Ok(()) };
            match to < from {
                true => patch.insert_before(*target, holder.raw()),
                false => patch.insert_after(*target, holder.raw()),
            }
            patch.remove(holder);
            Ok(())
        })
    }
}

/// What stands for the shapes of the same group; one alternate content may hold several.
fn siblings<'a>(items: &[Item<'a>], index: usize) -> Vec<Node<'a>> {
    let parent = items.get(index).and_then(|item| item.parent);
    let holders = items.iter().filter(|item| item.parent == parent).map(|item| item.holder);
    let mut siblings: Vec<Node<'a>> = Vec::new();
    for holder in holders {
        if siblings.last().is_none_or(|last| last.id() != holder.id()) {
            siblings.push(holder);
        }
    }
    siblings
}
