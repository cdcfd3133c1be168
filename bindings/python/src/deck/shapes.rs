//! Shapes of slides, found again by id whatever moves.

use indeck::{Shape, ShapeRef};

use super::shape::Which;
use super::state::{Key, State};
use crate::error::{Outcome, Problem};

impl State {
    /// The shapes of a slide, from the back.
    pub(crate) fn shapes_of(&mut self, slide: Key) -> Outcome<Vec<ShapeRef>> {
        Ok(self.seen_of(slide)?.iter().map(|shape| shape.at).collect())
    }

    /// The shapes of a slide, read once for as long as nothing changes.
    fn seen_of(&mut self, slide: Key) -> Outcome<&[Shape]> {
        self.settled()?;
        let at = self.position(slide)?;
        let known = self.seen.take().filter(|(known, _)| *known == slide);
        let seen = match known {
            Some(known) => known,
            None => (slide, self.settled()?.deck.shapes(at)?),
        };
        Ok(&self.seen.insert(seen).1)
    }

    /// Where a shape is now.
    pub(crate) fn shape_at(&mut self, slide: Key, which: Which) -> Outcome<ShapeRef> {
        self.settled()?;
        let at = self.position(slide)?;
        match which {
            Which::Known(shape) => Ok(shape.on_slide(at)),
            Which::Put(key) => {
                let shape = self.settled()?.shapes.get(&key).copied();
                Ok(shape.ok_or_else(shape_gone)?.on_slide(at))
            }
        }
    }

    /// What is known of a shape.
    pub(crate) fn shape(&mut self, slide: Key, which: Which) -> Outcome<Shape> {
        let at = self.shape_at(slide, which)?;
        let found = self.seen_of(slide)?.iter().find(|shape| shape.at == at).cloned();
        found.ok_or_else(shape_gone)
    }
}

fn shape_gone() -> Problem {
    Problem::unknown("the shape is not on the slide any more")
}
