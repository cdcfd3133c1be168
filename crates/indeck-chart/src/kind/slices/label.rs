//! Labels of slices: inside where they fit, outside without overlaps, with lines where they moved.

use indeck_model::chart::{DataLabels, Series};

use super::Slice;
use super::geometry::{Ring, Wedge};
use crate::bounds::Bounds;
use crate::context::Context;
use crate::label::{Facts, Label, Labeler};
use crate::scene::{Scene, Stroke, Tag};
use crate::series::{Own, Place, SeriesView};

/// Distance of an outside label from its slice, in pixels.
const DISTANCE: f64 = 6.0;
/// How far a label moves before a line leads to it, in pixels.
const MOVED: f64 = 12.0;
/// The shares of the radius at which a label that is to fit inside is tried.
const TRIED: [f64; 4] = [0.72, 0.66, 0.6, 0.54];

/// The label of one slice, as it looks beside it and on it.
pub(super) struct SliceLabel {
    place: Place,
    outside: Label,
    inside: Label,
    leader: Option<Stroke>,
}

/// The labels of slices, one or none a slice; `usual` is where they stand that say nothing.
pub(super) fn labels<P: Copy + Into<Place>, O: Own>(
    cx: &Context<'_>,
    slices: &[Slice],
    series: (usize, &Series<P, O>),
    plot: Option<&DataLabels<P>>,
    usual: Place,
) -> Vec<Option<SliceLabel>> {
    let view = SeriesView::new(series.0, series.1, plot);
    let Some(labeler) = Labeler::new(cx, &view) else {
        return slices.iter().map(|_| None).collect();
    };
    let label = |slice: &Slice| {
        let facts = Facts {
            // What stands for several slices has no point of its own.
            index: slice.index.unwrap_or(usize::MAX),
            category: slice.name.clone(),
            value: Some(slice.value),
            share: Some(slice.share),
            size: None,
        };
        let outside = labeler.label(&facts, None).filter(|_| slice.share > 0.0)?;
        let inside = labeler.label(&facts, Some(&slice.fill))?;
        let place = labeler.place_of(facts.index).unwrap_or(usual);
        Some(SliceLabel { place, outside, inside, leader: labeler.leader() })
    };
    slices.iter().map(label).collect()
}

impl SliceLabel {
    fn may_be_outside(&self) -> bool {
        matches!(self.place, Place::OutsideEnd | Place::BestFit)
    }

    /// Draws the label on a part of a bar, or to its right where it stands outside or does not fit.
    pub(super) fn draw_beside(&self, scene: &mut Scene, part: Bounds) {
        let (width, height) = self.inside.size();
        let fits = part.width >= width && part.height >= height;
        if !self.may_be_outside() || (self.place == Place::BestFit && fits) {
            return self.inside.draw(scene, part.center());
        }
        let (x, y) = (part.right() + DISTANCE + self.outside.size().0 / 2.0, part.center().1);
        self.outside.draw(scene, (x, y));
    }

    /// The middle of a label that lies on its slice.
    fn inside(&self, ring: Ring, wedge: Wedge) -> Option<(f64, f64)> {
        let (width, height) = self.inside.size();
        let middle = (ring.inner + ring.outer) / 2.0;
        match self.place {
            Place::OutsideEnd => None,
            Place::BestFit => {
                let tried = TRIED.map(|share| ring.point(wedge.middle(), ring.outer * share));
                tried.into_iter().find(|at| ring.holds(wedge, self.inside.around(*at)))
            }
            Place::InsideEnd => {
                let half = width.hypot(height) / 2.0;
                Some(ring.point(wedge.middle(), (ring.outer - half).max(middle)))
            }
            _ => Some(ring.point(wedge.middle(), middle)),
        }
    }
}

/// How much space labels need beside and above the slices.
pub(super) fn margins(labels: &[Option<SliceLabel>]) -> (f64, f64) {
    let outside = labels.iter().flatten().filter(|label| label.may_be_outside());
    outside.map(|label| label.outside.size()).fold((0.0, 0.0), |(width, height), size| {
        (f64::max(width, size.0 + DISTANCE), f64::max(height, size.1 + DISTANCE))
    })
}

