//! `Placement`: where a shape stands, in its group or on the slide.
//!
//! Source: ISO/IEC 29500-1, 20.1.7.5 and 20.1.7.6 `a:xfrm`.

use indeck_model::{Angle, Emu, Point, Rect, Size};

use crate::part::tree::{self, Item};
use crate::xml::{Node, Patch, ns};

/// Where a shape stands. The frame is that before turning and mirroring, which go around its
/// middle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Placement {
    /// Position and size.
    pub frame: Rect,
    /// How far it is turned, clockwise.
    pub rotation: Angle,
    /// Whether left and right are exchanged.
    pub flip_horizontal: bool,
    /// Whether top and bottom are exchanged.
    pub flip_vertical: bool,
}

/// A group's coordinates: what is in it stands in those of `inner`, which is drawn as `outer`.
#[derive(Clone, Copy, Debug)]
struct Space {
    outer: Placement,
    inner: Rect,
}

/// The place that a shape says, in the coordinates of its group or of the slide.
pub(crate) fn own(shape: Node<'_>) -> Option<Placement> {
    let transform = tree::transform(shape)?;
    let flag = |name| transform.attr(name).is_some_and(|on| matches!(&*on, "1" | "true"));
    let turned = transform.attr("rot").and_then(|rot| rot.trim().parse::<i32>().ok());
    Some(Placement {
        frame: rectangle(transform, ["off", "ext"])?,
        rotation: Angle((f64::from(turned.unwrap_or(0)) / 60_000.0) as f32),
        flip_horizontal: flag("flipH"),
        flip_vertical: flag("flipV"),
    })
}

