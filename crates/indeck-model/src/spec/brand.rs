//! The brand file: what a template alone does not say.

use crate::color::Color;
use crate::diagnostic::Location;
use crate::spec::{Defaults, Located, Written};
use crate::unit::Rect;

/// A brand file, version 1: `indeck_brand: 1`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BrandSpec {
    /// The brand's name.
    pub name: Option<String>,
    /// Path of the template, relative to the brand file's folder.
    pub template: Option<Located<String>>,
    /// Colours by role, usable wherever a colour stands: `{ primary: accent1, alert: "#C8102E" }`.
    pub palette: Vec<(Located<String>, Color)>,
    /// Colours of series in their order.
    pub series: Vec<Color>,
    /// Typeface of headings that the template must have.
    pub heading_font: Option<Located<String>>,
    /// Typeface of text that the template must have.
    pub body_font: Option<Located<String>>,
    /// Number formats by name, usable wherever a format stands: `{ money: '#,##0 "EUR"' }`.
    pub formats: Vec<(Located<String>, String)>,
    /// The zone that belongs to the logo.
    pub logo_zone: Option<Located<Rect>>,
    /// Other names of layouts: `{ Chart: Title and Content }`.
    pub layouts: Vec<(Located<String>, Located<String>)>,
    /// Language of all texts where the report says nothing.
    pub language: Option<Located<String>>,
    /// Footer of every slide where the report says nothing.
    pub footer: Option<Written>,
    /// Whether slides show their number where the report says nothing.
    pub slide_numbers: Option<bool>,
    /// What holds where charts, tables and texts say nothing.
    pub defaults: Defaults,
    /// Its place.
    pub at: Option<Location>,
}

impl BrandSpec {
    /// The template's name of a layout that may be written under another name.
    pub fn layout<'a>(&'a self, written: &'a str) -> &'a str {
        let known = self.layouts.iter().find(|(name, _)| name.value.eq_ignore_ascii_case(written));
        known.map_or(written, |(_, layout)| &layout.value)
    }
}
