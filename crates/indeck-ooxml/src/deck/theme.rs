//! The theme's colours and fonts.
//!
//! Source: ECMA-376-1, 20.1.6 (themes), 19.3.1.6 `p:clrMap`.

use indeck_model::{Rgb, ThemeColor};

use crate::xml::{Document, Node, ns};

/// What a theme says.
#[derive(Debug, Default)]
pub(crate) struct Theme {
    pub(crate) name: String,
    pub(crate) palette: Vec<(ThemeColor, Rgb)>,
    pub(crate) heading_font: String,
    pub(crate) body_font: String,
}

/// Reads a theme as the master's colour map shows it.
pub(crate) fn read(theme: &Document, master: &Document) -> Theme {
    let root = theme.root();
    let elements = root.child(ns::A, "themeElements");
    let scheme = elements.and_then(|e| e.child(ns::A, "clrScheme"));
    let map = master.root().child(ns::P, "clrMap");
    let palette = ThemeColor::ALL.into_iter().filter_map(|slot| {
        let mapped = map.and_then(|m| m.attr(slot.name()));
        let name = mapped.as_deref().unwrap_or_else(|| default_name(slot));
        Some((slot, color(scheme?.child(ns::A, name)?)?))
    });
    let font = |kind| {
        let latin = elements?.path(ns::A, &["fontScheme", kind, "latin"])?;
        latin.attr("typeface").map(|typeface| typeface.into_owned())
    };
    Theme {
        name: root.attr("name").unwrap_or_default().into_owned(),
        palette: palette.collect(),
        heading_font: font("majorFont").unwrap_or_default(),
        body_font: font("minorFont").unwrap_or_default(),
    }
}

/// The slot of the scheme that stands behind a slide's slot where the master maps nothing.
fn default_name(slot: ThemeColor) -> &'static str {
    match slot {
        ThemeColor::Text1 => "dk1",
        ThemeColor::Text2 => "dk2",
        ThemeColor::Background1 => "lt1",
        ThemeColor::Background2 => "lt2",
        other => other.name(),
    }
}

/// The colour of a scheme's slot: fixed, or the system colour as it was when the theme was saved.
fn color(slot: Node<'_>) -> Option<Rgb> {
    let fixed = slot.child(ns::A, "srgbClr").and_then(|c| c.attr("val"));
    let system = || slot.child(ns::A, "sysClr").and_then(|c| c.attr("lastClr"));
    Rgb::from_hex(&fixed.or_else(system)?)
}
