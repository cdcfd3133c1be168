//! The linter: what is wrong with a deck that opens, and what stops one from opening.
//!
//! It stands above the other layers: it reads packages through `opc` and `xml`, changes nothing and
//! writes nothing. [`RULES`] lists what it looks for. Package-wide rules run first; then the deck is
//! cut into *units*, a slide with the charts, notes and diagrams that belong to it, and units are
//! looked at on several threads, each part read once. What needs all slides (titles that stand
//! twice) comes last. The findings do not depend on the number of threads.

mod accessibility;
mod brand;
mod chart;
mod color;
mod context;
mod finding;
mod leaks;
mod markup;
mod numbers;
mod options;
mod package;
mod part;
mod presentation;
mod rule;
mod rules;
mod shapes;
mod style;
mod unit;

use crate::deck::Template;
use crate::error::Error;
use crate::opc::Package;
use context::Context;
use finding::Sink;

pub use finding::{Finding, ShapeName};
pub use options::{BrandRules, LintOptions};
pub use rule::{Category, Rule};
pub use rules::RULES;

/// Looks for everything in a deck that [`RULES`] lists and the options ask for.
///
/// Takes the bytes of a `.pptx`, `.potx`, `.ppsx` or macro-enabled file; returns the findings by
/// slide, part and rule, those of the package first. A part that cannot be read is a finding, not
/// an error, and the others are still looked at.
///
/// # Errors
/// [`Error::NotAPackage`], [`Error::LegacyBinary`], [`Error::Encrypted`] or
/// [`Error::NotAPresentation`] for files of another kind; [`Error::LimitExceeded`],
/// [`Error::UnsafeName`], [`Error::DuplicatePart`] and [`Error::Corrupt`] for containers that are
/// damaged or hostile as a whole.
///
/// ```
/// use indeck_ooxml::lint::{Category, LintOptions, lint};
/// # fn read() -> Vec<u8> { indeck_testkit::tiny_template() }
/// let repair = LintOptions { categories: vec![Category::Repair], ..LintOptions::default() };
/// for finding in lint(read(), &repair)? {
///     println!("{}: {}", finding.rule.code, finding.message);
/// }
/// # Ok::<(), indeck_ooxml::Error>(())
/// ```
pub fn lint(bytes: Vec<u8>, options: &LintOptions<'_>) -> Result<Vec<Finding>, Error> {
    lint_package(Package::read(bytes, &options.limits)?, options)
}

impl Template {
    /// Looks for what is wrong with the template itself, which decks made of it take over.
    ///
    /// # Errors
    /// As [`lint`].
    pub fn lint(&self, options: &LintOptions<'_>) -> Result<Vec<Finding>, Error> {
        lint_package(self.package.clone(), options)
    }
}

/// Looks through a package that is open already.
pub(crate) fn lint_package(
    package: Package,
    options: &LintOptions<'_>,
) -> Result<Vec<Finding>, Error> {
    let mut sink = Sink::new(options);
    let context = Context::read(package, &mut sink)?;
    package::check(&context, &mut sink);
    presentation::check(&context, &mut sink);
    brand::check_themes(&context, &mut sink);
    leaks::check_package(&context, &mut sink);
    let facts = unit::check_all(&context, &mut sink);
    accessibility::check_deck(&facts, &mut sink);
    Ok(sink.finish())
}
