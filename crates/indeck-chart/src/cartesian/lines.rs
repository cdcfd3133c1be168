//! Lines and their markers.

use indeck_model::chart::{Blanks, Line, Marker};

use crate::bounds::Bounds;
use crate::cartesian::figure::Field;
use crate::cartesian::plot::{Plot, line_stroke, marker_look};
use crate::cartesian::smooth;
use crate::cartesian::stack::{Span, Spans};
use crate::context::Context;
use crate::look::{LINE_WIDTH, POINT_MARKER};
use crate::marker::{self, MarkerLook};
use crate::scene::{Outline, Scene, Tag};
use crate::series::{SeriesView, color_of};

/// Most points that have markers of their own, for each pixel of width.
const MARKERS: f64 = 2.0;

/// A point on a line: its category and its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dot {
    pub(crate) index: usize,
    pub(crate) at: (f64, f64),
}

/// The stretches of a line between gaps.
pub(crate) fn stretches(field: &Field<'_>, row: &[Option<Span>], blanks: Blanks) -> Vec<Vec<Dot>> {
    let mut stretches = vec![Vec::new()];
    for i in field.categories.order() {
        let span = row.get(i).copied().flatten().filter(|span| field.values.has(span.top));
        match (span, stretches.last_mut()) {
            (Some(span), Some(stretch)) => stretch.push(Dot {
                index: i,
                at: field.plane.at(field.categories.share(i), field.values.share(span.top)),
            }),
            (None, Some(stretch)) if blanks != Blanks::Connect && !stretch.is_empty() => {
                stretches.push(Vec::new());
            }
            _ => {}
        }
    }
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

/// Draws the lines of a plot.
pub(crate) fn draw(
    cx: &Context<'_>,
    scene: &mut Scene,
    field: &Field<'_>,
    plot: &Plot<'_>,
    spans: &Spans,
) {
    for (series, row) in plot.series.iter().zip(spans) {
        let stretches = stretches(field, row, cx.frame.blanks);
        let tag = Tag::class("series").series(series.number).name(series.name);
        scene.group(tag, None, |scene| {
            let bounds = field.plane.bounds;
            let pen = Pen { cx, series, smooth: series.smooth, bounds };
            let points = stretches.iter().flatten().map(|dot| dot.at);
            scene.clipped(bounds, points, |scene| {
                stretches.iter().for_each(|stretch| pen.line(scene, stretch));
            });
            pen.markers(scene, &stretches, marker_look(cx, series), true);
        });
    }
}

/// Draws the line and the markers of one series.
pub(crate) struct Pen<'a> {
    pub(crate) cx: &'a Context<'a>,
    pub(crate) series: &'a SeriesView<'a>,
    pub(crate) smooth: bool,
    pub(crate) bounds: Bounds,
}

impl Pen<'_> {
    /// The line through points; stretches of another look are drawn on their own.
    fn line(&self, scene: &mut Scene, dots: &[Dot]) {
        let (cx, series) = (self.cx, self.series);
        let stroke = line_stroke(cx, series);
        let tag = || Tag::class("line").series(series.number);
        let own = |dot: &Dot| series.point(dot.index).and_then(|point| point.line.as_ref());
        if !series.has_points() || !dots.iter().any(|dot| own(dot).is_some()) {
            let points = dots.iter().map(|dot| dot.at).collect();
            let points = smooth::thinned(points, self.bounds.width);
            if points.len() > 1 {
                scene.shape(Outline::Path(smooth::path(&points, self.smooth)), None, stroke, tag());
            }
            return;
        }
        let color = series.color(cx);
        for pair in dots.windows(2) {
            let [from, to] = pair else { continue };
            let line = own(to).or(series.line).unwrap_or(&Line::PLAIN);
            if let Some(stroke) = cx.stroke(line, &cx.data_line(color, LINE_WIDTH)) {
                scene.line(from.at, to.at, &stroke, tag().point(to.index));
            }
        }
    }

    /// The markers of all points. A point that stands out by its fill has one in any case.
    pub(crate) fn markers(
        &self,
        scene: &mut Scene,
        stretches: &[Vec<Dot>],
        look: Option<MarkerLook>,
        extra: bool,
    ) {
        let count: usize = stretches.iter().map(Vec::len).sum();
        let many = count as f64 > MARKERS * self.bounds.width.max(500.0);
        let hidden = look.is_none() && !self.series.has_points();
        if hidden || many {
            return;
        }
        for dot in stretches.iter().flatten().filter(|dot| self.bounds.holds(dot.at)) {
            let own = self.own_marker(dot.index, extra);
            let Some(look) = own.as_ref().or(look.as_ref()) else { continue };
            let mut tag = Tag::class("marker").series(self.series.number).point(dot.index);
            tag.value = self.series.value(dot.index);
            marker::draw(scene, look, dot.at, tag);
        }
    }

    fn own_marker(&self, index: usize, extra: bool) -> Option<MarkerLook> {
        let point = self.series.point(index)?;
        if point.fill.is_none() && point.marker.is_none() {
            return None;
        }
        let base = point.marker.clone().or_else(|| self.series.marker.cloned());
        let marker = base.or_else(|| extra.then(|| Marker::circle(POINT_MARKER)))?;
        let color = self.series.color(self.cx);
        let fill = point.fill.clone().or(marker.fill.clone());
        MarkerLook::new(self.cx, &Marker { fill, ..marker }, color_of(point.fill.as_ref(), color))
    }
}
