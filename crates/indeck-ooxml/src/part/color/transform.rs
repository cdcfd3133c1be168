//! Colour transforms, in the order in which they are written.
//!
//! Source: ISO/IEC 29500-1, 20.1.2.3.1 to 20.1.2.3.36. Tints and shades are made in linear light,
//! as PowerPoint does.

use super::rgba::{Rgba, to_gamma, to_linear};
use crate::xml::Node;

/// A colour after one transform; unknown ones change nothing.
pub(super) fn transformed(color: Rgba, transform: Node<'_>) -> Rgba {
    let share = share(transform);
    match transform.name() {
        "alpha" => with_alpha(color, share),
        "alphaOff" => with_alpha(color, color.alpha + share),
        "alphaMod" => with_alpha(color, color.alpha * share),
        "tint" => color.in_linear_light(|light| light.map(|c| c * share + 1.0 - share)),
        "shade" => color.in_linear_light(|light| light.map(|c| c * share)),
        "comp" => color.in_hsl(|hsl| hsl.hue += 0.5),
        "inv" => color.in_linear_light(|light| light.map(|c| 1.0 - c)),
        "gray" => gray(color),
        "gamma" => Rgba { channels: color.channels.map(to_gamma), ..color },
        "invGamma" => Rgba { channels: color.channels.map(to_linear), ..color },
        "hue" => color.in_hsl(|hsl| hsl.hue = turns(transform)),
        "hueOff" => color.in_hsl(|hsl| hsl.hue += turns(transform)),
        "hueMod" => color.in_hsl(|hsl| hsl.hue *= share),
        "sat" => color.in_hsl(|hsl| hsl.saturation = share),
        "satOff" => color.in_hsl(|hsl| hsl.saturation += share),
        "satMod" => color.in_hsl(|hsl| hsl.saturation *= share),
        "lum" => color.in_hsl(|hsl| hsl.luminance = share),
        "lumOff" => color.in_hsl(|hsl| hsl.luminance += share),
        "lumMod" => color.in_hsl(|hsl| hsl.luminance *= share),
        name => channel(color, name, share),
    }
}

/// Transforms of one channel of light.
fn channel(color: Rgba, name: &str, share: f64) -> Rgba {
    let channels = [("red", 0), ("green", 1), ("blue", 2)];
    let Some((kind, index)) =
        channels.iter().find_map(|(c, index)| Some((name.strip_prefix(c)?, *index)))
    else {
        return color;
    };
    color.in_linear_light(|mut light| {
        if let Some(channel) = light.get_mut(index) {
            match kind {
                "" => *channel = share,
                "Off" => *channel += share,
                "Mod" => *channel *= share,
                _ => {}
            }
        }
        light
    })
}

fn with_alpha(color: Rgba, alpha: f64) -> Rgba {
    Rgba { alpha: alpha.clamp(0.0, 1.0), ..color }
}

/// Its luminance in every channel.
fn gray(color: Rgba) -> Rgba {
    color.in_linear_light(|_| [color.luminance(); 3])
}

/// The share in `val`; 1 where there is none. Strict documents write percent signs.
fn share(node: Node<'_>) -> f64 {
    node.attr("val").and_then(|value| percentage(&value)).unwrap_or(1.0)
}

/// A percentage as a share: in thousandths of a percent, or with its sign.
pub(super) fn percentage(text: &str) -> Option<f64> {
    let share: f64 = match text.trim().strip_suffix('%') {
        Some(percent) => percent.parse::<f64>().ok()? / 100.0,
        None => text.trim().parse::<f64>().ok()? / 100_000.0,
    };
    share.is_finite().then_some(share)
}

/// An angle in `val`, in turns.
fn turns(node: Node<'_>) -> f64 {
    node.attr("val").and_then(|value| angle(&value)).unwrap_or(0.0)
}

/// An angle of sixty-thousandths of a degree, in turns.
pub(super) fn angle(text: &str) -> Option<f64> {
    let turns = text.trim().parse::<f64>().ok()? / 21_600_000.0;
    turns.is_finite().then_some(turns)
}
