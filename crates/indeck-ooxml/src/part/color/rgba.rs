//! `Rgba`: a colour as it is computed with, and the spaces that transforms work in.
//!
//! Source: IEC 61966-2-1 (sRGB); ISO/IEC 29500-1, 20.1.2.3.13 (hue, saturation, luminance).

use indeck_model::Rgb;

/// A colour in sRGB with its opacity; all from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rgba {
    pub(crate) channels: [f64; 3],
    pub(crate) alpha: f64,
}

/// Hue in turns, saturation and luminance from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hsl {
    pub(super) hue: f64,
    pub(super) saturation: f64,
    pub(super) luminance: f64,
}

impl Rgba {
    /// An opaque colour.
    pub(crate) fn opaque(Rgb(r, g, b): Rgb) -> Self {
        Self { channels: [r, g, b].map(|channel| f64::from(channel) / 255.0), alpha: 1.0 }
    }

    /// The nearest colour of 8 bits a channel.
    pub(crate) fn rgb(self) -> Rgb {
        let [r, g, b] = self.channels.map(|c| (c.clamp(0.0, 1.0) * 255.0).round() as u8);
        Rgb(r, g, b)
    }

    /// Its relative luminance: how much light it gives.
    ///
    /// Source: WCAG 2.1, "relative luminance".
    pub(crate) fn luminance(self) -> f64 {
        let [r, g, b] = self.channels.map(to_linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Lighter by that share, as the colour picker's lighter swatches are.
    pub(crate) fn lighter(self, share: f64) -> Self {
        self.in_hsl(|hsl| hsl.luminance = hsl.luminance * (1.0 - share) + share)
    }

    /// Darker by that share, as the colour picker's darker swatches are.
    pub(crate) fn darker(self, share: f64) -> Self {
        self.in_hsl(|hsl| hsl.luminance *= 1.0 - share)
    }

    /// The same with its channels changed in linear light.
    pub(super) fn in_linear_light(self, change: impl FnOnce([f64; 3]) -> [f64; 3]) -> Self {
        let changed = change(self.channels.map(to_linear));
        let channels = changed.map(|c| to_gamma(c.clamp(0.0, 1.0)));
        Self { channels, ..self }
    }

    /// The same with hue, saturation and luminance changed; the hue goes round, the others stop.
    pub(super) fn in_hsl(self, change: impl FnOnce(&mut Hsl)) -> Self {
        let mut hsl = Hsl::of(self.channels);
        change(&mut hsl);
        hsl.hue = hsl.hue.rem_euclid(1.0);
        hsl.saturation = hsl.saturation.clamp(0.0, 1.0);
        hsl.luminance = hsl.luminance.clamp(0.0, 1.0);
        Self { channels: hsl.channels(), ..self }
    }
}

/// Light of a channel.
pub(super) fn to_linear(channel: f64) -> f64 {
    if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
}

/// The channel of a light.
pub(super) fn to_gamma(light: f64) -> f64 {
    if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 }
}

impl Hsl {
    fn of([r, g, b]: [f64; 3]) -> Self {
        let (max, min) = (r.max(g).max(b), r.min(g).min(b));
        let (luminance, range) = ((max + min) / 2.0, max - min);
        if range <= f64::EPSILON {
            return Self { hue: 0.0, saturation: 0.0, luminance };
        }
        let saturation = range / (1.0 - (2.0 * luminance - 1.0).abs());
        let sixths = if max == r {
            ((g - b) / range).rem_euclid(6.0)
        } else if max == g {
            (b - r) / range + 2.0
        } else {
            (r - g) / range + 4.0
        };
        Self { hue: sixths / 6.0, saturation, luminance }
    }

    pub(super) fn channels(self) -> [f64; 3] {
        let chroma = (1.0 - (2.0 * self.luminance - 1.0).abs()) * self.saturation;
        let least = self.luminance - chroma / 2.0;
        let channel = |shift: f64| {
            let sixths = (self.hue * 6.0 + shift).rem_euclid(6.0);
            least + chroma * ((sixths - 3.0).abs() - 1.0).clamp(0.0, 1.0)
        };
        [channel(0.0), channel(4.0), channel(2.0)]
    }
}
