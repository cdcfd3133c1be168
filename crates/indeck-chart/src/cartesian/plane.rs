//! The plot's rectangle, and where shares of its axes lie in it.

use crate::bounds::Bounds;

/// The plot's rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Plane {
    pub(crate) bounds: Bounds,
    /// Whether values go to the right and categories upwards.
    pub(crate) sideways: bool,
    /// Whether the category axis runs backwards.
    pub(crate) reverse_categories: bool,
    /// Whether the value axis runs backwards.
    pub(crate) reverse_values: bool,
}

impl Plane {
    /// The point at shares of both axes.
    pub(crate) fn at(&self, category: f64, value: f64) -> (f64, f64) {
        let turned = |reverse: bool, share: f64| if reverse { 1.0 - share } else { share };
        let category = turned(self.reverse_categories, category);
        let value = turned(self.reverse_values, value);
        let (x, y) = if self.sideways { (value, category) } else { (category, value) };
        (self.bounds.left + x * self.bounds.width, self.bounds.bottom() - y * self.bounds.height)
    }

    /// The rectangle between shares of both axes.
    pub(crate) fn rect(&self, from: (f64, f64), to: (f64, f64)) -> Bounds {
        Bounds::between(self.at(from.0, from.1), self.at(to.0, to.1))
    }

    /// Length of the category axis in pixels.
    pub(crate) fn category_length(&self) -> f64 {
        if self.sideways { self.bounds.height } else { self.bounds.width }
    }

    /// Length of the value axis in pixels.
    pub(crate) fn value_length(&self) -> f64 {
        if self.sideways { self.bounds.width } else { self.bounds.height }
    }

    /// Whether greater values lie to the right or above.
    pub(crate) fn grows(&self) -> bool {
        !self.reverse_values
    }
}
