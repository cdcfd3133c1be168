//! What is known of a code: its title, its page and where to read it.

use indeck::Diagnostic;
use indeck::explain::{Explanation, explain};

/// Where the page of each code can be read.
const PAGES: &str =
    concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/crates/indeck/src/explain/pages");

/// The explanation of a finding's code, with an address.
pub(crate) struct Rule {
    pub(crate) explanation: &'static Explanation,
    pub(crate) uri: String,
}

/// What is known of that code, if it has a page.
pub(crate) fn of(code: &str) -> Option<Rule> {
    let explanation = explain(code)?;
    Some(Rule { explanation, uri: format!("{PAGES}/{}.md", explanation.code) })
}

/// The code to read about first: that of the worst finding that has a page.
pub(crate) fn worth_reading<'a>(findings: &[&'a Diagnostic]) -> Option<&'a str> {
    // Of several that are as bad, the first.
    let worst = findings.iter().rev().filter(|d| explain(d.code).is_some());
    worst.max_by_key(|d| d.severity).map(|d| d.code)
}
