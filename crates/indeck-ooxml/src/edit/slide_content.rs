//! What is on a slide, asked of the slide.

use super::comment::Comment;
use super::link::PlacedLink;
use super::look::SlideLook;
use super::shape::Shape;
use super::slide_ref::SlideRef;
use crate::error::Error;

impl SlideRef<'_> {
    /// Its shapes from the back, those of a group after it.
    ///
    /// # Errors
    /// As [`Presentation::shapes`](super::Presentation::shapes).
    pub fn shapes(&self) -> Result<Vec<Shape>, Error> {
        self.presentation.shapes(self.index)
    }

    /// The text of its title, if it has one with text.
    ///
    /// # Errors
    /// As [`Presentation::shapes`](super::Presentation::shapes).
    pub fn title(&self) -> Result<Option<String>, Error> {
        let is_title = |shape: &Shape| {
            let role = shape.placeholder.as_ref().map(|role| &*role.kind);
            matches!(role, Some("title" | "ctrTitle"))
        };
        let title = self.shapes()?.into_iter().find(is_title).map(|shape| shape.text);
        Ok(title.filter(|title| !title.trim().is_empty()))
    }

    /// Its speaker's notes.
    ///
    /// # Errors
    /// As [`Presentation::notes`](super::Presentation::notes).
    pub fn notes(&self) -> Result<Option<String>, Error> {
        self.presentation.notes(self.index)
    }

    /// The comments on it.
    ///
    /// # Errors
    /// As [`Presentation::comments`](super::Presentation::comments).
    pub fn comments(&self) -> Result<Vec<Comment>, Error> {
        self.presentation.comments(self.index)
    }

    /// The links of its shapes and of their texts.
    ///
    /// # Errors
    /// As [`Presentation::links`](super::Presentation::links).
    pub fn links(&self) -> Result<Vec<PlacedLink>, Error> {
        self.presentation.links(self.index)
    }

    /// How it looks, with all that it takes over.
    ///
    /// # Errors
    /// As [`Presentation::look`](super::Presentation::look).
    pub fn look(&self) -> Result<SlideLook, Error> {
        self.presentation.look(self.index)
    }
}
