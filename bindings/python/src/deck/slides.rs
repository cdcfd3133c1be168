//! Slides as wholes: added, copied, moved, deleted.

use std::collections::BTreeSet;
use std::sync::Arc;

use indeck::deck::{ResolvedSlide, Shape};
use indeck::text::TextBody;
use indeck::{ImportOptions, Limits, Presentation, Replace, TextScope};

use super::arguments::LayoutName;
use super::facts;
use super::place;
use super::state::{Base, Key, Pending, State, closed, no_such};
use crate::error::{Outcome, Problem};

/// A slide that is to be added.
pub(crate) struct NewSlide {
    pub(crate) layout: LayoutName,
    pub(crate) title: Option<String>,
    pub(crate) notes: Option<String>,
    pub(crate) hidden: bool,
    pub(crate) id: String,
}

impl State {
    /// The name of a layout as the writer finds it.
    fn layout_name(&mut self, layout: &LayoutName) -> Outcome<String> {
        let brand = self.brand()?;
        match layout {
            LayoutName::Name(name) if brand.layout_index(name).is_some() => Ok(name.clone()),
            LayoutName::Name(name) => Err(place::unknown_layout(name, &brand.layout_names())),
            LayoutName::Index(index) => {
                let names = brand.layout_names();
                let name = usize::try_from(*index).ok().and_then(|at| names.get(at));
                name.cloned().ok_or_else(|| place::unknown_layout(&index.to_string(), &names))
            }
        }
    }

    /// Adds a slide at a place, or at the end; its key.
    pub(crate) fn add(&mut self, new: NewSlide, at: Option<isize>) -> Outcome<Key> {
        let at = self.gap(at)?;
        let layout = self.layout_name(&new.layout)?;
        let mut shapes = Vec::new();
        if let Some(title) = new.title {
            let brand = self.brand()?;
            let slot = brand.layout(&layout).map(facts::title_slot).transpose()?;
            shapes.extend(slot.map(|slot| Shape::in_placeholder(slot, title)));
        }
        let keys = self.keys(shapes.len());
        let slide = ResolvedSlide {
            layout,
            shapes,
            id: new.id,
            hidden: new.hidden,
            notes: new.notes.filter(|notes| !notes.is_empty()).map(TextBody::from),
            footer: self.footer.clone(),
            ..ResolvedSlide::default()
        };
        let key = self.key();
        match &mut self.base {
            Base::Made(made) => {
                let slide = Arc::new(slide);
                made.slides.insert(at, Pending { key, slide, shapes: keys });
            }
            Base::Opened(opened) => {
                opened.deck.insert_slide(at, slide)?;
                opened.slides.insert(at, key);
            }
            Base::Closed => return Err(closed()),
        }
        Ok(key)
    }

    /// Copies a slide to the place after it, or to another; the copy's key.
    pub(crate) fn clone_slide(&mut self, slide: Key, at: Option<isize>) -> Outcome<Key> {
        let from = self.position(slide)?;
        let to = at.map_or(Ok(from + 1), |at| self.gap(Some(at)))?;
        let key = self.key();
        if let Base::Made(made) = &self.base
            && let Some(original) = made.slides.get(from)
        {
            let (slide, count) = (Arc::clone(&original.slide), original.shapes.len());
            let shapes = self.keys(count);
            if let Base::Made(made) = &mut self.base {
                made.slides.insert(to, Pending { key, slide, shapes });
            }
            return Ok(key);
        }
        let Base::Opened(opened) = &mut self.base else { return Err(closed()) };
        let copy = opened.deck.clone_slide(from)?;
        opened.slides.insert(copy, key);
        // The place was said before the copy was there.
        let to = if to > copy { to.min(opened.slides.len() - 1) } else { to };
        if to != copy {
            opened.deck.move_slide(copy, to)?;
            let key = opened.slides.remove(copy);
            opened.slides.insert(to, key);
        }
        Ok(key)
    }

