//! Text that stands out from what it lies on.

use indeck_model::chart::Fill;
use indeck_model::{Color, Rgb, ThemeColor};

/// The colour of text that stands out from a fill: accents are chosen to stand out from the
/// background, so the background's colour stands out from them.
pub(crate) fn contrast(fill: &Fill) -> Color {
    let slot = if is_light(fill) { ThemeColor::Text1 } else { ThemeColor::Background1 };
    Color::Theme(slot)
}

fn is_light(fill: &Fill) -> bool {
    match fill {
        Fill::Solid(color) => is_light_color(*color),
        Fill::Translucent { color, opacity } => opacity.0 < 50.0 || is_light_color(*color),
        Fill::Gradient(gradient) => {
            let light = gradient.stops.iter().filter(|stop| is_light_color(stop.color)).count();
            2 * light >= gradient.stops.len()
        }
        Fill::Pattern { background, .. } => is_light_color(*background),
        Fill::None => true,
    }
}

fn is_light_color(color: Color) -> bool {
    match color {
        Color::Rgb(rgb) => luma(rgb) > 150.0,
        Color::Theme(ThemeColor::Background1 | ThemeColor::Background2) => true,
        Color::Lighter(_, share) => share.0 >= 50.0,
        Color::Theme(_) | Color::Darker(..) => false,
    }
}

/// Source: ITU-R BT.601, 2.5.1.
fn luma(Rgb(r, g, b): Rgb) -> f32 {
    0.299 * f32::from(r) + 0.587 * f32::from(g) + 0.114 * f32::from(b)
}
