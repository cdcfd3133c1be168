//! What the deck offers to new slides: its layouts, and which of them a slide is made of.

use indeck_model::brand::Brand;

use super::presentation::Presentation;
use crate::error::Error;
use crate::opc::name;

impl Presentation {
    /// Colours, fonts, layouts and placeholders of the deck; read once, and again after a change
    /// of them.
    ///
    /// ```
    /// use indeck_ooxml::{Limits, Presentation};
    /// let mut deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// assert!(deck.brand()?.layout("Title Slide").is_some());
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of damaged masters and layouts.
    pub fn brand(&mut self) -> Result<&Brand, Error> {
        let catalog = self.catalog()?;
        Ok(&self.catalog.insert(catalog).brand)
    }

    /// The place among the layouts of [`Presentation::brand`] of the one that a slide is made of;
    /// `None` where it has none that a master lists.
    ///
    /// ```
    /// use indeck_ooxml::{Limits, Presentation, model::deck::ResolvedSlide};
    /// let mut deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// deck.add_slide(ResolvedSlide { layout: "Title Slide".into(), ..Default::default() })?;
    /// let place = deck.layout_index(0)?;
    /// assert_eq!(place, deck.brand()?.layout_index("Title Slide"));
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: ISO/IEC 29500-1, 13.3.8 (slide part).
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], and those of damaged masters and layouts.
    pub fn layout_index(&mut self, slide: usize) -> Result<Option<usize>, Error> {
        let part = self.slide_part(slide)?;
        let relationships = self.relationships(&part)?;
        let Some(layout) = relationships.first_part("slideLayout").map(name::key) else {
            return Ok(None);
        };
        let catalog = self.catalog()?;
        Ok(catalog.layouts.iter().position(|known| name::key(&known.part) == layout))
    }
}
