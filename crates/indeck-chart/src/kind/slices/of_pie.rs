//! Pies of pies and bars of pies.
//!
//! Source: ECMA-376-1, 21.2.2.126 `ofPieChart`.

use indeck_model::chart::{Fill, Line, OfPieChart, OfPieForm, OfPieSplit};

use super::geometry::{Ring, Wedge, wedges};
use super::pie::draw_slice;
use super::{Slice, border, entries, label, slices};
use crate::bounds::Bounds;
use crate::context::Context;
use crate::drawing::Figure;
use crate::legend::Entry;
use crate::look;
use crate::scene::{Outline, Scene, Tag};
use crate::series::Place;

/// The name of the slice that the second plot shows in parts.
const OTHER: &str = "Other";
/// Height of a second bar, in radii of the second plot.
const BAR_HEIGHT: f64 = 2.0;
/// Width of a second bar, in radii of the second plot.
const BAR_WIDTH: f64 = 1.0;

impl Figure for OfPieChart {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        entries(&slices(cx, &self.categories, &self.series))
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        let all = slices(cx, &self.categories, &self.series);
        let (first, second) = self.parts(cx, all);
        let series = (0, &self.series);
        let first_labels =
            label::labels(cx, &first, series, self.labels.as_ref(), Place::OutsideEnd);
        let second_labels =
            label::labels(cx, &second, series, self.labels.as_ref(), Place::OutsideEnd);
        let (beside, above) = label::margins(&first_labels);
        let plan = Plan::new(self, area, (beside, above), label::margins(&second_labels).0);
        let places = plan.first(&first);
        let seconds: f64 = second.iter().map(|slice| slice.share).sum();
        if let (Some((ring, wedge)), true) = (places.last(), seconds > 0.0) {
            self.lines(cx, scene, *ring, *wedge, plan.second);
        }
        for (slice, (ring, wedge)) in first.iter().zip(&places) {
            draw_slice(scene, slice, *ring, *wedge, 0);
        }
        label::draw(scene, &first_labels, &places, area);
        match self.form {
            OfPieForm::Pie => {
                let places = plan.second_pie(&second);
                for (slice, (ring, wedge)) in second.iter().zip(&places) {
                    draw_slice(scene, slice, *ring, *wedge, 0);
                }
                label::draw(scene, &second_labels, &places, area);
            }
            OfPieForm::Bar => draw_bar(scene, &second, &second_labels, plan.second),
        }
    }
}

