//! Shapes of a slide: what they are, where they stand, what they say.

mod ids;
mod media;
mod placeholder;
mod placing;
mod read;
mod slide;
mod table;
mod text;

use indeck_model::Rect;

use super::finding::{ShapeName, Sink};
use super::part::Part;
use crate::xml::Node;

pub(super) use placeholder::Placeholder;
pub(super) use placing::{frame, overlap};
pub(super) use read::{collect, shared_shapes};
pub(super) use slide::Slide;
pub(super) use text::{paragraph_text, text};

/// What a shape is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShapeKind {
    Text,
    Picture,
    Media,
    Chart,
    Table,
    Diagram,
    Object,
    Group,
    Connector,
    Ink,
    Other,
}

impl ShapeKind {
    /// What to call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "shape",
            Self::Picture => "picture",
            Self::Media => "video or sound",
            Self::Chart => "chart",
            Self::Table => "table",
            Self::Diagram => "diagram",
            Self::Object => "embedded object",
            Self::Group => "group",
            Self::Connector => "connector",
            Self::Ink => "ink",
            Self::Other => "graphic",
        }
    }
}

/// A shape of a slide.
#[derive(Clone, Debug)]
pub(super) struct Shape<'a> {
    pub(super) node: Node<'a>,
    pub(super) kind: ShapeKind,
    pub(super) name: ShapeName,
    /// Whether it has a text for people who do not see it.
    pub(super) has_alt: bool,
    pub(super) decorative: bool,
    pub(super) hidden: bool,
    pub(super) placeholder: Option<Placeholder>,
    /// Its position on the slide, its own or its layout's.
    pub(super) frame: Option<Rect>,
    /// Whether it, or a group around it, is turned: its frame then says little.
    pub(super) turned: bool,
    /// The group that it is in, by its place in the list.
    pub(super) group: Option<usize>,
    /// The relationship that leads to the chart, diagram or object that it shows.
    pub(super) relationship: Option<String>,
}

/// What the schemas cannot say of shapes: ids, tables, media.
pub(super) fn check_structure(part: Part<'_>, sink: &mut Sink<'_>) {
    if part.kind.has_shapes() {
        ids::check(part, sink);
        table::check(part, sink);
        media::check(part, sink);
    }
}
