//! Scatter and bubble charts: points on one pair of axes, with reference lines.

use indeck_model::chart::{ReferenceLine, ReferenceValue};

use crate::axis;
use crate::bounds::Bounds;
use crate::cartesian::xy::{XyField, XyLayer};
use crate::cartesian::{analysis, reference};
use crate::context::Context;
use crate::drawing::Figure;
use crate::legend::Entry;
use crate::scale::ValueScale;
use crate::scene::{Outline, Scene, Tag};
use crate::series::Place;

/// A chart of points.
pub(crate) struct XyFigure<'a> {
    pub(crate) layer: XyLayer<'a>,
    /// Lines at values of y, and at values of x.
    pub(crate) references: (&'a [ReferenceLine], &'a [ReferenceLine]),
}

impl XyFigure<'_> {
    fn draw_references(&self, cx: &Context<'_>, scene: &mut Scene, field: &XyField) {
        let (flat, upright) = self.references;
        let first = self.layer.series_count();
        let constant = |line: &ReferenceLine| match line.value {
            ReferenceValue::Constant(value) => Some(value),
            ReferenceValue::PerCategory(_) => None,
        };
        let shown = |scale: &ValueScale, value: f64| {
            scale.has(value) && (-1e-9..=1.0 + 1e-9).contains(&scale.share(value))
        };
        for reference in reference::all(cx, flat, first) {
            let Some(value) = constant(reference.line).filter(|v| shown(&field.y, *v)) else {
                continue;
            };
            let at = |share| field.plane.at(share, field.y.share(value));
            let label = reference.label(value).map_or(0.0, |label| label.size().0 / 2.0);
            let (_, y) = at(1.0);
            let anchor = (field.plane.bounds.right() - label, y);
            reference.draw_line(scene, value, (at(0.0), at(1.0)), (anchor, Place::Above));
        }
        for reference in reference::all(cx, upright, first + flat.len()) {
            let Some(value) = constant(reference.line).filter(|v| shown(&field.x, *v)) else {
                continue;
            };
            let at = |share| field.plane.at(field.x.share(value), share);
            let (x, _) = at(1.0);
            let down = reference.label(value).map_or(0.0, |label| label.size().1 / 2.0);
            let anchor = (x, field.plane.bounds.top + down);
            reference.draw_line(scene, value, (at(0.0), at(1.0)), (anchor, Place::Right));
        }
    }
}

impl Figure for XyFigure<'_> {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        let mut entries = self.layer.entries(cx);
        let (flat, upright) = self.references;
        let first = self.layer.series_count();
        for (lines, first) in [(flat, first), (upright, first + flat.len())] {
            entries.extend(reference::all(cx, lines, first).iter().map(|line| line.entry()));
        }
        entries.extend(self.layer.series.iter().flat_map(|s| analysis::entries(cx, &s.view)));
        entries
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        let (flat, upright) = self.references;
        let (ys, xs) = (reference::numbers(flat), reference::numbers(upright));
        let fit = |plot| self.layer.fit_with(cx, plot, (&xs, &ys));
        let (plot, axes) = axis::solve(cx, area, fit);
        if let Some(fill) = cx.frame.plot_fill.as_ref().and_then(|fill| cx.paint(fill)) {
            scene.shape(Outline::Rect(plot), Some(fill), None, Tag::class("plot-area"));
        }
        let field = self.layer.field(cx, plot, (&xs, &ys));
        axes.iter().for_each(|axis| axis.draw_grid(scene, plot));
        scene.group(Tag::class("plot"), None, |scene| {
            self.layer.draw_on(cx, scene, &field);
            self.draw_references(cx, scene, &field);
        });
        axes.iter().for_each(|axis| axis.draw(scene, plot));
        self.layer.draw_labels_on(cx, scene, &field);
    }
}
