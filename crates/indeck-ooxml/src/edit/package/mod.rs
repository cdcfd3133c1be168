//! `PackageEdit`: parts beside the slides: attachments, custom XML, sensitivity labels.

mod attachment;
mod custom_xml;
mod label;
mod parts;

pub use attachment::{AttachedTo, Attachment};
pub use custom_xml::CustomXml;
pub use parts::{PartInfo, Parts};

use super::store::Store;
use crate::error::Error;
use crate::opc::{Limits, Package};
use crate::xml::ns;

/// A finished deck to which parts beside its slides are given.
///
/// Every part that is not touched keeps its compressed bytes and its place. What is put in twice
/// under one name takes the place of what was there, and leaves content types and relationships as
/// they are: so a part that tells of all others can be put in empty, the others be hashed, and the
/// part be put in again.
///
/// ```
/// use indeck_ooxml::{Attachment, Limits, PackageEdit};
/// let deck = indeck_testkit::tiny_template();
/// let part = |bytes: &[u8]| Attachment {
///     part: "notes/about.json".into(),
///     content_type: "application/json".into(),
///     relationship: "urn:example:about".into(),
///     bytes: bytes.to_vec(),
///     ..Attachment::default()
/// };
/// let mut edit = PackageEdit::open(deck, &Limits::default())?;
/// edit.attach(&part(b""))?;
/// let empty = edit.to_bytes()?;
/// let mut edit = PackageEdit::open(empty, &Limits::default())?;
/// edit.attach(&part(b"{}"))?;
/// assert_eq!(edit.parts().bytes("notes/about.json")?, b"{}");
/// # Ok::<(), indeck_ooxml::Error>(())
/// ```
#[derive(Debug)]
pub struct PackageEdit {
    store: Store,
    /// The presentation part.
    main: String,
    is_strict: bool,
}

impl PackageEdit {
    /// Opens the bytes of a deck, within limits.
    ///
    /// # Errors
    /// As [`Presentation::from_bytes`](crate::Presentation::from_bytes).
    pub fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        let package = Package::read(bytes, limits)?;
        let main = package.main_part()?;
        let is_strict = package.document(&main)?.is_strict();
        Ok(Self { store: Store::new(package), main, is_strict })
    }

    /// The parts as they are now; content types and relationships as they were read.
    pub fn parts(&self) -> EditedParts<'_> {
        EditedParts { store: &self.store }
    }

    /// The bytes of the deck's file.
    ///
    /// # Errors
    /// Those of damaged lists of relationships and content types.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        self.store.write(Vec::new())
    }

    /// The type of a relationship in the deck's edition.
    fn relationship_type(&self, kind: &str) -> String {
        if self.is_strict { ns::strict(kind).into_owned() } else { kind.to_owned() }
    }
}

/// The parts of a deck that is edited, as they are now.
#[derive(Clone, Copy, Debug)]
pub struct EditedParts<'e> {
    store: &'e Store,
}

impl EditedParts<'_> {
    /// A part's bytes.
    ///
    /// # Errors
    /// [`Error::MissingPart`] if there is none, [`Error::Corrupt`] if they are damaged.
    pub fn bytes(&self, part: &str) -> Result<Vec<u8>, Error> {
        self.store.bytes(part)
    }

    /// Whether there is a part of that name.
    pub fn contains(&self, part: &str) -> bool {
        self.store.contains(part)
    }
}
