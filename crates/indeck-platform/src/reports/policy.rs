//! The policy that a report is made under: the organisation's document, with the classes of the
//! datasets that the report reads.

use std::collections::{BTreeMap, BTreeSet};

use indeck::model::Classification;
use indeck::policy::Policy;
use indeck::{Diagnostic, Location};

/// The document of an organisation that has written none.
pub const DEFAULT_POLICY: &str = include_str!("default_policy.toml");

/// What the document is called in diagnostics.
pub(crate) const NAME: &str = "policy.toml";

/// A dataset that a report reads, as the policy is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReadDataset {
    /// Its id.
    pub(crate) id: String,
    /// The name of its file.
    pub(crate) filename: String,
    /// How it must be handled.
    pub(crate) class: Classification,
    /// What its files have been called, and files with the same content: see
    /// [`Dataset`](crate::data::Dataset).
    pub(crate) names: BTreeSet<String>,
}

/// The policy for a report that reads those sources, each with the class of its dataset. A class can
/// only be raised by what the document says of it, and the document's only by that of the dataset.
///
/// # Errors
/// Every mistake in the document.
pub(crate) fn effective(
    document: &str,
    sources: &BTreeMap<String, Classification>,
) -> Result<Policy, Vec<Diagnostic>> {
    let own = Policy::load(NAME, document, &mut ())?;
    let raised = |name: &String, class: Classification| {
        let said = own.document().datasets.get(name).and_then(|dataset| dataset.class);
        said.is_none_or(|said| said < class)
    };
    let raised: Vec<_> = sources.iter().filter(|(name, class)| raised(name, **class)).collect();
    if raised.is_empty() {
        return Ok(own);
    }
    let failed = |message: String| vec![Diagnostic::error("toml-syntax", message)];
    let mut table: toml::Table =
        document.parse().map_err(|e: toml::de::Error| failed(e.to_string()))?;
    let datasets = table.entry("datasets").or_insert_with(|| toml::Table::new().into());
    for (name, class) in raised {
        let Some(datasets) = datasets.as_table_mut() else { break };
        let dataset = datasets.entry(name.clone()).or_insert_with(|| toml::Table::new().into());
        if let Some(dataset) = dataset.as_table_mut() {
            dataset.insert("class".to_owned(), class.word().into());
        }
    }
    let text = toml::to_string(&table).map_err(|error| failed(error.to_string()))?;
    Policy::load(NAME, &text, &mut ())
}

/// The names under which a policy knows a dataset: its id alone if the policy speaks of that, else
/// all names of its files, and of files with the same content, that the policy speaks of.
pub(crate) fn known_as(policy: &Policy, id: &str, names: &BTreeSet<String>) -> Vec<String> {
    let spoken = policy.named_datasets();
    if spoken.contains(id) {
        return vec![id.to_owned()];
    }
    spoken.into_iter().filter(|name| names.contains(&name.to_lowercase())).collect()
}

/// A source that hides a dataset from the policy's rules, or borrows the name of another one: what
/// the policy knows must be called as the policy calls it, and nothing else may be called so.
pub(crate) fn misnamed(
    policy: &Policy,
    source: &str,
    read: &ReadDataset,
    at: &Location,
) -> Option<Diagnostic> {
    let filename = &read.filename;
    let known = known_as(policy, &read.id, &read.names);
    let (message, hint) = match known.as_slice() {
        [known] if known == source => return None,
        [known] => (
            format!("`{filename}` must be called `{known}` here, as the policy knows it"),
            format!("write `{known}: {filename}` under `sources`"),
        ),
        [] if policy.named_datasets().contains(source) => (
            format!("`{source}` is what the policy calls other data than `{filename}`"),
            "give the source another name under `sources`".to_owned(),
        ),
        [] => return None,
        several => {
            let several: Vec<String> = several.iter().map(|name| format!("`{name}`")).collect();
            let several = several.join(" and ");
            (
                format!(
                    "the policy knows `{filename}` as {several}, and rules of both cannot hold"
                ),
                format!("have an owner or admin write one table for it: `[datasets.{}]`", read.id),
            )
        }
    };
    Some(Diagnostic::error("misnamed-source", message).at(at.clone()).hint(hint))
}
