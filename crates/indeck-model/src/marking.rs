//! `Marking`: what a slide says of how sensitive it is.

/// A text on a slide that says how sensitive it is, or for whom it is meant.
///
/// ```
/// use indeck_model::marking::{Marking, MarkingPlace};
/// let marking = Marking::new("Confidential", MarkingPlace::Watermark);
/// assert_eq!(marking.text, "Confidential");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marking {
    /// The text, one line.
    pub text: String,
    /// Where it stands.
    pub place: MarkingPlace,
}

/// Where a marking stands on a slide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarkingPlace {
    /// Small, along the lower edge.
    #[default]
    Footer,
    /// Small, along the upper edge.
    Header,
    /// Large, from corner to corner, over all else and barely opaque.
    Watermark,
}

impl Marking {
    /// A marking of that text at that place.
    pub fn new(text: impl Into<String>, place: MarkingPlace) -> Self {
        Self { text: text.into(), place }
    }
}
