//! `LintOptions`: what to look for, and the brand to look with.

use indeck_model::{Rect, Rgb, Severity};

use super::rule::{Category, Rule};
use crate::opc::Limits;

/// What to look for in a deck.
#[derive(Clone, Debug)]
pub struct LintOptions<'a> {
    /// The brand to hold the deck against; without one the brand rules are silent.
    pub brand: Option<&'a BrandRules>,
    /// How much the package, and each workbook in it, may ask for.
    pub limits: Limits,
    /// The categories to look at; empty for all.
    pub categories: Vec<Category>,
    /// The codes to look for; empty for all of the categories.
    pub only: Vec<String>,
    /// The codes to leave out.
    pub ignore: Vec<String>,
    /// The least severity to report. Default: [`Severity::Note`].
    pub least: Severity,
    /// The file's name, if its ending is to be held against its content.
    pub file_name: Option<String>,
    /// The smallest size of text in points. Default: 12.
    pub smallest_text: f32,
    /// Threads to use; `None` for as many as the machine has. The findings are the same.
    pub threads: Option<usize>,
}

impl Default for LintOptions<'_> {
    fn default() -> Self {
        Self {
            brand: None,
            limits: Limits::default(),
            categories: Vec::new(),
            only: Vec::new(),
            ignore: Vec::new(),
            least: Severity::Note,
            file_name: None,
            smallest_text: 12.0,
            threads: None,
        }
    }
}

impl LintOptions<'_> {
    /// Only what stops PowerPoint from opening the deck as it is: errors of
    /// [`Category::Repair`].
    pub fn errors() -> Self {
        Self { categories: vec![Category::Repair], least: Severity::Error, ..Self::default() }
    }

    /// Whether a rule is looked for.
    pub(super) fn wants(&self, rule: &Rule) -> bool {
        let named = |codes: &[String]| codes.iter().any(|code| code == rule.code);
        self.looks_at(rule.category)
            && rule.severity >= self.least
            && (self.only.is_empty() || named(&self.only))
            && !named(&self.ignore)
    }

    /// Whether any rule of a category can be looked for.
    pub(super) fn looks_at(&self, category: Category) -> bool {
        let listed = self.categories.is_empty() || self.categories.contains(&category);
        listed && (category != Category::Brand || self.brand.is_some())
    }
}

/// What a brand asks of a deck. What is empty is not looked for.
///
/// ```
/// use indeck_ooxml::lint::{BrandRules, LintOptions};
/// use indeck_ooxml::model::Rgb;
/// let brand = BrandRules { colors: vec![Rgb(0xC8, 0x10, 0x2E)], ..BrandRules::default() };
/// let options = LintOptions { brand: Some(&brand), ..LintOptions::default() };
/// assert!(options.brand.is_some());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BrandRules {
    /// Fixed colours that may be used beside those of the theme.
    pub colors: Vec<Rgb>,
    /// Typefaces that may be used beside those of the theme.
    pub fonts: Vec<String>,
    /// The zone of a slide that belongs to the logo.
    pub logo_zone: Option<Rect>,
    /// The names of the layouts that slides may have.
    pub layouts: Vec<String>,
    /// The colours that the theme must have, slot by slot (`accent1`, `dk1` …).
    pub theme_colors: Vec<(String, Rgb)>,
    /// The typefaces that the theme must have: headings, then text.
    pub theme_fonts: Option<(String, String)>,
}
