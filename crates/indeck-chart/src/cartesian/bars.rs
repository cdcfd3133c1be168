//! Bars and columns.

use indeck_model::chart::{Fill, Line};

use crate::bounds::Bounds;
use crate::cartesian::figure::Field;
use crate::cartesian::plot::{Given, Plot, shape_stroke};
use crate::cartesian::stack::{Span, Spans};
use crate::context::Context;
use crate::look::{AXIS, BETWEEN};
use crate::scene::{Outline, Paint, Scene, Stroke, Tag};
use crate::series::SeriesView;

/// Bars narrower than this are drawn together, in pixels.
const THIN: f64 = 0.5;

/// Where the bars of a plot stand across the categories.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slots {
    /// Width of a bar as a share of the category axis.
    width: f64,
    /// From the middle of the category to that of the first bar.
    first: f64,
    /// From one bar to the next.
    step: f64,
}

impl Slots {
    /// The bars of so many series in a slot of that width.
    pub(crate) fn new(slot: f64, series: usize, gap: f64, overlap: f64) -> Self {
        let extra = series.saturating_sub(1) as f64 * (1.0 - overlap);
        let width = slot / (1.0 + extra + gap).max(1e-9);
        let step = width * (1.0 - overlap);
        Self { width, first: -width * extra / 2.0, step }
    }

    /// The middle of the bar of a series, from the middle of its category.
    pub(crate) fn middle(&self, series: usize) -> f64 {
        self.first + self.step * series as f64
    }

    /// Where the bar begins and ends around a category's middle.
    pub(crate) fn edges(&self, middle: f64, series: usize) -> (f64, f64) {
        let middle = middle + self.middle(series);
        (middle - self.width / 2.0, middle + self.width / 2.0)
    }
}

impl Plot<'_> {
    /// Where its bars stand.
    pub(crate) fn slots(&self, slot: f64) -> Slots {
        Slots::new(slot, self.series.len(), self.gap, self.overlap)
    }
}

/// The rectangle of a bar; `None` where there is none to see.
pub(crate) fn bar(
    field: &Field<'_>,
    plot: &Plot<'_>,
    spans: &Spans,
    series: usize,
    i: usize,
) -> Option<Bounds> {
    let span = (*spans.get(series)?.get(i)?)?;
    let middle = field.categories.share(i);
    if !field.categories.shows(i) || !field.values.has(span.top) {
        return None;
    }
    let (from, to) = plot.slots(field.categories.slot()).edges(middle, series);
    let base = field.values.inner_share(span.base.unwrap_or(field.base));
    let top = field.values.inner_share(span.top);
    Some(field.plane.rect((from, base), (to, top)))
}

/// Draws the bars of a plot.
pub(crate) fn draw(
    cx: &Context<'_>,
    scene: &mut Scene,
    field: &Field<'_>,
    plot: &Plot<'_>,
    spans: &Spans,
) {
    let width = plot.slots(field.categories.slot()).width * field.plane.category_length();
    if width < THIN && field.categories.count() as f64 > field.plane.category_length() {
        return draw_merged(cx, scene, field, plot, spans);
    }
    for (at, series) in plot.series.iter().enumerate() {
        let look = Look::new(cx, plot, series);
        scene.group(Tag::class("series").series(series.number).name(series.name), None, |scene| {
            for i in 0..field.categories.count() {
                let Some(bounds) = bar(field, plot, spans, at, i) else { continue };
                let value = series.value(i).unwrap_or_default();
                let (fill, stroke) = look.of_point(cx, series, i, value);
                let tag = Tag::class("bar").series(series.number).point(i).value(value);
                scene.shape(Outline::Rect(bounds), fill, stroke, tag);
            }
        });
    }
    if let Some(Given::Steps { spans, connectors: true }) = &plot.given {
        draw_connectors(cx, scene, field, plot, spans);
    }
    if let Some(line) = plot.series_lines {
        draw_series_lines(cx, scene, field, plot, spans, line);
    }
}

/// How the bars of a series look.
struct Look<'a> {
    fill: Option<Paint>,
    negative: Option<&'a Fill>,
    stroke: Option<Stroke>,
}

impl<'a> Look<'a> {
    fn new(cx: &Context<'_>, plot: &Plot<'_>, series: &SeriesView<'a>) -> Self {
        Self {
            fill: plot.fill(cx, series),
            negative: series.negative,
            stroke: shape_stroke(cx, series, series.line),
        }
    }

