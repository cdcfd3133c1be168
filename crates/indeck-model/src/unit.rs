//! Lengths, angles and percentages as types: a bare number is never a measure.

use std::ops::{Add, Sub};

/// A length in English Metric Units, the unit of every position in a deck: 914 400 to the inch.
///
/// Source: ECMA-376-1, 20.1.10.16 `ST_Coordinate`.
///
/// ```
/// use indeck_model::Emu;
/// assert_eq!(Emu::from_inches(1.0), Emu(914_400));
/// assert_eq!(Emu::from_cm(2.54), Emu(914_400));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Emu(pub i64);

impl Emu {
    /// The length of `inches`, rounded to the nearest unit.
    pub fn from_inches(inches: f64) -> Self {
        Self((inches * 914_400.0).round() as i64)
    }

    /// The length of `cm` centimetres, rounded to the nearest unit.
    pub fn from_cm(cm: f64) -> Self {
        Self((cm * 360_000.0).round() as i64)
    }

    /// This length in inches.
    pub fn to_inches(self) -> f64 {
        self.0 as f64 / 914_400.0
    }
}

impl Add for Emu {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Emu {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl From<Pt> for Emu {
    fn from(points: Pt) -> Self {
        Self((f64::from(points.0) * 12_700.0).round() as i64)
    }
}

/// A length in typographic points (72 to the inch): font sizes and line widths.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Pt(pub f32);

impl Pt {
    /// Hundredths of a point, the unit of `a:rPr/@sz`, kept within the range the standard allows.
    ///
    /// Source: ECMA-376-1, 20.1.10.72 `ST_TextFontSize` (100 to 400 000).
    pub fn to_hundredths(self) -> i32 {
        ((self.0 * 100.0).round() as i32).clamp(100, 400_000)
    }
}

/// A share in percent: `Percent(50.0)` is one half.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Percent(pub f32);

impl Percent {
    /// Thousandths of a percent, the unit of DrawingML: one half is 50 000.
    ///
    /// Source: ECMA-376-1, 20.1.10.40 `ST_Percentage`.
    pub fn to_thousandths(self) -> i32 {
        (self.0 * 1_000.0).round() as i32
    }
}

/// An angle in degrees, clockwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Angle(pub f32);

impl Angle {
    /// Sixty-thousandths of a degree, the unit of DrawingML.
    ///
    /// Source: ECMA-376-1, 20.1.10.3 `ST_Angle`.
    pub fn to_sixty_thousandths(self) -> i32 {
        (self.0 * 60_000.0).round() as i32
    }
}

/// A point on a slide, from its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// Distance from the left edge.
    pub x: Emu,
    /// Distance from the top edge.
    pub y: Emu,
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Extent to the right.
    pub width: Emu,
    /// Extent downwards.
    pub height: Emu,
}

/// A rectangle on a slide.
///
/// ```
/// use indeck_model::Rect;
/// let r = Rect::from_inches(0.5, 1.5, 9.0, 5.5);
/// assert_eq!(r.size.width.to_inches(), 9.0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rect {
    /// Top left corner.
    pub origin: Point,
    /// Width and height.
    pub size: Size,
}

impl Rect {
    /// A rectangle from its corner and size.
    pub fn new(x: Emu, y: Emu, width: Emu, height: Emu) -> Self {
        Self { origin: Point { x, y }, size: Size { width, height } }
    }

    /// A rectangle measured in inches.
    pub fn from_inches(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self::new(
            Emu::from_inches(x),
            Emu::from_inches(y),
            Emu::from_inches(width),
            Emu::from_inches(height),
        )
    }

    /// The largest rectangle of the proportions of `inner` that fits centred into `self`.
    ///
    /// ```
    /// use indeck_model::{Emu, Rect, Size};
    /// let frame = Rect::new(Emu(0), Emu(0), Emu(200), Emu(100));
    /// let fitted = frame.fit(Size { width: Emu(10), height: Emu(10) });
    /// assert_eq!(fitted, Rect::new(Emu(50), Emu(0), Emu(100), Emu(100)));
    /// ```
    pub fn fit(self, inner: Size) -> Self {
        let (w, h) = (inner.width.0.max(1) as f64, inner.height.0.max(1) as f64);
        let (max_w, max_h) = (self.size.width.0 as f64, self.size.height.0 as f64);
        let scale = (max_w / w).min(max_h / h);
        let width = Emu((w * scale).round() as i64);
        let height = Emu((h * scale).round() as i64);
        Self::new(
            Emu(self.origin.x.0 + (self.size.width.0 - width.0) / 2),
            Emu(self.origin.y.0 + (self.size.height.0 - height.0) / 2),
            width,
            height,
        )
    }
}
