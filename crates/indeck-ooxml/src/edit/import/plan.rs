//! What is imported, read whole before anything is written.

use std::collections::{BTreeMap, BTreeSet};

use super::companions::Change;
use super::master::{Master, renumber};
use super::options::{Formatting, ImportNote, ImportOptions, ImportReport, OtherSize};
use super::scale::Scale;
use super::signature::{BINARY, Signature};
use super::{authors, companions};
use crate::deck::catalog::Catalog;
use crate::edit::copy::{Fate, Originals};
use crate::edit::presentation::Presentation;
use crate::edit::store::LEVEL;
use crate::error::Error;
use crate::opc::{Deflater, Packed, Relationship, name};

/// A part that is kept once.
pub(super) struct Binary {
    /// Its name in the source.
    pub(super) part: String,
    pub(super) content_type: String,
    pub(super) packed: Packed,
}

/// A master that comes along.
pub(super) struct NewMaster {
    pub(super) originals: Originals,
    pub(super) signature: Signature,
    pub(super) id: u64,
}

/// What is imported.
pub(super) struct Plan {
    /// The slides with what is theirs.
    pub(super) originals: Originals,
    /// Places of the slides in `originals`.
    pub(super) slides: Vec<usize>,
    /// Layouts of the deck by the keys of those of the source; those of new masters are not there.
    pub(super) layouts: BTreeMap<String, String>,
    pub(super) masters: Vec<NewMaster>,
    pub(super) binaries: Vec<Binary>,
    /// The notes master of the source, if notes come along.
    pub(super) notes_master: Option<String>,
    /// Changes of parts that the deck has.
    pub(super) changes: Vec<Change>,
    pub(super) report: ImportReport,
}

/// A slide on its way.
pub(super) struct Guest {
    /// Its place in the source.
    pub(super) index: usize,
    /// Its place among the originals.
    pub(super) place: usize,
    /// The source's layout.
    pub(super) layout: Option<String>,
}

/// Reads a plan.
pub(super) struct Reader<'a> {
    pub(super) target: &'a mut Presentation,
    pub(super) source: &'a Presentation,
    options: &'a ImportOptions,
    pub(super) deflater: Deflater,
    scale: Option<Scale>,
    pub(super) plan: Plan,
}

impl Plan {
    /// Reads what is imported from `source` into `target`.
    pub(super) fn read(
        target: &mut Presentation,
        source: &Presentation,
        slides: &[usize],
        at: usize,
        options: &ImportOptions,
    ) -> Result<Self, Error> {
        let plan = Self {
            originals: Originals::default(),
            slides: Vec::new(),
            layouts: BTreeMap::new(),
            masters: Vec::new(),
            binaries: Vec::new(),
            notes_master: None,
            changes: Vec::new(),
            report: ImportReport { first: at, ..ImportReport::default() },
        };
        let deflater = Deflater::new(LEVEL);
        let mut reader = Reader { target, source, options, deflater, scale: None, plan };
        let guests = reader.read_slides(slides)?;
        let own = Catalog::read(source, &source.document(&source.main)?)?;
        reader.compare_sizes(&own)?;
        match options.formatting {
            Formatting::KeepSource => reader.bring_masters(&guests)?,
            Formatting::TakeTheme => reader.fit_layouts(&guests, &own)?,
        }
        reader.scale_slides(&guests)?;
        reader.find_notes_master()?;
        reader.read_companions(&guests)?;
        reader.translate()?;
        reader.read_binaries()?;
        Ok(reader.plan)
    }
}