trait Parts {
    fn parts(&self, cx: &Context<'_>, all: Vec<Slice>) -> (Vec<Slice>, Vec<Slice>);
    fn goes_second(&self, slices: &[Slice], index: usize) -> bool;
    fn lines(&self, cx: &Context<'_>, scene: &mut Scene, ring: Ring, wedge: Wedge, second: Bounds);
}

impl Parts for OfPieChart {
    /// The slices of the first plot, the last of which stands for those of the second.
    fn parts(&self, cx: &Context<'_>, all: Vec<Slice>) -> (Vec<Slice>, Vec<Slice>) {
        let chosen: Vec<bool> = (0..all.len()).map(|index| self.goes_second(&all, index)).collect();
        let mut second = Vec::new();
        let mut first = Vec::new();
        for (slice, chosen) in all.into_iter().zip(chosen) {
            if chosen { second.push(slice) } else { first.push(slice) }
        }
        if !second.is_empty() {
            let number = first.len() + second.len();
            let fill = Fill::Solid(cx.series_color(number));
            first.push(Slice {
                index: None,
                name: OTHER.to_owned(),
                value: second.iter().map(|slice| slice.value).sum(),
                share: second.iter().map(|slice| slice.share).sum(),
                paint: cx.paint(&fill),
                stroke: cx.stroke(&Line::PLAIN, &border(cx)),
                fill,
            });
        }
        (first, second)
    }

    fn goes_second(&self, slices: &[Slice], index: usize) -> bool {
        let from_end = slices.len() - index;
        let Some(slice) = slices.get(index) else { return false };
        match &self.split {
            OfPieSplit::Auto => from_end <= slices.len().div_ceil(3),
            OfPieSplit::Last(count) => u32::try_from(from_end).is_ok_and(|place| place <= *count),
            OfPieSplit::Below(value) => slice.value < *value,
            OfPieSplit::BelowPercent(percent) => slice.share * 100.0 < *percent,
            OfPieSplit::Custom(points) => points.iter().any(|p| usize::try_from(*p) == Ok(index)),
        }
    }

    fn lines(&self, cx: &Context<'_>, scene: &mut Scene, ring: Ring, wedge: Wedge, second: Bounds) {
        let Some(line) = &self.series_lines else { return };
        let Some(stroke) = cx.stroke(line, &cx.hairline(look::AXIS)) else { return };
        let x = match self.form {
            OfPieForm::Pie => second.center().0,
            OfPieForm::Bar => second.left,
        };
        for (angle, y) in [(wedge.from, second.top), (wedge.to, second.bottom())] {
            scene.line(ring.point(angle, ring.outer), (x, y), &stroke, Tag::class("series-line"));
        }
    }
}

/// Draws the second plot as parts of a bar.
fn draw_bar(
    scene: &mut Scene,
    slices: &[Slice],
    labels: &[Option<label::SliceLabel>],
    space: Bounds,
) {
    let whole: f64 = slices.iter().map(|slice| slice.value).sum();
    let mut top = space.top;
    for (slice, label) in slices.iter().zip(labels) {
        let height = if whole > 0.0 { space.height * slice.value / whole } else { 0.0 };
        let part = Bounds::new(space.left, top, space.width, height);
        top += height;
        let mut tag = Tag::class("slice").series(0).value(slice.value).name(&slice.name);
        tag.point = slice.index;
        scene.shape(Outline::Rect(part), slice.paint.clone(), slice.outline(height), tag);
        if let Some(label) = label {
            label.draw_beside(scene, part);
        }
    }
}

/// Where the two plots stand.
struct Plan {
    ring: Ring,
    /// The bounds of the second plot.
    second: Bounds,
}

impl Plan {
    fn new(chart: &OfPieChart, area: Bounds, (beside, above): (f64, f64), after: f64) -> Self {
        let size = f64::from(chart.second_size) / 100.0;
        let gap = f64::from(chart.gap_width) / 100.0 * size;
        let second_width = match chart.form {
            OfPieForm::Pie => 2.0 * size,
            OfPieForm::Bar => BAR_WIDTH * size,
        };
        let radii = 2.0 + gap + second_width;
        let room = (area.width - beside - after).max(area.width * 0.4);
        let outer = (room / radii).min((area.height / 2.0 - above).max(area.height * 0.2));
        let left = area.left + beside + (room - outer * radii).max(0.0) / 2.0;
        let left = left.min(area.right() - outer * radii).max(area.left);
        let middle = area.center().1;
        let ring = Ring { center: (left + outer, middle), inner: 0.0, outer };
        let height = (outer * size * BAR_HEIGHT).min(area.height);
        let x = left + outer * (2.0 + gap);
        let second = Bounds::new(x, middle - height / 2.0, outer * second_width, height);
        Self { ring, second }
    }

    /// The wedges of the first plot: the last one lies around the right.
    fn first(&self, slices: &[Slice]) -> Vec<(Ring, Wedge)> {
        let last = slices.last().map_or(0.0, |slice| slice.share);
        let turned = 90.0 + last * 180.0;
        let wedges = wedges(slices.iter().map(|slice| slice.share), turned);
        wedges.into_iter().map(|wedge| (self.ring, wedge)).collect()
    }

    fn second_pie(&self, slices: &[Slice]) -> Vec<(Ring, Wedge)> {
        let outer = self.second.width / 2.0;
        let ring = Ring { center: self.second.center(), inner: 0.0, outer };
        let whole: f64 = slices.iter().map(|slice| slice.share).sum();
        let shares = slices.iter().map(|s| if whole > 0.0 { s.share / whole } else { 0.0 });
        wedges(shares, 0.0).into_iter().map(|wedge| (ring, wedge)).collect()
    }
}
