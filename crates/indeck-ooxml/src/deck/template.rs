//! `Template`: a package to make decks from.

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use indeck_model::brand::Brand;
use indeck_model::{Emu, Size};

use crate::deck::builder::Deck;
use crate::deck::foundation::{Foundation, Kind};
use crate::deck::layout::{self, LayoutPart};
use crate::deck::numbers::Numbers;
use crate::deck::options::{TemplateSlides, WriteOptions};
use crate::deck::plan::LayoutView;
use crate::deck::text_metrics::MasterText;
use crate::deck::theme;
use crate::deck::worker::{Crew, Surroundings, Worker};
use crate::deck::writer::DeckWriter;
use crate::error::Error;
use crate::opc::{Deflater, Limits, Package, name};
use crate::xml::{Document, Node, ns};

/// The table style that PowerPoint gives a new table (Medium Style 2 – Accent 1).
const USUAL_TABLE_STYLE: &str = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}";

/// Workers that wait for the next deck; each holds about half a megabyte.
const MOST_IDLE: usize = 16;

/// A `.pptx`, `.potx`, `.ppsx` or macro-enabled file to make decks from.
///
/// It is read once and never changed; any number of decks can be written from it, also at once.
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
    brand: Brand,
    layouts: Vec<LayoutPart>,
    /// The first master's theme.
    pub(crate) theme_part: Option<String>,
    /// The notes master.
    pub(crate) notes_master: Option<String>,
    table_style: String,
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
        let package = Package::read(bytes, limits)?;
        let main = package.main_part()?;
        let presentation = package.document(&main)?;
        let mut reader = Reader { package: &package, brand: Brand::default(), layouts: vec![] };
        reader.brand.slide_size = slide_size(&presentation)?;
        let rels = package.relationships(&main)?;
        let mut theme_part = None;
        for id in listed_ids(presentation.root(), "sldMasterIdLst", "sldMasterId") {
            let master = rels.by_id(&id).and_then(|r| r.part());
            let master = master.ok_or_else(|| missing(&main, &id))?;
            let theme = reader.read_master(master, &presentation)?;
            theme_part = theme_part.or(Some(theme));
        }
        let (brand, layouts) = (reader.brand, reader.layouts);
        let part_of = |kind| rels.by_type(kind).find_map(|r| r.part()).map(str::to_owned);
        let table_style = match part_of("tableStyles") {
            Some(part) if package.contains(&part) => {
                let styles = package.document(&part)?;
                styles.root().attr("def").map(|id| id.into_owned())
            }
            _ => None,
        };
        let notes_master = part_of("notesMaster").filter(|part| package.contains(part));
        Ok(Self {
            brand,
            layouts,
            theme_part,
            notes_master,
            table_style: table_style.unwrap_or_else(|| USUAL_TABLE_STYLE.to_owned()),
            presentation,
            package,
            foundations: Mutex::default(),
            idle: Mutex::default(),
        })
    }

    /// What the template offers: colours, fonts, layouts and placeholders.
    pub fn brand(&self) -> &Brand {
        &self.brand
    }

    /// A deck in memory, to be filled slide by slide in any order.
    pub fn deck(&self) -> Deck<'_> {
        Deck::new(self)
    }

    /// A writer that streams slides into `sink` as they come.
    ///
    /// # Errors
    /// [`Error::Write`] if the sink fails; [`Error::StrictTemplate`] and
    /// [`Error::NoMacros`] where the template cannot become that kind of file.
    pub fn writer<W: Write>(
        &self,
        sink: W,
        options: WriteOptions,
    ) -> Result<DeckWriter<'_, W>, Error> {
        if self.presentation.is_strict() {
            return Err(Error::StrictTemplate);
        }
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
        let found = self.brand.layout_index(name).and_then(|index| {
            let (layout, part) = (self.brand.layouts.get(index)?, self.layouts.get(index)?);
            Some(LayoutView { index, layout, part })
        });
        found.ok_or_else(|| Error::UnknownLayout {
            name: name.to_owned(),
            available: self.brand.layout_names(),
        })
    }

    /// The name of the layout that a part holds.
    pub(crate) fn layout_name(&self, part: &str) -> Option<&str> {
        let index = self.layouts.iter().position(|layout| layout.part == part)?;
        self.brand.layouts.get(index).map(|layout| layout.name.as_str())
    }

    pub(crate) fn slide_size(&self) -> Size {
        self.brand.slide_size
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
        let from_slide = |part: &str| name::relative("ppt/slides/slide1.xml", part);
        let master = self.notes_master_part(numbers);
        Surroundings {
            layouts: self.layouts.iter().map(|l| from_slide(&l.part)).collect(),
            notes_master: name::relative("ppt/notesSlides/notesSlide1.xml", &master),
            table_style: self.table_style.clone(),
            language: options.properties.language.clone(),
        }
    }

    /// The notes master: the template's, or the one that is added with the first notes.
    pub(crate) fn notes_master_part(&self, numbers: &Numbers) -> String {
        self.notes_master.clone().unwrap_or_else(|| {
            format!("ppt/notesMasters/notesMaster{}.xml", numbers.notes_master + 1)
        })
    }
}

