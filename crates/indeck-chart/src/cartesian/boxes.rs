//! Boxes and whiskers.
//!
//! Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `boxWhisker`.

use indeck_model::Pt;
use indeck_model::chart::{BoxOptions, Fill};

use crate::bounds::Bounds;
use crate::cartesian::figure::Field;
use crate::cartesian::plot::{Given, Plot};
use crate::context::Context;
use crate::contrast::contrast;
use crate::count::quartiles::Distribution;
use crate::look::{BETWEEN, HAIRLINE, pixels};
use crate::scene::{Outline, Paint, Path, Rgba, Scene, Stroke, Tag};
use crate::series::SeriesView;

/// Opacity of boxes, on which lines and marks are to be seen.
const OPACITY: f64 = 0.75;
/// Radius of a point, in pixels.
const POINT: f64 = 2.5;
/// Half the side of the mark of a mean, in pixels.
const MEAN: f64 = 3.5;
/// Width of the lines of medians and of means.
const MEDIAN: Pt = Pt(1.5);

/// Draws the boxes of a plot.
pub(crate) fn draw(cx: &Context<'_>, scene: &mut Scene, field: &Field<'_>, plot: &Plot<'_>) {
    let Some(Given::Boxes(rows)) = &plot.given else { return };
    for (at, (series, row)) in plot.series.iter().zip(rows).enumerate() {
        let options = series.boxes.unwrap_or_default();
        let edge = cx.color(series.color(cx));
        let stroke = match series.line {
            Some(line) => cx.stroke(line, &cx.hairline(BETWEEN)),
            None => Some(cx.hairline(BETWEEN)),
        };
        let writer = Writer { cx, field, plot, series, at, options, edge, stroke };
        let tag = Tag::class("series").series(series.number).name(series.name);
        scene.group(tag, None, |scene| {
            for (category, box_) in row.iter().enumerate() {
                if let Some(box_) = box_ {
                    writer.draw(scene, category, box_);
                }
            }
            if options.mean_line {
                writer.draw_means(scene, row);
            }
        });
    }
}

struct Writer<'a> {
    cx: &'a Context<'a>,
    field: &'a Field<'a>,
    plot: &'a Plot<'a>,
    series: &'a SeriesView<'a>,
    at: usize,
    options: BoxOptions,
    edge: Rgba,
    stroke: Option<Stroke>,
}

impl Writer<'_> {
    fn place(&self, share: f64, value: f64) -> (f64, f64) {
        self.field.plane.at(share, self.field.values.inner_share(value))
    }

    fn middle(&self, category: usize) -> f64 {
        let slots = self.plot.slots(self.field.categories.slot());
        self.field.categories.share(category) + slots.middle(self.at)
    }

    fn tag(&self, class: &'static str, category: usize, value: f64) -> Tag {
        Tag::class(class).series(self.series.number).point(category).value(value)
    }

    fn draw(&self, scene: &mut Scene, category: usize, box_: &Distribution) {
        let slots = self.plot.slots(self.field.categories.slot());
        let (from, to) = slots.edges(self.field.categories.share(category), self.at);
        let middle = (from + to) / 2.0;
        let quarter = (to - from) / 4.0;
        let Some(stroke) = &self.stroke else { return };
        for (inner, outer) in [(box_.first, box_.low_whisker), (box_.third, box_.high_whisker)] {
            let tag = self.tag("whisker", category, outer);
            scene.line(self.place(middle, inner), self.place(middle, outer), stroke, tag);
            let (left, right) = (middle - quarter, middle + quarter);
            let tag = self.tag("cap", category, outer);
            scene.line(self.place(left, outer), self.place(right, outer), stroke, tag);
        }
        let share = |value| self.field.values.inner_share(value);
        let bounds = self.field.plane.rect((from, share(box_.first)), (to, share(box_.third)));
        let fill = self.series.fill.map_or_else(
            || Some(Paint::Solid(self.edge.with_alpha(OPACITY))),
            |fill| self.cx.paint(fill),
        );
        let tag = self.tag("box", category, box_.median);
        scene.shape(Outline::Rect(bounds), fill, Some(stroke.clone()), tag);
        let median = self.median(bounds);
        let ends = (self.place(from, box_.median), self.place(to, box_.median));
        scene.line(ends.0, ends.1, &median, self.tag("median", category, box_.median));
        self.draw_points(scene, category, middle, box_);
        if self.options.mean_marker {
            self.draw_mean(scene, category, self.place(middle, box_.mean), box_.mean, stroke);
        }
    }

    /// The line of a median stands out from its box, or from the background where that is flat.
    fn median(&self, bounds: Bounds) -> Stroke {
        let width = pixels(MEDIAN);
        if bounds.width.min(bounds.height) < 2.0 * width {
            return Stroke::plain(self.edge, width);
        }
        let usual = Fill::Solid(self.series.color(self.cx));
        let color = contrast(self.series.fill.unwrap_or(&usual));
        Stroke::plain(self.cx.color(color), width)
    }

    fn draw_points(&self, scene: &mut Scene, category: usize, middle: f64, box_: &Distribution) {
        let outliers = box_.outliers.iter().filter(|_| self.options.outliers);
        let inner = box_.inner.iter().filter(|_| self.options.inner_points);
        let points = outliers.map(|v| ("outlier", v)).chain(inner.map(|v| ("inner-point", v)));
        for (class, value) in points {
            let (x, y) = self.place(middle, *value);
            let fill = Some(Paint::Solid(self.edge));
            let circle = Outline::Circle { x, y, radius: POINT };
            scene.shape(circle, fill, None, self.tag(class, category, *value));
        }
    }

    /// The mean is a cross.
    fn draw_mean(
        &self,
        scene: &mut Scene,
        category: usize,
        (x, y): (f64, f64),
        mean: f64,
        stroke: &Stroke,
    ) {
        let mut path = Path::new();
        for sign in [1.0, -1.0] {
            path.move_to(x - MEAN, y - sign * MEAN);
            path.line_to(x + MEAN, y + sign * MEAN);
        }
        let stroke = Some(Stroke { width: pixels(HAIRLINE) * 1.5, ..stroke.clone() });
        scene.shape(Outline::Path(path), None, stroke, self.tag("mean", category, mean));
    }

    /// The line of means from category to category.
    fn draw_means(&self, scene: &mut Scene, row: &[Option<Distribution>]) {
        let mean = |(category, box_): (usize, &Option<Distribution>)| {
            Some(self.place(self.middle(category), box_.as_ref()?.mean))
        };
        let points: Vec<_> = row.iter().enumerate().filter_map(mean).collect();
        let stroke = Some(Stroke::plain(self.edge, pixels(MEDIAN)));
        let tag = Tag::class("mean-line").series(self.series.number);
        scene.shape(Outline::Path(Path::through(&points)), None, stroke, tag);
    }
}