impl Reader<'_> {
    fn read_slides(&mut self, slides: &[usize]) -> Result<Vec<Guest>, Error> {
        let parts: Vec<(usize, String)> = slides
            .iter()
            .map(|index| Ok((*index, self.source.slide_part(*index)?)))
            .collect::<Result<_, Error>>()?;
        let keys: BTreeSet<String> = parts.iter().map(|(_, part)| name::key(part)).collect();
        let (source, comments) = (self.source, self.options.comments);
        let fate = |_: &str, r: &Relationship| fate(source, r, &keys, comments);
        let mut guests: Vec<Guest> = Vec::new();
        for (index, part) in parts {
            self.plan.originals.add(&source.store, &part, &mut self.deflater, &fate)?;
            let place = self.plan.originals.position(&part).unwrap_or_default();
            if guests.iter().any(|guest| guest.place == place) {
                continue;
            }
            let relationships = source.store.relationships(&part)?;
            let is_dropped = |r: &&Relationship| fate(&part, r) == Fate::Drop && !r.is("comments");
            let links = relationships.iter().filter(is_dropped).count();
            if links > 0 {
                self.plan.report.notes.push(ImportNote::LinksDropped { slide: index, links });
            }
            let layout = relationships.first_part("slideLayout").map(str::to_owned);
            guests.push(Guest { index, place, layout });
        }
        self.plan.slides = guests.iter().map(|guest| guest.place).collect();
        self.plan.report.slides = guests.len();
        Ok(guests)
    }

    fn compare_sizes(&mut self, own: &Catalog) -> Result<(), Error> {
        let (source, target) = (own.brand.slide_size, self.target.catalog()?.brand.slide_size);
        if source != target {
            self.plan.report.notes.push(ImportNote::SizeDiffers { source, target });
            let fits = self.options.other_size == OtherSize::Fit;
            self.scale = if fits { Scale::between(source, target) } else { None };
        }
        Ok(())
    }

    /// The masters of the slides, each once.
    fn bring_masters(&mut self, guests: &[Guest]) -> Result<(), Error> {
        let mut taken = self.target.master_ids()?;
        let mut seen = BTreeSet::new();
        for layout in guests.iter().filter_map(|guest| guest.layout.as_deref()) {
            let relationships = self.source.store.relationships(layout)?;
            let master = relationships.first_part("slideMaster").ok_or_else(|| {
                let (part, id) = (layout.to_owned(), "slideMaster".to_owned());
                Error::MissingRelationship { part, id }
            })?;
            if !seen.insert(name::key(master)) {
                continue;
            }
            let scale = self.scale;
            match self.target.plan_master(self.source, master, scale, &mut self.deflater)? {
                Master::Known(layouts) => self.plan.layouts.extend(layouts),
                Master::New(mut originals, signature) => {
                    let limits = self.source.limits();
                    self.scale_all(&mut originals)?;
                    let id = renumber(&mut originals, &mut taken, limits, &mut self.deflater)?;
                    let originals = *originals;
                    self.plan.masters.push(NewMaster { originals, signature, id });
                    self.plan.report.masters += 1;
                }
            }
        }
        if self.plan.report.masters > 0 {
            let fonts = companions::fonts(self.target, self.source)?;
            self.plan.changes.extend(fonts);
        }
        Ok(())
    }

    fn scale_all(&mut self, originals: &mut Originals) -> Result<(), Error> {
        let Some(scale) = self.scale else { return Ok(()) };
        for place in 0..originals.list.len() {
            let kind = originals.list.get(place).map_or("", |original| &original.content_type);
            if kind.ends_with("slideMaster+xml") || kind.ends_with("slideLayout+xml") {
                let limits = self.source.limits();
                originals.edit(place, limits, &mut self.deflater, |doc, patch| {
                    scale.apply(doc, patch);
                })?;
            }
        }
        Ok(())
    }

    fn scale_slides(&mut self, guests: &[Guest]) -> Result<(), Error> {
        let Some(scale) = self.scale else { return Ok(()) };
        for guest in guests {
            let limits = self.source.limits();
            self.plan.originals.edit(guest.place, limits, &mut self.deflater, |doc, patch| {
                scale.apply(doc, patch);
            })?;
        }
        Ok(())
    }

    /// Notes need a notes master; the deck's serves them.
    fn find_notes_master(&mut self) -> Result<(), Error> {
        let parts = self.plan.originals.list.iter();
        let master = parts.filter_map(|original| original.relationships.first_part("notesMaster"));
        self.plan.notes_master = master.map(str::to_owned).next();
        let catalog = self.target.catalog()?;
        let is_possible = catalog.notes_master.is_some() || catalog.theme_part.is_some();
        if self.plan.notes_master.is_some() && !is_possible {
            let (part, id) = (self.target.main.clone(), "theme".to_owned());
            return Err(Error::MissingRelationship { part, id });
        }
        Ok(())
    }

    /// Table styles, and authors of comments.
    fn read_companions(&mut self, guests: &[Guest]) -> Result<(), Error> {
        let first_id = self.target.list.free_id();
        for (number, guest) in (0u32..).zip(guests) {
            let id = first_id.saturating_add(number);
            authors::name_slide(
                &mut self.plan.originals,
                guest.place,
                id,
                self.source.limits(),
                &mut self.deflater,
            )?;
        }
        let places: Vec<usize> = guests.iter().map(|guest| guest.place).collect();
        let styles =
            companions::table_styles(self.target, self.source, &self.plan.originals, &places)?;
        let legacy = authors::legacy(
            self.target,
            self.source,
            &mut self.plan.originals,
            &mut self.deflater,
        )?;
        let modern = authors::modern(self.target, self.source, &self.plan.originals)?;
        self.plan.changes.extend([styles, legacy, modern].into_iter().flatten());
        Ok(())
    }

    /// Translates the slides into the deck's edition, where the source is of the other.
    fn translate(&mut self) -> Result<(), Error> {
        if self.source.is_strict() == self.target.is_strict() {
            return Ok(());
        }
        let (strict, limits) = (self.target.is_strict(), self.source.limits());
        self.plan.originals.translate(strict, limits, &mut self.deflater)
    }

    /// Pictures, media and fonts.
    fn read_binaries(&mut self) -> Result<(), Error> {
        let masters = self.plan.masters.iter().flat_map(|master| &master.originals.list);
        let parts = self.plan.originals.list.iter().chain(masters);
        let all = parts.flat_map(|original| original.relationships.iter());
        let all = all.filter(|r| is_binary(r)).filter_map(|r| r.part());
        let fonts = self.plan.changes.iter().flat_map(Change::binaries);
        let wanted: BTreeSet<&str> = all.chain(fonts).collect();
        let mut binaries = Vec::new();
        for part in wanted.into_iter().filter(|part| self.source.store.contains(part)) {
            let packed = self.source.store.packed(part, &mut self.deflater)?;
            let content_type = self.source.store.content_type(part).unwrap_or_default().to_owned();
            binaries.push(Binary { part: part.to_owned(), content_type, packed });
        }
        self.plan.binaries = binaries;
        Ok(())
    }
}

fn is_binary(relationship: &Relationship) -> bool {
    BINARY.iter().any(|kind| relationship.is(kind))
}

/// What becomes of what an imported slide refers to.
fn fate(
    source: &Presentation,
    relationship: &Relationship,
    slides: &BTreeSet<String>,
    comments: bool,
) -> Fate {
    let Some(part) = relationship.part() else { return Fate::Share };
    let is_one_of = |kinds: &[&str]| kinds.iter().any(|kind| relationship.is(kind));
    if relationship.is("slide") {
        return if slides.contains(&name::key(part)) { Fate::Share } else { Fate::Drop };
    }
    if relationship.is("comments") && !comments {
        return Fate::Drop;
    }
    let stays = ["slideLayout", "slideMaster", "notesMaster", "handoutMaster", "presentation"];
    let is_missing = !source.store.contains(part);
    if is_missing || is_one_of(&stays) || is_binary(relationship) {
        Fate::Share
    } else {
        Fate::Copy
    }
}
