//! Colours: slots of the theme as such where the model has words for them, others as they are seen.
//!
//! Source: ISO/IEC 29500-1, 20.1.2.3 (colours).

use indeck_model::{Color, Percent, ThemeColor};

use super::values::share;
use crate::part::color::{self, Rgba, Scheme};
use crate::xml::Node;

/// A colour with its opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seen {
    pub(super) color: Color,
    /// `None` is opaque.
    pub(super) opacity: Option<Percent>,
}

/// The first colour in an element.
pub(super) fn color_in(node: Node<'_>, scheme: &dyn Scheme) -> Option<Seen> {
    let element = color::color_in(node)?;
    let (slot, opacity) = (slot(element), opacity(element));
    if let Some(color) = slot {
        return Some(Seen { color, opacity });
    }
    let seen: Rgba = color::resolve(element, scheme, None)?;
    let opacity = (seen.alpha < 1.0).then_some(Percent((seen.alpha * 100.0) as f32));
    Some(Seen { color: Color::Rgb(seen.rgb()), opacity })
}

/// A fixed colour or a slot of the theme, also one that is lighter or darker as in the picker of
/// colours; `None` for anything more.
fn slot(element: Node<'_>) -> Option<Color> {
    let slot = match element.name() {
        "schemeClr" => ThemeColor::from_name(&element.attr("val")?)?,
        _ => return None,
    };
    let transforms: Vec<Node<'_>> =
        element.children().filter(|transform| transform.name() != "alpha").collect();
    let share_of = |node: &Node<'_>| node.attr("val").and_then(|value| share(&value));
    match transforms.as_slice() {
        [] => Some(Color::Theme(slot)),
        [darker] if darker.name() == "lumMod" => {
            let kept = share_of(darker).filter(|kept| kept.0 < 100.0)?;
            Some(Color::Darker(slot, Percent(100.0 - kept.0)))
        }
        [kept, added] if kept.name() == "lumMod" && added.name() == "lumOff" => {
            let (kept, added) = (share_of(kept)?, share_of(added)?);
            let is_swatch = (kept.0 + added.0 - 100.0).abs() < 0.01;
            is_swatch.then_some(Color::Lighter(slot, added))
        }
        _ => None,
    }
}

fn opacity(element: Node<'_>) -> Option<Percent> {
    let alpha = element.children().find(|transform| transform.name() == "alpha")?;
    alpha.attr("val").and_then(|value| share(&value)).filter(|opacity| opacity.0 < 100.0)
}
