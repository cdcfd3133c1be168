//! What a placeholder takes over: from the one of its layout, and that of its master.
//!
//! Source: ISO/IEC 29500-1, 19.3.1.36 `p:ph`.

use crate::edit::Presentation;
use crate::error::Error;
use crate::part::tree;
use crate::xml::{Document, Node};

/// A placeholder to be found on a layout or a master.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    kind: String,
    index: Option<u32>,
}

impl Match {
    /// What a slide's or layout's `p:ph` takes after.
    pub(crate) fn of(placeholder: Node<'_>) -> Self {
        let kind = placeholder.attr("type").map_or_else(|| "obj".into(), |k| k.into_owned());
        Self { kind, index: placeholder.attr("idx").and_then(|index| index.parse().ok()) }
    }

    /// What the placeholder takes after that this one was found to take after: masters are asked
    /// by the type of the layout's placeholder.
    pub(crate) fn after(&self, found: Node<'_>) -> Self {
        tree::placeholder(found).map_or_else(|| self.clone(), Self::of)
    }

    /// The shape that it takes after. On a layout that is the one of the same index, or of the
    /// same type where there is none; on a master the one of the same role.
    pub(crate) fn find<'a>(&self, document: &'a Document) -> Option<Node<'a>> {
        let items = tree::root(document).map(tree::items).unwrap_or_default();
        let all = || {
            let shapes = items.iter().map(|item| item.node);
            shapes.filter_map(|shape| Some((shape, Self::of(tree::placeholder(shape)?))))
        };
        let same_kind = |other: &Self| role(&other.kind) == role(&self.kind);
        if document.root().name() == "sldMaster" || document.root().name() == "notesMaster" {
            return all().find(|(_, other)| same_kind(other)).map(|(shape, _)| shape);
        }
        let by_index = || {
            self.index?;
            all().find(|(_, other)| other.index == self.index)
        };
        let by_kind = || all().find(|(_, other)| other.kind == self.kind);
        let by_role = || all().find(|(_, other)| same_kind(other));
        let is_single = matches!(role(&self.kind), "title" | "dt" | "ftr" | "sldNum" | "hdr");
        let found = if is_single { by_kind().or_else(by_role) } else { by_index() };
        found.or_else(by_kind).map(|(shape, _)| shape)
    }

    /// The part of the master's text styles that it takes after.
    pub(crate) fn text_style(&self) -> &'static str {
        match role(&self.kind) {
            "title" => "titleStyle",
            "dt" | "ftr" | "sldNum" | "hdr" => "otherStyle",
            _ => "bodyStyle",
        }
    }
}

/// What a placeholder of that type is to a master.
fn role(kind: &str) -> &str {
    match kind {
        "title" | "ctrTitle" => "title",
        "dt" | "ftr" | "sldNum" | "hdr" | "sldImg" => kind,
        _ => "body",
    }
}

/// The layout and the master of a slide, the master of a layout or of notes.
pub(crate) fn ancestors(deck: &Presentation, part: &str) -> Result<Vec<Document>, Error> {
    let mut found: Vec<Document> = Vec::new();
    let mut part = part.to_owned();
    while found.len() < 2 {
        let relationships = deck.relationships(&part)?;
        let wanted = ["slideLayout", "slideMaster", "notesMaster"];
        let next = wanted.into_iter().find_map(|kind| match kind {
            // A master refers to its layouts, too.
            "slideLayout" if !found.is_empty() => None,
            kind => relationships.first_part(kind),
        });
        let Some(next) = next.map(str::to_owned) else { break };
        found.push(deck.document(&next)?);
        part = next;
    }
    Ok(found)
}
