//! `Presentation`: a deck to be changed without losing what indeck does not know.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use super::import::signature::Signature;
use super::main_part;
use super::slide_list::SlideList;
use super::slide_ref::SlideRef;
use super::store::{LEVEL, Store};
use super::warning::EditWarning;
use crate::deck::catalog::Catalog;
use crate::deck::save_atomically;
use crate::deck::worker::Worker;
use crate::error::Error;
use crate::opc::{Limits, Package, Relationships, Target, name};
use crate::xml::{Document, Patch, ns};

/// A deck to be changed without losing what indeck does not know: SmartArt, media, animations,
/// comments, macros, custom XML, fonts.
///
/// Any `.pptx`, `.potx`, `.ppsx` or macro-enabled file opens, also of the strict edition. A save
/// without changes writes the file byte for byte; after a change every part that it did not touch
/// keeps its compressed bytes, and a part that it did touch keeps all but what was asked for.
/// Slides are counted from 0. Where an operation fails nothing is changed.
///
/// Source: ISO/IEC 29500-1, 13 (PresentationML), ISO/IEC 29500-2 (packages).
///
/// ```no_run
/// use indeck_ooxml::Presentation;
/// let mut deck = Presentation::open("deck.pptx")?;
/// println!("{} slides", deck.slide_count());
/// deck.save("copy.pptx")?;
/// # Ok::<(), indeck_ooxml::Error>(())
/// ```
#[derive(Debug)]
pub struct Presentation {
    pub(super) store: Store,
    /// The presentation part.
    pub(super) main: String,
    pub(super) list: SlideList,
    pub(super) is_strict: bool,
    /// Builds and compresses new parts.
    pub(super) worker: Worker,
    /// Masters and layouts, once asked for and until one changes.
    pub(super) catalog: Option<Arc<Catalog>>,
    /// The masters by their signatures, once asked for and until one changes.
    pub(super) signatures: Option<Arc<BTreeMap<Signature, String>>>,
}

