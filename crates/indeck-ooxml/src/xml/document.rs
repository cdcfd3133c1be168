//! `Document`: a part's XML as it stands, with the place of every element and attribute.
//!
//! Nothing is copied or normalised: queries look into the text, and a [`Patch`](super::Patch)
//! cuts and pastes by place, so that what is not touched stays byte for byte.

use std::ops::Range;

use super::node::Node;
use super::parse;
use crate::error::Error;
use crate::opc::Limits;

/// The place of an element in a [`Document`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ElementId(pub(super) u32);

/// An element: places count bytes of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    /// Where the start tag begins.
    pub(super) start: u32,
    /// Where the start tag ends; also the end of the element if it closes itself.
    pub(super) open_end: u32,
    /// Where the end tag begins.
    pub(super) close_start: u32,
    /// Where the end tag ends.
    pub(super) end: u32,
    pub(super) name_len: u32,
    /// Index into the namespaces.
    pub(super) ns: u32,
    pub(super) parent: Option<u32>,
    /// The element after the last descendant: the arena is in document order.
    pub(super) next: u32,
    /// First and last + 1 of the attributes.
    pub(super) attributes: (u32, u32),
}

impl Element {
    pub(super) fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(super) fn inner(&self) -> Range<usize> {
        self.open_end as usize..self.close_start as usize
    }

    pub(super) fn closes_itself(&self) -> bool {
        self.open_end == self.end
    }
}

/// An attribute: places count bytes of the text.
#[derive(Clone, Debug)]
pub(super) struct AttributeSpan {
    pub(super) start: u32,
    pub(super) name_len: u32,
    /// The value without its quotes.
    pub(super) value: (u32, u32),
    pub(super) ns: u32,
}

/// A part's XML as it stands, with the place of every element and attribute.
#[derive(Debug)]
pub(crate) struct Document {
    pub(super) part: Box<str>,
    pub(super) text: String,
    pub(super) elements: Vec<Element>,
    pub(super) attributes: Vec<AttributeSpan>,
    /// Namespaces in their transitional form; the first is "none".
    pub(super) namespaces: Vec<Box<str>>,
    pub(super) strict: bool,
}

/// What an id of another document stands for.
static NOWHERE: Element = Element {
    start: 0,
    open_end: 0,
    close_start: 0,
    end: 0,
    name_len: 0,
    ns: 0,
    parent: None,
    next: 0,
    attributes: (0, 0),
};

impl Document {
    /// Reads a part's bytes. UTF-16 is turned into UTF-8; namespaces of the strict edition are
    /// seen by queries as their transitional counterparts.
    ///
    /// # Errors
    /// [`Error::MalformedXml`] for what is not well-formed, [`Error::ForbiddenXml`] for document
    /// types and entities, [`Error::LimitExceeded`] for too many bytes, nodes or levels.
    pub(crate) fn parse(part: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        parse::document(part, bytes, limits)
    }

    /// The part's name.
    pub(crate) fn part(&self) -> &str {
        &self.part
    }

    /// The XML as it stands.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The outermost element.
    pub(crate) fn root(&self) -> Node<'_> {
        Node { doc: self, id: ElementId(0) }
    }

    /// The element of that id, which must come from this document.
    pub(crate) fn node(&self, id: ElementId) -> Node<'_> {
        Node { doc: self, id }
    }

    /// Whether the part uses the namespaces of the strict edition.
    pub(crate) fn is_strict(&self) -> bool {
        self.strict
    }

    pub(super) fn element(&self, id: ElementId) -> &Element {
        self.elements.get(id.0 as usize).unwrap_or(&NOWHERE)
    }

    pub(super) fn attributes_of(&self, id: ElementId) -> &[AttributeSpan] {
        let (from, to) = self.element(id).attributes;
        self.attributes.get(from as usize..to as usize).unwrap_or_default()
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    pub(super) fn namespace(&self, index: u32) -> &str {
        self.namespaces.get(index as usize).map_or("", |uri| uri)
    }
}
