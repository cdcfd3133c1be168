//! The policy that a report is made under: the organisation's document, with the classes of the
//! datasets that the report reads.

use std::collections::BTreeMap;
use std::fmt::Write;

use indeck::model::Classification;
use indeck::policy::Policy;
use indeck::{Diagnostic, Location};

/// The document of an organisation that has written none.
pub const DEFAULT_POLICY: &str = include_str!("default_policy.toml");

/// What the document is called in diagnostics.
pub(crate) const NAME: &str = "policy.toml";

/// The policy for a report that reads those sources, each with the class of its dataset. What the
/// document itself says of a dataset goes first.
///
/// # Errors
/// Every mistake in the document.
pub(crate) fn effective(
    document: &str,
    sources: &BTreeMap<String, Classification>,
) -> Result<Policy, Vec<Diagnostic>> {
    let own = Policy::load(NAME, document, &mut ())?;
    let mut text = document.to_owned();
    for (name, class) in sources {
        if !own.document().datasets.contains_key(name) {
            let quoted = quoted(name);
            // Writing to a text cannot fail.
            let _ = write!(text, "\n[datasets.{quoted}]\nclass = \"{}\"\n", class.word());
        }
    }
    Policy::load(NAME, &text, &mut ())
}

/// A text as a key of TOML: a basic string on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                // Writing to a text cannot fail.
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The name under which a document knows the dataset of a file: the file's name without its ending,
/// whatever the case of its letters.
pub(crate) fn known_as(policy: &Policy, filename: &str) -> String {
    let stem = filename.rsplit_once('.').map_or(filename, |(stem, _)| stem);
    let mut names = policy.document().datasets.keys();
    names.find(|name| name.eq_ignore_ascii_case(stem)).map_or_else(|| stem.to_owned(), Clone::clone)
}

/// A source that hides a dataset from the document's rules: one of another name than that under
/// which the document knows the dataset. `None` where the document has no rules for it.
pub(crate) fn misnamed(
    policy: &Policy,
    source: &str,
    filename: &str,
    at: &Location,
) -> Option<Diagnostic> {
    let known = known_as(policy, filename);
    if known == source || !policy.document().datasets.contains_key(&known) {
        return None;
    }
    let message = format!("`{filename}` must be called `{known}` here, as the policy knows it");
    let found = Diagnostic::error("misnamed-source", message).at(at.clone());
    Some(found.hint(format!("write `{known}: {filename}` under `sources`")))
}