    /// Moves a slide so that it stands at that place.
    pub(crate) fn move_slide(&mut self, slide: Key, to: isize) -> Outcome<()> {
        let from = self.position(slide)?;
        let to = self.place_of(to)?;
        match &mut self.base {
            Base::Made(made) => {
                let slide = made.slides.remove(from);
                made.slides.insert(to, slide);
            }
            Base::Opened(opened) => {
                opened.deck.move_slide(from, to)?;
                let slide = opened.slides.remove(from);
                opened.slides.insert(to, slide);
            }
            Base::Closed => return Err(closed()),
        }
        Ok(())
    }

    /// Deletes a slide.
    pub(crate) fn delete_slide(&mut self, slide: Key) -> Outcome<()> {
        let at = self.position(slide)?;
        match &mut self.base {
            Base::Made(made) => drop(made.slides.remove(at)),
            Base::Opened(opened) => {
                opened.deck.delete_slide(at)?;
                opened.slides.remove(at);
            }
            Base::Closed => return Err(closed()),
        }
        Ok(())
    }

    /// Copies slides of another deck to a place, or to the end; the keys of the new ones.
    pub(crate) fn merge(
        &mut self,
        other: Vec<u8>,
        slides: Option<Vec<isize>>,
        at: Option<isize>,
        options: &ImportOptions,
    ) -> Outcome<Vec<Key>> {
        let at = self.gap(at)?;
        let other = Presentation::from_bytes(other, &Limits::default())?;
        let count = other.slide_count();
        let place = |slide: isize| {
            let at = usize::try_from(slide).ok().filter(|at| *at < count);
            at.ok_or_else(|| no_such(slide, count))
        };
        let slides: Vec<usize> = match slides {
            Some(slides) => slides.into_iter().map(place).collect::<Outcome<_>>()?,
            None => (0..count).collect(),
        };
        let mut once = BTreeSet::new();
        if let Some(twice) = slides.iter().find(|slide| !once.insert(**slide)) {
            let message = format!("the slide {twice} of the other deck is named twice");
            return Err(Problem::value(message).hint("merge it, then `clone` it"));
        }
        let opened = self.settled()?;
        opened.deck.import_slides(&other, &slides, at, options)?;
        opened.brand = None;
        let keys = self.keys(slides.len());
        let opened = self.settled()?;
        opened.slides.splice(at..at, keys.iter().copied());
        self.fill_up();
        Ok(keys)
    }

    /// Replaces texts on these slides, or on all; how often.
    pub(crate) fn replace_text(
        &mut self,
        replace: &Replace,
        slides: Option<Vec<isize>>,
    ) -> Outcome<usize> {
        let places = slides.map(|slides| {
            slides.into_iter().map(|slide| self.place_of(slide)).collect::<Outcome<Vec<_>>>()
        });
        let scopes = match places.transpose()? {
            None => vec![TextScope::default()],
            Some(places) => places.into_iter().map(TextScope::slide).collect(),
        };
        let deck = &mut self.settled()?.deck;
        let mut count = 0;
        for scope in &scopes {
            count += deck.replace_text(replace, scope)?.iter().map(|one| one.count).sum::<usize>();
        }
        Ok(count)
    }

    /// A place where a slide can be put in; the end without one.
    fn gap(&self, at: Option<isize>) -> Outcome<usize> {
        let Some(at) = at else { return Ok(self.len()) };
        let place = usize::try_from(at).ok().filter(|place| *place <= self.len());
        place.ok_or_else(|| no_such(at, self.len()))
    }

    /// The place of a slide that is there.
    pub(crate) fn place_of(&self, at: isize) -> Outcome<usize> {
        let place = usize::try_from(at).ok().filter(|place| *place < self.len());
        place.ok_or_else(|| no_such(at, self.len()))
    }

    /// The slide at a place, from the end where it is below 0.
    pub(crate) fn at(&self, at: isize) -> Outcome<Key> {
        let len = self.len();
        let place = if at < 0 { at.checked_add_unsigned(len) } else { Some(at) };
        let place = place.and_then(|place| usize::try_from(place).ok());
        let key = place.and_then(|place| match &self.base {
            Base::Made(made) => made.slides.get(place).map(|known| known.key),
            Base::Opened(opened) => opened.slides.get(place).copied(),
            Base::Closed => None,
        });
        key.ok_or_else(|| no_such(at, len))
    }
}