    fn of_point(
        &self,
        cx: &Context<'_>,
        series: &SeriesView<'_>,
        i: usize,
        value: f64,
    ) -> (Option<Paint>, Option<Stroke>) {
        let own = series.point(i);
        let negative = self.negative.filter(|_| value < 0.0);
        let fill = match own.and_then(|point| point.fill.as_ref()).or(negative) {
            Some(fill) => cx.paint(fill),
            None => self.fill.clone(),
        };
        let stroke = match own.and_then(|point| point.line.as_ref()) {
            Some(line) => shape_stroke(cx, series, Some(line)),
            None => self.stroke.clone(),
        };
        (fill, stroke)
    }
}

/// Bars too thin to be seen: for each pixel one that reaches as far as the furthest of them.
fn draw_merged(
    cx: &Context<'_>,
    scene: &mut Scene,
    field: &Field<'_>,
    plot: &Plot<'_>,
    spans: &Spans,
) {
    let columns = field.plane.category_length().ceil().max(1.0) as usize;
    for (series, row) in plot.series.iter().zip(spans) {
        let mut reach: Vec<Option<(f64, f64)>> = vec![None; columns + 1];
        for (i, span) in row.iter().enumerate() {
            let shown = |span: &Span| field.values.has(span.top) && field.categories.shows(i);
            let Some(span) = span.filter(shown) else { continue };
            let share = field.categories.share(i);
            let Some(column) = reach.get_mut((share.clamp(0.0, 1.0) * columns as f64) as usize)
            else {
                continue;
            };
            let base = field.values.inner_share(span.base.unwrap_or(field.base));
            let top = field.values.inner_share(span.top);
            let (low, high) = column.unwrap_or((base, base));
            *column = Some((low.min(base).min(top), high.max(base).max(top)));
        }
        let fill = plot.fill(cx, series);
        scene.group(Tag::class("series").series(series.number).name(series.name), None, |scene| {
            for (column, (low, high)) in (0..).zip(reach).filter_map(|(i, r)| Some((i, r?))) {
                let share = |column: i32| f64::from(column) / columns as f64;
                let rect =
                    field.plane.rect((share(column), low), (share(column + 1).min(1.0), high));
                let tag = Tag::class("bars").series(series.number);
                scene.shape(Outline::Rect(rect), fill.clone(), None, tag);
            }
        });
    }
}

/// Level lines from the end of each step to the beginning of the next.
fn draw_connectors(
    cx: &Context<'_>,
    scene: &mut Scene,
    field: &Field<'_>,
    plot: &Plot<'_>,
    spans: &Spans,
) {
    let stroke = cx.hairline(BETWEEN);
    let slots = plot.slots(field.categories.slot());
    let end = |i: usize| spans.first()?.get(i).copied().flatten().map(|span| span.top);
    let mut before: Option<(usize, f64)> = None;
    for i in 0..field.categories.count() {
        let Some(top) = end(i) else { continue };
        if let Some((earlier, level)) = before {
            let from = slots.edges(field.categories.share(earlier), 0).1;
            let to = slots.edges(field.categories.share(i), 0).0;
            let level = field.values.inner_share(level);
            let tag = Tag::class("connector").point(earlier);
            scene.line(field.plane.at(from, level), field.plane.at(to, level), &stroke, tag);
        }
        before = Some((i, top));
    }
}

/// Lines from the end of each bar to that of the next of the same series.
fn draw_series_lines(
    cx: &Context<'_>,
    scene: &mut Scene,
    field: &Field<'_>,
    plot: &Plot<'_>,
    spans: &Spans,
    line: &Line,
) {
    let Some(stroke) = cx.stroke(line, &cx.hairline(AXIS)) else { return };
    let slots = plot.slots(field.categories.slot());
    for (at, series) in plot.series.iter().enumerate() {
        let shown = |i: &usize| field.categories.shows(*i);
        let end = |i: usize| {
            let i = Some(i).filter(shown)?;
            spans.get(at)?.get(i).copied().flatten().map(|span| span.top)
        };
        for i in 1..field.categories.count() {
            let (Some(before), Some(after)) = (end(i - 1), end(i)) else { continue };
            let from = slots.edges(field.categories.share(i - 1), at).1;
            let to = slots.edges(field.categories.share(i), at).0;
            let point =
                |share: f64, value: f64| field.plane.at(share, field.values.inner_share(value));
            let tag = Tag::class("series-line").series(series.number);
            scene.line(point(from, before), point(to, after), &stroke, tag);
        }
    }
}
