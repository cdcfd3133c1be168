//! Sections, found again whatever moves.

use super::state::{Key, State};
use crate::error::{Outcome, Problem};

impl State {
    /// The sections' keys, in their order.
    pub(crate) fn section_keys(&mut self) -> Outcome<Vec<Key>> {
        Ok(self.settled()?.sections.clone())
    }

    /// Begins a section with a slide; its key.
    pub(crate) fn add_section(&mut self, name: String, first: Key) -> Outcome<Key> {
        self.settled()?;
        let (at, key) = (self.position(first)?, self.key());
        let own = self.key();
        let opened = self.settled()?;
        let place = opened.deck.add_section(name, at)?;
        // The slides before the first section get one of their own.
        if opened.sections.is_empty() && place == 1 {
            opened.sections.push(own);
        }
        opened.sections.insert(place.min(opened.sections.len()), key);
        Ok(key)
    }

    /// The place of a section.
    fn section_at(&mut self, section: Key) -> Outcome<usize> {
        let found = self.settled()?.sections.iter().position(|known| *known == section);
        found.ok_or_else(|| Problem::unknown("the section is not in the deck any more"))
    }

    pub(crate) fn section_name(&mut self, section: Key) -> Outcome<String> {
        let at = self.section_at(section)?;
        let sections = self.settled()?.deck.sections();
        Ok(sections.into_iter().nth(at).map(|section| section.name).unwrap_or_default())
    }

    pub(crate) fn rename_section(&mut self, section: Key, name: String) -> Outcome<()> {
        let at = self.section_at(section)?;
        Ok(self.settled()?.deck.rename_section(at, name)?)
    }

    /// The keys of a section's slides.
    pub(crate) fn section_slides(&mut self, section: Key) -> Outcome<Vec<Key>> {
        let at = self.section_at(section)?;
        let opened = self.settled()?;
        let slides = opened.deck.sections().into_iter().nth(at).map(|section| section.slides);
        let slides = slides.unwrap_or_default();
        Ok(slides.iter().filter_map(|at| opened.slides.get(*at).copied()).collect())
    }

    /// Moves a slide to the end of a section.
    pub(crate) fn add_to_section(&mut self, section: Key, slide: Key) -> Outcome<()> {
        let at = self.section_at(section)?;
        let from = self.position(slide)?;
        let opened = self.settled()?;
        let to = opened.deck.move_to_section(from, at)?;
        let slide = opened.slides.remove(from);
        opened.slides.insert(to, slide);
        Ok(())
    }

    /// Removes a section; its slides stay.
    pub(crate) fn remove_section(&mut self, section: Key) -> Outcome<()> {
        let at = self.section_at(section)?;
        let opened = self.settled()?;
        opened.deck.remove_section(at)?;
        opened.sections.remove(at);
        Ok(())
    }
}
