//! The parts of a presentation as the operations see them: as they are now, whatever was written
//! back already.

use super::main_part;
use super::presentation::Presentation;
use super::slide_list::SlideList;
use crate::error::Error;
use crate::opc::{Limits, Relationships, Target, name};
use crate::xml::{Document, Patch, ns};

impl Presentation {
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
        let is_one_of = |kinds: &[&str]| kinds.iter().any(|end| kind.ends_with(end));
        if is_one_of(&["slideMaster+xml", "slideLayout+xml", "theme+xml"]) {
            self.signatures = None;
        }
        if !is_one_of(&["slide+xml", "notesSlide+xml", "chart+xml"]) {
            self.catalog = None;
        }
    }

    fn is_main(&self, part: &str) -> bool {
        part == self.main || name::key(part) == name::key(&self.main)
    }

    fn is_pending(&self, part: &str) -> bool {
        self.list.is_changed && self.is_main(part)
    }

    /// The presentation part with its lists as they are now.
    pub(super) fn main_bytes(&self) -> Result<Vec<u8>, Error> {
        Ok(main_part::write(&self.store.document(&self.main)?, &self.list))
    }

    /// Writes the lists into the presentation part.
    pub(super) fn settle(&mut self) -> Result<(), Error> {
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
