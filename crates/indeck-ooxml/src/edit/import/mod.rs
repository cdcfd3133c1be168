//! Imports slides of another deck, with all that belongs to them.

mod authors;
mod companions;
mod layouts;
mod master;
mod options;
mod placeholders;
mod plan;
mod scale;
pub(super) mod signature;

use std::collections::BTreeMap;

use self::plan::Plan;
pub use options::{Formatting, ImportNote, ImportOptions, ImportReport, OtherSize};

use super::presentation::Presentation;
use super::store::split_number;
use crate::error::Error;
use crate::opc::{Target, name};

impl Presentation {
    /// Imports slides of another deck, to the place `at` and in the order given; a slide that is
    /// named twice comes once.
    ///
    /// Notes, charts with their workbooks, diagrams, media, embedded objects, tags and custom XML
    /// come along, and comments with their authors unless the options say otherwise. Links from one
    /// imported slide to another stay links; those to slides that stay behind are taken away. What
    /// the deck has already, pictures, media and equal masters, is not brought again.
    ///
    /// ```no_run
    /// use indeck_ooxml::{Formatting, ImportOptions, Presentation};
    /// let mut deck = Presentation::open("deck.pptx")?;
    /// let other = Presentation::open("other.pptx")?;
    /// let options = ImportOptions { formatting: Formatting::KeepSource, ..Default::default() };
    /// let report = deck.import_slides(&other, &[2, 0], deck.slide_count(), &options)?;
    /// println!("{} slides, {} new masters", report.slides, report.masters);
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: ISO/IEC 29500-1, 13.3 (parts of a presentation).
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`] for a slide that the other deck does not have, or a place beyond the
    /// end of this one; those of damaged or missing parts of either.
    pub fn import_slides(
        &mut self,
        source: &Presentation,
        slides: &[usize],
        at: usize,
        options: &ImportOptions,
    ) -> Result<ImportReport, Error> {
        if at > self.slide_count() {
            self.check_index(at)?;
        }
        let plan = Plan::read(self, source, slides, at, options)?;
        self.carry_out(plan)
    }

    /// Imports all slides of another deck after the last one of this.
    ///
    /// ```no_run
    /// use indeck_ooxml::{ImportOptions, Presentation};
    /// let mut deck = Presentation::open("deck.pptx")?;
    /// let appendix = Presentation::open("appendix.pptx")?;
    /// deck.import_deck(&appendix, &ImportOptions::default())?;
    /// deck.save("whole.pptx")?;
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: ISO/IEC 29500-1, 13.3 (parts of a presentation).
    ///
    /// # Errors
    /// As [`Presentation::import_slides`].
    pub fn import_deck(
        &mut self,
        source: &Presentation,
        options: &ImportOptions,
    ) -> Result<ImportReport, Error> {
        let slides: Vec<usize> = (0..source.slide_count()).collect();
        self.import_slides(source, &slides, self.slide_count(), options)
    }

    /// Writes what was read and found right.
    fn carry_out(&mut self, plan: Plan) -> Result<ImportReport, Error> {
        let mut leads: BTreeMap<String, String> = plan.layouts;
        for binary in plan.binaries {
            let known = self.store.find_equal_packed(&binary.packed);
            let part = known.unwrap_or_else(|| {
                let (stem, _) = split_number(&binary.part);
                let extension = name::extension(&binary.part).unwrap_or_default();
                let part = format!("{stem}{}.{extension}", self.store.next_number(stem));
                self.store.insert_packed(&part, &binary.content_type, binary.packed);
                part
            });
            leads.insert(name::key(&binary.part), part);
        }
        for master in plan.masters {
            let sources: Vec<String> =
                master.originals.list.iter().map(|o| name::key(&o.part)).collect();
            let names = master.originals.write(&mut self.store, &|part| target(&leads, part));
            let own = names.first().cloned().unwrap_or_default();
            self.list_master(&own, master.id)?;
            leads.extend(sources.into_iter().zip(names));
            self.remember_master(master.signature, own);
        }
        if let Some(source) = plan.notes_master {
            leads.insert(name::key(&source), self.ensure_notes_master()?);
        }
        for change in plan.changes {
            change.apply(self, &leads)?;
        }
        let names = plan.originals.write(&mut self.store, &|part| target(&leads, part));
        for (place, listed) in plan.slides.iter().enumerate() {
            let part = names.get(*listed).cloned().unwrap_or_default();
            self.list_slide(plan.report.first + place, part)?;
        }
        Ok(plan.report)
    }
}

/// Where a relationship leads in the deck; PowerPoint writes `NULL` for what it could not find.
fn target(leads: &BTreeMap<String, String>, part: &str) -> Target {
    match leads.get(&name::key(part)) {
        Some(part) => Target::Part(part.clone()),
        None => Target::External("NULL".to_owned()),
    }
}
