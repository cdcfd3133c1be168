//! The linter, held against a brand: what is wrong with a deck, whoever made it.

use std::path::Path;

use indeck_model::{Brand, Color, Diagnostic, Rgb};
use indeck_ooxml::{Template, lint as rules};
use indeck_spec::brand;

pub use indeck_ooxml::lint::{BrandRules, Category, Finding, LintOptions, RULES, Rule, ShapeName};

use crate::Error;
use crate::spec::BrandSpec;

/// Looks for everything in a deck that [`RULES`] lists and the options ask for.
///
/// # Errors
/// [`Error::ReadDeck`] if the file is not there or no presentation at all; what is wrong inside of
/// one is a finding.
///
/// ```no_run
/// use indeck::lint::{LintOptions, lint};
/// for finding in lint("deck.pptx".as_ref(), &LintOptions::default())? {
///     println!("{finding}");
/// }
/// # Ok::<(), indeck::Error>(())
/// ```
pub fn lint(deck: &Path, options: &LintOptions<'_>) -> Result<Vec<Finding>, Error> {
    let failed = |source| Error::ReadDeck { path: deck.to_owned(), source };
    let read = |source| indeck_ooxml::Error::Io { doing: "read", path: deck.to_owned(), source };
    let bytes = std::fs::read(deck).map_err(|source| failed(read(source)))?;
    let name = deck.file_name().map(|name| name.to_string_lossy().into_owned());
    let options = LintOptions { file_name: name, ..options.clone() };
    rules::lint(bytes, &options).map_err(failed)
}

pub use indeck_ooxml::lint::lint as lint_bytes;

/// The rules of a brand: those of a brand file with its template, or of a template alone. Mistakes
/// in a brand file are in the diagnostics; without rules, it could not be read at all.
///
/// # Errors
/// [`Error::ReadDeck`] if a template cannot be read, and [`Error::ReadSpec`] if a brand file cannot.
///
/// ```no_run
/// use indeck::lint::{LintOptions, brand_rules, lint};
/// let (rules, mistakes) = brand_rules("brand/brand.yaml".as_ref())?;
/// assert!(mistakes.is_empty());
/// let options = LintOptions { brand: rules.as_ref(), ..LintOptions::default() };
/// println!("{} findings", lint("deck.pptx".as_ref(), &options)?.len());
/// # Ok::<(), indeck::Error>(())
/// ```
pub fn brand_rules(file: &Path) -> Result<(Option<BrandRules>, Vec<Diagnostic>), Error> {
    let ending = file.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    if !matches!(ending.as_deref(), Some("yaml" | "yml")) {
        return Ok((Some(of_template(&template(file)?)), Vec::new()));
    }
    let failed = |source| Error::ReadSpec { path: file.to_owned(), source };
    let text = std::fs::read_to_string(file).map_err(failed)?;
    let (spec, mistakes) = brand::read(&file.display().to_string(), &text);
    let Some(spec) = spec else { return Ok((None, mistakes)) };
    let named = spec.template.as_ref().map(|t| file.with_file_name("").join(&t.value));
    let template = named.map(|path| template(&path)).transpose()?;
    let mut rules = template.as_ref().map(of_template).unwrap_or_default();
    let palette = template.as_ref().map_or(&[][..], |brand| &brand.palette);
    rules.colors = colors(&spec, palette);
    rules.logo_zone = spec.logo_zone.as_ref().map(|zone| zone.value);
    let fonts = [&spec.heading_font, &spec.body_font].into_iter().flatten();
    rules.fonts = fonts.map(|font| font.value.clone()).collect();
    if let (Some(heading), Some(body)) = (&spec.heading_font, &spec.body_font) {
        rules.theme_fonts = Some((heading.value.clone(), body.value.clone()));
    }
    Ok((Some(rules), mistakes))
}

fn template(path: &Path) -> Result<Brand, Error> {
    let opened = Template::open(path);
    let failed = |source| Error::ReadDeck { path: path.to_owned(), source };
    Ok(opened.map_err(failed)?.brand().clone())
}

fn of_template(brand: &Brand) -> BrandRules {
    let slots = brand.palette.iter().map(|(slot, rgb)| (slot.name().to_owned(), *rgb));
    BrandRules {
        colors: Vec::new(),
        fonts: Vec::new(),
        logo_zone: None,
        layouts: brand.layouts.iter().map(|layout| layout.name.clone()).collect(),
        theme_colors: slots.collect(),
        theme_fonts: Some((brand.heading_font.clone(), brand.body_font.clone())),
    }
}

/// The fixed colours of a brand file's roles and series; those of the theme are there anyway.
fn colors(spec: &BrandSpec, palette: &[(indeck_model::ThemeColor, Rgb)]) -> Vec<Rgb> {
    let written = spec.palette.iter().map(|(_, color)| color).chain(&spec.series);
    let fixed = |color: &Color| match color {
        Color::Rgb(rgb) => Some(*rgb),
        Color::Theme(slot) => palette.iter().find(|(s, _)| s == slot).map(|(_, rgb)| *rgb),
        _ => None,
    };
    let mut colors: Vec<Rgb> = Vec::new();
    for rgb in written.filter_map(fixed) {
        if !colors.contains(&rgb) {
            colors.push(rgb);
        }
    }
    colors
}
