//! The brand file, `brand.yaml`: what a template alone does not say.
//!
//! It is read as specs are: every mistake at its place, the rest is kept. What it says about a
//! template is compared with that template elsewhere.
//!
//! ```
//! let text = "indeck_brand: 1\npalette: { primary: accent1 }\nseries: [primry]\n";
//! let (_, diagnostics) = indeck_spec::brand::read("brand.yaml", text);
//! assert_eq!(diagnostics[0].to_string(), "brand.yaml:3:10: error[unknown-role]: the palette has no role `primry`");
//! assert_eq!(diagnostics[0].hints[0], "did you mean `primary`?");
//! ```

mod length;
mod name;
mod palette;
#[cfg(test)]
mod tests;
mod yaml_text;

use std::collections::BTreeMap;

use indeck_model::spec::{BrandSpec, Located};
use indeck_model::{Diagnostic, Location, Rect};

use crate::decode::defaults;
use crate::object::{Object, number_format};
use crate::reader::Reader;
use crate::schema::{Kind, Shape, may, must};
use crate::yaml::{Entry, Node};

pub use yaml_text::{comment, scalar};

pub(crate) const BRAND: Shape = Shape {
    noun: "a brand file",
    keys: &[
        must("indeck_brand", Kind::Whole(1, 1), "The version of the brand file."),
        may("name", Kind::Text, "The brand's name."),
        may("template", Kind::Text, "Path of the template, relative to the brand file."),
        may("palette", Kind::Named(&Kind::Color), "Colours by the role that they play."),
        may("series", Kind::List(&Kind::Color), "Colours of a chart's series, in order."),
        may("fonts", Kind::Map(&FONTS), "Typefaces that the template's theme must have."),
        may("formats", Kind::Named(&Kind::Format), "Number formats by name."),
        may("logo", Kind::Map(&LOGO), "The logo on the template's slides."),
        may("layouts", Kind::Named(&Kind::Text), "Other names of the template's layouts."),
        may("language", Kind::Text, "Language of all texts, unless a report has its own."),
        may("footer", Kind::Words, "Footer of every slide, unless a report has its own."),
        may("slide_numbers", Kind::Flag, "Whether slides show their number."),
        may("defaults", Kind::Map(&defaults::DEFAULTS), "What holds where a slide says nothing."),
    ],
};

const FONTS: Shape = Shape {
    noun: "fonts",
    keys: &[
        may("heading", Kind::Text, "Typeface of headings."),
        may("body", Kind::Text, "Typeface of all other text."),
    ],
};

const LOGO: Shape = Shape {
    noun: "a logo",
    keys: &[must("zone", Kind::Map(&ZONE), "The part of the slide that is kept free for it.")],
};

const ZONE: Shape = Shape {
    noun: "a zone",
    keys: &[
        must("left", Kind::Length, "Distance from the slide's left edge."),
        must("top", Kind::Length, "Distance from the slide's top edge."),
        must("width", Kind::Length, "Its width."),
        must("height", Kind::Length, "Its height."),
    ],
};

/// Most entries of a map or list: more than any brand has.
const MAX_ENTRIES: usize = 500;

/// Reads a brand file's text. What could not be read is missing from the result; why is in the
/// diagnostics. Nothing is left where the text is no map at all.
pub fn read(file: &str, text: &str) -> (Option<BrandSpec>, Vec<Diagnostic>) {
    let reader = Reader::default();
    let brand = in_spec(&reader, file, text);
    (brand, reader.finish())
}

fn is_empty(text: &str) -> bool {
    let says_nothing = |line: &str| line.is_empty() || line.starts_with('#');
    text.trim_start_matches('\u{feff}').lines().map(str::trim).all(says_nothing)
}

/// The brand that a spec names; its colours and formats have names in the spec from now on.
pub(crate) fn in_spec(reader: &Reader, file: &str, text: &str) -> Option<BrandSpec> {
    if is_empty(text) {
        let empty = Diagnostic::error("yaml-syntax", "the brand file is empty");
        reader.report(empty.at(Location::point(file, 1, 1)).hint("begin with `indeck_brand: 1`"));
        return None;
    }
    decode(reader, &reader.parse(file, text)?)
}

