//! Edits that leave no relationship behind which nothing names any more.

use std::collections::BTreeSet;

use super::Presentation;
use crate::error::Error;
use crate::xml::{Document, Patch, ns};

impl Presentation {
    /// Edits a part, and ends the relationships that it names no longer, with the parts that only
    /// they led to. So it does with those of `fresh`, made for this edit, if they were not used or
    /// the edit failed.
    pub(crate) fn edit_tidily<T>(
        &mut self,
        part: &str,
        fresh: &[String],
        edit: impl FnOnce(&Document, &mut Patch<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut before: BTreeSet<String> = fresh.iter().cloned().collect();
        let outcome = self.edit(part, |document, patch| {
            before.extend(named(document));
            edit(document, patch)
        });
        // An edit without a change sees the part as it was read last.
        let after = self.edit(part, |document, _| Ok(named(document)))?;
        for id in before.difference(&after) {
            self.unrelate(part, id)?;
        }
        outcome
    }
}

/// The relationships that a document's attributes name.
fn named(document: &Document) -> BTreeSet<String> {
    let root = document.root();
    let nodes = std::iter::once(root).chain(root.all_descendants());
    let references = nodes.flat_map(|node| node.attributes().filter(|a| a.ns() == ns::R));
    references.map(|reference| reference.value().into_owned()).filter(|id| !id.is_empty()).collect()
}
