//! Puts shapes onto slides that exist: into a placeholder of the layout, or at a place.

use std::collections::BTreeSet;

use indeck_model::brand::Layout;
use indeck_model::deck::{self, Content, Place};

use super::find::ShapeRef;
use super::slot::{Placeholders, Slot, own_frame};
use super::{body, placement, timing};
use crate::deck::LayoutPart;
use crate::deck::catalog::Catalog;
use crate::deck::plan::{self, LayoutView};
use crate::edit::Presentation;
use crate::edit::graft::Planted;
use crate::error::Error;
use crate::opc::name;
use crate::part::tree::{self, Item};
use crate::xml::{Document, Node, Patch, ns};

/// Where a shape goes.
#[derive(Clone, Copy, Debug)]
enum Target {
    /// Before all others.
    Front,
    /// In the place of a placeholder that is empty.
    Instead(ShapeRef),
    /// Into a placeholder that is empty and takes the text; it moves where a place is asked for.
    Into(ShapeRef, Option<indeck_model::Rect>),
}

impl Target {
    fn known(self) -> Option<ShapeRef> {
        match self {
            Self::Front => None,
            Self::Instead(known) | Self::Into(known, _) => Some(known),
        }
    }
}

impl Presentation {
    /// Puts a shape onto a slide that exists: text, a chart with its workbook, a table, a picture.
    ///
    /// At a free place it stands before all other shapes. In a placeholder it takes the place of
    /// the empty one that the slide has, with its id, its name, its position and its place among
    /// the shapes; a placeholder that was deleted from the slide comes back. Placeholders are
    /// called as in the slide's layout, or else as on the slide itself. As on new slides, what a
    /// placeholder does not hold natively stands free, in the placeholder's position. A picture
    /// that the deck has already is kept once.
    ///
    /// ```
    /// use indeck_ooxml::model::chart::ColumnChart;
    /// use indeck_ooxml::model::deck::{ResolvedSlide, Shape};
    /// use indeck_ooxml::{Limits, Presentation, ShapeKind};
    /// let mut deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// let layout = "Title and Content".to_owned();
    /// deck.add_slide(ResolvedSlide { layout, ..Default::default() })?;
    /// let chart = ColumnChart::new(["Q1", "Q2"]).with_series("North", [1.5, 2.0]);
    /// let at = deck.add_shape(0, Shape::in_placeholder("content", chart).with_alt("Sales"))?;
    /// assert_eq!(deck.shape(at)?.kind, ShapeKind::Chart);
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: ISO/IEC 29500-1, 19.3.1.43 `p:spTree`, 19.3.1.36 `p:ph`.
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`]; [`Error::UnknownPlaceholder`], [`Error::PlaceholderFilledTwice`] if
    /// it holds something, [`Error::PlaceholderTakesNoText`], [`Error::InvalidLink`],
    /// [`Error::UnsupportedPicture`] and [`Error::InvalidChart`] for what cannot be written;
    /// [`Error::MissingRelationship`] for a placeholder of a slide without layout; those of damaged
    /// slides, masters and layouts.
    pub fn add_shape(&mut self, slide: usize, shape: deck::Shape) -> Result<ShapeRef, Error> {
        let part = self.slide_part(slide)?;
        let document = self.document(&part)?;
        let tree = tree::root(&document).ok_or_else(|| no_tree(&part))?;
        let items = tree::items(tree);
        let catalog = self.catalog()?;
        let layout = self.layout_of(&part, &catalog)?;
        let without = (Layout::default(), LayoutPart { part: String::new(), tags: Vec::new() });
        let view = layout.unwrap_or(LayoutView { index: 0, layout: &without.0, part: &without.1 });
        let mut shape = shape;
        let target = match layout.is_some() {
            true => self.target(slide, &items, view, &mut shape)?,
            false if matches!(shape.place, Place::At(_)) => Target::Front,
            false => {
                return Err(Error::MissingRelationship { part, id: "slideLayout".to_owned() });
            }
        };
        let (name, alt) = (Some(shape.name.clone()), shape.alt.clone());
        let name = name.filter(|name| !name.is_empty());
        let at = match target {
            Target::Into(known, _) => known,
            Target::Instead(known) if known.id != 0 => known,
            Target::Instead(_) | Target::Front => {
                let retired = self.retired.get(&part).copied().unwrap_or_default();
                ShapeRef::new(slide, free_id(&document, retired))
            }
        };
        let graft = self.graft(&catalog, view, slide, shape)?;
        let planted = self.plant(&part, graft, at.id)?;
        self.edit_tidily(&part, &planted.fresh, |document, patch| {
            put(document, target, &planted, [("name", name), ("descr", alt)], patch)
        })?;
        Ok(at)
    }

    /// The layout of a slide, if it has one that a master lists.
    fn layout_of<'c>(
        &self,
        slide: &str,
        catalog: &'c Catalog,
    ) -> Result<Option<LayoutView<'c>>, Error> {
        let relationships = self.relationships(slide)?;
        let Some(layout) = relationships.first_part("slideLayout").map(name::key) else {
            return Ok(None);
        };
        let index = catalog.layouts.iter().position(|known| name::key(&known.part) == layout);
        Ok(index.and_then(|index| {
            let (layout, part) = (catalog.brand.layouts.get(index)?, catalog.layouts.get(index)?);
            Some(LayoutView { index, layout, part })
        }))
    }

    /// Where a shape goes; its own place becomes that of the placeholder that it fills.
    fn target(
        &self,
        slide: usize,
        items: &[Item<'_>],
        view: LayoutView<'_>,
        shape: &mut deck::Shape,
    ) -> Result<Target, Error> {
        let (reference, frame) = match &shape.place {
            Place::At(_) => return Ok(Target::Front),
            Place::Placeholder(reference) => (reference, None),
            Place::PlaceholderAt(reference, frame) => (reference, Some(*frame)),
        };
        let document = self.document(&view.part.part)?;
        let LayoutView { layout, part, .. } = view;
        let placeholders = Placeholders { layout, part, document: &document };
        let index = match placeholders.find(items, reference) {
            Some(index) => index,
            None => plan::find(layout, reference)?.0,
        };
        let item = match placeholders.slot(items, index) {
            Slot::Missing => None,
            Slot::Empty(at) => items.get(at),
            Slot::Filled => {
                let named = layout.placeholders.get(index).map(|known| known.name.clone());
                let (layout, placeholder) = (layout.name.clone(), named.unwrap_or_default());
                return Err(Error::PlaceholderFilledTwice { layout, placeholder });
            }
        };
        let reference = placeholders.reference(index).unwrap_or_else(|| reference.clone());
        let own = frame.or_else(|| item.and_then(own_frame));
        shape.place = match own {
            Some(frame) => Place::PlaceholderAt(reference, frame),
            None => Place::Placeholder(reference),
        };
        let Some(item) = item else { return Ok(Target::Front) };
        let known = ShapeRef { slide, id: item.id, nth: item.nth };
        if matches!(shape.content, Content::Text(_)) {
            return Ok(Target::Into(known, frame));
        }
        if shape.name.is_empty() {
            let name = tree::identity(item.node).and_then(|identity| identity.attr("name"));
            shape.name = name.unwrap_or_default().into_owned();
        }
        Ok(Target::Instead(known))
    }
}

/// Puts the markup of a shape where it goes; `identity` is what a placeholder that takes a text is
/// told beside it.
fn put(
    document: &Document,
    target: Target,
    planted: &Planted,
    identity: [(&str, Option<String>); 2],
    patch: &mut Patch<'_>,
) -> Result<(), Error> {
    let tree = tree::root(document).ok_or_else(|| no_tree(document.part()))?;
    let items = tree::items(tree);
    let item = target.known().map(|known| known.among(&items)).transpose()?;
    match (target, item.and_then(|index| items.get(index)), planted.text_body()) {
        (Target::Into(_, frame), Some(item), Some(written)) => {
            let own = placement::own(item.node).unwrap_or_default();
            if let Some(frame) = frame {
                placement::set(item.node, placement::Placement { frame, ..own }, patch);
            }
            set_identity(item.node, identity, patch);
            body::replace(item.node, written, patch);
        }
        (_, Some(item), _) => {
            patch.replace(item.node, planted.markup());
            // What moved its paragraphs finds none any more.
            timing::forget_shapes(document, &BTreeSet::from([item.id]), patch);
        }
        (_, None, _) => patch.insert_ordered(tree, "sp", planted.markup()),
    }
    Ok(())
}

fn set_identity(shape: Node<'_>, values: [(&str, Option<String>); 2], patch: &mut Patch<'_>) {
    let Some(identity) = tree::identity(shape) else { return };
    for (attribute, value) in values {
        if let Some(value) = value {
            patch.set_attr(identity, attribute, &value);
        }
    }
}

fn no_tree(part: &str) -> Error {
    Error::UnusablePart { part: part.to_owned(), reason: "it has no tree of shapes" }
}

/// An id that no shape of the slide bears, and none up to `retired` bore: above all others while
/// there is room.
///
/// Source: ISO/IEC 29500-1, 19.3.1.12 `p:cNvPr`. PowerPoint reads ids as signed numbers.
pub(super) fn free_id(slide: &Document, retired: u32) -> u32 {
    const LAST: u32 = i32::MAX as u32;
    let identities = slide.root().descendants(ns::P, "cNvPr");
    let taken: BTreeSet<u32> =
        identities.filter_map(|node| node.attr("id")?.trim().parse().ok()).collect();
    let highest = taken.range(..=LAST).next_back().copied().unwrap_or(1).max(1).max(retired);
    match highest < LAST {
        true => highest + 1,
        false => (2..LAST).find(|id| !taken.contains(id)).unwrap_or(LAST),
    }
}
