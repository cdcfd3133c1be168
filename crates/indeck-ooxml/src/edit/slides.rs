//! Slides as wholes: clone, move, delete, hide.

use std::collections::BTreeSet;

use super::copy::{Fate, Originals, fate_in_clone};
use super::detach;
use super::presentation::Presentation;
use crate::error::Error;
use crate::opc::{Relationship, Target, name};
use crate::part::rels;
use crate::xml::{Document, Node, Patch, ns};

impl Presentation {
    /// Copies a slide to the place right after it and returns that place.
    ///
    /// Charts come with copies of their workbooks, so that each can be changed for itself; so do
    /// notes, diagrams and embedded objects. Pictures and media are shared. Comments stay with the
    /// original: they are about it. The copy is in the original's section, and hidden if the
    /// original is. What was written once is kept once: a deck of a thousand copies takes little
    /// more memory than one of ten.
    ///
    /// ```
    /// use indeck_ooxml::{Limits, Presentation, model::deck::ResolvedSlide};
    /// let mut deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// deck.add_slide(ResolvedSlide { layout: "Title Slide".into(), ..Default::default() })?;
    /// assert_eq!(deck.clone_slide(0)?, 1);
    /// assert_eq!(deck.slide_count(), 2);
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: ISO/IEC 29500-1, 13.3.8 (slide part).
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], and those of damaged or missing parts.
    pub fn clone_slide(&mut self, index: usize) -> Result<usize, Error> {
        let part = self.slide_part(index)?;
        let deflater = self.worker.deflater();
        self.store.pack(&part, deflater)?;
        let originals =
            Originals::read(
                &self.store,
                &part,
                deflater,
                &|source, relationship| match relationship.is("notesSlide") && source != part {
                    true => Fate::Share,
                    false => fate_in_clone(relationship),
                },
            )?;
        let copies = originals.write(&mut self.store, &|part| Target::Part(part.to_owned()));
        let copy = copies.into_iter().next().unwrap_or_default();
        self.list_slide(index + 1, copy)?;
        Ok(index + 1)
    }

    /// Lists a slide's part at that place.
    pub(super) fn list_slide(&mut self, index: usize, part: String) -> Result<(), Error> {
        let kind = if self.is_strict { ns::strict(rels::SLIDE) } else { rels::SLIDE.into() };
        let target = Target::Part(part.clone());
        let rel = self.store.add_relationship(&self.main, &kind, target)?;
        self.list.insert(index, rel, part);
        Ok(())
    }

    /// Moves a slide so that it stands at the place `to` afterwards. It joins the section of the
    /// slide before it there.
    ///
    /// ```no_run
    /// let mut deck = indeck_ooxml::Presentation::open("deck.pptx")?;
    /// deck.move_slide(4, 0)?; // the fifth slide becomes the first
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: ISO/IEC 29500-1, 19.2.1.34 `p:sldIdLst`.
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`] for either place.
    pub fn move_slide(&mut self, from: usize, to: usize) -> Result<(), Error> {
        self.check_index(from)?;
        self.check_index(to)?;
        self.list.shift(from, to);
        Ok(())
    }

    /// Deletes a slide with all that only it needs: notes, comments, charts with their workbooks,
    /// pictures. Links to it go away, and its entries in sections and custom shows; a range of
    /// slides to show shrinks.
    ///
    /// ```no_run
    /// let mut deck = indeck_ooxml::Presentation::open("deck.pptx")?;
    /// deck.delete_slide(0)?;
    /// deck.save("shorter.pptx")?;
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: ISO/IEC 29500-1, 19.2.1.33 `p:sldId`, 19.2.1.6 `p:custShowLst`.
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], and those of damaged parts that refer to the slide.
    pub fn delete_slide(&mut self, index: usize) -> Result<(), Error> {
        self.check_index(index)?;
        let (part, rel) = match self.list.get(index) {
            Some(slide) => (slide.part.clone(), slide.rel.clone()),
            None => return Ok(()),
        };
        let is_other = |(place, slide): (usize, &super::slide_list::Slide)| {
            place != index && (slide.rel == rel || slide.part == part)
        };
        let is_listed_twice = self.list.iter().enumerate().any(is_other);
        let part = part.filter(|_| !is_listed_twice);
        let links = part.as_deref().map_or(Ok(Vec::new()), |part| self.links_to(part))?;
        let shown = self.shown_without(index)?;
        if let Some((properties, bytes)) = shown {
            self.store.set(&properties, bytes);
        }
        for (source, bytes, ids) in links {
            if let Some(bytes) = bytes {
                self.store.set(&source, bytes);
            }
            for id in ids {
                self.store.unrelate(&source, &id)?;
            }
        }
        if !is_listed_twice {
            self.store.unrelate(&self.main, &rel)?;
        }
        self.list.remove(index);
        Ok(())
    }

    /// The parts that refer to a slide and stay without it, with their bytes and relationships
    /// that have to go.
    fn links_to(&mut self, slide: &str) -> Result<Vec<BrokenLink>, Error> {
        let mut found = Vec::new();
        let own = self.store.relationships(slide)?;
        let is_own_notes = |source: &str| {
            own.by_type("notesSlide").filter_map(Relationship::part).any(|p| name::key(p) == source)
        };
        for source in self.store.referrers(slide)? {
            let is_main = source == name::key(&self.main) || source == name::key(slide);
            if is_main || source.is_empty() || is_own_notes(&source) {
                continue;
            }
            let relationships = self.store.relationships(&source)?;
            let leads = |r: &&Relationship| {
                r.part().is_some_and(|part| name::key(part) == name::key(slide))
            };
            let ids: BTreeSet<String> =
                relationships.iter().filter(leads).map(|r| r.id.clone()).collect();
            let document = self.store.document(&source)?;
            let mut patch = Patch::new(&document);
            detach::from(&document, &mut patch, &ids);
            let bytes = (!patch.is_empty()).then(|| patch.apply());
            found.push((self.store.real_name(&source), bytes, ids));
        }
        Ok(found)
    }

    /// The presentation's properties, where they show a range of slides that changes without one.
    fn shown_without(&self, index: usize) -> Result<Option<(String, Vec<u8>)>, Error> {
        let part = self.store.first_part(&self.main, "presProps")?;
        let Some(part) = part.filter(|part| self.store.contains(part)) else { return Ok(None) };
        let document = self.store.document(&part)?;
        let range = document.root().path(ns::P, &["showPr", "sldRg"]);
        let patched = range.and_then(|range| shrink(&document, range, index as u64 + 1));
        Ok(patched.map(|bytes| (part, bytes)))
    }

    /// Leaves a slide out when the deck is shown, or takes it in again.
    ///
    /// ```no_run
    /// let mut deck = indeck_ooxml::Presentation::open("deck.pptx")?;
    /// deck.set_hidden(2, true)?;
    /// assert!(deck.slide(2)?.is_hidden()?);
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: ISO/IEC 29500-1, 19.3.1.38 `p:sld`, attribute `show`.
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], and those of a damaged part.
    pub fn set_hidden(&mut self, index: usize, hidden: bool) -> Result<(), Error> {
        if self.slide(index)?.is_hidden()? == hidden {
            return Ok(());
        }
        let part = self.slide_part(index)?;
        self.edit(&part, |slide, patch| {
            match hidden {
                true => patch.set_attr(slide.root(), "show", "0"),
                false => patch.remove_attr(slide.root(), "show"),
            }
            Ok(())
        })
    }
}

/// A part, its bytes without the links, and its relationships that have to go.
type BrokenLink = (String, Option<Vec<u8>>, BTreeSet<String>);

/// A range of slides, counted from 1, without one of them; all slides where none is left.
///
/// Source: ISO/IEC 29500-1, 19.2.1.36 `p:sldRg`.
fn shrink(document: &Document, range: Node<'_>, slide: u64) -> Option<Vec<u8>> {
    let number = |name| range.attr(name).and_then(|v| v.parse::<u64>().ok());
    let (first, last) = (number("st")?, number("end")?);
    if slide > last {
        return None;
    }
    let mut patch = Patch::new(document);
    let (new_first, new_last) = (if slide < first { first - 1 } else { first }, last - 1);
    if new_first > new_last || new_last == 0 {
        patch.replace(range, "<p:sldAll/>");
    } else {
        patch.set_attr(range, "st", &new_first.to_string());
        patch.set_attr(range, "end", &new_last.to_string());
    }
    Some(patch.apply())
}
