//! From slides that are kept as content to a package.

use std::collections::BTreeMap;
use std::sync::Arc;

use indeck::deck::ResolvedSlide;
use indeck::{DeckError, Limits, Presentation, ShapeRef, Template, WriteOptions};

use super::state::{Base, Made, Opened, State, closed};
use crate::error::Outcome;

/// The id that the first shape of a new slide gets; the others follow.
const FIRST_SHAPE: u32 = 2;

impl State {
    /// The package; what is content until now is written into one.
    pub(crate) fn settled(&mut self) -> Outcome<&mut Opened> {
        if let Base::Made(made) = &self.base {
            let opened = self.package_of(made)?;
            self.base = Base::Opened(opened);
            self.fill_up();
        }
        match &mut self.base {
            Base::Opened(opened) => Ok(opened),
            Base::Made(_) | Base::Closed => Err(closed()),
        }
    }

    fn package_of(&self, made: &Made) -> Outcome<Opened> {
        let slides = made.slides.iter().map(|known| &known.slide);
        let bytes = bytes_of(&made.template, &self.options, slides)?;
        let mut deck = Presentation::from_bytes(bytes, &Limits::default())?;
        deck.set_default_language(self.options.properties.language.clone());
        let kept = deck.slide_count().saturating_sub(made.slides.len());
        let mut shapes = BTreeMap::new();
        for (at, known) in made.slides.iter().enumerate() {
            for (key, id) in known.shapes.iter().zip(FIRST_SHAPE..) {
                shapes.insert(*key, ShapeRef::new(kept + at, id));
            }
        }
        let slides = made.slides.iter().map(|known| known.key).collect();
        let brand = Some(Arc::clone(&made.brand));
        Ok(Opened { deck: Box::new(deck), slides, sections: Vec::new(), shapes, brand })
    }

    /// Gives keys to the slides of the template that stayed, and to sections.
    pub(crate) fn fill_up(&mut self) {
        let Base::Opened(opened) = &self.base else { return };
        let kept = opened.deck.slide_count().saturating_sub(opened.slides.len());
        let sections = opened.deck.sections().len().saturating_sub(opened.sections.len());
        let (slides, sections) = (self.keys(kept), self.keys(sections));
        if let Base::Opened(opened) = &mut self.base {
            opened.slides.splice(0..0, slides);
            opened.sections.extend(sections);
        }
    }
}

/// The bytes of a deck.
pub(crate) fn bytes_of<'s>(
    template: &Template,
    options: &WriteOptions,
    slides: impl Iterator<Item = &'s Arc<ResolvedSlide>>,
) -> Result<Vec<u8>, DeckError> {
    let mut writer = template.writer(Vec::new(), options.clone())?;
    for slide in slides {
        writer.push(Arc::clone(slide))?;
    }
    writer.finish()
}
