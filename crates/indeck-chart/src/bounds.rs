//! Rectangles of a picture, in pixels of 1/96 inch.

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Bounds {
    pub(crate) fn new(left: f64, top: f64, width: f64, height: f64) -> Self {
        Self { left, top, width: width.max(0.0), height: height.max(0.0) }
    }

    /// The rectangle between two corners, whichever they are.
    pub(crate) fn between(a: (f64, f64), b: (f64, f64)) -> Self {
        Self::new(a.0.min(b.0), a.1.min(b.1), (a.0 - b.0).abs(), (a.1 - b.1).abs())
    }

    pub(crate) fn right(self) -> f64 {
        self.left + self.width
    }

    pub(crate) fn bottom(self) -> f64 {
        self.top + self.height
    }

    pub(crate) fn center(self) -> (f64, f64) {
        (self.left + self.width / 2.0, self.top + self.height / 2.0)
    }

    /// What is left when so much is taken from the four sides; nothing is left of what is too
    /// small, but it stays inside.
    pub(crate) fn without(self, sides: Sides) -> Self {
        let fitted = |low: f64, high: f64, length: f64| {
            let factor = if low + high > length { length / (low + high) } else { 1.0 };
            (low * factor, length - (low + high) * factor)
        };
        let (left, width) = fitted(sides.left, sides.right, self.width);
        let (top, height) = fitted(sides.top, sides.bottom, self.height);
        Self::new(self.left + left, self.top + top, width, height)
    }

    /// Whether the two have a part in common.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.left < other.right()
            && other.left < self.right()
            && self.top < other.bottom()
            && other.top < self.bottom()
    }

    /// The part of it that lies in the other.
    pub(crate) fn within(self, other: Self) -> Self {
        let (left, top) = (self.left.max(other.left), self.top.max(other.top));
        let (right, bottom) = (self.right().min(other.right()), self.bottom().min(other.bottom()));
        Self::new(left, top, right - left, bottom - top)
    }

    /// Whether a point lies inside or on the edge.
    pub(crate) fn holds(self, (x, y): (f64, f64)) -> bool {
        const NEAR: f64 = 1e-3;
        x >= self.left - NEAR
            && x <= self.right() + NEAR
            && y >= self.top - NEAR
            && y <= self.bottom() + NEAR
    }

    /// The same rectangle, moved as little as needed to lie inside the other.
    pub(crate) fn kept_in(self, other: Self) -> Self {
        let left = self.left.min(other.right() - self.width).max(other.left);
        let top = self.top.min(other.bottom() - self.height).max(other.top);
        Self { left, top, ..self }
    }
}

/// Distances from the four sides of a rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Sides {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Sides {
    /// The same distance from each side.
    pub(crate) fn all(distance: f64) -> Self {
        Self { left: distance, top: distance, right: distance, bottom: distance }
    }
}
