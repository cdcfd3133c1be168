//! Brand files: one for a template, and whether one fits its template.

mod check;
mod colors;
mod layouts;
mod logo;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;
use std::path::Path;

use indeck_ooxml::{Backdrop, Template};
use indeck_spec::brand::{comment, is_language, scalar};

use crate::{Brand, Emu, Error};

pub(crate) use check::{check_brand, covers_logo};

/// What stands at the end: nothing that a template tells, so it is left to its keeper.
const SUGGESTIONS: &str = r##"
# Where a report says nothing. Take the marks of comment away to use it.
# footer: "© {{ report.author }}"
# slide_numbers: true

# Where charts, tables, texts and pictures of slides say nothing.
# defaults:
#   chart: { legend: bottom, font_size: 12 }
#   column: { gap: 60 }
#   line: { markers: true }
#   table: { banded: false }
#   text: { autofit: shrink }
#   picture: { fit: cover }
"##;

/// A brand file for a template: what the template tells, and suggestions for the rest.
///
/// ```no_run
/// let text = indeck::brand_file("brand/meridian.potx".as_ref())?;
/// std::fs::write("brand/brand.yaml", text)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Error::ReadDeck`] if the file is not there or not a presentation.
pub fn brand_file(template: &Path) -> Result<String, Error> {
    let read = || -> Result<_, indeck_ooxml::Error> {
        let opened = Template::open(template)?;
        let backdrop = opened.backdrop()?;
        Ok((opened, backdrop))
    };
    let (opened, backdrop) =
        read().map_err(|source| Error::ReadDeck { path: template.to_owned(), source })?;
    let file = template.file_name().unwrap_or_default().to_string_lossy();
    Ok(text(&file, opened.brand(), &backdrop))
}

fn text(file: &str, brand: &Brand, backdrop: &Backdrop) -> String {
    let language = backdrop.language.as_deref().filter(|language| is_language(language));
    let mut out = format!("# What the template {} alone does not say.\n", comment(file));
    out.push_str("# Derived from it: correct what was guessed wrong.\nindeck_brand: 1\n");
    if !brand.name.trim().is_empty() {
        add(&mut out, format_args!("name: {}\n", scalar(brand.name.trim())));
    }
    add(&mut out, format_args!("template: {}\n", scalar(file)));
    colors::write(brand, &mut out);
    fonts(brand, &mut out);
    formats(language, &mut out);
    logo::write(brand, backdrop, &mut out);
    layouts::write(brand, backdrop, &mut out);
    if let Some(language) = language {
        out.push_str("\n# Language of all texts, unless a report has its own.\n");
        add(&mut out, format_args!("language: {}\n", scalar(language)));
    }
    out.push_str(SUGGESTIONS);
    out
}

fn add(out: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing into a text cannot fail.
    let _ = out.write_fmt(words);
}

fn fonts(brand: &Brand, out: &mut String) {
    let fonts = [("heading", &brand.heading_font), ("body", &brand.body_font)];
    let named = fonts.iter().filter(|(_, font)| !font.trim().is_empty());
    let named: Vec<String> =
        named.map(|(key, font)| format!("{key}: {}", scalar(font.trim()))).collect();
    if !named.is_empty() {
        out.push_str("\n# Typefaces that the template's theme must have.\n");
        add(out, format_args!("fonts: {{ {} }}\n", named.join(", ")));
    }
}

/// Formats that most reports need, with the order that the language gives to a day.
fn formats(language: Option<&str>, out: &mut String) {
    let american = language.is_some_and(|language| language.eq_ignore_ascii_case("en-US"));
    let day = if american { r#""mmmm d, yyyy""# } else { "d mmmm yyyy" };
    out.push_str(
        "\n# Number formats by name, usable in specs wherever a format stands.\nformats:\n",
    );
    out.push_str("  number: \"#,##0\"\n  share: \"0.0%\"\n");
    add(out, format_args!("  day: {day}\n"));
    out.push_str("  # money: '#,##0 \"EUR\"'\n");
}

/// A length in centimetres, to the tenth of a millimetre.
fn centimetres(length: Emu) -> String {
    let text = format!("{:.2}", length.0 as f64 / 360_000.0);
    format!("{} cm", text.trim_end_matches('0').trim_end_matches('.'))
}
