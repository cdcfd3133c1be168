//! Pies.
//!
//! Source: ECMA-376-1, 21.2.2.141 `pieChart`.

use indeck_model::chart::PieChart;

use super::geometry::{Ring, wedges};
use super::{Slice, entries, label, slices};
use crate::bounds::Bounds;
use crate::context::Context;
use crate::drawing::Figure;
use crate::legend::Entry;
use crate::scene::{Outline, Scene, Tag};
use crate::series::Place;

impl Figure for PieChart {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        entries(&slices(cx, &self.categories, &self.series))
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        let slices = slices(cx, &self.categories, &self.series);
        let labels =
            label::labels(cx, &slices, (0, &self.series), self.labels.as_ref(), Place::OutsideEnd);
        let (beside, above) = label::margins(&labels);
        let room = (area.width / 2.0 - beside).min(area.height / 2.0 - above);
        let room = room.max(area.width.min(area.height) * 0.2);
        let far = (0..slices.len()).map(|index| self.distance(index)).fold(0.0, f64::max);
        let outer = room / (1.0 + far);
        let ring = Ring { center: area.center(), inner: 0.0, outer };
        let wedges =
            wedges(slices.iter().map(|slice| slice.share), f64::from(self.first_slice_angle));
        let places: Vec<_> = wedges
            .into_iter()
            .enumerate()
            .map(|(index, wedge)| (ring.moved(wedge.middle(), outer * self.distance(index)), wedge))
            .collect();
        for (slice, (ring, wedge)) in slices.iter().zip(&places) {
            draw_slice(scene, slice, *ring, *wedge, 0);
        }
        label::draw(scene, &labels, &places, area);
    }
}

trait Exploded {
    /// How far a slice stands off, in radii.
    fn distance(&self, index: usize) -> f64;
}

impl Exploded for PieChart {
    fn distance(&self, index: usize) -> f64 {
        let own =
            self.exploded.iter().rev().find(|slice| usize::try_from(slice.index) == Ok(index));
        f64::from(own.map_or(self.explosion, |slice| slice.distance)) / 100.0
    }
}

/// Draws one slice.
pub(super) fn draw_slice(
    scene: &mut Scene,
    slice: &Slice,
    ring: Ring,
    wedge: super::geometry::Wedge,
    series: usize,
) {
    if slice.share <= 0.0 {
        return;
    }
    let mut tag = Tag::class("slice").series(series).value(slice.value).name(&slice.name);
    tag.point = slice.index;
    let width = (wedge.to - wedge.from) * (ring.inner + ring.outer) / 2.0;
    scene.shape(Outline::Path(ring.outline(wedge)), slice.paint.clone(), slice.outline(width), tag);
}
