//! The table of rules, a file for each family.

pub(super) mod accessibility;
pub(super) mod brand;
pub(super) mod chart;
pub(super) mod leaks;
pub(super) mod markup;
pub(super) mod numbers;
pub(super) mod package;
pub(super) mod presentation;

use std::sync::LazyLock;

use super::rule::Rule;

/// Every rule, by category and family.
///
/// ```
/// use indeck_ooxml::lint::RULES;
/// assert!(RULES.iter().any(|rule| rule.code == "alt-text-missing"));
/// ```
pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let families = [
        package::FAMILY,
        presentation::FAMILY,
        markup::FAMILY,
        chart::FAMILY,
        accessibility::FAMILY,
        brand::FAMILY,
        leaks::FAMILY,
        numbers::FAMILY,
    ];
    families.into_iter().flatten().copied().collect()
});

/// Declares the rules of a family, and `FAMILY`, the list of them.
macro_rules! rules {
    ($category:ident; $($name:ident = $severity:ident $code:literal
        $summary:literal why $why:literal mend $mend:literal;)*) => {
        $(pub(in crate::lint) static $name: $crate::lint::rule::Rule = $crate::lint::rule::Rule {
            code: $code,
            severity: indeck_model::Severity::$severity,
            category: $crate::lint::rule::Category::$category,
            summary: $summary,
            why: $why,
            mend: $mend,
        };)*
        /// The rules of this file.
        pub(super) const FAMILY: &[&$crate::lint::rule::Rule] = &[$(&$name),*];
    };
}
use rules;
