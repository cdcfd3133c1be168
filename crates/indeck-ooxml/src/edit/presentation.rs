//! `Presentation`: a deck to be changed without losing what indeck does not know.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use super::import::signature::Signature;
use super::slide_list::SlideList;
use super::slide_ref::SlideRef;
use super::store::{LEVEL, Store};
use crate::deck::catalog::Catalog;
use crate::deck::save_atomically;
use crate::deck::worker::Worker;
use crate::error::Error;
use crate::opc::{Limits, Package};

/// A deck to be changed without losing what indeck does not know: SmartArt, media, animations,
/// comments, macros, custom XML, fonts.
///
/// Any `.pptx`, `.potx`, `.ppsx` or macro-enabled file opens, also of the strict edition. A save
/// without changes writes the file byte for byte; after a change every part that it did not touch
/// keeps its compressed bytes, and a part that it did touch keeps all but what was asked for.
/// Slides are counted from 0. Where an operation fails nothing is changed. The counts in
/// `docProps/app.xml` stay as they are: PowerPoint makes them anew when it saves.
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
    /// The language of texts that are added and say nothing else.
    pub(super) language: Option<String>,
    /// The highest id that a deleted shape may have had, by the slide's part: who still names that
    /// shape must not find another one.
    pub(super) retired: BTreeMap<String, u32>,
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
            language: None,
            retired: BTreeMap::new(),
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

    /// Says in which language texts are that are added from now on and say nothing else, as a
    /// BCP 47 tag (`en-GB`).
    pub fn set_default_language(&mut self, language: Option<String>) {
        self.language = language;
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
}
