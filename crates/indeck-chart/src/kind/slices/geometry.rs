//! Where slices lie.

use std::f64::consts::{FRAC_PI_2, TAU};

use crate::bounds::Bounds;
use crate::scene::Path;

/// A circle, or the ring between two.
#[derive(Clone, Copy, Debug)]
pub(in crate::kind) struct Ring {
    pub(in crate::kind) center: (f64, f64),
    /// Radius of the hole; 0 for a pie.
    pub(in crate::kind) inner: f64,
    pub(in crate::kind) outer: f64,
}

/// A part of a ring, in radians clockwise from the right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::kind) struct Wedge {
    pub(in crate::kind) from: f64,
    pub(in crate::kind) to: f64,
}

impl Wedge {
    /// Its middle.
    pub(in crate::kind) fn middle(self) -> f64 {
        (self.from + self.to) / 2.0
    }
}

/// The wedges of shares, one after the other, from that many degrees clockwise from the top.
pub(in crate::kind) fn wedges(shares: impl Iterator<Item = f64>, degrees: f64) -> Vec<Wedge> {
    let mut at = degrees.to_radians() - FRAC_PI_2;
    let wedge = |share: f64| {
        let from = at;
        at += share * TAU;
        Wedge { from, to: at }
    };
    shares.map(wedge).collect()
}

impl Ring {
    /// The point at that angle and distance from the middle.
    pub(in crate::kind) fn point(self, angle: f64, radius: f64) -> (f64, f64) {
        let (sin, cos) = angle.sin_cos();
        (self.center.0 + radius * cos, self.center.1 + radius * sin)
    }

    /// The same ring, moved that far along an angle.
    pub(in crate::kind) fn moved(self, angle: f64, distance: f64) -> Self {
        Self { center: self.point(angle, distance), ..self }
    }

    /// The outline of a wedge.
    pub(in crate::kind) fn outline(self, wedge: Wedge) -> Path {
        let Wedge { from, to } = wedge;
        let whole = to - from > TAU - 1e-9;
        let mut path = Path::new();
        let begin = self.point(from, self.outer);
        path.move_to(begin.0, begin.1);
        path.arc(self.center, self.outer, from, to);
        if self.inner > 0.0 {
            let (x, y) = self.point(to, self.inner);
            if whole {
                path.move_to(x, y)
            } else {
                path.line_to(x, y)
            }
            path.arc(self.center, self.inner, to, from);
        } else if !whole {
            path.line_to(self.center.0, self.center.1);
        }
        path.close();
        path
    }

    /// Whether a rectangle lies inside a wedge.
    pub(in crate::kind) fn holds(self, wedge: Wedge, bounds: Bounds) -> bool {
        let corners = [
            (bounds.left, bounds.top),
            (bounds.right(), bounds.top),
            (bounds.left, bounds.bottom()),
            (bounds.right(), bounds.bottom()),
        ];
        corners.into_iter().all(|corner| self.has(wedge, corner))
    }

    fn has(self, wedge: Wedge, (x, y): (f64, f64)) -> bool {
        let (dx, dy) = (x - self.center.0, y - self.center.1);
        let radius = dx.hypot(dy);
        let turn = (dy.atan2(dx) - wedge.from).rem_euclid(TAU);
        (self.inner..=self.outer).contains(&radius) && turn <= wedge.to - wedge.from
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wedges_go_clockwise_from_the_top() {
        let wedges = wedges([0.25, 0.75].into_iter(), 0.0);
        let ring = Ring { center: (100.0, 100.0), inner: 0.0, outer: 50.0 };
        let (x, y) = ring.point(wedges[0].from, 50.0);
        assert!((x - 100.0).abs() < 1e-9 && (y - 50.0).abs() < 1e-9);
        let (x, y) = ring.point(wedges[0].to, 50.0);
        assert!((x - 150.0).abs() < 1e-9 && (y - 100.0).abs() < 1e-9);
        assert!(ring.holds(wedges[0], Bounds::new(110.0, 80.0, 10.0, 10.0)));
        assert!(!ring.holds(wedges[0], Bounds::new(90.0, 80.0, 20.0, 10.0)));
        assert!(ring.holds(wedges[1], Bounds::new(60.0, 90.0, 20.0, 30.0)));
    }
}