/// Decodes the root of a brand file. Colours and formats come first: the rest may name them.
fn decode(reader: &Reader, root: &Node) -> Option<BrandSpec> {
    let object = Object::open(reader, &BRAND, root)?;
    object.number("indeck_brand");
    let palette = object.read("palette", palette::roles).unwrap_or_default();
    let written = object.get("palette").map(palette::written).unwrap_or_default();
    let series = object.read("series", |r, n| Some(palette::series(r, n, &written)));
    let formats = object.read("formats", formats).unwrap_or_default();
    let fonts = object.read("fonts", |r, n| Object::open(r, &FONTS, n));
    let font = |key| fonts.as_ref().and_then(|fonts| fonts.text(key));
    Some(BrandSpec {
        name: object.string("name"),
        template: object.text("template"),
        palette,
        series: series.unwrap_or_default(),
        heading_font: font("heading"),
        body_font: font("body"),
        formats,
        logo_zone: object.read("logo", |r, n| Object::open(r, &LOGO, n)?.read("zone", zone)),
        layouts: object.read("layouts", layouts).unwrap_or_default(),
        language: object.read("language", language),
        footer: object.written("footer"),
        slide_numbers: object.flag("slide_numbers"),
        defaults: object.read("defaults", defaults::decode).unwrap_or_default(),
        at: Some(object.place()),
    })
}

/// The members that are read of a list or map that must not be too long.
fn at_most<'n, T>(reader: &Reader, node: &Node, members: &'n [T]) -> &'n [T] {
    let Some(most) = members.get(..MAX_ENTRIES).filter(|most| most.len() < members.len()) else {
        return members;
    };
    let message = format!("there are {} entries", members.len());
    reader.bad_value(node, message, vec![format!("allowed: up to {MAX_ENTRIES}")]);
    most
}

/// Number formats by name. One that is wrong still has its name, so that its uses are not wrong
/// too.
fn formats(reader: &Reader, node: &Node) -> Option<Vec<(Located<String>, String)>> {
    let entries = reader.named(node, "a map from names to number formats");
    let read = |entry: &Entry| {
        let code = number_format(reader, &entry.value);
        reader.learn_format(&entry.key, code.as_deref().unwrap_or("General"));
        let name = name::check(reader, entry, "number format");
        let name = name.filter(|name| name::is_no_format(reader, name))?;
        Some((name, code?))
    };
    Some(at_most(reader, node, entries).iter().filter_map(read).collect())
}

fn zone(reader: &Reader, node: &Node) -> Option<Located<Rect>> {
    let object = Object::open(reader, &ZONE, node)?;
    // All four are read before one that is missing ends it.
    let (left, top) = (object.read("left", length::read), object.read("top", length::read));
    let width = object.read("width", length::positive);
    let height = object.read("height", length::positive);
    Some(Located::new(Rect::new(left?, top?, width?, height?), object.place()))
}

/// Other names of layouts; they are found without regard to case, so they must differ without it.
fn layouts(reader: &Reader, node: &Node) -> Option<Vec<(Located<String>, Located<String>)>> {
    let entries = reader.named(node, "a map from names to layouts");
    let mut seen: BTreeMap<String, Located<String>> = BTreeMap::new();
    let mut aliases = Vec::new();
    for entry in at_most(reader, node, entries) {
        let alias = reader.key(entry);
        if alias.trim().is_empty() || alias.contains('#') {
            let message = format!("`{}` cannot be another name of a layout", alias.value);
            let hint = "`#` counts layouts of one name: leave it out, and do not leave it empty";
            reader.report(Diagnostic::error("bad-name", message).at(alias.at.clone()).hint(hint));
        } else if let Some(first) = seen.get(&alias.to_ascii_lowercase()) {
            let message = format!("`{}` and `{}` differ only in case", first.value, alias.value);
            let diagnostic = Diagnostic::error("duplicate-key", message).at(alias.at.clone());
            let diagnostic = diagnostic.hint("layouts are found in any case: remove one of them");
            let note = format!("`{}` stands here", first.value);
            reader.report(diagnostic.note(note, Some(first.at.clone())));
            continue;
        }
        seen.insert(alias.to_ascii_lowercase(), alias.clone());
        if let Some(layout) = reader.text(&entry.value) {
            aliases.push((alias, layout));
        }
    }
    Some(aliases)
}

/// A language as BCP 47 writes it.
fn language(reader: &Reader, node: &Node) -> Option<Located<String>> {
    let language = reader.text(node)?;
    if is_language(&language) {
        return Some(language);
    }
    let message = format!("`{}` is not a language", language.value);
    let hint = "languages are written as in `en-GB`, `de-CH` or `fr`".to_owned();
    reader.bad_value(node, message, vec![hint]);
    None
}

/// Whether a text is a language as BCP 47 writes it.
///
/// ```
/// use indeck_spec::brand::is_language;
/// assert!(is_language("de-CH") && !is_language("German"));
/// ```
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let begins = parts.next().is_some_and(|first| {
        (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic())
    });
    begins && parts.all(is_part)
}
