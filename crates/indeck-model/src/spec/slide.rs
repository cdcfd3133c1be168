//! Slides.

use crate::diagnostic::Location;
use crate::spec::{FillSpec, Located, Written};

/// A slide: `{ id: revenue, layout: Title and Content, fill: { … } }`.
#[derive(Clone, Debug, PartialEq)]
pub struct SlideSpec {
    /// Its stable id.
    pub id: Option<Located<String>>,
    /// The name of its layout.
    pub layout: Located<String>,
    /// What its placeholders hold, in the order written.
    pub fill: Vec<FillSpec>,
    /// The speaker's notes.
    pub notes: Option<Written>,
    /// Its footer; `None` takes the report's, an empty text none.
    pub footer: Option<Written>,
    /// Whether it shows its number; `None` takes the report's choice.
    pub slide_number: Option<bool>,
    /// Whether it is left out of a show.
    pub hidden: bool,
    /// Its place.
    pub at: Location,
}
