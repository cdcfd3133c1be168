//! Adds slides that are written from content, as a deck writer writes them.

use std::sync::Arc;

use indeck_model::deck::{Content, ResolvedSlide, Shape};

use super::presentation::Presentation;
use crate::deck::catalog::{Catalog, Parts};
use crate::deck::plan::{self, LayoutView};
use crate::deck::worker::SlideJob;
use crate::deck::{WorkbookPayload, finish};
use crate::error::Error;
use crate::opc::{Limits, Packed, Relationships, Target, name};
use crate::part::picture::PictureKind;
use crate::part::{notes, rels};
use crate::xml::{Document, Edition};

impl Parts for Presentation {
    fn document(&self, part: &str) -> Result<Document, Error> {
        Self::document(self, part)
    }

    fn relationships(&self, part: &str) -> Result<Relationships, Error> {
        Self::relationships(self, part)
    }

    fn contains(&self, part: &str) -> bool {
        self.store.contains(part)
    }
}

/// The parts of a chart of 2016's kinds, which share its number.
const EXTENDED: [&str; 3] = ["ppt/charts/chartEx", "ppt/charts/style", "ppt/charts/colors"];

/// A picture's file that is about to be added: its part, its kind, its bytes.
pub(super) type NewImage = (String, PictureKind, Arc<[u8]>);

impl Presentation {
    /// Adds a slide of the layout that it names after the last one, and returns its place.
    ///
    /// ```
    /// use indeck_ooxml::{Limits, Presentation, model::deck::{ResolvedSlide, Shape}};
    /// let mut deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// let shapes = vec![Shape::in_placeholder("title", "Hello")];
    /// let layout = "Title Slide".to_owned();
    /// deck.add_slide(ResolvedSlide { layout, shapes, ..Default::default() })?;
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: ISO/IEC 29500-1, 13.3.8 (slide part).
    ///
    /// # Errors
    /// As [`Presentation::insert_slide`].
    pub fn add_slide(&mut self, slide: ResolvedSlide) -> Result<usize, Error> {
        let index = self.slide_count();
        self.insert_slide(index, slide)?;
        Ok(index)
    }

