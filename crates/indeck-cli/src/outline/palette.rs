//! The theme's colours, as swatches where the terminal can show them.

use clap::builder::styling::{RgbColor, Style};
use indeck::{Rgb, ThemeColor};

/// How many colours stand in one line.
const PER_LINE: usize = 4;

/// The colours in lines, aligned below one another.
pub(crate) fn lines(palette: &[(ThemeColor, Rgb)], color: bool) -> Vec<String> {
    let entry = |(slot, rgb): &(ThemeColor, Rgb)| {
        format!("{}{:<8} {rgb}", swatch(*rgb, color), slot.name())
    };
    palette
        .chunks(PER_LINE)
        .map(|row| row.iter().map(entry).collect::<Vec<_>>().join("  "))
        .collect()
}

fn swatch(rgb: Rgb, color: bool) -> String {
    if !color {
        return String::new();
    }
    let style = Style::new().bg_color(Some(RgbColor(rgb.0, rgb.1, rgb.2).into()));
    format!("{style}  {style:#} ")
}
