//! Strict validation against the schema.

use std::collections::BTreeMap;

use cedar_policy::{PolicySet, Schema, ValidationMode, Validator};
use indeck_model::Diagnostic;

use super::parse::foreign;
use super::{Origin, Statement};

/// The text of the schema that Cedar policies are checked against.
pub const SCHEMA: &str = include_str!("../decide/indeck.cedarschema");

/// The schema in Cedar's form; `None` if it is damaged, which a test excludes.
pub(crate) fn schema() -> Option<Schema> {
    Schema::from_cedarschema_str(SCHEMA).ok().map(|(schema, _)| schema)
}

pub(super) fn validate(
    statements: &[Statement],
    origins: &BTreeMap<String, Origin<'_>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let policies = PolicySet::from_policies(statements.iter().map(|s| s.policy.clone()));
    let (Some(schema), Ok(policies)) = (schema(), policies) else {
        let message = "the policies cannot be checked against the schema";
        diagnostics.push(Diagnostic::error("cedar-type", message));
        return;
    };
    let result = Validator::new(schema).validate(&policies, ValidationMode::Strict);
    let origin = |id: &cedar_policy::PolicyId| origins.get(AsRef::<str>::as_ref(id));
    for error in result.validation_errors() {
        if let Some(origin) = origin(error.policy_id()) {
            diagnostics.push(foreign("cedar-type", error, origin));
        }
    }
    for warning in result.validation_warnings() {
        if let Some(origin) = origin(warning.policy_id()) {
            let mut diagnostic = foreign("cedar-warning", warning, origin);
            diagnostic.severity = indeck_model::Severity::Warning;
            diagnostics.push(diagnostic);
        }
    }
}
