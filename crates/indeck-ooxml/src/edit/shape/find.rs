//! `ShapeRef`: a shape of a deck as a value; `Find`: what to look for.

use super::read::{Layouts, Shape};
use crate::edit::Presentation;
use crate::error::Error;
use crate::part::tree::{self, Item, ShapeKind};
use crate::xml::{Document, Patch};

/// A shape of a deck as a value, to come back to: its slide and its id there.
///
/// It stays good while the slide keeps its place and the shape is not deleted, whatever else is
/// edited. [`Presentation::shapes`] and [`Presentation::find_shapes`] give them.
///
/// ```
/// use indeck_ooxml::ShapeRef;
/// assert_eq!(ShapeRef::new(2, 7).id(), 7);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeRef {
    pub(crate) slide: usize,
    pub(crate) id: u32,
    /// How many shapes before it bear the same id, which damaged decks have.
    pub(crate) nth: u32,
}

impl ShapeRef {
    /// The shape of that id on a slide, which is counted from 0.
    pub fn new(slide: usize, id: u32) -> Self {
        Self { slide, id, nth: 0 }
    }

    /// Its slide, from 0.
    pub fn slide(self) -> usize {
        self.slide
    }

    /// Its id on the slide.
    pub fn id(self) -> u32 {
        self.id
    }

    /// The same shape after its slide came to that place, from 0.
    ///
    /// ```
    /// use indeck_ooxml::ShapeRef;
    /// assert_eq!(ShapeRef::new(2, 7).on_slide(0), ShapeRef::new(0, 7));
    /// ```
    #[must_use]
    pub fn on_slide(self, slide: usize) -> Self {
        Self { slide, ..self }
    }

    /// The shape among those of its slide.
    pub(crate) fn among(self, items: &[Item<'_>]) -> Result<usize, Error> {
        let is_it = |item: &Item<'_>| item.id == self.id && item.nth == self.nth;
        let missing = Error::NoSuchShape { slide: self.slide, id: self.id };
        items.iter().position(is_it).ok_or(missing)
    }
}

/// What to look for: a shape fits when all that is said fits.
///
/// ```
/// use indeck_ooxml::{Find, ShapeKind};
/// let logos = Find { kind: Some(ShapeKind::Picture), ..Find::name("Logo") };
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// The slide, from 0.
    pub slide: Option<usize>,
    /// The name in the selection pane.
    pub name: Option<String>,
    /// The id on its slide.
    pub id: Option<u32>,
    /// What it is.
    pub kind: Option<ShapeKind>,
    /// The type of the placeholder that it fills (`title`, `body` …).
    pub placeholder: Option<String>,
    /// The alternative text.
    pub alt: Option<String>,
    /// A text that stands in it.
    pub containing: Option<String>,
}

impl Find {
    /// Shapes of that name.
    pub fn name(name: &str) -> Self {
        Self { name: Some(name.to_owned()), ..Self::default() }
    }

    /// Shapes of that kind.
    pub fn kind(kind: ShapeKind) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }

    /// Shapes that fill a placeholder of that type (`title`, `body` …).
    pub fn placeholder(kind: &str) -> Self {
        Self { placeholder: Some(kind.to_owned()), ..Self::default() }
    }

    /// Shapes with that alternative text.
    pub fn alt(alt: &str) -> Self {
        Self { alt: Some(alt.to_owned()), ..Self::default() }
    }

    fn fits(&self, shape: &Shape) -> bool {
        let role = shape.placeholder.as_ref().map(|role| &role.kind);
        self.name.as_ref().is_none_or(|name| *name == shape.name)
            && self.id.is_none_or(|id| id == shape.at.id)
            && self.kind.is_none_or(|kind| kind == shape.kind)
            && self.placeholder.as_ref().is_none_or(|kind| role == Some(kind))
            && self.alt.as_ref().is_none_or(|alt| shape.alt.as_ref() == Some(alt))
            && self.containing.as_ref().is_none_or(|text| shape.text.contains(text))
    }
}

impl Presentation {
    /// The shapes of a slide from the back, those of a group after it.
    ///
    /// ```no_run
    /// let deck = indeck_ooxml::Presentation::open("deck.pptx")?;
    /// for shape in deck.shapes(0)? {
    ///     println!("{} ({:?}): {}", shape.name, shape.kind, shape.text);
    /// }
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], and those of damaged parts.
    pub fn shapes(&self, slide: usize) -> Result<Vec<Shape>, Error> {
        self.shapes_with(slide, &mut Layouts::new())
    }

    /// As [`shapes`](Self::shapes), with layouts that were read already.
    fn shapes_with(&self, slide: usize, layouts: &mut Layouts) -> Result<Vec<Shape>, Error> {
        let part = self.slide_part(slide)?;
        let document = self.document(&part)?;
        let items = tree::root(&document).map(tree::items).unwrap_or_default();
        let frames = self.inherited_frames(&part, &items, layouts)?;
        let all = 0..items.len();
        Ok(all.map(|index| Shape::read(slide, &items, index, &frames)).collect())
    }

    /// The shapes of all slides that fit.
    ///
    /// ```no_run
    /// use indeck_ooxml::{Find, Presentation};
    /// let mut deck = Presentation::open("deck.pptx")?;
    /// for draft in deck.find_shapes(&Find::name("Draft stamp"))? {
    ///     deck.shape_mut(draft.at).delete()?;
    /// }
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], and those of damaged parts.
    pub fn find_shapes(&self, find: &Find) -> Result<Vec<Shape>, Error> {
        let slides = match find.slide {
            Some(slide) => slide..slide.saturating_add(1),
            None => 0..self.slide_count(),
        };
        let (mut found, mut layouts) = (Vec::new(), Layouts::new());
        for slide in slides {
            found.extend(
                self.shapes_with(slide, &mut layouts)?.into_iter().filter(|shape| find.fits(shape)),
            );
        }
        Ok(found)
    }

    /// One shape.
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], [`Error::NoSuchShape`], and those of damaged parts.
    pub fn shape(&self, at: ShapeRef) -> Result<Shape, Error> {
        let shapes = self.shapes(at.slide)?;
        let found = shapes.into_iter().find(|shape| shape.at == at);
        found.ok_or(Error::NoSuchShape { slide: at.slide, id: at.id })
    }

    /// Reads a shape where it stands.
    pub(crate) fn read_shape<T>(
        &self,
        at: ShapeRef,
        read: impl FnOnce(&Document, &Item<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let document = self.document(&self.slide_part(at.slide)?)?;
        let items = tree::root(&document).map(tree::items).unwrap_or_default();
        let missing = Error::NoSuchShape { slide: at.slide, id: at.id };
        read(&document, items.get(at.among(&items)?).ok_or(missing)?)
    }

    /// Edits a shape where it stands.
    pub(crate) fn edit_shape<T>(
        &mut self,
        at: ShapeRef,
        edit: impl FnOnce(&Item<'_>, &mut Patch<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.edit_tree(at, |items, index, patch| {
            let missing = Error::NoSuchShape { slide: at.slide, id: at.id };
            edit(items.get(index).ok_or(missing)?, patch)
        })
    }

    /// Edits a shape among the others of its slide.
    pub(crate) fn edit_tree<T>(
        &mut self,
        at: ShapeRef,
        edit: impl FnOnce(&[Item<'_>], usize, &mut Patch<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let part = self.slide_part(at.slide)?;
        self.edit_tidily(&part, &[], |document, patch| {
            let items = tree::root(document).map(tree::items).unwrap_or_default();
            edit(&items, at.among(&items)?, patch)
        })
    }
}
