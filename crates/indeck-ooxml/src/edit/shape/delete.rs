//! Deletes shapes with what only they needed: relationships, parts, animations, connections.

use std::collections::BTreeSet;

use super::find::ShapeRef;
use super::timing;
use crate::edit::Presentation;
use crate::error::Error;
use crate::part::tree::{self, Item, ShapeKind};
use crate::xml::{Document, Node, Patch, ns};

/// What the deleted shapes leave behind.
#[derive(Default)]
struct Left {
    /// Relationships that nothing on the slide uses any more.
    relationships: BTreeSet<String>,
    /// Data parts of diagrams, which name the relationship of the diagram's drawing.
    diagrams: Vec<String>,
}

impl Presentation {
    pub(super) fn delete_shape(&mut self, at: ShapeRef) -> Result<(), Error> {
        let part = self.slide_part(at.slide)?;
        let left = self.edit(&part, |document, patch| {
            let items = tree::root(document).map(tree::items).unwrap_or_default();
            let index = at.among(&items)?;
            Ok(delete(document, &items, index, patch))
        })?;
        let drawings = self.drawings(&part, &left)?;
        for id in left.relationships.iter().chain(&drawings) {
            self.unrelate(&part, id)?;
        }
        Ok(())
    }

    /// The relationships to the drawings of diagrams.
    ///
    /// Source: [MS-ODRAWXML] 2.2.2.1 `dsp:dataModelExt`.
    fn drawings(&self, slide: &str, left: &Left) -> Result<Vec<String>, Error> {
        let relationships = self.relationships(slide)?;
        let mut found = Vec::new();
        for id in &left.diagrams {
            let Some(part) = relationships.by_id(id).and_then(|r| r.part()) else { continue };
            let Ok(data) = self.document(part) else { continue };
            let extensions = data.root().all_descendants().filter(|n| n.name() == "dataModelExt");
            found.extend(extensions.filter_map(|n| n.attr("relId")).map(|id| id.into_owned()));
        }
        Ok(found)
    }
}

fn delete(document: &Document, items: &[Item<'_>], index: usize, patch: &mut Patch<'_>) -> Left {
    let gone = family(items, index);
    let ids: BTreeSet<u32> =
        gone.iter().map(|item| item.id).filter(|id| is_free(*id, items, &gone)).collect();
    let nodes = match items.get(index) {
        Some(item) if is_alone(item) => vec![item.holder],
        Some(item) => item.nodes().collect(),
        None => Vec::new(),
    };
    nodes.iter().for_each(|node| patch.remove(*node));
    timing::forget_shapes(document, &ids, patch);
    disconnect(items, &ids, patch);
    let is_diagram = |item: &&&Item<'_>| tree::kind(item.node) == ShapeKind::Diagram;
    let data = gone.iter().filter(is_diagram).filter_map(|item| data_id(item.node));
    Left { relationships: unused(document.root(), &nodes), diagrams: data.collect() }
}

/// A shape, and those in it.
fn family<'i, 'a>(items: &'i [Item<'a>], index: usize) -> Vec<&'i Item<'a>> {
    let is_in = |item: &Item<'_>| {
        let mut around = std::iter::successors(item.parent, |at| items.get(*at)?.parent);
        around.any(|parent| parent == index)
    };
    let all = items.iter().enumerate();
    all.filter(|(at, item)| *at == index || is_in(item)).map(|(_, item)| item).collect()
}

/// Whether no shape that stays bears that id.
fn is_free(id: u32, items: &[Item<'_>], gone: &[&Item<'_>]) -> bool {
    let count = |same: usize, item: &Item<'_>| same + usize::from(item.id == id);
    items.iter().fold(0, count) == gone.iter().fold(0, |same, item| count(same, item))
}

/// Whether nothing else stands in the alternate content around it.
fn is_alone(item: &Item<'_>) -> bool {
    let mut shapes = item.holder.all_descendants().filter(|node| tree::is_shape(*node));
    let is_within = |node: Node<'_>| {
        std::iter::successors(Some(node), |node| node.parent())
            .any(|around| item.nodes().any(|own| own.id() == around.id()))
    };
    item.holder.id() == item.node.id() || shapes.all(is_within)
}

/// Takes connectors off the shapes.
fn disconnect(items: &[Item<'_>], ids: &BTreeSet<u32>, patch: &mut Patch<'_>) {
    for item in items {
        let Some(properties) = tree::properties(item.node) else { continue };
        for end in properties.all_descendants().filter(|n| matches!(n.name(), "stCxn" | "endCxn")) {
            let id = end.attr("id").and_then(|id| id.parse().ok());
            if id.is_some_and(|id| ids.contains(&id)) {
                patch.remove(end);
            }
        }
    }
}

fn data_id(shape: Node<'_>) -> Option<String> {
    let ids = shape.all_descendants().find(|node| node.name() == "relIds")?;
    ids.attr_ns(ns::R, "dm").map(|id| id.into_owned())
}

/// The relationships that those elements use and the rest of the document does not.
pub(crate) fn unused(root: Node<'_>, gone: &[Node<'_>]) -> BTreeSet<String> {
    let mut going = BTreeSet::new();
    for node in gone {
        going.extend(std::iter::once(*node).chain(node.all_descendants()).flat_map(used));
    }
    let is_gone = |node: Node<'_>| gone.iter().any(|gone| gone.id() == node.id());
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop().filter(|_| !going.is_empty()) {
        if is_gone(node) {
            continue;
        }
        for id in used(node) {
            going.remove(&id);
        }
        waiting.extend(node.children());
    }
    going
}

/// The relationships that an element's attributes name.
fn used(node: Node<'_>) -> impl Iterator<Item = String> {
    let references = node.attributes().filter(|attribute| attribute.ns() == ns::R);
    references.map(|attribute| attribute.value().into_owned()).filter(|id| !id.is_empty())
}
