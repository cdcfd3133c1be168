//! A view of a box in space, without perspective.
//!
//! Source: ECMA-376-1, 21.2.2.228 `view3D`.

use crate::bounds::Bounds;

/// Height of the box, its floor being 1 × 1.
const HEIGHT: f64 = 0.55;

/// From where the box is seen, and where it lies on the picture.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    turn: (f64, f64),
    tilt: (f64, f64),
    scale: (f64, f64),
    middle: (f64, f64),
    center: (f64, f64),
}

/// A place in the box: along the categories, upwards, along the series, each 0 to 1.
pub(super) type Place = (f64, f64, f64);

impl View {
    /// The view from those angles in degrees, as large as the area allows.
    pub(super) fn new(rotation: f64, elevation: f64, area: Bounds) -> Self {
        let mut view = Self {
            turn: rotation.to_radians().sin_cos(),
            tilt: elevation.to_radians().sin_cos(),
            scale: (1.0, 1.0),
            middle: (0.0, 0.0),
            center: (0.0, 0.0),
        };
        let mut low = (f64::INFINITY, f64::INFINITY);
        let mut high = (f64::NEG_INFINITY, f64::NEG_INFINITY);
        for corner in corners() {
            let (x, y) = view.at(corner);
            (low, high) = ((low.0.min(x), low.1.min(y)), (high.0.max(x), high.1.max(y)));
        }
        let (width, height) = ((high.0 - low.0).max(1e-9), (high.1 - low.1).max(1e-9));
        view.middle = ((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0);
        view.scale = (area.width / width, area.height / height);
        view.center = area.center();
        view
    }

    /// Where a place is seen.
    pub(super) fn at(&self, place: Place) -> (f64, f64) {
        let (x, y, _) = self.turned(place);
        let (dx, dy) = (x - self.middle.0, y - self.middle.1);
        (self.center.0 + dx * self.scale.0, self.center.1 + dy * self.scale.1)
    }

    /// How far away a place is.
    pub(super) fn depth(&self, place: Place) -> f64 {
        self.turned(place).2
    }

    fn turned(&self, (x, y, z): Place) -> (f64, f64, f64) {
        let (x, y, z) = (x - 0.5, (y - 0.5) * HEIGHT, z - 0.5);
        let (sin, cos) = self.turn;
        let (x, z) = (x * cos + z * sin, z * cos - x * sin);
        let (sin, cos) = self.tilt;
        (x, -(y * cos + z * sin), z * cos - y * sin)
    }
}

/// The corners of the box.
pub(super) fn corners() -> impl Iterator<Item = Place> {
    let side = [0.0, 1.0];
    side.into_iter().flat_map(move |x| {
        side.into_iter().flat_map(move |y| side.into_iter().map(move |z| (x, y, z)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_box_fills_the_area_from_every_side() {
        let area = Bounds::new(10.0, 20.0, 300.0, 200.0);
        for (rotation, elevation) in [(20.0, 15.0), (200.0, 60.0), (0.0, 0.0), (350.0, -30.0)] {
            let view = View::new(rotation, elevation, area);
            let seen: Vec<_> = corners().map(|corner| view.at(corner)).collect();
            let left = seen.iter().map(|p| p.0).fold(f64::INFINITY, f64::min);
            let bottom = seen.iter().map(|p| p.1).fold(0.0, f64::max);
            assert!((left - 10.0).abs() < 1e-6 && (bottom - 220.0).abs() < 1e-6);
        }
    }

    #[test]
    fn the_last_series_is_further_away_than_the_first() {
        let view = View::new(20.0, 15.0, Bounds::new(0.0, 0.0, 100.0, 100.0));
        assert!(view.depth((0.5, 0.5, 1.0)) > view.depth((0.5, 0.5, 0.0)));
        assert!(view.at((0.5, 1.0, 0.5)).1 < view.at((0.5, 0.0, 0.5)).1);
    }
}
