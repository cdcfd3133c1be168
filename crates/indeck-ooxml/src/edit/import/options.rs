//! How slides are imported, and what became of them.

use indeck_model::Size;

/// What imported slides look like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Formatting {
    /// They take the theme of the deck that they come into: each gets the layout of the same name,
    /// else of the same type, and its placeholders those of that layout.
    #[default]
    TakeTheme,
    /// They look as they did: their masters and layouts come with them.
    KeepSource,
}

/// What is done with slides of another size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum OtherSize {
    /// Positions and text sizes stay as they are.
    #[default]
    Keep,
    /// The slide is made larger or smaller as a whole, and centred.
    Fit,
}

/// How slides are imported.
///
/// ```
/// use indeck_ooxml::{Formatting, ImportOptions};
/// let options = ImportOptions { formatting: Formatting::KeepSource, ..ImportOptions::default() };
/// assert!(options.comments);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportOptions {
    /// What they look like.
    pub formatting: Formatting,
    /// What is done with slides of another size.
    pub other_size: OtherSize,
    /// Whether comments come along, with their authors.
    pub comments: bool,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self { formatting: Formatting::default(), other_size: OtherSize::default(), comments: true }
    }
}

/// What became of imported slides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ImportReport {
    /// The place of the first imported slide; the others follow it.
    pub first: usize,
    /// Number of slides.
    pub slides: usize,
    /// Number of masters that came along and were not in the deck before.
    pub masters: usize,
    /// What could not be taken over as it was.
    pub notes: Vec<ImportNote>,
}

/// Something that could not be taken over as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportNote {
    /// The decks' slides differ in size.
    SizeDiffers {
        /// Of the deck that the slides come from.
        source: Size,
        /// Of the deck that they came into.
        target: Size,
    },
    /// Links to slides that were not imported were taken away.
    LinksDropped {
        /// The slide's place in the deck that it comes from.
        slide: usize,
        /// How many.
        links: usize,
    },
    /// No layout has the name or the type of the slide's.
    LayoutReplaced {
        /// The slide's place in the deck that it comes from.
        slide: usize,
        /// The layout that it had.
        source: String,
        /// The layout that it has now.
        target: String,
    },
    /// The new layout has no placeholder for one of the slide's; it keeps its position.
    PlaceholderUnmatched {
        /// The slide's place in the deck that it comes from.
        slide: usize,
        /// The type of the placeholder.
        kind: String,
    },
}
