//! Whether a brand file fits its template.

use indeck_spec::suggest;

use crate::spec::{BrandSpec, Located};
use crate::{Brand, Diagnostic, Emu, Rect};

/// What overlaps by less does not cover: 1 mm.
const SLIVER: i64 = 36_000;
/// Longest name for which a near one is looked for.
const LONGEST_SLIP: usize = 200;

/// What a brand file says that is not so in its template.
pub(crate) fn check_brand(spec: &BrandSpec, brand: &Brand) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (alias, layout) in &spec.layouts {
        found.extend(unknown_layout(spec, brand, layout));
        found.extend(hidden_layout(brand, alias, layout));
    }
    found.extend(font("heading", spec.heading_font.as_ref(), &brand.heading_font));
    found.extend(font("body", spec.body_font.as_ref(), &brand.body_font));
    found.extend(spec.logo_zone.as_ref().and_then(|zone| off_slide(zone, brand)));
    found
}

/// Whether a placeholder that is filled would cover the logo.
pub(crate) fn covers_logo(zone: Rect, frame: Rect) -> bool {
    let overlap = |start: Emu, length: Emu, other: Emu, other_length: Emu| {
        let end = (start + length).min(other + other_length);
        (end - start.max(other)).0 > SLIVER.min(length.0 / 2)
    };
    let (a, b) = (zone, frame);
    overlap(a.origin.x, a.size.width, b.origin.x, b.size.width)
        && overlap(a.origin.y, a.size.height, b.origin.y, b.size.height)
}

fn unknown_layout(spec: &BrandSpec, brand: &Brand, layout: &Located<String>) -> Option<Diagnostic> {
    if brand.layout(layout).is_some() {
        return None;
    }
    let message = format!("the template has no layout `{}`", layout.value);
    let mut diagnostic = Diagnostic::error("unknown-layout", message).at(layout.at.clone());
    let meant = spec.layout(layout);
    if brand.layout(meant).is_some() {
        diagnostic = diagnostic.hint(format!("it is another name itself: write `{meant}`"));
    }
    let names = brand.layout_names();
    let names = names.iter().map(String::as_str);
    let wrong = if layout.len() > LONGEST_SLIP { "" } else { layout };
    diagnostic.hints.extend(suggest::hints(wrong, "layouts", names));
    Some(diagnostic)
}

/// Another name that hides a layout which the template has by that name.
fn hidden_layout(
    brand: &Brand,
    alias: &Located<String>,
    layout: &Located<String>,
) -> Option<Diagnostic> {
    let hidden = brand.layout_index(alias)?;
    if brand.layout_index(layout) == Some(hidden) {
        return None;
    }
    let message = format!("`{}` is a layout of the template, which this name hides", alias.value);
    let diagnostic = Diagnostic::warning("hidden-layout", message).at(alias.at.clone());
    Some(diagnostic.hint("choose a name that the template does not have"))
}

fn font(key: &str, wanted: Option<&Located<String>>, found: &str) -> Option<Diagnostic> {
    let wanted = wanted.filter(|w| !w.trim().eq_ignore_ascii_case(found.trim()))?;
    let whose = if key == "heading" { "headings" } else { "text" };
    let message = match found.trim() {
        "" => format!("the template's theme has no typeface for {whose}, not `{}`", wanted.value),
        found => format!("the template's {whose} are in `{found}`, not in `{}`", wanted.value),
    };
    let message = message.replace("text are", "text is");
    let diagnostic = Diagnostic::warning("brand-font", message).at(wanted.at.clone());
    let diagnostic = diagnostic.hint("change the theme's fonts in PowerPoint: View › Slide Master");
    Some(match found.trim() {
        "" => diagnostic,
        found => diagnostic.hint(format!("or write `{key}: {found}`")),
    })
}

fn off_slide(zone: &Located<Rect>, brand: &Brand) -> Option<Diagnostic> {
    let slide = brand.slide_size;
    let right = zone.origin.x + zone.size.width;
    let bottom = zone.origin.y + zone.size.height;
    if right <= slide.width + Emu(SLIVER) && bottom <= slide.height + Emu(SLIVER) {
        return None;
    }
    let message = "the logo's zone reaches beyond the slide";
    let size = format!(
        "the slide is {} wide and {} high",
        super::centimetres(slide.width),
        super::centimetres(slide.height)
    );
    Some(Diagnostic::warning("brand-logo", message).at(zone.at.clone()).hint(size))
}
