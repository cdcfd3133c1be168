//! `SlideRef`: one slide of a presentation, for asking.

use super::presentation::Presentation;
use super::slide_list::Slide;
use crate::error::Error;
use crate::xml::ns;

/// One slide of a [`Presentation`], for asking.
///
/// ```no_run
/// let deck = indeck_ooxml::Presentation::open("deck.pptx")?;
/// for slide in deck.slides() {
///     println!("{}: {}", slide.index() + 1, slide.layout_name()?.unwrap_or_default());
/// }
/// # Ok::<(), indeck_ooxml::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SlideRef<'a> {
    pub(super) presentation: &'a Presentation,
    pub(super) index: usize,
}

impl<'a> SlideRef<'a> {
    /// Its place in the deck, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Its id in the presentation, which stays the same when it is moved; `None` where the
    /// presentation gives it none.
    ///
    /// Source: ISO/IEC 29500-1, 19.2.1.33 `p:sldId`.
    pub fn id(&self) -> Option<u32> {
        self.entry().map(|slide| slide.id).filter(|id| *id != 0)
    }

    /// The name of its part, without leading slash; `None` where the presentation refers to none.
    pub fn part(&self) -> Option<&'a str> {
        self.entry()?.part.as_deref()
    }

    /// Whether it is left out when the deck is shown.
    ///
    /// Source: ISO/IEC 29500-1, 19.3.1.38 `p:sld`, attribute `show`.
    ///
    /// # Errors
    /// [`Error::MissingPart`] and those of a damaged part.
    pub fn is_hidden(&self) -> Result<bool, Error> {
        let slide = self.presentation.document(&self.presentation.slide_part(self.index)?)?;
        Ok(slide.root().attr("show").is_some_and(|show| matches!(&*show, "0" | "false")))
    }

    /// The name of its layout; `None` where it has none.
    ///
    /// # Errors
    /// [`Error::MissingPart`] and those of a damaged part.
    pub fn layout_name(&self) -> Result<Option<String>, Error> {
        let part = self.presentation.slide_part(self.index)?;
        let relationships = self.presentation.relationships(&part)?;
        let Some(layout) = relationships.first_part("slideLayout") else { return Ok(None) };
        let layout = self.presentation.document(layout)?;
        let name = layout.root().child(ns::P, "cSld").and_then(|c| c.attr("name"));
        Ok(name.map(|name| name.into_owned()))
    }

    /// The place of the section that it is in, from 0; `None` where the deck has no sections.
    pub fn section(&self) -> Option<usize> {
        let key = self.entry()?.section?;
        self.presentation.list.sections.iter().position(|section| section.key == key)
    }

    fn entry(&self) -> Option<&'a Slide> {
        self.presentation.list.get(self.index)
    }
}
