//! Sections: groups of slides that follow each other.
//!
//! Source: [MS-PPTX] 2.2.9 `p14:sectionLst`, 2.6.10 (`CT_Section`).

use super::guid::guid;
use super::presentation::Presentation;
use super::slide_list;
use crate::error::Error;

/// The name that PowerPoint gives the section of the slides before the first that was made.
const FIRST_SECTION: &str = "Default Section";

/// A group of slides that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Section {
    /// Its name.
    pub name: String,
    /// The places of its slides, from 0.
    pub slides: Vec<usize>,
}

impl Presentation {
    /// The sections in their order; none where the deck has none.
    ///
    /// ```no_run
    /// let deck = indeck_ooxml::Presentation::open("deck.pptx")?;
    /// for section in deck.sections() {
    ///     println!("{}: {} slides", section.name, section.slides.len());
    /// }
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: [MS-PPTX] 2.2.9 `p14:sectionLst`.
    pub fn sections(&self) -> Vec<Section> {
        let sections = self.list.sections.iter();
        let of = |section: &slide_list::Section| {
            let slides = self.list.iter().enumerate();
            let slides = slides.filter(|(_, slide)| slide.section == Some(section.key));
            let slides = slides.map(|(index, _)| index).collect();
            Section { name: section.name.clone(), slides }
        };
        sections.map(of).collect()
    }

    /// Begins a section with that slide, as PowerPoint does: it holds the slides from there to the
    /// end of the section that the slide was in. Where the deck had no sections, the slides before
    /// get one of their own. Returns the place of the new section.
    ///
    /// ```
    /// use indeck_ooxml::{Limits, Presentation, model::deck::ResolvedSlide};
    /// let mut deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// for _ in 0..3 {
    ///     deck.add_slide(ResolvedSlide { layout: "Title Slide".into(), ..Default::default() })?;
    /// }
    /// assert_eq!(deck.add_section("Results", 1)?, 1);
    /// assert_eq!(deck.sections()[1].slides, [1, 2]);
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: [MS-PPTX] 2.6.10 `CT_Section`.
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`].
    pub fn add_section(
        &mut self,
        name: impl Into<String>,
        first_slide: usize,
    ) -> Result<usize, Error> {
        self.check_index(first_slide)?;
        if self.list.sections.is_empty() && first_slide > 0 {
            let key = self.insert_section(0, FIRST_SECTION.to_owned());
            (0..first_slide).for_each(|slide| self.assign(slide, key));
        }
        let old = self.list.get(first_slide).and_then(|slide| slide.section);
        let place = old.map_or(self.list.sections.len(), |key| self.place_of(key) + 1);
        let key = self.insert_section(place, name.into());
        let mut slide = first_slide;
        while self.list.get(slide).is_some_and(|s| s.section == old) {
            self.assign(slide, key);
            slide += 1;
        }
        Ok(place)
    }

    /// Renames a section.
    ///
    /// ```no_run
    /// let mut deck = indeck_ooxml::Presentation::open("deck.pptx")?;
    /// deck.rename_section(0, "Introduction")?;
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: [MS-PPTX] 2.6.10 `CT_Section`.
    ///
    /// # Errors
    /// [`Error::NoSuchSection`].
    pub fn rename_section(&mut self, section: usize, name: impl Into<String>) -> Result<(), Error> {
        self.section_key(section)?;
        if let Some(section) = self.list.sections.get_mut(section) {
            section.name = name.into();
            self.list.is_changed = true;
        }
        Ok(())
    }

    /// Removes a section; its slides join the one before it (after it, if it is the first). With
    /// the last section the deck has none.
    ///
    /// ```no_run
    /// let mut deck = indeck_ooxml::Presentation::open("deck.pptx")?;
    /// while !deck.sections().is_empty() {
    ///     deck.remove_section(0)?;
    /// }
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: [MS-PPTX] 2.2.9 `p14:sectionLst`.
    ///
    /// # Errors
    /// [`Error::NoSuchSection`].
    pub fn remove_section(&mut self, section: usize) -> Result<(), Error> {
        let key = self.section_key(section)?;
        self.list.sections.remove(section);
        let heir = self.list.sections.get(section.saturating_sub(1)).map(|section| section.key);
        for slide in 0..self.slide_count() {
            if self.list.get(slide).is_some_and(|s| s.section == Some(key))
                && let Some(slide) = self.list.get_mut(slide)
            {
                slide.section = heir;
            }
        }
        self.list.is_changed = true;
        Ok(())
    }

    /// Moves a slide to the end of a section; returns the slide's new place.
    ///
    /// ```no_run
    /// let mut deck = indeck_ooxml::Presentation::open("deck.pptx")?;
    /// let place = deck.move_to_section(0, 1)?;
    /// assert_eq!(deck.slide(place)?.section(), Some(1));
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: [MS-PPTX] 2.6.10 `CT_Section`.
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`] and [`Error::NoSuchSection`].
    pub fn move_to_section(&mut self, slide: usize, section: usize) -> Result<usize, Error> {
        self.check_index(slide)?;
        let key = self.section_key(section)?;
        // The last slide of the section, or of one before it; the slide itself does not count.
        let ranks: Vec<u32> = self.list.sections.iter().take(section + 1).map(|s| s.key).collect();
        let is_before = |s: &slide_list::Slide| s.section.is_none_or(|key| ranks.contains(&key));
        let others = self.list.iter().enumerate().filter(|(place, _)| *place != slide);
        let last = others.filter(|(_, s)| is_before(s)).map(|(place, _)| place).last();
        let to = match last {
            Some(last) if last < slide => last + 1,
            Some(last) => last,
            None => 0,
        };
        self.list.shift(slide, to);
        self.assign(to, key);
        Ok(to)
    }

    fn insert_section(&mut self, place: usize, name: String) -> u32 {
        let key = self.list.section_key();
        let guid = self.free_guid(&name);
        let section = slide_list::Section { key, guid, name, written: None };
        let place = place.min(self.list.sections.len());
        self.list.sections.insert(place, section);
        self.list.is_changed = true;
        key
    }

    fn assign(&mut self, slide: usize, section: u32) {
        if let Some(slide) = self.list.get_mut(slide) {
            slide.section = Some(section);
        }
    }

    fn place_of(&self, key: u32) -> usize {
        self.list.sections.iter().position(|section| section.key == key).unwrap_or_default()
    }

    fn section_key(&self, section: usize) -> Result<u32, Error> {
        let sections = self.list.sections.len();
        let found = self.list.sections.get(section).map(|section| section.key);
        found.ok_or(Error::NoSuchSection { section, sections })
    }

    /// A GUID that no section has, the same in every run.
    fn free_guid(&self, name: &str) -> String {
        let taken = |guid: &str| self.list.sections.iter().any(|s| s.guid == guid);
        let mut number = self.list.sections.len();
        loop {
            let guid = guid(&["section", name, &number.to_string()]);
            if !taken(&guid) {
                return guid;
            }
            number += 1;
        }
    }
}
