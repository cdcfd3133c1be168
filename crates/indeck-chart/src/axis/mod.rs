//! Axes: labelled ticks along one side of the plot, gridlines across it, a title.
//!
//! An axis is *fitted* to a length, which decides its labels, tells the room it needs beside the
//! plot, and is drawn when the plot's place is known.

mod category;
mod draw;
mod fit;
mod look;
mod value;

use indeck_model::chart::TickLabels;

use crate::block::Block;
use crate::bounds::{Bounds, Sides};
use crate::scene::TextLook;

pub(crate) use category::{CategoryPlace, category_axis};
pub(crate) use fit::solve;
pub(crate) use look::AxisLook;
pub(crate) use value::{ValuePlace, room, value_axis};

/// Length of a tick mark in pixels.
const MARK: f64 = 5.0;
/// Distance of labels from the axis, as a share of the text's size.
const GAP: f64 = 0.45;
/// Distance of a title from the labels, as a share of the text's size.
const TITLE_GAP: f64 = 0.4;

/// An axis that is fitted to a length. All places are shares of the plot's width from the left or
/// of its height from below.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    pub(crate) class: &'static str,
    pub(crate) look: AxisLook,
    /// Whether it runs upwards.
    pub(crate) upright: bool,
    /// Where it stands across its direction.
    pub(crate) at: f64,
    /// Where its labels stand across its direction, and whether beyond that on the high side.
    pub(crate) label_at: f64,
    pub(crate) high: bool,
    pub(crate) labels: Vec<Label>,
    /// Degrees by which labels are turned, clockwise.
    pub(crate) turned: f64,
    /// Places of gridlines and major tick marks.
    pub(crate) marks: Vec<f64>,
    /// Places of minor ones.
    pub(crate) minor: Vec<f64>,
}

/// The label of a tick.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub(crate) place: f64,
    pub(crate) block: Block,
    /// The category's number or the value, for whoever reads the picture.
    pub(crate) point: Option<usize>,
    pub(crate) value: Option<f64>,
}

/// Where an axis stands: shares across its direction, after reversing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    /// Where it crosses the other axis.
    pub(crate) at: f64,
    /// Whether the other axis runs backwards, so that its low end is on the right or above.
    pub(crate) reversed: bool,
}

impl Standing {
    /// Where labels of that position stand, and whether on the high side.
    fn labels(self, position: TickLabels) -> (f64, bool) {
        let low = f64::from(self.reversed);
        match position {
            TickLabels::Low => (low, self.reversed),
            TickLabels::High => (1.0 - low, !self.reversed),
            TickLabels::NextToAxis | TickLabels::None => (self.at, self.at > 0.999),
        }
    }
}

impl Axis {
    fn is_labelled(&self) -> bool {
        !self.look.hidden && self.look.labels != TickLabels::None && !self.labels.is_empty()
    }

    /// Distance of labels from the axis.
    fn gap(&self) -> f64 {
        let marks = if self.has_outer_marks() { MARK } else { 0.0 };
        self.look.text.size * GAP * self.look.offset + marks
    }

    fn has_outer_marks(&self) -> bool {
        use indeck_model::chart::TickMark::{Cross, Outside};
        matches!(self.look.marks.major, Outside | Cross)
            || matches!(self.look.marks.minor, Outside | Cross)
    }

    /// Room of the labels across the axis.
    fn label_extent(&self) -> f64 {
        if !self.is_labelled() {
            return 0.0;
        }
        let extents = self.labels.iter().map(|label| {
            let (width, height) = turned_size(&label.block, self.turned);
            if self.upright { width } else { height }
        });
        self.gap() + extents.fold(0.0, f64::max)
    }

    /// Room of unit and title across the axis.
    fn title_extent(&self) -> f64 {
        if self.look.hidden {
            return 0.0;
        }
        let line = |text: &Option<(String, TextLook)>, length| {
            text.as_ref().map_or(0.0, |(text, look)| {
                Block::wrapped(text, look, length).height + TITLE_GAP * look.size
            })
        };
        line(&self.look.unit, f64::MAX) + line(&self.look.title, self.look.title_length)
    }

    /// The room that it needs beside a plot.
    pub(crate) fn sides(&self, plot: Bounds) -> Sides {
        let across = if self.upright { plot.width } else { plot.height };
        // Labels of an axis amid the plot lie in the plot as far as there is room.
        let inside = if self.high { 1.0 - self.label_at } else { self.label_at } * across;
        let beside = (self.label_extent() - inside).max(0.0) + self.title_extent();
        let (low, high) = if self.high { (0.0, beside) } else { (beside, 0.0) };
        if self.upright {
            Sides { left: low, right: high, ..Sides::default() }
        } else {
            Sides { bottom: low, top: high, ..Sides::default() }
        }
    }

    /// How far its labels reach beyond the ends of a plot.
    pub(crate) fn overhang(&self, plot: Bounds) -> Sides {
        let mut sides = Sides::default();
        if !self.is_labelled() {
            return sides;
        }
        let length = if self.upright { plot.height } else { plot.width };
        for label in &self.labels {
            let (before, after) = self.reach(&label.block);
            let place = label.place * length;
            let (low, high) = ((before - place).max(0.0), (place + after - length).max(0.0));
            if self.upright {
                sides.bottom = sides.bottom.max(low);
                sides.top = sides.top.max(high);
            } else {
                sides.left = sides.left.max(low);
                sides.right = sides.right.max(high);
            }
        }
        sides
    }

    /// How far a label reaches from its place towards the low and the high end.
    fn reach(&self, block: &Block) -> (f64, f64) {
        let (width, height) = turned_size(block, self.turned);
        let half = if self.upright { height / 2.0 } else { width / 2.0 };
        if self.upright || self.turned.abs() < 1.0 || self.turned.abs() > 89.0 {
            return (half, half);
        }
        let rest = block.height * self.turned.to_radians().sin().abs() / 2.0;
        // Turned labels end at the tick, or begin there when they read downwards.
        if self.turned < 0.0 { (width - rest, rest) } else { (rest, width - rest) }
    }
}

/// Width and height of a block that is turned.
fn turned_size(block: &Block, degrees: f64) -> (f64, f64) {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (sin, cos) = (sin.abs(), cos.abs());
    (block.width * cos + block.height * sin, block.width * sin + block.height * cos)
}
