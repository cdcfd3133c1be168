//! Colours as the renderer needs them: theme slots looked up, changes of luminance computed.
//!
//! Source: ECMA-376-1, 20.1.2.3 (colour transforms).

use indeck_model::{Color, Rgb, ThemeColor};

use crate::scene::Rgba;

/// The colours of a theme.
#[derive(Clone, Debug)]
pub(crate) struct Palette<'a> {
    slots: &'a [(ThemeColor, Rgb)],
}

impl<'a> Palette<'a> {
    pub(crate) fn new(slots: &'a [(ThemeColor, Rgb)]) -> Self {
        Self { slots }
    }

    /// The colour of a slot; of a slot that the theme leaves out the Office theme's.
    pub(crate) fn slot(&self, slot: ThemeColor) -> Rgb {
        let own = self.slots.iter().find(|(name, _)| *name == slot);
        own.map_or_else(|| office(slot), |(_, rgb)| *rgb)
    }

    /// A colour as it is seen.
    pub(crate) fn resolve(&self, color: Color) -> Rgba {
        Rgba::opaque(match color {
            Color::Rgb(rgb) => rgb,
            Color::Theme(slot) => self.slot(slot),
            Color::Lighter(slot, share) => {
                let share = f64::from(share.0) / 100.0;
                with_luminance(self.slot(slot), 1.0 - share, share)
            }
            Color::Darker(slot, share) => {
                with_luminance(self.slot(slot), 1.0 - f64::from(share.0) / 100.0, 0.0)
            }
        })
    }
}

/// The Office theme of 2013 to 2022.
pub(crate) fn office(slot: ThemeColor) -> Rgb {
    match slot {
        ThemeColor::Text1 => Rgb(0, 0, 0),
        ThemeColor::Text2 => Rgb(0x44, 0x54, 0x6A),
        ThemeColor::Background1 => Rgb(0xFF, 0xFF, 0xFF),
        ThemeColor::Background2 => Rgb(0xE7, 0xE6, 0xE6),
        ThemeColor::Accent1 => Rgb(0x44, 0x72, 0xC4),
        ThemeColor::Accent2 => Rgb(0xED, 0x7D, 0x31),
        ThemeColor::Accent3 => Rgb(0xA5, 0xA5, 0xA5),
        ThemeColor::Accent4 => Rgb(0xFF, 0xC0, 0x00),
        ThemeColor::Accent5 => Rgb(0x5B, 0x9B, 0xD5),
        ThemeColor::Accent6 => Rgb(0x70, 0xAD, 0x47),
        ThemeColor::Hyperlink => Rgb(0x05, 0x63, 0xC1),
        ThemeColor::FollowedHyperlink => Rgb(0x95, 0x4F, 0x72),
    }
}

/// The colour with its luminance times `factor` plus `offset`.
fn with_luminance(rgb: Rgb, factor: f64, offset: f64) -> Rgb {
    let (hue, saturation, luminance) = to_hsl(rgb);
    from_hsl(hue, saturation, (luminance * factor + offset).clamp(0.0, 1.0))
}

/// Hue in sixths of the circle, saturation and luminance from 0 to 1.
fn to_hsl(Rgb(r, g, b): Rgb) -> (f64, f64, f64) {
    let [r, g, b] = [r, g, b].map(|part| f64::from(part) / 255.0);
    let (max, min) = (r.max(g).max(b), r.min(g).min(b));
    let (luminance, spread) = ((max + min) / 2.0, max - min);
    if spread <= 0.0 {
        return (0.0, 0.0, luminance);
    }
    let saturation = spread / (1.0 - (2.0 * luminance - 1.0).abs());
    let hue = if max <= r {
        ((g - b) / spread).rem_euclid(6.0)
    } else if max <= g {
        (b - r) / spread + 2.0
    } else {
        (r - g) / spread + 4.0
    };
    (hue, saturation, luminance)
}

fn from_hsl(hue: f64, saturation: f64, luminance: f64) -> Rgb {
    let chroma = (1.0 - (2.0 * luminance - 1.0).abs()) * saturation;
    let second = chroma * (1.0 - (hue.rem_euclid(2.0) - 1.0).abs());
    let (r, g, b) = match hue as u8 {
        0 => (chroma, second, 0.0),
        1 => (second, chroma, 0.0),
        2 => (0.0, chroma, second),
        3 => (0.0, second, chroma),
        4 => (second, 0.0, chroma),
        _ => (chroma, 0.0, second),
    };
    let base = luminance - chroma / 2.0;
    let byte = |part: f64| ((part + base) * 255.0).round().clamp(0.0, 255.0) as u8;
    Rgb(byte(r), byte(g), byte(b))
}

#[cfg(test)]
mod tests {
    use indeck_model::Percent;

    use super::*;

    #[test]
    fn shares_of_luminance_are_those_of_the_colour_picker() {
        let cases = [
            (Color::Lighter(ThemeColor::Text1, Percent(35.0)), "595959"),
            (Color::Lighter(ThemeColor::Text1, Percent(85.0)), "D9D9D9"),
            (Color::Lighter(ThemeColor::Accent1, Percent(40.0)), "8FAADC"),
            (Color::Darker(ThemeColor::Accent1, Percent(25.0)), "2F5597"),
            (Color::Theme(ThemeColor::Accent2), "ED7D31"),
        ];
        for (color, expected) in cases {
            assert_eq!(Palette::new(&[]).resolve(color).rgb.to_string(), expected, "{color:?}");
        }
    }
}
