//! Fills, lines and markers.

use crate::chart::pattern::Pattern;
use crate::color::Color;
use crate::unit::{Angle, Percent, Pt};

/// How an area is painted.
#[derive(Clone, Debug, PartialEq)]
pub enum Fill {
    /// Not at all.
    None,
    /// In one colour.
    Solid(Color),
    /// In one colour that lets through what lies behind it.
    Translucent {
        /// The colour.
        color: Color,
        /// 100 % is opaque.
        opacity: Percent,
    },
    /// From one colour to the next along a line.
    Gradient(Gradient),
    /// In a pattern of two colours.
    Pattern {
        /// The pattern.
        preset: Pattern,
        /// The colour of its strokes.
        foreground: Color,
        /// The colour between them.
        background: Color,
    },
}

/// A linear gradient.
///
/// Source: ISO/IEC 29500-1, 20.1.8.33 `gradFill`, 20.1.8.41 `lin`.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradient {
    /// At least two colours, from the beginning to the end.
    pub stops: Vec<GradientStop>,
    /// Its direction, clockwise from left to right.
    pub angle: Angle,
}

impl Gradient {
    /// From one colour at the beginning to another at the end.
    pub fn between(from: impl Into<Color>, to: impl Into<Color>, angle: Angle) -> Self {
        let stop = |at, color| GradientStop { at: Percent(at), color, opacity: Percent(100.0) };
        Self { stops: vec![stop(0.0, from.into()), stop(100.0, to.into())], angle }
    }
}

/// A colour of a gradient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradientStop {
    /// How far along, 0 to 100 %.
    pub at: Percent,
    /// The colour there.
    pub color: Color,
    /// 100 % is opaque.
    pub opacity: Percent,
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
    /// Dashes.
    Dash,
    /// Short dashes.
    ShortDash,
    /// Long dashes.
    LongDash,
    /// Dots.
    Dot,
    /// Dash, dot, dash, dot.
    DashDot,
    /// Long dash, dot, long dash, dot.
    LongDashDot,
    /// Long dash, dot, dot.
    LongDashDotDot,
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
    /// A line in the kind's own colour and width.
    pub const PLAIN: Self = Self::Solid { color: None, width: None, dash: Dash::Solid };

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
    /// A long dash.
    Dash,
    /// A short dash.
    Dot,
    /// A star of six rays.
    Star,
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
    /// Its outline; `None` is the kind's own.
    pub line: Option<Line>,
}

impl Marker {
    /// No marker.
    pub const NONE: Self = Self { symbol: MarkerSymbol::None, size: 5, fill: None, line: None };

    /// A circle of that size in points, in the series' colour.
    pub fn circle(size: u8) -> Self {
        Self { symbol: MarkerSymbol::Circle, size, fill: None, line: None }
    }
}