/// Draws the labels of wedges; outside ones keep apart and inside the area.
pub(super) fn draw(
    scene: &mut Scene,
    labels: &[Option<SliceLabel>],
    places: &[(Ring, Wedge)],
    area: Bounds,
) {
    let mut outer = Vec::new();
    for (label, (ring, wedge)) in labels.iter().zip(places) {
        let Some(label) = label else { continue };
        match label.inside(*ring, *wedge) {
            Some(center) => label.inside.draw(scene, center),
            None => outer.push(Outer::new(label, *ring, *wedge, area)),
        }
    }
    let (mut right, mut left): (Vec<_>, Vec<_>) = outer.into_iter().partition(|label| label.right);
    for side in [&mut right, &mut left] {
        spread(side, area);
        side.iter_mut().for_each(|label| label.clear(area));
    }
    right.iter().chain(&left).for_each(|label| label.draw(scene));
}

/// A label beside the slices.
struct Outer<'a> {
    label: &'a SliceLabel,
    bounds: Bounds,
    /// The height at which it would stand, and from where a line leads to it.
    wanted: f64,
    edge: (f64, f64),
    ring: Ring,
    right: bool,
}

impl<'a> Outer<'a> {
    fn new(label: &'a SliceLabel, ring: Ring, wedge: Wedge, area: Bounds) -> Self {
        let (sin, cos) = wedge.middle().sin_cos();
        let (width, height) = label.outside.size();
        let (x, y) = ring.point(wedge.middle(), ring.outer + DISTANCE);
        // Beside the pie a label begins at its slice; above and below it stands in the middle.
        let center = (x + width / 2.0 * cos, y + height / 2.0 * sin);
        let bounds = label.outside.around(center).kept_in(area);
        let edge = ring.point(wedge.middle(), ring.outer);
        Self { label, bounds, wanted: bounds.top, edge, ring, right: cos >= 0.0 }
    }

    /// Moves a label that would lie over the slices aside.
    fn clear(&mut self, area: Bounds) {
        let (x, y) = self.ring.center;
        let near = y.clamp(self.bounds.top, self.bounds.bottom()) - y;
        let reach = self.ring.outer + DISTANCE / 2.0;
        if near.abs() >= reach {
            return;
        }
        let half = (reach * reach - near * near).sqrt();
        let left = match self.right {
            true => self.bounds.left.max(x + half),
            false => self.bounds.left.min(x - half - self.bounds.width),
        };
        self.bounds = Bounds { left, ..self.bounds }.kept_in(area);
    }

    fn draw(&self, scene: &mut Scene) {
        if (self.bounds.top - self.wanted).abs() > MOVED {
            let x = if self.right { self.bounds.left } else { self.bounds.right() };
            let end = (x, self.bounds.center().1);
            // Of more labels than find room, those beyond the picture are left out.
            let inside = (0.0..=scene.height).contains(&end.1);
            if let Some(stroke) = self.label.leader.as_ref().filter(|_| inside) {
                scene.line(self.edge, end, stroke, Tag::class("leader-line"));
            }
        }
        self.label.outside.draw(scene, self.bounds.center());
    }
}

/// Moves labels of one side up and down until none lies over another.
fn spread(labels: &mut [Outer<'_>], area: Bounds) {
    labels.sort_by(|a, b| a.bounds.center().1.total_cmp(&b.bounds.center().1));
    let mut floor = area.top;
    for label in labels.iter_mut() {
        label.bounds.top = label.bounds.top.max(floor);
        floor = label.bounds.bottom();
    }
    let mut ceiling = area.bottom();
    for label in labels.iter_mut().rev() {
        label.bounds.top = label.bounds.top.min(ceiling - label.bounds.height);
        ceiling = label.bounds.top;
    }
}