/// The place of a shape on the slide, from that in its group.
pub(crate) fn to_slide(items: &[Item<'_>], parent: Option<usize>, place: Placement) -> Placement {
    spaces(items, parent).iter().fold(place, |place, space| space.outward(place))
}

/// The place of a shape in its group, from that on the slide.
pub(crate) fn to_group(items: &[Item<'_>], parent: Option<usize>, place: Placement) -> Placement {
    spaces(items, parent).iter().rev().fold(place, |place, space| space.inward(place))
}

/// The groups around, innermost first.
fn spaces(items: &[Item<'_>], parent: Option<usize>) -> Vec<Space> {
    let around = std::iter::successors(parent.and_then(|index| items.get(index)), |item| {
        item.parent.and_then(|index| items.get(index))
    });
    around.filter_map(|group| space(group.node)).collect()
}

fn space(group: Node<'_>) -> Option<Space> {
    let outer = own(group)?;
    let inner = tree::transform(group).and_then(|t| rectangle(t, ["chOff", "chExt"]));
    Some(Space { outer, inner: inner.unwrap_or(outer.frame) })
}

fn rectangle(transform: Node<'_>, [offset, extent]: [&str; 2]) -> Option<Rect> {
    let (offset, extent) = (child(transform, offset)?, child(transform, extent)?);
    let number = |node: Node<'_>, name| node.attr(name)?.trim().parse().ok().map(Emu);
    Some(Rect::new(
        number(offset, "x")?,
        number(offset, "y")?,
        number(extent, "cx")?,
        number(extent, "cy")?,
    ))
}

fn child<'a>(transform: Node<'a>, name: &str) -> Option<Node<'a>> {
    transform.child(ns::A, name)
}

impl Space {
    /// Scale to the right and downwards.
    fn scale(&self) -> (f64, f64) {
        let ratio = |to: Emu, from: Emu| {
            if from.0 == 0 || to.0 == 0 { 1.0 } else { to.0 as f64 / from.0 as f64 }
        };
        let (outer, inner) = (self.outer.frame.size, self.inner.size);
        (ratio(outer.width, inner.width), ratio(outer.height, inner.height))
    }

    fn outward(&self, place: Placement) -> Placement {
        let (across, down) = self.scale();
        let outer = self.outer.frame;
        let (x, y) = middle(place.frame);
        let x = outer.origin.x.0 as f64 + (x - self.inner.origin.x.0 as f64) * across;
        let y = outer.origin.y.0 as f64 + (y - self.inner.origin.y.0 as f64) * down;
        let size = scaled(place, across, down);
        let (mut place, (mut x, mut y)) = self.mirrored(place, (x, y));
        let turn = self.outer.rotation.0;
        (x, y) = turned((x, y), middle(outer), f64::from(turn));
        place.rotation = Angle((place.rotation.0 + turn).rem_euclid(360.0));
        Placement { frame: around((x, y), size), ..place }
    }

    fn inward(&self, place: Placement) -> Placement {
        let (across, down) = self.scale();
        let outer = self.outer.frame;
        let turn = self.outer.rotation.0;
        let (x, y) = turned(middle(place.frame), middle(outer), -f64::from(turn));
        let rotation = Angle((place.rotation.0 - turn).rem_euclid(360.0));
        let (place, (x, y)) = self.mirrored(Placement { rotation, ..place }, (x, y));
        let size = scaled(place, 1.0 / across, 1.0 / down);
        let x = self.inner.origin.x.0 as f64 + (x - outer.origin.x.0 as f64) / across;
        let y = self.inner.origin.y.0 as f64 + (y - outer.origin.y.0 as f64) / down;
        Placement { frame: around((x, y), size), ..place }
    }

    /// The place, and its middle, mirrored as the group is.
    fn mirrored(&self, mut place: Placement, (x, y): (f64, f64)) -> (Placement, (f64, f64)) {
        let (middle_x, middle_y) = middle(self.outer.frame);
        let (mut x, mut y) = (x, y);
        if self.outer.flip_horizontal {
            x = 2.0 * middle_x - x;
            place.flip_horizontal = !place.flip_horizontal;
            place.rotation = Angle((-place.rotation.0).rem_euclid(360.0));
        }
        if self.outer.flip_vertical {
            y = 2.0 * middle_y - y;
            place.flip_vertical = !place.flip_vertical;
            place.rotation = Angle((-place.rotation.0).rem_euclid(360.0));
        }
        (place, (x, y))
    }
}

/// The size of a place in coordinates of that scale: a shape that lies more on its side than not
/// is scaled along its own sides, as PowerPoint does.
fn scaled(place: Placement, across: f64, down: f64) -> Size {
    let sideways = (45.0..135.0).contains(&place.rotation.0.rem_euclid(180.0));
    let (width, height) = if sideways { (down, across) } else { (across, down) };
    let times = |length: Emu, by: f64| Emu((length.0 as f64 * by).round() as i64);
    let size = place.frame.size;
    Size { width: times(size.width, width), height: times(size.height, height) }
}

fn middle(frame: Rect) -> (f64, f64) {
    let (origin, size) = (frame.origin, frame.size);
    let half = |from: Emu, length: Emu| from.0 as f64 + length.0 as f64 / 2.0;
    (half(origin.x, size.width), half(origin.y, size.height))
}

fn around((x, y): (f64, f64), size: Size) -> Rect {
    let from = |middle: f64, length: Emu| Emu((middle - length.0 as f64 / 2.0).round() as i64);
    Rect { origin: Point { x: from(x, size.width), y: from(y, size.height) }, size }
}

fn turned((x, y): (f64, f64), (middle_x, middle_y): (f64, f64), degrees: f64) -> (f64, f64) {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let (x, y) = (x - middle_x, y - middle_y);
    (middle_x + x * cosine - y * sine, middle_y + x * sine + y * cosine)
}

/// Gives a shape that place, in the coordinates of its group or of the slide. Says whether it is
/// of a kind that has one.
pub(crate) fn set(shape: Node<'_>, place: Placement, patch: &mut Patch<'_>) -> bool {
    let Rect { origin, size } = place.frame;
    let frame = format!(
        r#"<a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/>"#,
        origin.x.0, origin.y.0, size.width.0, size.height.0
    );
    if let Some(transform) = tree::transform(shape) {
        set_turn(transform, place, own(shape), patch);
        set_frame(transform, place.frame, &frame, patch);
        return true;
    }
    let turn = [
        (place.rotation.0 != 0.0).then(|| format!(" rot=\"{}\"", angle(place))),
        place.flip_horizontal.then(|| " flipH=\"1\"".to_owned()),
        place.flip_vertical.then(|| " flipV=\"1\"".to_owned()),
    ];
    let turn: String = turn.into_iter().flatten().collect();
    let (parent, prefix) = match shape.name() {
        "graphicFrame" => (Some(shape), "p"),
        "contentPart" => (None, ""),
        _ => (tree::shape_properties(shape), "a"),
    };
    let Some(parent) = parent else { return false };
    let inner = match shape.name() {
        "grpSp" => frame.replace("a:off", "a:chOff").replace("a:ext", "a:chExt"),
        _ => String::new(),
    };
    let markup = format!("<{prefix}:xfrm{turn}>{frame}{inner}</{prefix}:xfrm>");
    patch.insert_ordered(parent, "xfrm", &markup);
    true
}

fn set_frame(transform: Node<'_>, frame: Rect, markup: &str, patch: &mut Patch<'_>) {
    let (Some(offset), Some(extent)) = (child(transform, "off"), child(transform, "ext")) else {
        let rest: String = transform
            .children()
            .filter(|node| !matches!(node.name(), "off" | "ext"))
            .map(Node::raw)
            .collect();
        return patch.set_content(transform, &format!("{markup}{rest}"));
    };
    patch.set_attr(offset, "x", &frame.origin.x.0.to_string());
    patch.set_attr(offset, "y", &frame.origin.y.0.to_string());
    patch.set_attr(extent, "cx", &frame.size.width.0.to_string());
    patch.set_attr(extent, "cy", &frame.size.height.0.to_string());
}

/// Sets what is different of turning and mirroring.
fn set_turn(
    transform: Node<'_>,
    place: Placement,
    before: Option<Placement>,
    patch: &mut Patch<'_>,
) {
    let before = before.unwrap_or_default();
    if angle(before) != angle(place) {
        patch.set_attr(transform, "rot", &angle(place).to_string());
    }
    let flips = [
        ("flipH", before.flip_horizontal, place.flip_horizontal),
        ("flipV", before.flip_vertical, place.flip_vertical),
    ];
    for (name, before, after) in flips {
        if before != after {
            patch.set_attr(transform, name, if after { "1" } else { "0" });
        }
    }
}

/// The rotation in sixty-thousandths of a degree, within a turn.
fn angle(place: Placement) -> i64 {
    (f64::from(place.rotation.0).rem_euclid(360.0) * 60_000.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn space(turn: f32, flip_horizontal: bool, flip_vertical: bool) -> Space {
        let frame = Rect::new(Emu(1000), Emu(2000), Emu(4000), Emu(1000));
        Space {
            outer: Placement { frame, rotation: Angle(turn), flip_horizontal, flip_vertical },
            inner: Rect::new(Emu(0), Emu(0), Emu(2000), Emu(1000)),
        }
    }

    fn place(x: i64, y: i64, width: i64, height: i64, turn: f32) -> Placement {
        let frame = Rect::new(Emu(x), Emu(y), Emu(width), Emu(height));
        Placement { frame, rotation: Angle(turn), ..Placement::default() }
    }

    #[test]
    fn a_group_scales_turns_and_mirrors_what_is_in_it() {
        let inside = place(0, 0, 500, 200, 0.0);
        let frame = |space: Space, inside| space.outward(inside).frame;
        let rect = |x, y, w, h| Rect::new(Emu(x), Emu(y), Emu(w), Emu(h));
        assert_eq!(frame(space(0.0, false, false), inside), rect(1000, 2000, 1000, 200));
        assert_eq!(frame(space(0.0, true, false), inside), rect(4000, 2000, 1000, 200));
        assert_eq!(frame(space(0.0, false, true), inside), rect(1000, 2800, 1000, 200));
        assert_eq!(frame(space(180.0, false, false), inside), rect(4000, 2800, 1000, 200));
        let sideways = place(0, 0, 500, 200, 90.0);
        assert_eq!(frame(space(0.0, false, false), sideways).size.width, Emu(500));
    }

    #[test]
    fn the_way_into_a_group_is_the_way_out_backwards() {
        for (turn, across, down) in
            [(0.0, false, false), (30.0, true, false), (200.0, false, true), (90.0, true, true)]
        {
            for inside in [place(100, 50, 600, 300, 0.0), place(10, 20, 30, 40, 90.0)] {
                let space = space(turn, across, down);
                let back = space.inward(space.outward(inside));
                let off = |a: Emu, b: Emu| (a.0 - b.0).abs() <= 1;
                assert!(off(back.frame.origin.x, inside.frame.origin.x), "{back:?}");
                assert!(off(back.frame.origin.y, inside.frame.origin.y), "{back:?}");
                assert_eq!(back.frame.size, inside.frame.size);
                assert_eq!(back.rotation.0.rem_euclid(360.0), inside.rotation.0);
            }
        }
    }
}
