//! Policies and requests for tests.

use std::collections::BTreeMap;

use indeck_model::Diagnostic;
use indeck_model::spec::Located;
use indeck_policy::decide::{Actor, Circumstances, Request, Resource, ResourceKind};
use indeck_policy::{Action, Policy, PolicyFiles};

/// Files held in memory.
pub(crate) struct Memory(BTreeMap<String, String>);

impl Memory {
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        Self(files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }
}

impl PolicyFiles for Memory {
    fn open(&mut self, file: &Located<String>) -> Result<String, Diagnostic> {
        self.0.get(&file.value).cloned().ok_or_else(|| {
            let message = format!("`{}` is not there", file.value);
            Diagnostic::error("missing-file", message).at(file.at.clone())
        })
    }
}

/// A policy with a dataset `sales` of class internal and some columns, and these Cedar policies.
pub(crate) fn toml(more: &str, cedar: &str) -> String {
    format!(
        "name = 'test'\nversion = '1'\n{more}\n[datasets.sales]\nclass = 'internal'\n\
         [datasets.sales.columns]\nbuyer = {{ class = 'personal', role = 'direct' }}\n\
         [cedar]\ntext = '''\n{cedar}\n'''\n"
    )
}

pub(crate) fn load(more: &str, cedar: &str) -> Result<Policy, Vec<Diagnostic>> {
    Policy::load("policy.toml", &toml(more, cedar), &mut ())
}

pub(crate) fn policy(more: &str, cedar: &str) -> Policy {
    load(more, cedar).unwrap_or_else(|all| panic!("{}", shown(&all).join("\n")))
}

pub(crate) fn shown(all: &[Diagnostic]) -> Vec<String> {
    all.iter().map(ToString::to_string).collect()
}

/// A Cedar policy with its annotations.
pub(crate) fn statement(id: &str, rest: &str) -> String {
    format!("@id(\"{id}\") @reason(\"because\")\n{rest}")
}

/// Anna asks for `sales`.
pub(crate) fn query() -> Request {
    Request {
        actor: Actor::user("anna@example.com"),
        action: Action::Query,
        resource: Resource::new(ResourceKind::Dataset, "sales").with_column("sales", "amount"),
        circumstances: Circumstances::at(1_772_323_200),
    }
}
