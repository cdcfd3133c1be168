//! Colours, gradients, patterns and strokes, all resolved.

use indeck_model::Rgb;

/// A colour with its opacity, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rgba {
    pub(crate) rgb: Rgb,
    pub(crate) alpha: f64,
}

impl Rgba {
    /// An opaque colour.
    pub(crate) fn opaque(rgb: Rgb) -> Self {
        Self { rgb, alpha: 1.0 }
    }

    /// The same colour, letting through what lies behind.
    pub(crate) fn with_alpha(self, alpha: f64) -> Self {
        Self { alpha: self.alpha * alpha, ..self }
    }
}

/// How an area is painted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Paint {
    Solid(Rgba),
    Gradient(Gradient),
    Pattern(Pattern),
}

/// A colour at a place along a gradient, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stop {
    pub(crate) at: f64,
    pub(crate) color: Rgba,
}

/// A passage of colours.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Gradient {
    /// Its direction over the bounds of what it fills, clockwise from the right.
    pub(crate) degrees: f64,
    pub(crate) stops: Vec<Stop>,
}

impl Gradient {
    /// Where the passage begins and ends within bounds of 1 × 1.
    pub(crate) fn ends(degrees: f64) -> ((f64, f64), (f64, f64)) {
        let (sin, cos) = degrees.to_radians().sin_cos();
        // The line is as long as the bounds are wide in its direction.
        let half = (cos.abs() + sin.abs()) / 2.0;
        let (dx, dy) = (cos * half, sin * half);
        ((0.5 - dx, 0.5 - dy), (0.5 + dx, 0.5 + dy))
    }
}

/// A pattern of 8 × 8 pixels, as old printers knew them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pattern {
    /// A row each, the leftmost pixel in the highest bit.
    pub(crate) rows: [u8; 8],
    pub(crate) fore: Rgba,
    pub(crate) back: Rgba,
}

/// Ends and joins of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cap {
    Flat,
    Round,
}

/// How a line is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stroke {
    pub(crate) color: Rgba,
    /// Width in pixels.
    pub(crate) width: f64,
    /// Lengths of dashes and gaps in turn, in pixels; empty is unbroken.
    pub(crate) dashes: Vec<f64>,
    pub(crate) cap: Cap,
}

impl Stroke {
    /// An unbroken line with flat ends.
    pub(crate) fn plain(color: Rgba, width: f64) -> Self {
        Self { color, width, dashes: Vec::new(), cap: Cap::Flat }
    }
}
