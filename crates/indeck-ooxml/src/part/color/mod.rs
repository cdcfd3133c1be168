//! Colours as they are written, resolved to what is seen.
//!
//! Source: ISO/IEC 29500-1, 20.1.2.3 (colours).

mod palette;
mod preset;
mod rgba;
#[cfg(test)]
mod tests;
mod transform;

use indeck_model::Rgb;

pub(crate) use palette::Palette;
pub(crate) use rgba::Rgba;
use rgba::{Hsl, to_gamma};
use transform::{angle, percentage};

use crate::xml::{Node, ns};

/// What the names of a colour scheme mean.
pub(crate) trait Scheme {
    /// The colour of a slot (`accent1`, `dk1`, `tx1`); `phClr` is not asked for.
    fn color(&self, name: &str) -> Option<Rgba>;
}

/// The colour that a colour element stands for; `placeholder` is what `phClr` means here.
pub(crate) fn resolve(
    color: Node<'_>,
    scheme: &dyn Scheme,
    placeholder: Option<Rgba>,
) -> Option<Rgba> {
    let base = base(color, scheme, placeholder)?;
    Some(color.children().filter(|node| node.ns() == ns::A).fold(base, transform::transformed))
}

/// The first colour element in an element.
pub(crate) fn color_in(node: Node<'_>) -> Option<Node<'_>> {
    node.children().find(|child| is_color(*child))
}

/// Whether it is a colour element.
pub(crate) fn is_color(node: Node<'_>) -> bool {
    const KINDS: [&str; 6] = ["srgbClr", "schemeClr", "sysClr", "prstClr", "hslClr", "scrgbClr"];
    node.ns() == ns::A && KINDS.contains(&node.name())
}

fn base(color: Node<'_>, scheme: &dyn Scheme, placeholder: Option<Rgba>) -> Option<Rgba> {
    let value = || color.attr("val");
    let share = |name| color.attr(name).and_then(|value| percentage(&value));
    match color.name() {
        "srgbClr" => Rgb::from_hex(&value()?).map(Rgba::opaque),
        "schemeClr" => match &*value()? {
            "phClr" => placeholder,
            name => scheme.color(name),
        },
        "sysClr" => {
            let last = color.attr("lastClr").and_then(|hex| Rgb::from_hex(&hex));
            last.or_else(|| system(&value()?)).map(Rgba::opaque)
        }
        "prstClr" => preset::preset(&value()?).map(Rgba::opaque),
        "hslClr" => {
            let (saturation, luminance) = (share("sat")?, share("lum")?);
            let hue = color.attr("hue").and_then(|hue| angle(&hue))?;
            let hsl = Hsl {
                hue: hue.rem_euclid(1.0),
                saturation: saturation.clamp(0.0, 1.0),
                luminance: luminance.clamp(0.0, 1.0),
            };
            Some(Rgba { channels: hsl.channels(), alpha: 1.0 })
        }
        "scrgbClr" => {
            let light = [share("r")?, share("g")?, share("b")?];
            Some(Rgba { channels: light.map(|c| to_gamma(c.clamp(0.0, 1.0))), alpha: 1.0 })
        }
        _ => None,
    }
}

/// Colours of the system where a document does not say what they were.
fn system(name: &str) -> Option<Rgb> {
    Some(match name {
        "windowText" | "btnText" | "captionText" | "infoText" | "menuText" => Rgb(0, 0, 0),
        "window" | "highlightText" | "btnHighlight" => Rgb(255, 255, 255),
        "btnFace" | "menu" | "3dLight" => Rgb(0xF0, 0xF0, 0xF0),
        "grayText" => Rgb(0x6D, 0x6D, 0x6D),
        "highlight" => Rgb(0x00, 0x78, 0xD7),
        "hotLight" => Rgb(0x00, 0x66, 0xCC),
        _ => return None,
    })
}
