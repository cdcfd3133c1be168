//! The one place where errors of the platform become answers.

use http::StatusCode;
use indeck_platform::Error;
use serde_json::json;

use crate::problem::Problem;

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let status = status(&error);
        let code = error.code();
        if status.is_server_error() {
            tell_operator(&error);
            // Who asks learns that it failed; the operator learns why.
            let problem = Self::new(status, code, in_words(&error));
            let wait = (status == StatusCode::SERVICE_UNAVAILABLE).then_some(5);
            return Self { retry_after: wait, ..problem };
        }
        let problem = Self::new(status, code, error.to_string());
        match error {
            Error::Invalid { fields } => fields
                .into_iter()
                .fold(problem, |problem, field| problem.with_error(&field.field, field.message)),
            Error::Mistakes { diagnostics, .. } => {
                Self { diagnostics: diagnostics.iter().map(diagnostic).collect(), ..problem }
            }
            Error::Cursor => problem.with_error("after", "is no `next` of this list"),
            Error::TooMany { seconds } => Self { retry_after: Some(seconds.max(1)), ..problem },
            Error::Refused { hints, .. } if !hints.is_empty() => {
                Self { detail: format!("{}: {}", problem.detail, hints.join(", or ")), ..problem }
            }
            _ => problem,
        }
    }
}

fn status(error: &Error) -> StatusCode {
    match error {
        Error::NotFound { .. } => StatusCode::NOT_FOUND,
        Error::SignedOut | Error::WrongCredentials | Error::SecondFactorRequired => {
            StatusCode::UNAUTHORIZED
        }
        Error::Refused { .. } => StatusCode::FORBIDDEN,
        Error::Invalid { .. } | Error::Mistakes { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Error::Cursor => StatusCode::BAD_REQUEST,
        Error::Conflict { code: "changed-meanwhile", .. } => StatusCode::PRECONDITION_FAILED,
        Error::Conflict { code: "idempotency-key-reused", .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Error::Conflict { .. } => StatusCode::CONFLICT,
        Error::TooLarge { .. } | Error::Full { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        Error::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Error::AuditUnavailable { .. }
        | Error::AuditDamaged { .. }
        | Error::Key { .. }
        | Error::Database { .. }
        | Error::Store { .. } => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn in_words(error: &Error) -> &'static str {
    match error {
        Error::AuditUnavailable { .. } => "the audit log cannot be written, so nothing was done",
        Error::AuditDamaged { .. } => {
            "the audit log is not what was signed, so nothing is done until the operator looks at it"
        }
        Error::Key { .. } => "a key cannot be used",
        Error::Database { .. } => "the database cannot be reached",
        Error::Store { .. } => "the object store cannot be reached",
        Error::Damaged { .. } => "what is stored is damaged",
        _ => "the server's log says more under the request's id",
    }
}

/// Errors of the platform hold no values of anybody's data.
fn tell_operator(error: &Error) {
    let mut causes = Vec::new();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        causes.push(error.to_string());
        cause = error.source();
    }
    crate::metrics::count_fault(error.code());
    tracing::error!(code = error.code(), %error, causes = causes.join(": "), "an operation failed");
}

/// A finding as the API tells it, in the form of `indeck check --format json`.
pub(crate) fn diagnostic(found: &indeck_platform::Diagnostic) -> serde_json::Value {
    let at = found.at.as_ref();
    json!({
        "code": found.code,
        "severity": found.severity.to_string(),
        "message": found.message,
        "file": at.map(|at| at.file.as_str()),
        "line": at.map(|at| at.line),
        "column": at.map(|at| at.column),
        "end_line": at.map(|at| at.end_line),
        "end_column": at.map(|at| at.end_column),
        "hints": found.hints,
        "notes": found.notes.iter().map(|note| note.message.as_str()).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(error: Error, expect: u16) {
        let problem = Problem::from(error);
        assert_eq!(problem.status, expect, "{}", problem.code);
        assert!(!problem.detail.is_empty());
    }

    #[test]
    fn each_error_has_its_status() {
        check(Error::NotFound { noun: "dataset" }, 404);
        check(Error::SignedOut, 401);
        check(Error::WrongCredentials, 401);
        check(Error::SecondFactorRequired, 401);
        check(Error::invalid("name", "is empty"), 422);
        check(Error::conflict("name-taken", "taken"), 409);
        check(Error::conflict("changed-meanwhile", "changed"), 412);
        check(Error::TooLarge { what: "the file", limit: "1 MB".into() }, 413);
        check(Error::TooMany { seconds: 9 }, 429);
        check(Error::AuditUnavailable { message: "disk full".into() }, 503);
        check(Error::AuditDamaged { message: "set back".into() }, 503);
        check(Error::Damaged { noun: "record" }, 500);
    }

    #[test]
    fn what_failed_inside_is_not_told_outside() {
        let problem = Problem::from(Error::Store { message: "/var/lib/x: denied".into() });
        assert!(!problem.detail.contains("/var"), "{}", problem.detail);
    }

    #[test]
    fn a_field_is_named() {
        let problem = Problem::from(Error::invalid("email", "is no address"));
        assert_eq!(problem.errors[0].field, "email");
    }
}
