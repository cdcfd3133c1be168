//! Labels of slices: inside where they fit, outside without overlaps, with lines where they moved.

use indeck_model::chart::{DataLabels, NoPosition, PieLabelPosition, Series};

use super::Slice;
use super::geometry::{Ring, Wedge};
use crate::block::Block;
use crate::bounds::Bounds;
use crate::context::Context;
use crate::labels::{Said, Wording};
use crate::look;
use crate::scene::{Anchor, Scene, Tag};

/// Distance of an outside label from its slice, as a share of the text's size.
const DISTANCE: f64 = 0.45;
/// How far a label moves before a line leads to it, as a share of the text's size.
const MOVED: f64 = 0.8;

/// Where a slice's label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    BestFit,
    Outside,
    InsideEnd,
    Center,
}

/// A label position of a kind of slices.
pub(super) trait SlicePosition: Copy {
    /// Where labels stand that say nothing.
    const USUAL: Spot;
    /// The spot of the position.
    fn spot(self) -> Spot;
}

impl SlicePosition for PieLabelPosition {
    const USUAL: Spot = Spot::Outside;
    fn spot(self) -> Spot {
        match self {
            Self::BestFit => Spot::BestFit,
            Self::OutsideEnd => Spot::Outside,
            Self::InsideEnd => Spot::InsideEnd,
            Self::Center => Spot::Center,
        }
    }
}

impl SlicePosition for NoPosition {
    const USUAL: Spot = Spot::Center;
    fn spot(self) -> Spot {
        match self {}
    }
}

/// The label of one slice: its lines as they look outside and on the slice.
#[derive(Clone, Debug)]
pub(super) struct SliceLabel {
    pub(super) spot: Spot,
    outside: Block,
    inside: Block,
    tag: Tag,
    leads: bool,
}

/// The labels of slices, one or none a slice.
pub(super) fn labels<P: SlicePosition, O>(
    cx: &Context<'_>,
    slices: &[Slice],
    series: &Series<P, O>,
    number: usize,
    plot: Option<&DataLabels<P>>,
    widest: f64,
) -> Vec<Option<SliceLabel>> {
    let Some(labels) = series.labels.as_ref().or(plot) else { return vec![None; slices.len()] };
    let wording = Wording::new(labels, &series.format);
    let label = |slice: &Slice| {
        let index = slice.index;
        let own = index.and_then(|index| labels.points.iter().rev().find(|p| usize::try_from(p.index) == Ok(index)));
        if slice.share <= 0.0 && own.is_none() {
            return None;
        }
        let said = Said {
            value: Some(slice.value),
            category: &slice.name,
            series: &series.name,
            share: Some(slice.share),
            size: None,
            cell: index.and_then(|index| series.label_texts.get(index)).map(String::as_str),
        };
        let mark = series.marks.iter().find(|mark| index.is_some_and(|i| usize::try_from(mark.index) == Ok(i)));
        let text = wording.text(&said, own.and_then(|own| own.text.as_deref()), mark)?;
        let look = cx.styled(&labels.style);
        let look = own.map_or_else(|| look.clone(), |own| cx.restyled(&look, &own.style));
        let colored = own.and_then(|own| own.style.color).or(labels.style.color).is_some();
        let mut inside = look.clone();
        if !colored {
            inside.color = cx.color(look::text_on(&slice.fill));
        }
        let position = own.and_then(|own| own.position).or(labels.position);
        let mut tag = Tag::class("label").series(number).value(slice.value);
        tag.point = index;
        Some(SliceLabel {
            spot: position.map_or(P::USUAL, SlicePosition::spot),
            outside: Block::wrapped(&text, &look, widest),
            inside: Block::wrapped(&text, &inside, widest),
            tag,
            leads: !matches!(labels.leader_lines, Some(indeck_model::chart::Line::None)),
        })
    };
    slices.iter().map(label).collect()
}

impl SliceLabel {
    /// Draws the label on a part of a bar, or to its right where it stands outside or does not fit.
    pub(super) fn draw_beside(&self, scene: &mut Scene, part: Bounds) {
        let fits = part.width >= self.inside.width && part.height >= self.inside.height;
        if matches!(self.spot, Spot::Center | Spot::InsideEnd) || (self.spot == Spot::BestFit && fits) {
            return self.inside.draw_around(scene, part.center(), &self.tag);
        }
        let gap = DISTANCE * self.outside.look.size;
        let top = part.center().1 - self.outside.height / 2.0;
        self.outside.draw(scene, (part.right() + gap, top), Anchor::Start, &self.tag);
    }
}

