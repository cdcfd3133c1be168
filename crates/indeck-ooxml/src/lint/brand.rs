//! The brand: colours, typefaces, the zone of the logo, layouts.

use std::collections::{BTreeMap, BTreeSet};

use indeck_model::Rgb;

use super::context::Context;
use super::finding::{At, ShapeName, Sink};
use super::markup::enclosing_shape;
use super::options::BrandRules;
use super::part::{Kind, Part};
use super::rules::brand as rule;
use super::shapes::{Slide, overlap};
use crate::xml::{Document, Node, ns};

/// What overlaps by less does not cover: a square millimetre.
const SLIVER: f64 = 36_000.0 * 36_000.0;

/// Holds the themes of the masters against the brand's.
pub(super) fn check_themes(context: &Context, sink: &mut Sink<'_>) {
    let Some(brand) = sink.options.brand else { return };
    let masters = context.package.names().filter(|part| context.kind(part) == Kind::Master);
    for part in masters.filter_map(|master| context.first(master, "theme")) {
        let Some(theme) = context.shared(part) else { continue };
        let colors = scheme(theme);
        for (slot, wanted) in &brand.theme_colors {
            let found = colors.get(slot);
            if let Some(found) = found.filter(|found| *found != wanted) {
                let message = format!("`{slot}` is {found}, the brand's is {wanted}");
                sink.say(&rule::OFF_BRAND_THEME, At::part(part), message);
            }
        }
        if let Some((heading, body)) = &brand.theme_fonts {
            for (kind, wanted) in [("majorFont", heading), ("minorFont", body)] {
                let found = theme_font(theme, kind).unwrap_or_default();
                if !wanted.is_empty() && !found.eq_ignore_ascii_case(wanted) {
                    let message =
                        format!("the theme's typeface is `{found}`, the brand's `{wanted}`");
                    sink.say(&rule::OFF_BRAND_THEME, At::part(part), message);
                }
            }
        }
    }
}

/// Looks at a slide.
pub(super) fn check_slide(slide: &Slide<'_>, sink: &mut Sink<'_>) {
    let Some(brand) = sink.options.brand else { return };
    check_fixed(slide.part, None, slide.theme, brand, sink);
    check_logo(slide, brand, sink);
    let name = slide.layout.and_then(|layout| layout.root().child(ns::P, "cSld")?.attr("name"));
    let name = name.unwrap_or_default();
    let known = |layout: &String| layout.eq_ignore_ascii_case(&name);
    if !brand.layouts.is_empty() && !brand.layouts.iter().any(known) {
        let message = format!("the layout `{name}` is not one of the brand's");
        sink.say(&rule::OFF_BRAND_LAYOUT, slide.part.at(), message);
    }
}

/// Looks at a chart of a slide.
pub(super) fn check_chart(
    context: &Context,
    slide: Part<'_>,
    part: Part<'_>,
    shape: Option<&ShapeName>,
    sink: &mut Sink<'_>,
) {
    let Some(brand) = sink.options.brand else { return };
    if matches!(part.kind, Kind::Chart | Kind::ChartEx) {
        let layout = context.first(slide.name, "slideLayout");
        let master = layout.and_then(|layout| context.first(layout, "slideMaster"));
        let theme = master.and_then(|master| context.first(master, "theme"));
        check_fixed(part, shape, theme.and_then(|part| context.shared(part)), brand, sink);
    }
}

/// Finds fixed colours and typefaces, each once.
fn check_fixed(
    part: Part<'_>,
    shape: Option<&ShapeName>,
    theme: Option<&Document>,
    brand: &BrandRules,
    sink: &mut Sink<'_>,
) {
    let mut colors: BTreeSet<Rgb6> = brand.colors.iter().map(|color| Rgb6(*color)).collect();
    colors.extend(theme.map(scheme).unwrap_or_default().into_values().map(Rgb6));
    let mut fonts: BTreeSet<String> = brand.fonts.iter().map(|font| font.to_lowercase()).collect();
    for kind in ["majorFont", "minorFont"] {
        fonts.extend(theme.and_then(|theme| theme_font(theme, kind)).map(|f| f.to_lowercase()));
    }
    for node in part.root().all_descendants().filter(|node| node.ns() == ns::A) {
        let message = match node.name() {
            "srgbClr" => {
                let color = node.attr("val").and_then(|value| Rgb::from_hex(&value));
                let Some(color) = color.filter(|color| colors.insert(Rgb6(*color))) else {
                    continue;
                };
                (&rule::OFF_BRAND_COLOR, format!("the colour {color} is not of the brand"))
            }
            "latin" => {
                let font = node.attr("typeface").unwrap_or_default();
                let of_theme = font.is_empty() || font.starts_with('+');
                if of_theme || !fonts.insert(font.to_lowercase()) {
                    continue;
                }
                (&rule::OFF_BRAND_FONT, format!("the typeface `{font}` is not of the brand"))
            }
            _ => continue,
        };
        let own = enclosing_shape(node);
        let at = At { shape: own.as_ref().or(shape), ..part.at() };
        sink.say(message.0, at, message.1);
    }
}

/// A colour that can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rgb6(Rgb);

impl Ord for Rgb6 {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |Rgb(r, g, b): Rgb| (r, g, b);
        key(self.0).cmp(&key(other.0))
    }
}

impl PartialOrd for Rgb6 {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

fn check_logo(slide: &Slide<'_>, brand: &BrandRules, sink: &mut Sink<'_>) {
    let Some(zone) = brand.logo_zone else { return };
    for shape in slide.shapes.iter().filter(|shape| !shape.hidden && shape.group.is_none()) {
        if shape.frame.is_some_and(|frame| overlap(frame, zone) > SLIVER) {
            let at = slide.part.at().shape(&shape.name);
            sink.say(&rule::LOGO_COVERED, at, "the shape reaches into the zone of the logo");
        }
    }
}

/// The colours of a theme by slot.
fn scheme(theme: &Document) -> BTreeMap<String, Rgb> {
    let elements = theme.root().child(ns::A, "themeElements");
    let scheme = elements.and_then(|e| e.child(ns::A, "clrScheme"));
    let color = |slot: Node<'_>| {
        let fixed = slot.child(ns::A, "srgbClr").and_then(|c| c.attr("val"));
        let system = || slot.child(ns::A, "sysClr").and_then(|c| c.attr("lastClr"));
        Some((slot.name().to_owned(), Rgb::from_hex(&fixed.or_else(system)?)?))
    };
    scheme.into_iter().flat_map(Node::children).filter_map(color).collect()
}

fn theme_font(theme: &Document, kind: &str) -> Option<String> {
    let elements = theme.root().child(ns::A, "themeElements")?;
    let latin = elements.path(ns::A, &["fontScheme", kind, "latin"])?;
    latin.attr("typeface").map(|typeface| typeface.into_owned())
}
