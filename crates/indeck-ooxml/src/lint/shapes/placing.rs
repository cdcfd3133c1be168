//! Where shapes stand on the slide, through the groups around them.
//!
//! Source: ISO/IEC 29500-1, 20.1.7.5 and 20.1.7.6 (`a:xfrm` of groups and shapes).

use indeck_model::{Emu, Rect};

use crate::deck;
use crate::xml::Node;

/// Coordinates beyond this are nonsense (a thousand kilometres), and sums of them stay in range.
const FARTHEST: u64 = 1 << 45;

/// What the groups around a shape do to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placing {
    pub(super) turned: bool,
    pub(super) hidden: bool,
    pub(super) x: Axis,
    pub(super) y: Axis,
}

/// A coordinate of a group, times a factor, plus a shift, is one of the slide.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    factor: f64,
    shift: f64,
}

impl Default for Placing {
    fn default() -> Self {
        let same = Axis { factor: 1.0, shift: 0.0 };
        Self { turned: false, hidden: false, x: same, y: same }
    }
}

impl Axis {
    fn start(self, at: Emu) -> Emu {
        whole(at.0 as f64 * self.factor + self.shift)
    }

    fn length(self, length: Emu) -> Emu {
        whole(length.0 as f64 * self.factor)
    }

    /// The same for a group in it, which stands from `start` for `length` and counts from `inner`
    /// for `inner_length`.
    fn within(self, start: Emu, length: Emu, inner: Emu, inner_length: Emu) -> Self {
        let ratio = if inner_length.0 == 0 { 1.0 } else { length.0 as f64 / inner_length.0 as f64 };
        let shift = start.0 as f64 - inner.0 as f64 * ratio;
        Self { factor: self.factor * ratio, shift: shift * self.factor + self.shift }
    }
}

impl Placing {
    /// A frame of a shape in the group, on the slide.
    pub(super) fn place(self, frame: Rect) -> Rect {
        let (origin, size) = (frame.origin, frame.size);
        Rect::new(
            self.x.start(origin.x),
            self.y.start(origin.y),
            self.x.length(size.width),
            self.y.length(size.height),
        )
    }

    /// What a group in this one, and this one, do to its shapes.
    pub(super) fn within(self, group: Node<'_>) -> Self {
        let outer = frame(group);
        let (Some(outer), Some(inner)) = (outer, inner_frame(group).or(outer)) else { return self };
        let (o, i) = ((outer.origin, outer.size), (inner.origin, inner.size));
        Self {
            x: self.x.within(o.0.x, o.1.width, i.0.x, i.1.width),
            y: self.y.within(o.0.y, o.1.height, i.0.y, i.1.height),
            ..self
        }
    }
}

/// The position that a shape has of its own, unless it is nonsense.
pub(in crate::lint) fn frame(shape: Node<'_>) -> Option<Rect> {
    deck::frame(shape).filter(is_sane)
}

/// The coordinates that a group's children stand in.
fn inner_frame(group: Node<'_>) -> Option<Rect> {
    deck::inner_frame(group).filter(is_sane)
}

fn is_sane(frame: &Rect) -> bool {
    let all = [frame.origin.x, frame.origin.y, frame.size.width, frame.size.height];
    all.into_iter().all(|length| length.0.unsigned_abs() <= FARTHEST)
}

/// A length that a number stands for, within what is sane.
fn whole(number: f64) -> Emu {
    Emu(number.round().clamp(-(FARTHEST as f64), FARTHEST as f64) as i64)
}

/// How much two frames overlap, in square EMU.
pub(in crate::lint) fn overlap(a: Rect, b: Rect) -> f64 {
    let along = |start: Emu, length: Emu, other: Emu, other_length: Emu| {
        let end = (start.0.saturating_add(length.0)).min(other.0.saturating_add(other_length.0));
        end.saturating_sub(start.0.max(other.0)).max(0) as f64
    };
    along(a.origin.x, a.size.width, b.origin.x, b.size.width)
        * along(a.origin.y, a.size.height, b.origin.y, b.size.height)
}