/// How much space labels need beside and above the pie.
pub(super) fn margins(labels: &[Option<SliceLabel>]) -> (f64, f64) {
    let outside = labels.iter().flatten().filter(|label| label.spot != Spot::Center && label.spot != Spot::InsideEnd);
    outside.fold((0.0, 0.0), |(width, height), label| {
        let gap = DISTANCE * label.outside.look.size;
        (f64::max(width, label.outside.width + gap), f64::max(height, label.outside.height + gap))
    })
}

/// Draws the labels of wedges; outside ones keep apart and inside the area.
pub(super) fn draw(
    cx: &Context<'_>,
    scene: &mut Scene,
    labels: &[Option<SliceLabel>],
    places: &[(Ring, Wedge)],
    area: Bounds,
) {
    let mut outer = Vec::new();
    for (label, (ring, wedge)) in labels.iter().zip(places) {
        let Some(label) = label else { continue };
        match inside(label, *ring, *wedge) {
            Some(center) => label.inside.draw_around(scene, center, &label.tag),
            None => outer.push(Outer::new(label, *ring, *wedge, area)),
        }
    }
    let (mut right, mut left): (Vec<_>, Vec<_>) = outer.into_iter().partition(|label| label.right);
    for side in [&mut right, &mut left] {
        spread(side, area);
    }
    let line = cx.hairline(look::LEADER);
    for label in right.iter().chain(&left) {
        label.draw(scene, &line);
    }
}

/// The middle of a label that lies on its slice.
fn inside(label: &SliceLabel, ring: Ring, wedge: Wedge) -> Option<(f64, f64)> {
    let block = &label.inside;
    let half = block.width.hypot(block.height) / 2.0;
    let center = (ring.inner + ring.outer) / 2.0;
    match label.spot {
        Spot::Outside => None,
        Spot::Center => Some(ring.point(wedge.middle(), center)),
        Spot::InsideEnd => {
            let radius = (ring.outer - half.min((ring.outer - ring.inner) / 2.0)).max(center);
            Some(ring.point(wedge.middle(), radius))
        }
        Spot::BestFit => {
            let steps = [0.72, 0.66, 0.6, 0.54].map(|share| ring.point(wedge.middle(), ring.outer * share));
            steps.into_iter().find(|at| ring.holds(wedge, block.around(*at)))
        }
    }
}

/// A label beside the pie.
struct Outer<'a> {
    label: &'a SliceLabel,
    bounds: Bounds,
    /// Where it would stand, and from where a line leads to it.
    wanted: f64,
    edge: (f64, f64),
    right: bool,
}

impl<'a> Outer<'a> {
    fn new(label: &'a SliceLabel, ring: Ring, wedge: Wedge, area: Bounds) -> Self {
        let (sin, cos) = wedge.middle().sin_cos();
        let block = &label.outside;
        let (x, y) = ring.point(wedge.middle(), ring.outer + DISTANCE * block.look.size);
        let center = (x + block.width / 2.0 * cos, y + block.height / 2.0 * sin);
        // Beside the pie a label begins at its slice; above and below it stands in the middle.
        let bounds = block.around(center).kept_in(area);
        let edge = ring.point(wedge.middle(), ring.outer);
        Self { label, bounds, wanted: bounds.top, edge, right: cos >= 0.0 }
    }

    fn draw(&self, scene: &mut Scene, line: &crate::scene::Stroke) {
        let moved = (self.bounds.top - self.wanted).abs();
        if self.label.leads && moved > MOVED * self.label.outside.look.size {
            let x = if self.right { self.bounds.left } else { self.bounds.right() };
            let end = (x, self.bounds.center().1);
            scene.line(self.edge, end, line, Tag::class("leader-line"));
        }
        let at = (self.bounds.center().0, self.bounds.top);
        self.label.outside.draw(scene, at, Anchor::Middle, &self.label.tag);
    }
}

/// Moves labels of one side up and down until none lies over another.
fn spread(labels: &mut [Outer<'_>], area: Bounds) {
    labels.sort_by(|a, b| a.bounds.top.total_cmp(&b.bounds.top));
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