impl Presentation {
    /// Opens a file.
    ///
    /// # Errors
    /// [`Error::Io`] if it cannot be read, and the errors of [`Presentation::from_bytes`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let bytes = std::fs::read(path);
        let bytes =
            bytes.map_err(|source| Error::Io { doing: "read", path: path.to_owned(), source })?;
        Self::from_bytes(bytes, &Limits::default())
    }

    /// Opens the bytes of a file, within limits.
    ///
    /// ```
    /// use indeck_ooxml::{Limits, Presentation};
    /// let bytes = indeck_testkit::tiny_template();
    /// let deck = Presentation::from_bytes(bytes.clone(), &Limits::default())?;
    /// assert_eq!(deck.to_bytes()?, bytes);
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::NotAPackage`], [`Error::LegacyBinary`], [`Error::Encrypted`] or
    /// [`Error::NotAPresentation`] for files of another kind; [`Error::LimitExceeded`],
    /// [`Error::UnsafeName`], [`Error::DuplicatePart`], [`Error::Corrupt`],
    /// [`Error::MissingPart`], [`Error::MalformedXml`] and [`Error::ForbiddenXml`] for damaged or
    /// hostile ones. Damage of a part that is not needed to list the slides is met when it is.
    pub fn from_bytes(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        let package = Package::read(bytes, limits)?;
        let main = package.main_part()?;
        let document = package.document(&main)?;
        let list = SlideList::read(&document, &package.relationships(&main)?);
        let is_strict = document.is_strict();
        let store = Store::new(package);
        Ok(Self {
            store,
            main,
            list,
            is_strict,
            worker: Worker::new(LEVEL),
            catalog: None,
            signatures: None,
        })
    }

    /// Writes the deck to a file, whole or not at all. The kind of file stays what it was, whatever
    /// the name ends with.
    ///
    /// # Errors
    /// [`Error::Io`], and those of damaged lists of relationships.
    pub fn save(&mut self, path: impl AsRef<Path>) -> Result<(), Error> {
        self.settle()?;
        save_atomically(path.as_ref(), |sink| self.store.write(sink).map(drop))
    }

    /// The bytes of the deck's file.
    ///
    /// # Errors
    /// Those of damaged lists of relationships.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        self.write_to(Vec::new())
    }

    /// Writes the deck into a sink, and returns it.
    ///
    /// # Errors
    /// [`Error::Write`] if the sink fails, and those of damaged lists of relationships.
    pub fn write_to<W: Write>(&self, sink: W) -> Result<W, Error> {
        match self.list.is_changed {
            true => self.store.write_with(sink, &self.main, &self.main_bytes()?),
            false => self.store.write(sink),
        }
    }

    /// The slides in their order.
    pub fn slides(&self) -> impl ExactSizeIterator<Item = SlideRef<'_>> {
        (0..self.slide_count()).map(|index| SlideRef { presentation: self, index })
    }

    /// The slide at that place, from 0.
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`].
    pub fn slide(&self, index: usize) -> Result<SlideRef<'_>, Error> {
        self.check_index(index)?;
        Ok(SlideRef { presentation: self, index })
    }

    /// Number of slides.
    pub fn slide_count(&self) -> usize {
        self.list.len()
    }

    /// Whether the deck is of the strict edition of Open XML; what is added to it is too.
    ///
    /// Source: ISO/IEC 29500-1, 2.1 (strict), ISO/IEC 29500-4 (transitional).
    pub fn is_strict(&self) -> bool {
        self.is_strict
    }

    /// Whether anything was changed since the deck was opened.
    pub fn is_changed(&self) -> bool {
        self.list.is_changed || self.store.is_changed()
    }

    /// What the changes made so far break that cannot be kept; nothing while nothing is changed.
    ///
    /// ```
    /// use indeck_ooxml::{Limits, Presentation};
    /// let deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// assert!(deck.warnings()?.is_empty());
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of damaged lists of relationships.
    pub fn warnings(&self) -> Result<Vec<EditWarning>, Error> {
        if !self.is_changed() {
            return Ok(Vec::new());
        }
        let signatures = self.signatures()?.into_iter();
        Ok(signatures.map(|part| EditWarning::SignatureBroken { part }).collect())
    }

    /// Takes all digital signatures away, which an edit breaks anyhow; returns how many.
    ///
    /// Source: ISO/IEC 29500-2, 10 (digital signatures).
    ///
    /// # Errors
    /// Those of damaged lists of relationships.
    pub fn remove_signatures(&mut self) -> Result<usize, Error> {
        let count = self.signatures()?.len();
        let origins: Vec<String> =
            self.store.relationships("")?.by_type("origin").map(|r| r.id.clone()).collect();
        for id in origins {
            self.store.unrelate("", &id)?;
        }
        Ok(count)
    }

    /// The parts that hold signatures.
    fn signatures(&self) -> Result<Vec<String>, Error> {
        let mut found = Vec::new();
        for origin in self.store.relationships("")?.by_type("origin").filter_map(|r| r.part()) {
            let signatures = self.store.relationships(origin)?;
            found.extend(
                signatures.by_type("signature").filter_map(|r| r.part()).map(str::to_owned),
            );
        }
        Ok(found)
    }

    /// The part of a slide.
    pub(crate) fn slide_part(&self, index: usize) -> Result<String, Error> {
        self.check_index(index)?;
        let slide = self.list.get(index);
        let rel = || slide.map(|slide| slide.rel.clone()).unwrap_or_default();
        let part = slide.and_then(|slide| slide.part.clone());
        let part =
            part.ok_or_else(|| Error::MissingRelationship { part: self.main.clone(), id: rel() })?;
        if !self.store.contains(&part) {
            return Err(Error::MissingPart { name: part, wanted_by: self.main.clone() });
        }
        Ok(part)
    }

    pub(super) fn check_index(&self, index: usize) -> Result<(), Error> {
        let slides = self.slide_count();
        if index < slides { Ok(()) } else { Err(Error::NoSuchSlide { slide: index, slides }) }
    }

    /// A part as it is now, read as XML.
    pub(crate) fn document(&self, part: &str) -> Result<Document, Error> {
        match self.is_pending(part) {
            true => Document::parse(part, self.main_bytes()?, self.limits()),
            false => self.store.document(part),
        }
    }

    /// A part's bytes as they are now.
    pub(crate) fn bytes(&self, part: &str) -> Result<Vec<u8>, Error> {
        if self.is_pending(part) { self.main_bytes() } else { self.store.bytes(part) }
    }

    /// The relationships of a part as they are now.
    pub(crate) fn relationships(&self, part: &str) -> Result<Relationships, Error> {
        self.store.relationships(part)
    }

    /// The content type of a part.
    #[allow(dead_code, reason = "for operations on parts other than slides")]
    pub(crate) fn content_type(&self, part: &str) -> Option<&str> {
        self.store.content_type(part)
    }

    /// The names of all parts: those that were read, then those that were added.
    #[allow(dead_code, reason = "for operations on parts other than slides")]
    pub(crate) fn parts(&self) -> impl Iterator<Item = &str> {
        self.store.names()
    }

    /// The presentation part.
    #[allow(dead_code, reason = "for operations on parts other than slides")]
    pub(crate) fn main_part(&self) -> &str {
        &self.main
    }

    /// Limits of what the package may ask for.
    pub(crate) fn limits(&self) -> &Limits {
        self.store.package().limits()
    }

    /// Edits a part by place. Nothing changes where `edit` fails, makes no edit, or makes one that
    /// leaves no well-formed XML.
    pub(crate) fn edit<T>(
        &mut self,
        part: &str,
        edit: impl FnOnce(&Document, &mut Patch<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.forget_catalog(part);
        if !self.is_main(part) {
            return self.store.edit(part, edit);
        }
        self.settle()?;
        let outcome = self.store.edit(part, edit)?;
        self.read_list()?;
        Ok(outcome)
    }

    /// Replaces a part's bytes.
    #[allow(dead_code, reason = "for operations on parts other than slides")]
    pub(crate) fn set_bytes(&mut self, part: &str, bytes: Vec<u8>) -> Result<(), Error> {
        self.forget_catalog(part);
        self.store.set(part, bytes);
        if self.is_main(part) { self.read_list() } else { Ok(()) }
    }

    /// Adds a part under the next free number of its stem: `ppt/media/image` becomes
    /// `ppt/media/image7.png`. Returns its name.
    #[allow(dead_code, reason = "for operations on parts other than slides")]
    pub(crate) fn add_part(
        &mut self,
        stem: &str,
        extension: &str,
        content_type: &str,
        bytes: Vec<u8>,
    ) -> String {
        self.store.add(stem, extension, content_type, bytes)
    }

    /// Relates a part to a target by a relationship of that type, written in its transitional form
    /// (a strict deck gets its strict counterpart). Returns the id; an equal one serves again.
    #[allow(dead_code, reason = "for operations on parts other than slides")]
    pub(crate) fn relate(
        &mut self,
        source: &str,
        kind: &str,
        target: Target,
    ) -> Result<String, Error> {
        let kind = if self.is_strict { ns::strict(kind) } else { kind.into() };
        self.store.relate(source, &kind, target)
    }

    /// Ends a relationship; parts that nothing needs any more go with it.
    #[allow(dead_code, reason = "for operations on parts other than slides")]
    pub(crate) fn unrelate(&mut self, source: &str, id: &str) -> Result<(), Error> {
        self.store.unrelate(source, id)
    }

    /// Forgets what was read of masters and layouts, if that part may be one of them.
    fn forget_catalog(&mut self, part: &str) {
        let kind = self.store.content_type(part).unwrap_or_default();
        if !["slide+xml", "notesSlide+xml", "chart+xml"].iter().any(|end| kind.ends_with(end)) {
            self.catalog = None;
            if !self.is_main(part) {
                self.signatures = None;
            }
        }
    }

    fn is_main(&self, part: &str) -> bool {
        part == self.main || name::key(part) == name::key(&self.main)
    }

    fn is_pending(&self, part: &str) -> bool {
        self.list.is_changed && self.is_main(part)
    }

    /// The presentation part with its lists as they are now.
    fn main_bytes(&self) -> Result<Vec<u8>, Error> {
        Ok(main_part::write(&self.store.document(&self.main)?, &self.list))
    }

    /// Writes the lists into the presentation part.
    fn settle(&mut self) -> Result<(), Error> {
        if self.list.is_changed {
            let bytes = self.main_bytes()?;
            self.store.set(&self.main, bytes);
            self.read_list()?;
        }
        Ok(())
    }

    fn read_list(&mut self) -> Result<(), Error> {
        let document = self.store.document(&self.main)?;
        self.list = SlideList::read(&document, &self.store.relationships(&self.main)?);
        Ok(())
    }
}
