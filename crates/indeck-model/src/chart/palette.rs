//! Colours that series and slices take in order.

use crate::color::{Color, ThemeColor};
use crate::unit::Percent;

/// The color of the series or slice of that number, from 0: the palette's, else the theme's
/// accents, then the accents made darker and lighter as PowerPoint does from the seventh on.
///
/// ```
/// use indeck_model::{Color, ThemeColor, chart::series_color};
/// assert_eq!(series_color(&[], 1), Color::Theme(ThemeColor::Accent2));
/// ```
pub fn series_color(palette: &[Color], index: usize) -> Color {
    let count = palette.len().max(1);
    match palette.get(index % count) {
        Some(color) => *color,
        None => accent(index),
    }
}

fn accent(index: usize) -> Color {
    let accents = ThemeColor::ACCENTS;
    let slot = accents.get(index % accents.len()).copied().unwrap_or(ThemeColor::Accent1);
    match (index / accents.len()) % 9 {
        0 => Color::Theme(slot),
        1 => Color::Darker(slot, Percent(40.0)),
        2 => Color::Lighter(slot, Percent(20.0)),
        3 => Color::Darker(slot, Percent(20.0)),
        4 => Color::Lighter(slot, Percent(40.0)),
        5 => Color::Darker(slot, Percent(50.0)),
        6 => Color::Lighter(slot, Percent(30.0)),
        7 => Color::Darker(slot, Percent(30.0)),
        _ => Color::Lighter(slot, Percent(50.0)),
    }
}
