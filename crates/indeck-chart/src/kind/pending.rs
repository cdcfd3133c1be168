//! Kinds that are not drawn yet; each gets a module of its own and leaves this one.

use crate::bounds::Bounds;
use crate::context::Context;
use crate::drawing::Figure;
use crate::legend::Entry;
use crate::scene::Scene;

pub(crate) struct Pending;

impl Figure for Pending {
    fn entries(&self, _: &Context<'_>) -> Vec<Entry> {
        Vec::new()
    }

    fn draw(&self, _: &Context<'_>, _: &mut Scene, _: Bounds) {}
}
