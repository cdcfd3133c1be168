//! The text of a statement to Cedar's form of it, with its annotations.

use cedar_policy::{Policy, PolicyId};
use indeck_model::{Diagnostic, Location};
use miette::Diagnostic as _;

use super::split::Piece;
use super::{Origin, Statement, annotations};
use crate::document::{Document, lower};

pub(super) fn statement(
    piece: &Piece<'_>,
    origin: &Origin<'_>,
    document: Option<&Document>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Statement> {
    if let Some(message) = piece.excess() {
        let at = origin.location(0..1);
        diagnostics.push(Diagnostic::error("policy-too-large", message).at(at));
        return None;
    }
    let policy = match Policy::parse(Some(PolicyId::new("policy")), piece.text) {
        Ok(policy) => policy,
        Err(errors) => {
            for error in errors.iter() {
                diagnostics.push(foreign("cedar-syntax", error, origin));
            }
            return None;
        }
    };
    annotations::statement(policy, origin, document, diagnostics)
}

/// A mistake that Cedar found.
pub(super) fn foreign(
    code: &'static str,
    error: &dyn miette::Diagnostic,
    origin: &Origin<'_>,
) -> Diagnostic {
    let mut message = error.to_string();
    // Cedar begins some messages with its own name of the policy.
    if let Some((_, rest)) = message.split_once("`, ").filter(|(a, _)| a.starts_with("for policy"))
    {
        message = rest.to_owned();
    }
    let mut diagnostic = Diagnostic::error(code, lower(&message)).at(place(error, origin));
    if let Some(help) = error.help() {
        diagnostic = diagnostic.hint(lower(&help.to_string()));
    }
    diagnostic
}

/// The place that Cedar names, or the beginning of the statement.
fn place(error: &dyn miette::Diagnostic, origin: &Origin<'_>) -> Location {
    let label = error.labels().and_then(|mut labels| labels.next());
    match label {
        Some(label) => origin.location(label.offset()..label.offset() + label.len()),
        None => origin.location(0..0),
    }
}
