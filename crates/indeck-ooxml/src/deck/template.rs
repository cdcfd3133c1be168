//! `Template`: a package to make decks from.

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use indeck_model::Size;
use indeck_model::brand::Brand;

use crate::deck::builder::Deck;
use crate::deck::catalog::{Catalog, listed_ids};
use crate::deck::foundation::{Foundation, Kind};
use crate::deck::numbers::Numbers;
use crate::deck::options::{TemplateSlides, WriteOptions};
use crate::deck::plan::LayoutView;
use crate::deck::worker::{Crew, Surroundings, Worker};
use crate::deck::writer::DeckWriter;
use crate::error::Error;
use crate::opc::{self, Deflater, Limits, Package};
use crate::xml::Document;

/// Workers that wait for the next deck; each holds about half a megabyte.
const MOST_IDLE: usize = 16;

/// A `.pptx`, `.potx`, `.ppsx` or macro-enabled file to make decks from.
///
/// It is read once and never changed; any number of decks can be written from it, also at once. Of
/// a template in the strict edition of Open XML transitional decks are written.
///
/// ```no_run
/// let template = indeck_ooxml::Template::open("brand.potx")?;
/// for layout in &template.brand().layouts {
///     println!("{}: {} placeholders", layout.name, layout.placeholders.len());
/// }
/// # Ok::<(), indeck_ooxml::Error>(())
/// ```
#[derive(Debug)]
pub struct Template {
    pub(crate) package: Package,
    /// The presentation part, read.
    pub(crate) presentation: Document,
    pub(crate) catalog: Catalog,
    /// What decks take over, for each kind of deck that was written.
    foundations: Mutex<Vec<Arc<Foundation>>>,
    /// Workers of decks that are finished: the next deck takes them over with what they know.
    idle: Mutex<Vec<Worker>>,
}

impl Template {
    /// Reads a template from a file.
    ///
    /// # Errors
    /// [`Error::Io`] if the file cannot be read, and the errors of [`Template::from_bytes`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let bytes = std::fs::read(path);
        let bytes =
            bytes.map_err(|source| Error::Io { doing: "read", path: path.to_owned(), source })?;
        Self::from_bytes(bytes, &Limits::default())
    }

    /// Reads a template from the bytes of a file, within limits.
    ///
    /// # Errors
    /// [`Error::NotAPackage`], [`Error::LegacyBinary`], [`Error::Encrypted`] or
    /// [`Error::NotAPresentation`] for files of another kind; [`Error::LimitExceeded`],
    /// [`Error::UnsafeName`], [`Error::DuplicatePart`], [`Error::Corrupt`],
    /// [`Error::MissingPart`], [`Error::MalformedXml`] and [`Error::ForbiddenXml`] for damaged or
    /// hostile ones.
    pub fn from_bytes(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        let mut package = Package::read(bytes, limits)?;
        let main = package.main_part()?;
        let mut presentation = package.document(&main)?;
        // What is written is transitional, so what is taken over has to be.
        if presentation.is_strict() {
            package = opc::transitional(&package)?;
            presentation = package.document(&main)?;
        }
        let catalog = Catalog::read(&package, &presentation)?;
        Ok(Self {
            catalog,
            presentation,
            package,
            foundations: Mutex::default(),
            idle: Mutex::default(),
        })
    }

    /// What the template offers: colours, fonts, layouts and placeholders.
    pub fn brand(&self) -> &Brand {
        &self.catalog.brand
    }

    /// A deck in memory, to be filled slide by slide in any order.
    pub fn deck(&self) -> Deck<'_> {
        Deck::new(self)
    }

    /// A writer that streams slides into `sink` as they come.
    ///
    /// # Errors
    /// [`Error::Write`] if the sink fails, [`Error::NoMacros`] where the template cannot become that
    /// kind of file.
    pub fn writer<W: Write>(
        &self,
        sink: W,
        options: WriteOptions,
    ) -> Result<DeckWriter<'_, W>, Error> {
        DeckWriter::new(self, sink, options)
    }

    /// Workers for a deck.
    pub(crate) fn crew(&self, options: &WriteOptions) -> Crew {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        Crew::new(options.compression, options.workers(), &mut idle)
    }

    /// Takes back the workers of a finished deck.
    pub(crate) fn take_back(&self, crew: Crew) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.extend(crew.into_workers());
        idle.truncate(MOST_IDLE);
    }

    /// The layout of a name.
    pub(crate) fn layout(&self, name: &str) -> Result<LayoutView<'_>, Error> {
        self.catalog.layout(name)
    }

    /// The name of the layout that a part holds.
    pub(crate) fn layout_name(&self, part: &str) -> Option<&str> {
        self.catalog.layout_name(part)
    }

    pub(crate) fn slide_size(&self) -> Size {
        self.catalog.brand.slide_size
    }

    /// What decks with these options take over; worked out for the first of them.
    pub(crate) fn foundation(
        &self,
        options: &WriteOptions,
        deflater: &mut Deflater,
    ) -> Result<Arc<Foundation>, Error> {
        let mut known = self.foundations.lock().unwrap_or_else(PoisonError::into_inner);
        let kind = Kind::of(options);
        if let Some(foundation) = known.iter().find(|foundation| foundation.kind == kind) {
            return Ok(Arc::clone(foundation));
        }
        let foundation = Arc::new(Foundation::of(self, options, deflater)?);
        known.push(Arc::clone(&foundation));
        Ok(foundation)
    }

    /// Number of the template's own slides that stay.
    pub(crate) fn kept_slides(&self, options: &WriteOptions) -> u32 {
        match options.template_slides {
            TemplateSlides::Drop => 0,
            TemplateSlides::Keep => {
                listed_ids(self.presentation.root(), "sldIdLst", "sldId").len() as u32
            }
        }
    }

    /// What slides need to know of the parts around them.
    pub(crate) fn surroundings(&self, options: &WriteOptions, numbers: &Numbers) -> Surroundings {
        let master = self.notes_master_part(numbers);
        let language = options.properties.language.clone();
        self.catalog.surroundings(&master, language, options.workbooks)
    }

    /// The notes master: the template's, or the one that is added with the first notes.
    pub(crate) fn notes_master_part(&self, numbers: &Numbers) -> String {
        self.catalog.notes_master.clone().unwrap_or_else(|| {
            format!("ppt/notesMasters/notesMaster{}.xml", numbers.notes_master + 1)
        })
    }
}