    /// Adds a slide of the layout that it names at that place. It joins the section of the slide
    /// before it.
    ///
    /// ```
    /// use indeck_ooxml::{Limits, Presentation, model::deck::ResolvedSlide};
    /// let mut deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// for layout in ["Title Only", "Title Slide"] {
    ///     deck.insert_slide(0, ResolvedSlide { layout: layout.into(), ..Default::default() })?;
    /// }
    /// assert_eq!(deck.slide(0)?.layout_name()?.as_deref(), Some("Title Slide"));
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: ISO/IEC 29500-1, 13.3.8 (slide part).
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`] for a place beyond the end; [`Error::UnknownLayout`],
    /// [`Error::UnknownPlaceholder`], [`Error::PlaceholderFilledTwice`],
    /// [`Error::PlaceholderTakesNoText`], [`Error::InvalidLink`], [`Error::UnsupportedPicture`] and
    /// [`Error::InvalidChart`] for what cannot be written; those of damaged masters and layouts.
    pub fn insert_slide(&mut self, index: usize, slide: ResolvedSlide) -> Result<(), Error> {
        if index > self.slide_count() {
            return self.check_index(index);
        }
        let catalog = self.catalog()?;
        let view = catalog.layout(&slide.layout)?;
        let (mut job, images) = self.plan_slide(&catalog, view, index, slide)?;
        job.number = self.number("ppt/slides/slide");
        let wants_master = job.notes.is_some() && catalog.notes_master.is_none();
        let stem = "ppt/notesMasters/notesMaster";
        let notes_master = catalog.notes_master.clone();
        let notes_master =
            notes_master.unwrap_or_else(|| format!("{stem}{}.xml", self.number(stem)));
        let around =
            catalog.surroundings(&notes_master, self.language.clone(), WorkbookPayload::default());
        let parts = self.worker.build(&job, &around)?;
        if wants_master {
            self.add_notes_master(&catalog, &notes_master)?;
        }
        self.take_images(images);
        self.take_parts(parts)?;
        self.list_slide(index, format!("ppt/slides/slide{}.xml", job.number))
    }

    /// Makes every choice for a slide but its part's number, and finds what is wrong with it.
    pub(super) fn plan_slide(
        &mut self,
        catalog: &Catalog,
        view: LayoutView<'_>,
        index: usize,
        slide: ResolvedSlide,
    ) -> Result<(SlideJob, Vec<NewImage>), Error> {
        let shown = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        let mut plan = plan::plan(&slide, view, catalog.brand.slide_size, shown)?;
        let mut images = Vec::new();
        plan::place_pictures(&slide, view, &mut plan, &mut |bytes, kind| {
            self.image_target(bytes, kind, &mut images)
        })?;
        let charts = |extended: bool| {
            let is_one =
                |s: &&Shape| matches!(&s.content, Content::Chart(c) if c.is_extended() == extended);
            slide.shapes.iter().filter(is_one).count()
        };
        let (plain, extended) = (charts(false), charts(true));
        let job = SlideJob {
            plan,
            position: shown,
            number: 0,
            first_chart: self.numbers(&["ppt/charts/chart"], plain),
            first_extended: self.numbers(&EXTENDED, extended),
            first_workbook: self
                .numbers(&["ppt/embeddings/Microsoft_Excel_Sheet"], plain + extended),
            notes: slide.notes.is_some().then(|| self.number("ppt/notesSlides/notesSlide")),
            slide: Arc::new(slide),
        };
        Ok((job, images))
    }

    /// Masters and layouts.
    pub(super) fn catalog(&mut self) -> Result<Arc<Catalog>, Error> {
        if let Some(catalog) = &self.catalog {
            return Ok(Arc::clone(catalog));
        }
        let catalog = Arc::new(Catalog::read(self, &self.document(&self.main)?)?);
        self.catalog = Some(Arc::clone(&catalog));
        Ok(catalog)
    }

    /// The target of a picture from a slide: of the part that has the same bytes, or of a new one.
    fn image_target(
        &mut self,
        bytes: &Arc<[u8]>,
        kind: PictureKind,
        new: &mut Vec<NewImage>,
    ) -> Result<String, Error> {
        let known = new.iter().find(|(_, _, known)| Arc::ptr_eq(known, bytes) || known == bytes);
        let known = known.map(|(part, _, _)| part.clone());
        let part = match known.or_else(|| self.store.find_equal(bytes)) {
            Some(part) => part,
            None => {
                let number = self.number("ppt/media/image");
                let part = format!("ppt/media/image{number}.{}", kind.extension());
                new.push((part.clone(), kind, Arc::clone(bytes)));
                part
            }
        };
        Ok(name::relative("ppt/slides/slide1.xml", &part))
    }

    /// Puts in pictures' files.
    pub(super) fn take_images(&mut self, images: Vec<NewImage>) {
        for (part, kind, bytes) in images {
            let packed = match kind {
                PictureKind::Svg => self.worker.deflater().pack(&bytes),
                PictureKind::Png | PictureKind::Jpeg => Packed::stored(bytes.to_vec()),
            };
            self.store.insert_packed(&part, kind.content_type(), packed);
        }
    }

    /// Puts in parts that a worker built.
    pub(super) fn take_parts(&mut self, parts: Vec<(String, Packed)>) -> Result<(), Error> {
        for (part, packed) in parts {
            match name::relationships_source(&part) {
                None => {
                    let packed = self.in_edition(&part, packed)?;
                    self.store.insert_packed(&part, content_type(&part), packed);
                }
                Some(source) => {
                    let (bytes, limits) = (packed.unpack(&part)?, Limits::default());
                    let written = Relationships::parse(&source, bytes, &limits)?;
                    let relationships = self.relationships_in_edition(written);
                    self.store.set_relationships(&source, relationships);
                }
            }
        }
        Ok(())
    }

    /// Makes sure that there is a notes master.
    pub(crate) fn ensure_notes_master(&mut self) -> Result<String, Error> {
        let catalog = self.catalog()?;
        if let Some(part) = &catalog.notes_master {
            return Ok(part.clone());
        }
        let stem = "ppt/notesMasters/notesMaster";
        let part = format!("{stem}{}.xml", self.number(stem));
        self.add_notes_master(&catalog, &part)?;
        Ok(part)
    }

    /// Adds a notes master with a copy of the first master's theme.
    fn add_notes_master(&mut self, catalog: &Catalog, part: &str) -> Result<(), Error> {
        let theme = catalog.theme_part.as_deref().ok_or_else(|| Error::MissingRelationship {
            part: self.main.clone(),
            id: "theme".to_owned(),
        })?;
        let packed = self.store.packed(theme, self.worker.deflater())?;
        let mut theme_rels = self.store.relationships(theme)?;
        let master = self.worker.deflater().pack(notes::MASTER.as_bytes());
        let master = self.in_edition(part, master)?;
        let copy = format!("ppt/theme/theme{}.xml", self.number("ppt/theme/theme"));
        theme_rels.set_source(&copy);
        let mut master_rels = Relationships::new(part);
        master_rels.add(rels::THEME, Target::Part(copy.clone()));
        let master_rels = self.relationships_in_edition(master_rels);
        let target = Target::Part(part.to_owned());
        let id = self.relate(&self.main.clone(), rels::NOTES_MASTER, target)?;
        let main = self.main.clone();
        self.edit(&main, |presentation, patch| {
            let list = format!(
                r#"<p:notesMasterIdLst><p:notesMasterId r:id="{id}"/></p:notesMasterIdLst>"#
            );
            patch.insert_ordered(presentation.root(), "notesMasterIdLst", &list);
            Ok(())
        })?;
        self.store.insert_packed(&copy, finish::THEME_TYPE, packed);
        self.store.set_relationships(&copy, theme_rels);
        self.store.insert_packed(part, finish::NOTES_MASTER_TYPE, master);
        self.store.set_relationships(part, master_rels);
        Ok(())
    }

    /// The next free number of a stem.
    pub(super) fn number(&mut self, stem: &str) -> u32 {
        u32::try_from(self.store.next_number(stem)).unwrap_or(u32::MAX)
    }

    /// The first of that many numbers that are free for all these stems.
    fn numbers(&mut self, stems: &[&str], count: usize) -> u32 {
        let first = self.store.shared_numbers(stems, count as u64);
        u32::try_from(first).unwrap_or(u32::MAX)
    }

    /// What was written in the transitional edition, in the deck's.
    pub(super) fn in_edition(&mut self, part: &str, packed: Packed) -> Result<Packed, Error> {
        if !self.is_strict || !part.ends_with(".xml") {
            return Ok(packed);
        }
        let bytes = Edition::Strict.translate(part, packed.unpack(part)?, self.limits())?;
        Ok(self.worker.deflater().pack(&bytes))
    }

    fn relationships_in_edition(&self, relationships: Relationships) -> Relationships {
        if !self.is_strict {
            return relationships;
        }
        relationships.renamed(|kind| Edition::Strict.uri(kind).into_owned())
    }
}

/// What a part is that a worker built.
fn content_type(part: &str) -> &'static str {
    let stems = [
        ("ppt/slides/", finish::SLIDE_TYPE),
        ("ppt/notesSlides/", finish::NOTES_TYPE),
        ("ppt/charts/chartEx", finish::EXTENDED_TYPE),
        ("ppt/charts/style", finish::STYLE_TYPE),
        ("ppt/charts/colors", finish::COLORS_TYPE),
        ("ppt/charts/", finish::CHART_TYPE),
        ("ppt/embeddings/", finish::WORKBOOK_TYPE),
    ];
    stems.iter().find(|(stem, _)| part.starts_with(stem)).map_or("application/xml", |(_, t)| t)
}
