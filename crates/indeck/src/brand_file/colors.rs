//! `palette:` and `series:`, guessed from the theme.

use indeck_spec::brand::comment;

use super::add;
use crate::{Brand, Rgb, ThemeColor};

/// Roles that a slot of the theme plays in most brands.
const USUAL: [(&str, ThemeColor, &str); 6] = [
    ("primary", ThemeColor::Accent1, "the theme's first accent"),
    ("secondary", ThemeColor::Accent2, "the theme's second accent"),
    ("tertiary", ThemeColor::Accent3, "the theme's third accent"),
    ("text", ThemeColor::Text1, "the theme's text"),
    ("background", ThemeColor::Background1, "the theme's background"),
    ("neutral", ThemeColor::Background2, "the theme's second background"),
];

/// A colour with a meaning: its role, its hue in degrees, how far an accent's may be from it, and
/// what stands for it where no accent is near.
struct Meaning {
    role: &'static str,
    word: &'static str,
    hue: f64,
    near: f64,
    fixed: &'static str,
}

const MEANINGS: [Meaning; 2] = [
    Meaning { role: "positive", word: "green", hue: 125.0, near: 35.0, fixed: "#2E7D32" },
    Meaning { role: "negative", word: "red", hue: 0.0, near: 15.0, fixed: "#C62828" },
];

/// Least contrast of a series with the background: less is not seen on a projector.
const VISIBLE: f64 = 1.5;

/// Adds both keys.
pub(super) fn write(brand: &Brand, out: &mut String) {
    out.push_str("\n# Colours by role, usable in specs wherever a colour stands.\npalette:\n");
    for (role, slot, what) in USUAL {
        if let Some(rgb) = brand.color(slot) {
            line(out, role, slot.name(), &format!("#{rgb}, {what}"));
        }
    }
    for meaning in &MEANINGS {
        match nearest(brand, meaning) {
            Some((slot, rgb)) => {
                let remark = format!("#{rgb}, the accent nearest to {}", meaning.word);
                line(out, meaning.role, slot.name(), &remark);
            }
            None => {
                let value = format!("\"{}\"", meaning.fixed);
                line(out, meaning.role, &value, &format!("no accent is near {}", meaning.word));
            }
        }
    }
    series(brand, out);
}

fn line(out: &mut String, role: &str, value: &str, remark: &str) {
    let key = format!("{role}:");
    add(out, format_args!("  {key:<12}{value:<10} # {}\n", comment(remark)));
}

fn series(brand: &Brand, out: &mut String) {
    let mut taken: Vec<Rgb> = Vec::new();
    let (mut names, mut left) = (Vec::new(), Vec::new());
    for slot in ThemeColor::ACCENTS {
        let Some(rgb) = brand.color(slot) else { continue };
        if taken.contains(&rgb) || contrast(rgb, background(brand)) < VISIBLE {
            left.push(slot.name());
            continue;
        }
        taken.push(rgb);
        let role = USUAL.iter().find(|(_, of, _)| *of == slot);
        names.push(role.map_or(slot.name(), |(role, ..)| role));
    }
    out.push_str("\n# Colours of a chart's series, in order.\n");
    if !left.is_empty() {
        let left = left.join(", ");
        add(out, format_args!("# Too near to the background or to another accent: {left}.\n"));
    }
    match names.as_slice() {
        [] => out.push_str("# series: [positive, negative]\n"),
        names => add(out, format_args!("series: [{}]\n", names.join(", "))),
    }
}

fn background(brand: &Brand) -> Rgb {
    brand.color(ThemeColor::Background1).unwrap_or(Rgb(255, 255, 255))
}

/// The accent whose hue is nearest to that of a meaning, if one is near.
fn nearest(brand: &Brand, meaning: &Meaning) -> Option<(ThemeColor, Rgb)> {
    let distance = |rgb: Rgb| {
        let apart = (hue(rgb)? - meaning.hue).abs();
        Some(apart.min(360.0 - apart)).filter(|distance| *distance <= meaning.near)
    };
    let accents = ThemeColor::ACCENTS.into_iter().filter_map(|slot| {
        let rgb = brand.color(slot)?;
        Some((distance(rgb)?, slot, rgb))
    });
    let visible = accents.filter(|(.., rgb)| contrast(*rgb, background(brand)) >= VISIBLE);
    visible.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, slot, rgb)| (slot, rgb))
}

/// The hue in degrees of a colour that is neither grey nor nearly black or white.
fn hue(Rgb(r, g, b): Rgb) -> Option<f64> {
    let [r, g, b] = [r, g, b].map(|part| f64::from(part) / 255.0);
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    let (chroma, lightness) = (most - least, (most + least) / 2.0);
    if chroma < 0.25 || !(0.12..=0.85).contains(&lightness) {
        return None;
    }
    let sixths = if most == r {
        ((g - b) / chroma).rem_euclid(6.0)
    } else if most == g {
        (b - r) / chroma + 2.0
    } else {
        (r - g) / chroma + 4.0
    };
    Some(sixths * 60.0)
}

/// The contrast of two colours, from 1 to 21.
///
/// Source: WCAG 2.2, "contrast ratio".
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(Rgb(r, g, b): Rgb) -> f64 {
    let [r, g, b] = [r, g, b].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}
