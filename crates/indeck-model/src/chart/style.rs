//! Fills, lines and markers.

use crate::color::Color;
use crate::unit::Pt;

/// How an area is painted.
#[derive(Clone, Debug, PartialEq)]
pub enum Fill {
    /// Not at all.
    None,
    /// In one colour.
    Solid(Color),
}

impl<C: Into<Color>> From<C> for Fill {
    fn from(color: C) -> Self {
        Self::Solid(color.into())
    }
}

/// How a line is broken.
///
/// Source: ECMA-376-1, 20.1.10.49 `ST_PresetLineDashVal`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dash {
    /// Unbroken.
    #[default]
    Solid,
    /// Short dashes.
    Dash,
    /// Long dashes.
    LongDash,
    /// Dots.
    Dot,
    /// Dash, dot, dash, dot.
    DashDot,
}

/// How a line or an outline is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// Not at all.
    None,
    /// In a colour and width.
    Solid {
        /// Colour; `None` keeps the kind's own.
        color: Option<Color>,
        /// Width; `None` keeps the kind's own.
        width: Option<Pt>,
        /// Dashes.
        dash: Dash,
    },
}

impl Line {
    /// An unbroken line.
    pub fn solid(color: impl Into<Color>, width: Pt) -> Self {
        Self::Solid { color: Some(color.into()), width: Some(width), dash: Dash::Solid }
    }
}

/// The shape that marks a point.
///
/// Source: ECMA-376-1, 21.2.3.27 `ST_MarkerStyle`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkerSymbol {
    /// No marker.
    None,
    /// A circle.
    Circle,
    /// A square on its side.
    Square,
    /// A square on its corner.
    Diamond,
    /// A triangle.
    Triangle,
    /// A cross of diagonals.
    X,
    /// A plus sign.
    Plus,
    /// A short dash.
    Dash,
}

/// A point's marker.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// Its shape.
    pub symbol: MarkerSymbol,
    /// Its size in points, 2 to 72.
    pub size: u8,
    /// Its fill; `None` takes the series' colour.
    pub fill: Option<Fill>,
}

impl Marker {
    /// No marker.
    pub const NONE: Self = Self { symbol: MarkerSymbol::None, size: 5, fill: None };

    /// A circle of that size in points, in the series' colour.
    pub fn circle(size: u8) -> Self {
        Self { symbol: MarkerSymbol::Circle, size, fill: None }
    }
}