/// Reads masters and their layouts.
struct Reader<'a> {
    package: &'a Package,
    brand: Brand,
    layouts: Vec<LayoutPart>,
}

impl Reader<'_> {
    /// Reads a master with its layouts; returns its theme's part.
    fn read_master(&mut self, part: &str, presentation: &Document) -> Result<String, Error> {
        let master = self.package.document(part)?;
        let rels = self.package.relationships(part)?;
        let theme_part = rels.first_part("theme").ok_or_else(|| missing(part, "theme"))?.to_owned();
        let theme = theme::read(&self.package.document(&theme_part)?, &master);
        let text = MasterText::new(presentation, &master, &theme);
        for id in listed_ids(master.root(), "sldLayoutIdLst", "sldLayoutId") {
            let layout =
                rels.by_id(&id).and_then(|r| r.part()).ok_or_else(|| missing(part, &id))?;
            let layout = self.package.document(layout)?;
            let (layout, layout_part) = layout::read(&layout, &master, &theme.name, &text);
            self.brand.layouts.push(layout);
            self.layouts.push(layout_part);
        }
        if self.brand.palette.is_empty() && self.brand.name.is_empty() {
            self.brand.name = theme.name;
            self.brand.palette = theme.palette;
            self.brand.heading_font = theme.heading_font;
            self.brand.body_font = theme.body_font;
        }
        Ok(theme_part)
    }
}

fn missing(part: &str, id: &str) -> Error {
    Error::MissingRelationship { part: part.to_owned(), id: id.to_owned() }
}

/// The relationship ids that a list of the presentation or of a master names, in order.
pub(crate) fn listed_ids(root: Node<'_>, list: &str, item: &str) -> Vec<String> {
    let items = root.child(ns::P, list).into_iter().flat_map(|l| l.children());
    let ids = items.filter(|n| n.is(ns::P, item)).filter_map(|n| n.attr_ns(ns::R, "id"));
    ids.map(|id| id.into_owned()).collect()
}

/// The slides' size; where the presentation says none, that of PowerPoint's first default.
///
/// Source: ECMA-376-1, 19.7.15 `ST_SlideSizeCoordinate`.
fn slide_size(presentation: &Document) -> Result<Size, Error> {
    const ALLOWED: std::ops::RangeInclusive<i64> = 914_400..=51_206_400;
    let size = presentation.root().child(ns::P, "sldSz");
    let side = |name, usual| match size.and_then(|s| s.attr(name)) {
        None => Ok(Emu(usual)),
        Some(text) => {
            let side = text.parse().ok().filter(|side| ALLOWED.contains(side)).map(Emu);
            side.ok_or_else(|| Error::UnusablePart {
                part: presentation.part().to_owned(),
                reason: "its slides are not between 1 and 56 inches wide and high",
            })
        }
    };
    Ok(Size { width: side("cx", 9_144_000)?, height: side("cy", 6_858_000)? })
}
