//! Areas between a line and the axis, or the line below.

use crate::cartesian::figure::Field;
use crate::cartesian::plot::{Plot, shape_stroke};
use crate::cartesian::smooth;
use crate::cartesian::stack::{Span, Spans};
use crate::context::Context;
use crate::scene::{Outline, Path, Scene, Tag};

/// Draws the areas of a plot.
pub(crate) fn draw(
    cx: &Context<'_>,
    scene: &mut Scene,
    field: &Field<'_>,
    plot: &Plot<'_>,
    spans: &Spans,
) {
    let order = field.categories.order();
    for (series, row) in plot.series.iter().zip(spans) {
        let edge = |value: fn(&Span, f64) -> f64| -> Vec<(f64, f64)> {
            let point = |i: &usize| {
                let span = (*row.get(*i)?)?;
                let share = field.values.share(value(&span, field.base));
                Some(field.plane.at(field.categories.share(*i), share))
            };
            smooth::thinned(order.iter().filter_map(point).collect(), field.plane.bounds.width)
        };
        let upper = edge(|span, _| span.top);
        let lower = edge(|span, base| span.base.unwrap_or(base));
        if upper.is_empty() {
            continue;
        }
        let points: Vec<_> = upper.into_iter().chain(lower.into_iter().rev()).collect();
        let tag = Tag::class("area").series(series.number).name(series.name);
        let (fill, stroke) = (plot.fill(cx, series), shape_stroke(cx, series, series.line));
        let outline = Outline::Path(Path::polygon(&points));
        scene.clipped(field.plane.bounds, points.into_iter(), |scene| {
            scene.shape(outline, fill, stroke, tag);
        });
    }
}
