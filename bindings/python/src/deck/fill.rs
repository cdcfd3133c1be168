//! Puts content onto a slide, whether it is kept as content or in a package.

use std::sync::Arc;

use indeck::brand::Layout;
use indeck::deck::{Content, Place, PlaceholderRef, ResolvedSlide, Shape};
use indeck::{Brand, DeckError, Rect, Size, picture};

use super::place::{self, Wanted};
use super::state::{Base, Key, Made, State, closed, gone};
use crate::error::{Kind, Outcome, Problem};

/// What is put onto a slide.
pub(crate) struct Put {
    pub(crate) content: Content,
    pub(crate) name: Option<String>,
    pub(crate) alt: Option<String>,
    pub(crate) wanted: Option<Wanted>,
    pub(crate) at: Option<Rect>,
}

impl Put {
    /// A shape of it at that place, which takes the content; a chart that older readers do not know
    /// gets its picture.
    pub(super) fn shape(&mut self, place: Place, layout: Option<&Layout>, brand: &Brand) -> Shape {
        let content = std::mem::replace(&mut self.content, Content::from(String::new()));
        let mut shape = Shape::placed(place, content);
        shape.name = self.name.take().unwrap_or_default();
        shape.alt = self.alt.take();
        if let Content::Chart(chart) = &shape.content {
            let size = size_of(&shape.place, layout);
            shape.fallback = picture::stand_in(chart, Some(brand), size);
        }
        shape
    }

    fn place(&self, reference: PlaceholderRef) -> Place {
        match self.at {
            Some(frame) => Place::PlaceholderAt(reference, frame),
            None => Place::Placeholder(reference),
        }
    }
}

fn size_of(place: &Place, layout: Option<&Layout>) -> Option<Size> {
    match place {
        Place::At(frame) | Place::PlaceholderAt(_, frame) => Some(frame.size),
        Place::Placeholder(reference) => Some(layout?.find(reference)?.1.frame?.size),
    }
}

impl State {
    /// Puts content onto a slide; the key of its shape.
    ///
    /// # Errors
    /// [`Kind::UnknownName`](crate::error::Kind::UnknownName) for a slide or placeholder that is
    /// not there, and those of content that cannot be written; then nothing is changed.
    pub(crate) fn put(&mut self, slide: Key, mut put: Put) -> Outcome<Key> {
        let at = self.position(slide)?;
        let index = self.layout_index(slide)?;
        let brand = self.brand()?;
        let layout = index.and_then(|index| brand.layouts.get(index));
        if let (Some(frame), None) = (put.at, &put.wanted) {
            let shape = put.shape(Place::At(frame), layout, &brand);
            return Ok(self.try_place(at, shape)?);
        }
        let Some(layout) = layout else {
            let wanted = put.wanted.take().ok_or_else(no_layout)?;
            let shape = put.shape(put.place(wanted.reference()), None, &brand);
            return Ok(self.try_place(at, shape)?);
        };
        match place::candidates(layout, put.wanted.as_ref(), &put.content) {
            Ok(candidates) => {
                let asked = put.wanted.as_ref();
                let shared = self.sharable(slide, &candidates);
                if let Some(taken) = shared.filter(|_| !place::is_exact(layout, asked))
                    && let Some(key) = self.share(slide, taken, &mut put, (layout, &brand))?
                {
                    return Ok(key);
                }
                self.fill(slide, put, layout, &candidates)
            }
            Err(problem) => match (&self.base, put.wanted.take()) {
                // A slide that was opened may have placeholders of its own.
                (Base::Opened(_), Some(wanted)) if !place::knows(layout, &wanted) => {
                    let shape = put.shape(put.place(wanted.reference()), Some(layout), &brand);
                    self.try_place(at, shape).map_err(|_| problem)
                }
                _ => Err(problem),
            },
        }
    }

