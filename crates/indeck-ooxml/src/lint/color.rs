//! Colours as they are seen, and their contrast. What cannot be told exactly is `None`.

use indeck_model::Rgb;

use crate::part::color::{self, Palette, Rgba, Scheme};
use crate::xml::Node;

/// The colour in a fill or a reference to a style (`a:solidFill`, `a:fontRef`); `None` if it is
/// translucent.
pub(super) fn resolve_color(holder: Node<'_>, palette: &Palette) -> Option<Rgb> {
    resolve_with(holder, palette, None)
}

/// The same where `phClr` means a colour.
pub(super) fn resolve_with(
    holder: Node<'_>,
    palette: &Palette,
    placeholder: Option<Rgb>,
) -> Option<Rgb> {
    let placeholder = placeholder.map(Rgba::opaque);
    let color = color::resolve(color::color_in(holder)?, palette, placeholder)?;
    (color.alpha >= 0.999).then(|| color.rgb())
}

/// The colour of a slot.
pub(super) fn slot(palette: &Palette, name: &str) -> Option<Rgb> {
    palette.color(name).map(Rgba::rgb)
}

/// The ratio of contrast of two colours, from 1 to 21.
///
/// Source: WCAG 2.1, "contrast ratio" and "relative luminance".
pub(super) fn contrast(a: Rgb, b: Rgb) -> f64 {
    let [a, b] = [a, b].map(|color| Rgba::opaque(color).luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
