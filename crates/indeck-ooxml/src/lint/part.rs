//! `Part`: an XML part with what belongs to it; `Kind`: what it is.

use super::finding::At;
use crate::opc::Relationships;
use crate::xml::{Document, Node};

/// What a part is, by its content type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Presentation,
    Slide,
    Layout,
    Master,
    Notes,
    NotesMaster,
    HandoutMaster,
    Theme,
    Chart,
    ChartEx,
    Other,
}

/// The words of content types that tell what a part is.
const KINDS: [(&str, Kind); 11] = [
    ("presentationml.slide+xml", Kind::Slide),
    ("presentationml.slideLayout+xml", Kind::Layout),
    ("presentationml.slideMaster+xml", Kind::Master),
    ("presentationml.notesSlide+xml", Kind::Notes),
    ("presentationml.notesMaster+xml", Kind::NotesMaster),
    ("presentationml.handoutMaster+xml", Kind::HandoutMaster),
    ("officedocument.theme+xml", Kind::Theme),
    ("officedocument.themeOverride+xml", Kind::Theme),
    ("drawingml.chart+xml", Kind::Chart),
    ("ms-office.chartex+xml", Kind::ChartEx),
    (".main+xml", Kind::Presentation),
];

impl Kind {
    /// What a content type says.
    pub(super) fn of(content_type: Option<&str>) -> Self {
        let found = content_type.unwrap_or_default();
        let known = KINDS.iter().find(|(word, _)| found.ends_with(word));
        known.map_or(Self::Other, |(_, kind)| *kind)
    }

    /// Whether it holds a tree of shapes.
    pub(super) fn has_shapes(self) -> bool {
        matches!(
            self,
            Self::Slide
                | Self::Layout
                | Self::Master
                | Self::Notes
                | Self::NotesMaster
                | Self::HandoutMaster
        )
    }
}

/// An XML part with what belongs to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'a> {
    pub(super) name: &'a str,
    pub(super) kind: Kind,
    pub(super) doc: &'a Document,
    pub(super) rels: &'a Relationships,
    /// The slide that it is or belongs to, by its place from 1.
    pub(super) slide: Option<u32>,
}

impl<'a> Part<'a> {
    /// The place that findings about the whole part name.
    pub(super) fn at(&self) -> At<'a> {
        At { part: self.name, slide: self.slide, shape: None }
    }

    pub(super) fn root(&self) -> Node<'a> {
        self.doc.root()
    }
}
