//! `Graft`: a shape as the writer of slides writes it, to be put onto a slide that exists.
//!
//! The shape is written on a slide of its own, the bench, which never gets into the deck. From
//! there it goes over with other ids, and its parts with it.

use indeck_model::deck::{ResolvedSlide, Shape};
use indeck_model::text::TextBody;

use super::Presentation;
use super::add::NewImage;
use crate::deck::catalog::Catalog;
use crate::deck::plan::LayoutView;
use crate::deck::{WorkbookPayload, links};
use crate::error::Error;
use crate::opc::{Limits, Packed, Relationships, name};
use crate::part::slide::{self, Placement, SlideSource};
use crate::part::tree;
use crate::xml::{Document, Edition, Node, Patch, ns};

/// The bench. No slide that is added has that number.
const BENCH: &str = "ppt/slides/slide0.xml";

/// A shape that is written, and not yet in the deck.
#[derive(Debug)]
pub(super) struct Graft {
    bench: Document,
    relationships: Relationships,
    /// The parts of its chart.
    parts: Vec<(String, Packed)>,
    images: Vec<NewImage>,
}

/// A shape whose parts are in the deck; what remains is to put its markup somewhere.
#[derive(Debug)]
pub(super) struct Planted {
    bench: Document,
    /// The relationships of the slide that it uses.
    pub(super) fresh: Vec<String>,
}

impl Planted {
    /// The markup of the shape.
    pub(super) fn markup(&self) -> &str {
        on_bench(&self.bench).map_or("", Node::raw)
    }

    /// `p:txBody`, if it is a shape with text.
    pub(super) fn text_body(&self) -> Option<Node<'_>> {
        on_bench(&self.bench).and_then(tree::text_body)
    }
}

/// What the writer wrote: a shape, or alternate content that holds one.
fn on_bench(bench: &Document) -> Option<Node<'_>> {
    let written = tree::root(bench)?.children();
    written.filter(|node| !matches!(node.name(), "nvGrpSpPr" | "grpSpPr")).last()
}

impl Presentation {
    /// Writes a shape for the slide at that place, which is of that layout. Finds all that is wrong
    /// with it, and changes nothing.
    pub(super) fn graft(
        &mut self,
        catalog: &Catalog,
        view: LayoutView<'_>,
        index: usize,
        shape: Shape,
    ) -> Result<Graft, Error> {
        let slide = ResolvedSlide { shapes: vec![shape], ..ResolvedSlide::default() };
        let (job, images) = self.plan_slide(catalog, view, index, slide)?;
        let around = catalog.surroundings("", self.language.clone(), WorkbookPayload::default());
        let mut parts = self.worker.build(&job, &around)?;
        let mut take = |wanted: &str| {
            let found = parts.iter().position(|(part, _)| part == wanted);
            let packed = found.map(|index| parts.swap_remove(index).1);
            packed.map_or(Ok(Vec::new()), |packed| packed.unpack(wanted))
        };
        let (written, list) = (take(BENCH)?, take(&name::relationships_part(BENCH))?);
        let (bench, relationships) = self.bench(written, list)?;
        Ok(Graft { bench, relationships, parts, images })
    }

    /// As [`graft`](Self::graft), of a text box of which only the text counts.
    pub(super) fn graft_text(&self, body: &TextBody) -> Result<Graft, Error> {
        links::check_text(body)?;
        let shape = Shape::in_placeholder(0, body.clone());
        let slide = ResolvedSlide { shapes: vec![shape], ..ResolvedSlide::default() };
        let free = [Placement::default()];
        let written = slide::write(&SlideSource {
            slide: &slide,
            placements: &free,
            footers: &[],
            layout: "",
            first_chart: 0,
            first_extended: 0,
            notes: None,
            table_style: "",
            language: None,
            size: Default::default(),
        });
        let (bench, relationships) = self.bench(written.xml, written.rels)?;
        Ok(Graft { bench, relationships, parts: Vec::new(), images: Vec::new() })
    }

    /// The bench and its relationships, in the deck's edition.
    fn bench(&self, written: Vec<u8>, list: Vec<u8>) -> Result<(Document, Relationships), Error> {
        let limits = Limits::default();
        let written = match self.is_strict {
            true => Edition::Strict.translate(BENCH, written, &limits)?,
            false => written,
        };
        let relationships = Relationships::parse(BENCH, list, &limits)?;
        Ok((Document::parse(BENCH, written, &limits)?, relationships))
    }

    /// Brings the parts of a shape into the deck, related to that slide, and gives the shape that
    /// id.
    pub(super) fn plant(&mut self, slide: &str, graft: Graft, id: u32) -> Result<Planted, Error> {
        // Read before anything is added: a damaged list is met here.
        self.relationships(slide)?;
        let Graft { bench, relationships, parts, images } = graft;
        self.take_images(images);
        self.take_parts(parts)?;
        let mut ids = Vec::new();
        for known in relationships.iter().filter(|known| !known.is("slideLayout")) {
            let fresh = self.relate(slide, &known.kind, known.target.clone())?;
            ids.push((known.id.clone(), fresh));
        }
        let bytes = renumbered(&bench, id, &ids);
        let bench = Document::parse(BENCH, bytes, &Limits::default())?;
        Ok(Planted { bench, fresh: ids.into_iter().map(|(_, fresh)| fresh).collect() })
    }
}

/// The bench with another id of its shape, in every branch, and with other relationships.
fn renumbered(bench: &Document, id: u32, relationships: &[(String, String)]) -> Vec<u8> {
    let mut patch = Patch::new(bench);
    let shape = on_bench(bench);
    let nodes =
        shape.into_iter().flat_map(|shape| std::iter::once(shape).chain(shape.all_descendants()));
    for node in nodes {
        if node.is(ns::P, "cNvPr") {
            patch.set_attr(node, "id", &id.to_string());
        }
        for attribute in node.attributes().filter(|attribute| attribute.ns() == ns::R) {
            let value = attribute.value();
            if let Some((_, fresh)) = relationships.iter().find(|(known, _)| *known == *value) {
                patch.set_attr(node, attribute.qname(), fresh);
            }
        }
    }
    patch.apply()
}
