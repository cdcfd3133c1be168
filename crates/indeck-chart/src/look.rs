//! How a chart looks where it does not say: the same as in the decks that indeck writes.

use indeck_model::{Color, Percent, Pt, ThemeColor};

/// Text that is quieter than the slide's own.
pub(crate) const TEXT: Color = Color::Lighter(ThemeColor::Text1, Percent(35.0));
/// Lines that stand behind the data.
pub(crate) const GRID: Color = Color::Lighter(ThemeColor::Text1, Percent(85.0));
/// The line that the data stand on.
pub(crate) const AXIS: Color = Color::Lighter(ThemeColor::Text1, Percent(75.0));
/// Width of gridlines and axes.
pub(crate) const HAIRLINE: Pt = Pt(0.75);
/// Size of the title.
pub(crate) const TITLE_SIZE: Pt = Pt(16.0);
/// Width of the lines of a line chart.
pub(crate) const LINE_WIDTH: Pt = Pt(2.25);
/// Width of the lines between points of a scatter chart.
pub(crate) const SCATTER_WIDTH: Pt = Pt(1.5);
/// The marker of scatter points whose series names none, in points.
pub(crate) const SCATTER_MARKER: u8 = 6;
/// The marker of a point that stands out by its fill on a line without markers, in points.
pub(crate) const POINT_MARKER: u8 = 7;
/// Opacity of areas that lie over one another.
pub(crate) const SEE_THROUGH: f64 = 0.7;

/// Pixels to the point.
const PIXELS: f64 = 96.0 / 72.0;

/// A length in pixels of 1/96 inch.
pub(crate) fn pixels(length: Pt) -> f64 {
    f64::from(length.0) * PIXELS
}

/// Lines and bars between data lines, and error bars.
pub(crate) const BETWEEN: Color = Color::Lighter(ThemeColor::Text1, Percent(35.0));
/// Width of trend lines.
pub(crate) const TREND_WIDTH: Pt = Pt(1.5);
/// Width of reference lines.
pub(crate) const REFERENCE_WIDTH: Pt = Pt(1.5);
/// Opacity of bubbles, which often lie over one another.
pub(crate) const BUBBLE_OPACITY: f64 = 0.75;
