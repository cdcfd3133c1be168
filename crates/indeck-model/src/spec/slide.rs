//! Slides, and what makes several of one.

use crate::diagnostic::Location;
use crate::spec::{FillSpec, Located, Written};

/// An entry of `slides:`.
#[derive(Clone, Debug, PartialEq)]
pub enum SlideItem {
    /// A slide.
    Slide(Box<SlideSpec>),
    /// Slides for each of several values.
    Loop(Box<LoopSpec>),
    /// Slides of another file.
    Group(Box<GroupSpec>),
}

/// A slide: `{ id: revenue, layout: Title and Content, fill: { … } }`.
#[derive(Clone, Debug, PartialEq)]
pub struct SlideSpec {
    /// Its stable id.
    pub id: Option<Written>,
    /// The name of its layout.
    pub layout: Located<String>,
    /// An expression: without its being true there is no slide.
    pub when: Option<Written>,
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

/// Slides for each of several values:
/// `{ for_each: { each: region in by_region.region, max: 12 }, slides: [ … ] }`.
#[derive(Clone, Debug, PartialEq)]
pub struct LoopSpec {
    /// The name of the value, as in `{{ loop.region }}`.
    pub variable: Located<String>,
    /// An expression: the values.
    pub values: Written,
    /// Most values that are expected.
    pub max: Option<Located<u64>>,
    /// An expression: without its being true the loop makes no slides.
    pub when: Option<Written>,
    /// What is repeated.
    pub slides: Vec<SlideItem>,
    /// Its place.
    pub at: Location,
}

/// The slides of another file: `{ include: common/closing.yaml, when: … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupSpec {
    /// The file, as written.
    pub file: Located<String>,
    /// An expression: without its being true there are none of its slides.
    pub when: Option<Written>,
    /// Its slides.
    pub slides: Vec<SlideItem>,
    /// Its place.
    pub at: Location,
}
