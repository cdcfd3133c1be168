//! The earth laid flat.
//!
//! Source: Snyder, "Map projections: a working manual", USGS 1395, 1987; Robinson's table from
//! Snyder, "Workshop: The Robinson projection", 1990.

use indeck_model::chart::Projection;

/// The latitude beyond which Mercator's map would have no end.
const MERCATOR_END: f64 = 78.0;

/// Robinson's lengths of parallels and their distances from the equator, every five degrees.
const ROBINSON: [(f64, f64); 19] = [
    (1.0000, 0.0000),
    (0.9986, 0.0620),
    (0.9954, 0.1240),
    (0.9900, 0.1860),
    (0.9822, 0.2480),
    (0.9730, 0.3100),
    (0.9600, 0.3720),
    (0.9427, 0.4340),
    (0.9216, 0.4958),
    (0.8962, 0.5571),
    (0.8679, 0.6176),
    (0.8350, 0.6769),
    (0.7986, 0.7346),
    (0.7597, 0.7903),
    (0.7186, 0.8435),
    (0.6732, 0.8936),
    (0.6213, 0.9394),
    (0.5722, 0.9761),
    (0.5322, 1.0000),
];

/// A projection for a part of the earth.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Flat {
    Mercator,
    Miller,
    Robinson,
    /// Equal areas between two parallels, around a middle.
    Albers {
        n: f64,
        c: f64,
        rho: f64,
        middle: f64,
    },
}

impl Flat {
    /// The projection as asked for; PowerPoint's choice is Robinson's for the whole earth, Albers'
    /// for a country or a few, Mercator's between.
    pub(crate) fn of(asked: Projection, west: f64, east: f64, south: f64, north: f64) -> Self {
        match asked {
            Projection::Mercator => Self::Mercator,
            Projection::Miller => Self::Miller,
            Projection::Robinson => Self::Robinson,
            Projection::Albers => Self::albers(west, east, south, north),
            Projection::Automatic if east - west > 180.0 => Self::Robinson,
            Projection::Automatic if south * north < 0.0 => Self::Mercator,
            Projection::Automatic => Self::albers(west, east, south, north),
        }
    }

    fn albers(west: f64, east: f64, south: f64, north: f64) -> Self {
        let sixth = (north - south) / 6.0;
        let (first, second) = ((south + sixth).to_radians(), (north - sixth).to_radians());
        let n = (first.sin() + second.sin()) / 2.0;
        if n.abs() < 1e-3 {
            return Self::Miller; // around the equator the cone has no tip
        }
        let c = first.cos().powi(2) + 2.0 * n * first.sin();
        let rho = (c - 2.0 * n * ((south + north) / 2.0).to_radians().sin()).max(0.0).sqrt() / n;
        Self::Albers { n, c, rho, middle: (west + east) / 2.0 }
    }

    /// The place of (longitude, latitude) in degrees, x to the right and y upwards.
    pub(crate) fn place(self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        let (x, y) = (longitude.to_radians(), latitude.to_radians());
        match self {
            Self::Mercator => {
                let y = latitude.clamp(-MERCATOR_END, MERCATOR_END).to_radians();
                (x, (std::f64::consts::FRAC_PI_4 + y / 2.0).tan().ln())
            }
            Self::Miller => (x, 1.25 * (std::f64::consts::FRAC_PI_4 + 0.4 * y).tan().ln()),
            Self::Robinson => {
                let (length, distance) = robinson(latitude.abs());
                (0.8487 * length * x, 1.3523 * distance * latitude.signum())
            }
            Self::Albers { n, c, rho, middle } => {
                let radius = (c - 2.0 * n * y.sin()).max(0.0).sqrt() / n;
                let angle = n * (longitude - middle).to_radians();
                (radius * angle.sin(), rho - radius * angle.cos())
            }
        }
    }
}

/// The table between its rows, in straight lines.
fn robinson(latitude: f64) -> (f64, f64) {
    let at = (latitude / 5.0).clamp(0.0, 18.0);
    let row = |i: usize| ROBINSON.get(i).copied().unwrap_or((0.5322, 1.0));
    let (a, b, share) = (row(at as usize), row(at as usize + 1), at.fract());
    (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_tables() {
        let near = |a: (f64, f64), b: (f64, f64)| {
            assert!((a.0 - b.0).abs() < 1e-4 && (a.1 - b.1).abs() < 1e-4, "{a:?} {b:?}");
        };
        near(Flat::Mercator.place((0.0, 45.0)), (0.0, 0.881_37));
        near(Flat::Mercator.place((-180.0, 0.0)), (-std::f64::consts::PI, 0.0));
        near(Flat::Miller.place((180.0, 90.0)), (std::f64::consts::PI, 2.303_41));
        near(Flat::Robinson.place((180.0, 0.0)), (2.666_27, 0.0));
        near(Flat::Robinson.place((0.0, -90.0)), (0.0, -1.3523));
        // Snyder, p. 291: parallels 29.5° and 45.5° N, origin 23° N 96° W, point 35° N 75° W.
        let (first, second) = (29.5_f64.to_radians(), 45.5_f64.to_radians());
        let n = (first.sin() + second.sin()) / 2.0;
        let c = first.cos().powi(2) + 2.0 * n * first.sin();
        let rho = (c - 2.0 * n * 23_f64.to_radians().sin()).sqrt() / n;
        let albers = Flat::Albers { n, c, rho, middle: -96.0 };
        near(albers.place((-75.0, 35.0)), (0.295_271_9, 0.241_629_9));
    }
}
