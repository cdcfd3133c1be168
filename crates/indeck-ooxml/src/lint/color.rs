//! Colours as they are seen: theme slots through the master's map, with what makes them lighter or
//! darker. What cannot be told exactly is `None`.
//!
//! Source: ISO/IEC 29500-1, 20.1.2.3 (colours), 19.3.1.6 `p:clrMap`.

use std::collections::BTreeMap;

use indeck_model::Rgb;

use crate::xml::{Document, Node, ns};

/// The colours that a slide's slots stand for.
#[derive(Clone, Debug, Default)]
pub(super) struct Palette(BTreeMap<String, Rgb>);

/// The slots of a theme, under the names of slides.
const SLOTS: [(&str, &str); 12] = [
    ("tx1", "dk1"),
    ("tx2", "dk2"),
    ("bg1", "lt1"),
    ("bg2", "lt2"),
    ("accent1", "accent1"),
    ("accent2", "accent2"),
    ("accent3", "accent3"),
    ("accent4", "accent4"),
    ("accent5", "accent5"),
    ("accent6", "accent6"),
    ("hlink", "hlink"),
    ("folHlink", "folHlink"),
];

impl Palette {
    /// The colours of a theme through the map of a master, or through that of a slide or layout
    /// which overrides it.
    pub(super) fn new(theme: &Document, master: &Document, overriding: &[&Document]) -> Self {
        let elements = theme.root().child(ns::A, "themeElements");
        let scheme = elements.and_then(|e| e.child(ns::A, "clrScheme"));
        let own = overriding.iter().find_map(|document| {
            document.root().path(ns::P, &["clrMapOvr"])?.child(ns::A, "overrideClrMapping")
        });
        let map = own.or_else(|| master.root().child(ns::P, "clrMap"));
        let mut colors = BTreeMap::new();
        for (slot, usual) in SLOTS {
            let mapped = map.and_then(|map| map.attr(slot));
            for (name, wanted) in [(slot, mapped.as_deref().unwrap_or(usual)), (usual, usual)] {
                let color = scheme.and_then(|s| s.child(ns::A, wanted)).and_then(fixed);
                if let Some(color) = color {
                    colors.insert(name.to_owned(), color);
                }
            }
        }
        Self(colors)
    }

    /// The colour of a slot.
    pub(super) fn get(&self, slot: &str) -> Option<Rgb> {
        self.0.get(slot).copied()
    }
}

/// The colour in a fill or a reference to a style (`a:solidFill`, `a:fontRef`); `None` if it is
/// translucent or changed in a way that is not known here.
pub(super) fn resolve_color(holder: Node<'_>, palette: &Palette) -> Option<Rgb> {
    let node = holder.children().find(|n| n.ns() == ns::A && n.name().ends_with("Clr"))?;
    let base = match node.name() {
        "schemeClr" => palette.get(&node.attr("val")?)?,
        "prstClr" => preset(&node.attr("val")?)?,
        _ => fixed(holder)?,
    };
    node.children().try_fold(base, change)
}

/// The fixed colour in an element: as it is written, or the system's when it was saved.
fn fixed(holder: Node<'_>) -> Option<Rgb> {
    let written = holder.child(ns::A, "srgbClr").and_then(|c| c.attr("val"));
    let system = || holder.child(ns::A, "sysClr").and_then(|c| c.attr("lastClr"));
    Rgb::from_hex(&written.or_else(system)?)
}

fn preset(name: &str) -> Option<Rgb> {
    Some(match name {
        "black" => Rgb(0, 0, 0),
        "white" => Rgb(255, 255, 255),
        "red" => Rgb(255, 0, 0),
        "green" => Rgb(0, 128, 0),
        "blue" => Rgb(0, 0, 255),
        "yellow" => Rgb(255, 255, 0),
        "gray" | "grey" => Rgb(128, 128, 128),
        _ => return None,
    })
}

/// A colour after one change.
fn change(color: Rgb, change: Node<'_>) -> Option<Rgb> {
    let written = change.attr("val").unwrap_or_default();
    let share = match written.strip_suffix('%') {
        Some(percent) => percent.parse::<f64>().ok()? / 100.0,
        None => written.parse::<f64>().ok()? / 100_000.0,
    };
    match change.name() {
        "alpha" => (share >= 0.999).then_some(color),
        "lumMod" => Some(with_lightness(color, |lightness| lightness * share)),
        "lumOff" => Some(with_lightness(color, |lightness| lightness + share)),
        "tint" => Some(each(color, |light| light * share + 1.0 - share)),
        "shade" => Some(each(color, |light| light * share)),
        _ => None,
    }
}

/// Changes the lightness of hue, saturation and lightness.
fn with_lightness(Rgb(r, g, b): Rgb, to: impl Fn(f64) -> f64) -> Rgb {
    let [r, g, b] = [r, g, b].map(|part| f64::from(part) / 255.0);
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    let (lightness, spread) = (f64::midpoint(most, least), most - least);
    let saturation =
        if spread == 0.0 { 0.0 } else { spread / (1.0 - (2.0 * lightness - 1.0).abs()) };
    let lightness = to(lightness).clamp(0.0, 1.0);
    let reach = saturation * (1.0 - (2.0 * lightness - 1.0).abs());
    let part = |part: f64| {
        let place = if spread == 0.0 { 0.5 } else { (part - least) / spread };
        byte(lightness + reach * (place - 0.5))
    };
    Rgb(part(r), part(g), part(b))
}

/// Changes each part in linear light.
fn each(Rgb(r, g, b): Rgb, to: impl Fn(f64) -> f64) -> Rgb {
    let part = |part: u8| {
        let light = to(linear(part)).clamp(0.0, 1.0);
        byte(if light <= 0.003_130_8 {
            light * 12.92
        } else {
            1.055 * light.powf(1.0 / 2.4) - 0.055
        })
    };
    Rgb(part(r), part(g), part(b))
}

fn byte(part: f64) -> u8 {
    (part.clamp(0.0, 1.0) * 255.0).round() as u8
}

/// A part of sRGB as linear light.
fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

/// The ratio of contrast of two colours, from 1 to 21.
///
/// Source: WCAG 2.1, "contrast ratio" and "relative luminance".
pub(super) fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance =
        |Rgb(r, g, b): Rgb| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