    /// Fills the first of these placeholders that is free.
    fn fill(
        &mut self,
        slide: Key,
        mut put: Put,
        layout: &Layout,
        candidates: &[usize],
    ) -> Outcome<Key> {
        let at = self.position(slide)?;
        let brand = self.brand()?;
        let named = put.wanted.is_some();
        let taken = self.taken(at, layout);
        let is_free = |at: &&usize| !taken.get(**at).copied().unwrap_or_default();
        let mut free = candidates.iter().filter(is_free);
        let Some(mut chosen) = free.next().copied() else {
            let first = candidates.first().copied().unwrap_or_default();
            return Err(refused(filled_twice(layout, first), named, layout));
        };
        let place = put.place(place::reference(layout, chosen));
        let mut shape = put.shape(place, Some(layout), &brand);
        loop {
            // What is kept as content is free if it seems so; a package knows when it tries.
            let next = match self.base {
                Base::Made(_) => None,
                _ => free.next().map(|next| (*next, shape.clone())),
            };
            match (self.try_place(at, shape), next) {
                (Ok(key), _) => {
                    if put.at.is_none() {
                        self.remember(slide, chosen, key);
                    }
                    return Ok(key);
                }
                (Err(DeckError::PlaceholderFilledTwice { .. }), Some((next, again))) => {
                    chosen = next;
                    shape = Shape { place: put.place(place::reference(layout, next)), ..again };
                }
                (Err(error @ DeckError::PlaceholderFilledTwice { .. }), None) => {
                    return Err(refused(error, named, layout));
                }
                (Err(error), _) => return Err(error.into()),
            }
        }
    }

    /// Which placeholders are taken on a slide that is kept as content.
    fn taken(&self, at: usize, layout: &Layout) -> Vec<bool> {
        let mut taken = vec![false; layout.placeholders.len()];
        if let Base::Made(made) = &self.base
            && let Some(known) = made.slides.get(at)
        {
            for shape in &known.slide.shapes {
                let (Place::Placeholder(reference) | Place::PlaceholderAt(reference, _)) =
                    &shape.place
                else {
                    continue;
                };
                if let Some(taken) = layout.find(reference).and_then(|(at, _)| taken.get_mut(at)) {
                    *taken = true;
                }
            }
        }
        taken
    }

    /// Puts a shape where it says; its key.
    pub(super) fn try_place(&mut self, at: usize, shape: Shape) -> Result<Key, DeckError> {
        let key = self.key();
        match &mut self.base {
            Base::Made(made) => made.push(at, key, shape),
            Base::Opened(opened) => {
                let reference = opened.deck.add_shape(at, shape)?;
                opened.shapes.insert(key, reference);
            }
            Base::Closed => {}
        }
        Ok(key)
    }

    /// Changes a slide that is kept as content, if it is.
    pub(crate) fn pending(&mut self, slide: Key) -> Outcome<Option<&mut ResolvedSlide>> {
        let at = self.position(slide)?;
        match &mut self.base {
            Base::Made(made) => {
                let known = made.slides.get_mut(at).ok_or_else(gone)?;
                Ok(Some(Arc::make_mut(&mut known.slide)))
            }
            Base::Opened(_) => Ok(None),
            Base::Closed => Err(closed()),
        }
    }
}

impl Made {
    fn push(&mut self, at: usize, key: Key, shape: Shape) {
        if let Some(known) = self.slides.get_mut(at) {
            Arc::make_mut(&mut known.slide).shapes.push(shape);
            known.shapes.push(key);
        }
    }
}

fn filled_twice(layout: &Layout, at: usize) -> DeckError {
    let placeholder = layout.placeholders.get(at).map(|known| known.name.clone());
    let (layout, placeholder) = (layout.name.clone(), placeholder.unwrap_or_default());
    DeckError::PlaceholderFilledTwice { layout, placeholder }
}

/// Says that there is no room left, in terms of what was asked for.
fn refused(error: DeckError, named: bool, layout: &Layout) -> Problem {
    let problem = match named {
        true => error.into(),
        false => {
            let message = format!("no placeholder of the layout `{}` is free", layout.name);
            Problem::new(Kind::Deck, "placeholder-filled-twice", message)
        }
    };
    problem.hint("say where it stands: `at=(left, top, width, height)`")
}

fn no_layout() -> Problem {
    Problem::unknown("the slide has no layout, so it has no placeholders")
        .hint("say where it stands: `at=(left, top, width, height)`")
}
