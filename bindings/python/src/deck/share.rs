//! Content that finds its placeholder taken: what was put there before makes room.
//!
//! Only what was put there by the same caller moves. What a slide had when it was opened stays, and
//! so does what was given a place.

use indeck::brand::Layout;
use indeck::deck::Place;
use indeck::{Brand, DeckError, Emu, Rect, ShapeRef};

use super::fill::Put;
use super::place;
use super::state::{Base, Key, State};
use crate::error::Outcome;

/// Between two contents.
const GAP: i64 = 182_880;
/// What is narrower or lower than half an inch is no place for anything.
const LEAST: i64 = 457_200;

impl State {
    /// Remembers that a shape fills a placeholder of a slide, by its place on the layout.
    pub(super) fn remember(&mut self, slide: Key, placeholder: usize, shape: Key) {
        self.groups.entry((slide, placeholder)).or_default().push(shape);
    }

    /// The first of these placeholders whose place can be shared, if all of them are taken by what
    /// was put there before.
    pub(super) fn sharable(&self, slide: Key, candidates: &[usize]) -> Option<usize> {
        let is_ours = |at: &usize| self.groups.contains_key(&(slide, *at));
        candidates.first().copied().filter(|_| candidates.iter().all(is_ours))
    }

    /// Puts content beside what fills a placeholder, in its place; `None` where there is no room.
    pub(super) fn share(
        &mut self,
        slide: Key,
        placeholder: usize,
        put: &mut Put,
        (layout, brand): (&Layout, &Brand),
    ) -> Outcome<Option<Key>> {
        let at = self.position(slide)?;
        let Some(region) = layout.placeholders.get(placeholder).and_then(|p| p.frame) else {
            return Ok(None);
        };
        let mut group = self.groups.get(&(slide, placeholder)).cloned().unwrap_or_default();
        let known = self.known(at)?;
        group.retain(|shape| known.contains(shape));
        let places = tiles(region, group.len() + 1);
        let (Some(own), Some(small)) =
            (places.last().copied(), places.iter().min_by_key(|p| least(p)))
        else {
            return Ok(None);
        };
        if least(small) < LEAST {
            return Ok(None);
        }
        let shape = put.shape(Place::At(own), Some(layout), brand);
        let key = self.try_place(at, shape)?;
        for (shape, frame) in group.iter().zip(&places) {
            self.relocate(at, *shape, *frame, place::reference(layout, placeholder))?;
        }
        group.push(key);
        self.groups.insert((slide, placeholder), group);
        Ok(Some(key))
    }

    /// The shapes that were put onto the slide and are there still.
    fn known(&self, at: usize) -> Outcome<Vec<Key>> {
        let opened = match &self.base {
            Base::Made(made) => {
                return Ok(made.slides.get(at).map(|s| s.shapes.clone()).unwrap_or_default());
            }
            Base::Opened(opened) => opened,
            Base::Closed => return Ok(Vec::new()),
        };
        let there: Vec<_> = opened.deck.shapes(at)?.into_iter().map(|shape| shape.at).collect();
        let is_there = |(_, shape): &(&Key, &ShapeRef)| there.contains(&shape.on_slide(at));
        Ok(opened.shapes.iter().filter(is_there).map(|(key, _)| *key).collect())
    }

    /// Gives a shape that was put there another frame.
    fn relocate(
        &mut self,
        at: usize,
        shape: Key,
        frame: Rect,
        reference: indeck::deck::PlaceholderRef,
    ) -> Result<(), DeckError> {
        match &mut self.base {
            Base::Made(made) => {
                let known = made.slides.get_mut(at);
                let found = known.and_then(|known| {
                    let index = known.shapes.iter().position(|key| *key == shape)?;
                    std::sync::Arc::make_mut(&mut known.slide).shapes.get_mut(index)
                });
                if let Some(found) = found {
                    found.place = match found.place {
                        Place::At(_) => Place::At(frame),
                        _ => Place::PlaceholderAt(reference, frame),
                    };
                }
            }
            Base::Opened(opened) => {
                if let Some(known) = opened.shapes.get(&shape) {
                    opened.deck.shape_mut(known.on_slide(at)).set_frame(frame)?;
                }
            }
            Base::Closed => {}
        }
        Ok(())
    }
}

/// The shorter side.
fn least(frame: &Rect) -> i64 {
    frame.size.width.0.min(frame.size.height.0)
}

/// That many places side by side in rows, as square as can be; the last row takes the whole width.
fn tiles(region: Rect, count: usize) -> Vec<Rect> {
    let columns = (1..=count).find(|columns| columns * columns >= count).unwrap_or(1);
    let rows = count.div_ceil(columns);
    let (left, top) = (region.origin.x.0, region.origin.y.0);
    let (width, height) = (region.size.width.0, region.size.height.0);
    let mut places = Vec::with_capacity(count);
    for row in 0..rows {
        let in_row = columns.min(count - row * columns);
        let (y, tall) = part(top, height, row, rows);
        places.extend((0..in_row).map(|column| {
            let (x, wide) = part(left, width, column, in_row);
            Rect::new(Emu(x), Emu(y), Emu(wide), Emu(tall))
        }));
    }
    places
}

/// Start and length of one of several equal parts of a length, with gaps between.
fn part(start: i64, length: i64, index: usize, of: usize) -> (i64, i64) {
    let of = of as i64;
    let each = (length - GAP * (of - 1)) / of;
    (start + index as i64 * (each + GAP), each)
}
