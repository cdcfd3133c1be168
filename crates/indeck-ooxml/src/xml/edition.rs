//! `Edition`: strict or transitional, and the translation of a part from one into the other.
//!
//! Namespaces and relationship types have other names, and numbers that count thousandths of a per
//! cent in the transitional edition are written with a per cent sign in the strict one.
//!
//! Source: ISO/IEC 29500-1, annex A; ISO/IEC 29500-4, annex A; ISO/IEC 29500-1, 22.9.2.9
//! `ST_Percentage`.

use std::borrow::Cow;

use super::document::Document;
use super::node::{Attribute, Node};
use super::ns;
use super::patch::Patch;
use super::percentages;
use crate::error::Error;
use crate::opc::Limits;

/// An edition of Open XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edition {
    /// ISO/IEC 29500-1.
    Strict,
    /// ISO/IEC 29500-4, and what PowerPoint writes unless told otherwise.
    Transitional,
}

impl Edition {
    /// A namespace or relationship type as this edition calls it.
    pub(crate) fn uri(self, uri: &str) -> Cow<'_, str> {
        match self {
            Self::Strict => ns::strict(uri),
            Self::Transitional => ns::transitional(uri),
        }
    }

    /// A part in this edition; one that is already stays byte for byte.
    ///
    /// # Errors
    /// When the part is not XML that a package may have.
    pub(crate) fn translate(
        self,
        part: &str,
        bytes: Vec<u8>,
        limits: &Limits,
    ) -> Result<Vec<u8>, Error> {
        let document = Document::parse(part, bytes, limits)?;
        let mut patch = Patch::new(&document);
        let root = document.root();
        for node in std::iter::once(root).chain(root.all_descendants()) {
            for attribute in node.attributes() {
                self.attribute(&mut patch, node, attribute);
            }
        }
        if self == Self::Transitional && root.attr("conformance").is_some() {
            patch.remove_attr(root, "conformance");
        }
        if patch.is_empty() { Ok(document.text().as_bytes().to_vec()) } else { Ok(patch.apply()) }
    }

    fn attribute(self, patch: &mut Patch<'_>, node: Node<'_>, attribute: Attribute<'_>) {
        let (name, value) = (attribute.qname(), attribute.value());
        // No other value begins as the strict edition's names do.
        let is_strict = self == Self::Transitional && ns::is_strict(&value);
        if is_strict || name == "xmlns" || name.starts_with("xmlns:") || is_uri(node, name) {
            let uri = self.uri(&value);
            if uri != value {
                patch.set_attr(node, name, &uri);
            }
            return;
        }
        let translated = match self {
            Self::Strict => percentages::with_sign(node, name, &value),
            Self::Transitional => percentages::without_sign(node, name, &value),
        };
        if let Some(translated) = translated {
            patch.set_attr(node, name, &translated);
        }
    }
}

/// Whether an attribute names a namespace: what kind of graphic a frame holds.
///
/// Source: ISO/IEC 29500-1, 20.1.2.2.17 `a:graphicData`.
fn is_uri(node: Node<'_>, name: &str) -> bool {
    name == "uri" && node.is(ns::A, "graphicData")
}
