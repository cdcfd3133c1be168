//! Doughnuts.
//!
//! Source: ECMA-376-1, 21.2.2.50 `doughnutChart`.

use indeck_model::chart::DoughnutChart;

use super::geometry::{Ring, wedges};
use super::pie::draw_slice;
use super::{entries, label, slices};
use crate::bounds::Bounds;
use crate::context::Context;
use crate::drawing::Figure;
use crate::legend::Entry;
use crate::scene::Scene;
use crate::series::Place;

impl Figure for DoughnutChart {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        self.series.first().map_or_else(Vec::new, |s| entries(&slices(cx, &self.categories, s)))
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        let radius = area.width.min(area.height) / 2.0;
        let hole = radius * f64::from(self.hole_size) / 100.0;
        let thickness = (radius - hole) / self.series.len().max(1) as f64;
        for (number, series) in self.series.iter().enumerate() {
            let inner = hole + thickness * number as f64;
            let ring = Ring { center: area.center(), inner, outer: inner + thickness };
            let slices = slices(cx, &self.categories, series);
            let shares = slices.iter().map(|slice| slice.share);
            let wedges = wedges(shares, f64::from(self.first_slice_angle));
            let places: Vec<_> = wedges.into_iter().map(|wedge| (ring, wedge)).collect();
            for (slice, (ring, wedge)) in slices.iter().zip(&places) {
                draw_slice(scene, slice, *ring, *wedge, number);
            }
            let labels = self.labels.as_ref();
            let labels = label::labels(cx, &slices, (number, series), labels, Place::Center);
            label::draw(scene, &labels, &places, area);
        }
    }
}
