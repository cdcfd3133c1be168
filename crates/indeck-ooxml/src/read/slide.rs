//! Reads slides.

use super::plotted::Workbooks;
use super::{DeckNumbers, ShapeContent, SlideNumbers, chart, shape};
use crate::edit::Parts;
use crate::error::Error;
use crate::opc::{Package, Relationships};
use crate::part::tree::{self, Item};
use crate::xml::{Document, Node, ns};

/// Reads a deck slide by slide.
pub(super) struct Reader<'p> {
    pub(super) package: &'p Package,
    main: &'p str,
    pub(super) workbooks: Workbooks<'p>,
    unread: Vec<String>,
}

impl<'p> Reader<'p> {
    pub(super) fn new(parts: &'p Parts) -> Self {
        let package = parts.package();
        let (workbooks, unread) = (Workbooks::new(package), Vec::new());
        Self { package, main: parts.main(), workbooks, unread }
    }

    pub(super) fn read(mut self) -> Result<DeckNumbers, Error> {
        let presentation = self.package.document(self.main)?;
        let relationships = self.package.relationships(self.main)?;
        let list = presentation.root().child(ns::P, "sldIdLst").into_iter();
        let entries = list.flat_map(Node::children).filter(|node| node.is(ns::P, "sldId"));
        let mut slides = Vec::new();
        for (entry, number) in entries.zip(1u32..) {
            let id = entry.attr("id").and_then(|id| id.parse().ok()).unwrap_or(0);
            let relationship = entry.attr_ns(ns::R, "id").and_then(|r| relationships.by_id(&r));
            let part = relationship.and_then(|r| self.package.real_name(r.part()?));
            let empty = SlideNumbers { number, id, ..SlideNumbers::default() };
            slides.push(match part {
                Some(part) => self.slide(part, empty),
                None => empty,
            });
        }
        Ok(DeckNumbers { slides, unread: self.unread })
    }

    fn slide(&mut self, part: &str, empty: SlideNumbers) -> SlideNumbers {
        let mut slide = SlideNumbers { part: part.to_owned(), ..empty };
        let Some((document, relationships)) = self.open(part) else { return slide };
        let root = document.root();
        slide.hidden = root.attr("show").is_some_and(|show| matches!(&*show, "0" | "false"));
        let items = tree::root(&document).map(tree::items).unwrap_or_default();
        for item in &items {
            let read = self.shape(item, &relationships);
            let is_title = tree::placeholder(item.node)
                .and_then(|ph| ph.attr("type"))
                .is_some_and(|kind| matches!(&*kind, "title" | "ctrTitle"));
            if let (true, ShapeContent::Text(text)) = (is_title, &read.content) {
                slide.title = slide.title.or_else(|| Some(text.join(" ")));
            }
            slide.shapes.push(read);
        }
        let notes = relationships.first_part("notesSlide");
        slide.notes_part = notes.and_then(|part| self.package.real_name(part)).map(str::to_owned);
        slide.notes = self.notes(slide.notes_part.as_deref());
        slide
    }

    fn shape(&mut self, item: &Item<'_>, relationships: &Relationships) -> super::ShapeNumbers {
        let mut read = shape::read(item, self.package, relationships);
        if let Some(part) = shape::chart_part(item, self.package, relationships) {
            match chart::read(self, &part) {
                Some(chart) => read.content = ShapeContent::Chart(Box::new(chart)),
                None => self.say_unread(&part),
            }
        }
        read
    }

    fn notes(&mut self, part: Option<&str>) -> Vec<String> {
        let opened = part.and_then(|part| self.open(part));
        let Some((document, _)) = opened else { return Vec::new() };
        let bodies = document.root().descendants(ns::P, "sp").filter(|sp| {
            let kind = tree::placeholder(*sp).and_then(|ph| ph.attr("type"));
            kind.is_none_or(|kind| kind == "body")
        });
        let paragraphs: Vec<String> = bodies.flat_map(shape::paragraphs).collect();
        // An empty text is as good as none.
        if paragraphs.iter().all(String::is_empty) { Vec::new() } else { paragraphs }
    }

    /// A part that is XML, with its relationships.
    pub(super) fn open(&mut self, part: &str) -> Option<(Document, Relationships)> {
        let opened = self.package.document(part);
        match opened.and_then(|document| Ok((document, self.package.relationships(part)?))) {
            Ok(opened) => Some(opened),
            Err(_) => {
                self.say_unread(part);
                None
            }
        }
    }

    fn say_unread(&mut self, part: &str) {
        if !self.unread.iter().any(|known| known == part) {
            self.unread.push(part.to_owned());
        }
    }
}
