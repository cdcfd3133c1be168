//! `Twins`: the shapes in the branches of alternate content that are not shown.

use std::collections::{BTreeMap, VecDeque};

use super::tree::{id_of, is_shape};
use crate::xml::{ElementId, Node, ns};

/// Shapes that wait for their like in the shown branch, by id and by the branch that they are in.
#[derive(Debug, Default)]
pub(super) struct Twins<'a>(BTreeMap<u32, BTreeMap<ElementId, VecDeque<Node<'a>>>>);

/// What an alternate content brought, to forget it after its end.
#[derive(Debug)]
pub(super) struct Brought(Vec<(u32, ElementId)>);

impl<'a> Twins<'a> {
    /// Adds the shapes in all branches of an alternate content but the shown one.
    pub(super) fn enter(&mut self, alternate: Node<'a>, shown: Node<'a>) -> Brought {
        let others = alternate.children().filter(|other| other.id() != shown.id());
        let mut brought = Vec::new();
        for twin in others.flat_map(Node::all_descendants).filter(|twin| is_shape(*twin)) {
            let (id, branch) = (id_of(twin), branch_of(twin));
            self.0.entry(id).or_default().entry(branch).or_default().push_back(twin);
            brought.push((id, branch));
        }
        Brought(brought)
    }

    /// Forgets what an alternate content brought.
    pub(super) fn leave(&mut self, Brought(brought): Brought) {
        for (id, branch) in brought {
            if let Some(branches) = self.0.get_mut(&id) {
                branches.remove(&branch);
                if branches.is_empty() {
                    self.0.remove(&id);
                }
            }
        }
    }

    /// The twins of the next shape with an id: one of each branch, as each stands for one shape.
    pub(super) fn take(&mut self, id: u32) -> Vec<Node<'a>> {
        let Some(branches) = self.0.get_mut(&id) else { return Vec::new() };
        let taken = branches.values_mut().filter_map(VecDeque::pop_front).collect();
        branches.retain(|_, waiting| !waiting.is_empty());
        taken
    }
}

/// The branch of alternate content nearest around a shape.
fn branch_of(shape: Node<'_>) -> ElementId {
    let is_branch = |node: &Node<'_>| node.ns() == ns::MC && node.name() != "AlternateContent";
    let mut around = std::iter::successors(shape.parent(), |node| node.parent());
    around.find(is_branch).map_or(shape.id(), Node::id)
}
