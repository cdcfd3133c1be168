//! `SlideList`: the slides of a presentation in their order, with the sections that they are in,
//! kept as a structure so that an operation costs the same in a long deck.
//!
//! Source: ISO/IEC 29500-1, 19.2.1.34 `p:sldIdLst`; [MS-PPTX] 2.2.9 `p14:sectionLst`.

use std::collections::{BTreeMap, BTreeSet};

use crate::opc::Relationships;
use crate::xml::{Document, Node, ns};

/// Ids of slides are at least this, and below 2³¹.
///
/// Source: ISO/IEC 29500-1, 19.7.13 `ST_SlideId`.
const FIRST_ID: u32 = 256;
const LAST_ID: u32 = 0x7FFF_FFFF;

/// A slide as the presentation lists it.
#[derive(Clone, Debug)]
pub(super) struct Slide {
    /// Its id; 0 where the list says none.
    pub(super) id: u32,
    /// Its relationship; empty where the list says none.
    pub(super) rel: String,
    /// Its part, if the relationship leads to one.
    pub(super) part: Option<String>,
    /// Its element as it was read.
    pub(super) written: Option<String>,
    /// The key of the section that it is in.
    pub(super) section: Option<u32>,
}

/// A section, which groups slides that follow each other.
#[derive(Clone, Debug)]
pub(super) struct Section {
    /// Names it for the slides.
    pub(super) key: u32,
    pub(super) guid: String,
    pub(super) name: String,
    /// Its place among the sections that were read.
    pub(super) written: Option<usize>,
}

/// The slides of a presentation in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct SlideList {
    /// Places in `slides`, in the order of the deck: small, so that inserting is cheap.
    order: Vec<u32>,
    /// All slides that there ever were.
    slides: Vec<Slide>,
    pub(super) sections: Vec<Section>,
    /// Relationships of slides that were removed.
    pub(super) removed: BTreeSet<String>,
    highest_id: u32,
    next_section: u32,
    /// Whether the presentation part does not say so yet.
    pub(super) is_changed: bool,
}

impl SlideList {
    /// Reads the list of the presentation part.
    pub(super) fn read(presentation: &Document, relationships: &Relationships) -> Self {
        let root = presentation.root();
        let mut list = Self::default();
        let mut section_of = BTreeMap::new();
        for (place, section) in sections(root).enumerate() {
            let key = list.push_section(section, place);
            for slide in section.descendants(ns::P14, "sldId") {
                if let Some(id) = slide.attr("id").and_then(|id| id.parse::<u32>().ok()) {
                    section_of.entry(id).or_insert(key);
                }
            }
        }
        let slides = root.child(ns::P, "sldIdLst").into_iter().flat_map(|l| l.children());
        for node in slides.filter(|node| node.is(ns::P, "sldId")) {
            let id = node.attr("id").and_then(|id| id.parse().ok()).unwrap_or(0);
            let rel = node.attr_ns(ns::R, "id").unwrap_or_default().into_owned();
            let part = relationships.by_id(&rel).and_then(|r| r.part()).map(str::to_owned);
            let (written, section) = (Some(node.raw().to_owned()), section_of.get(&id).copied());
            list.put(list.len(), Slide { id, rel, part, written, section });
        }
        list.is_changed = false;
        list
    }

    fn push_section(&mut self, section: Node<'_>, place: usize) -> u32 {
        let text = |name| section.attr(name).unwrap_or_default().into_owned();
        let (guid, name) = (text("id"), text("name"));
        let key = self.section_key();
        self.sections.push(Section { key, guid, name, written: Some(place) });
        key
    }

    /// A key for a new section.
    pub(super) fn section_key(&mut self) -> u32 {
        self.next_section += 1;
        self.next_section
    }

    /// Number of slides.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// The slide at that place.
    pub(super) fn get(&self, index: usize) -> Option<&Slide> {
        self.slides.get(*self.order.get(index)? as usize)
    }

    /// The slide at that place, to be changed.
    pub(super) fn get_mut(&mut self, index: usize) -> Option<&mut Slide> {
        self.is_changed = true;
        self.slides.get_mut(*self.order.get(index)? as usize)
    }

    /// The slides in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Slide> {
        self.order.iter().filter_map(|place| self.slides.get(*place as usize))
    }

    /// A free id for a slide.
    pub(super) fn free_id(&self) -> u32 {
        if self.highest_id < LAST_ID {
            return (self.highest_id + 1).max(FIRST_ID);
        }
        let taken: BTreeSet<u32> = self.iter().map(|slide| slide.id).collect();
        (FIRST_ID..=LAST_ID).find(|id| !taken.contains(id)).unwrap_or(LAST_ID)
    }

    /// Puts a new slide at that place, into the section of the slide before it.
    pub(super) fn insert(&mut self, index: usize, rel: String, part: String) {
        let (id, section) = (self.free_id(), self.section_at(index));
        self.put(index, Slide { id, rel, part: Some(part), written: None, section });
    }

    /// The section that a slide gets when it is put at that place.
    fn section_at(&self, index: usize) -> Option<u32> {
        match index.checked_sub(1) {
            Some(before) => self.get(before)?.section,
            None => {
                self.get(0).and_then(|s| s.section).or_else(|| self.sections.first().map(|s| s.key))
            }
        }
    }

    fn put(&mut self, index: usize, slide: Slide) {
        if (FIRST_ID..=LAST_ID).contains(&slide.id) {
            self.highest_id = self.highest_id.max(slide.id);
        }
        let place = u32::try_from(self.slides.len()).unwrap_or(u32::MAX);
        self.slides.push(slide);
        self.order.insert(index.min(self.order.len()), place);
        self.is_changed = true;
    }

    /// Moves a slide, into the section of the slide that is before it then.
    pub(super) fn shift(&mut self, from: usize, to: usize) {
        if from == to || from >= self.len() {
            return;
        }
        let place = self.order.remove(from);
        let to = to.min(self.order.len());
        let section = self.section_at(to);
        self.order.insert(to, place);
        if let Some(slide) = self.get_mut(to) {
            slide.section = section;
        }
    }

    /// Takes a slide off the list.
    pub(super) fn remove(&mut self, index: usize) {
        if index < self.len() {
            let place = self.order.remove(index);
            let rel = self.slides.get_mut(place as usize).map(|s| std::mem::take(&mut s.rel));
            self.removed.extend(rel);
            self.is_changed = true;
        }
    }
}

/// The sections that a presentation part has.
pub(super) fn sections(root: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let list = root.descendants(ns::P14, "sectionLst").next();
    list.into_iter().flat_map(|l| l.children()).filter(|node| node.is(ns::P14, "section"))
}
