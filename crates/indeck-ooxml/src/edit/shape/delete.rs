//! Deletes shapes with what only they needed: relationships, parts, animations, connections.

use std::collections::{BTreeMap, BTreeSet};

use super::add::free_id;
use super::find::ShapeRef;
use super::timing;
use crate::edit::Presentation;
use crate::error::Error;
use crate::part::tree::{self, Item, ShapeKind};
use crate::xml::{Document, Node, Patch, ns};

impl Presentation {
    pub(super) fn delete_shape(&mut self, at: ShapeRef) -> Result<(), Error> {
        let part = self.slide_part(at.slide)?;
        // Asked while the diagrams' data are still there.
        let drawings = self.drawings(&part, at)?;
        let highest = free_id(&self.document(&part)?, 0).saturating_sub(1);
        self.edit_tidily(&part, &[], |document, patch| {
            let items = tree::root(document).map(tree::items).unwrap_or_default();
            delete(document, &items, at.among(&items)?, patch);
            Ok(())
        })?;
        drawings.iter().try_for_each(|id| self.unrelate(&part, id))?;
        let retired = self.retired.entry(part).or_default();
        *retired = highest.max(*retired);
        Ok(())
    }

    /// The relationships to the drawings of the diagrams in a shape, which their data name.
    ///
    /// Source: [MS-ODRAWXML] 2.2.2.1 `dsp:dataModelExt`.
    fn drawings(&self, slide: &str, at: ShapeRef) -> Result<Vec<String>, Error> {
        let document = self.document(slide)?;
        let items = tree::root(&document).map(tree::items).unwrap_or_default();
        let relationships = self.relationships(slide)?;
        let mut found = Vec::new();
        for item in family(&items, at.among(&items)?) {
            if tree::kind(item.node) != ShapeKind::Diagram {
                continue;
            }
            let ids = item.node.all_descendants().find(|node| node.name() == "relIds");
            let data = ids.and_then(|ids| ids.attr_ns(ns::R, "dm"));
            let part = data.and_then(|id| relationships.by_id(&id)).and_then(|r| r.part());
            let Some(Ok(data)) = part.map(|part| self.document(part)) else { continue };
            let extensions = data.root().all_descendants().filter(|n| n.name() == "dataModelExt");
            found.extend(extensions.filter_map(|n| n.attr("relId")).map(|id| id.into_owned()));
        }
        Ok(found)
    }
}

fn delete(document: &Document, items: &[Item<'_>], index: usize, patch: &mut Patch<'_>) {
    let ids = freed(items, &family(items, index));
    match items.get(index) {
        Some(item) if is_alone(item) => patch.remove(item.holder),
        Some(item) => item.nodes().for_each(|node| patch.remove(node)),
        None => {}
    }
    timing::forget_shapes(document, &ids, patch);
    disconnect(items, &ids, patch);
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

/// The ids that no shape that stays bears.
fn freed(items: &[Item<'_>], gone: &[&Item<'_>]) -> BTreeSet<u32> {
    let mut left: BTreeMap<u32, usize> = BTreeMap::new();
    items.iter().for_each(|item| *left.entry(item.id).or_default() += 1);
    for item in gone {
        left.entry(item.id).and_modify(|count| *count -= 1);
    }
    left.into_iter().filter(|(_, count)| *count == 0).map(|(id, _)| id).collect()
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
