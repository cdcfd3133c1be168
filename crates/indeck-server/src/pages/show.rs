//! From views to answers, and from problems to what a form says of them.

use askama::Template;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use indeck_platform::access::Verb;

use crate::pages::error::sentence;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{Errors, FieldError};

/// What a page answers.
pub(crate) type Shown = Result<Response, Problem>;

/// A view as a page.
pub(crate) fn page(view: &impl Template) -> Shown {
    page_with(StatusCode::OK, view)
}

/// A view as a page that says that something is wrong.
pub(crate) fn page_with(status: StatusCode, view: &impl Template) -> Shown {
    let text = view.render().map_err(|error| {
        tracing::error!(%error, "a page cannot be drawn");
        Problem::of_status(StatusCode::INTERNAL_SERVER_ERROR)
    })?;
    Ok((status, Html(text)).into_response())
}

/// Goes to a page, after something was done.
pub(crate) fn go(to: &str) -> Shown {
    Ok(Redirect::to(to).into_response())
}

/// Whether a form is shown at all; what it sends is decided by the platform.
pub(crate) fn permitted(signed: &Signed, verb: Verb) -> Result<(), Problem> {
    match signed.caller.could(verb) {
        true => Ok(()),
        false => Err(Problem::of_status(StatusCode::FORBIDDEN)),
    }
}

/// The field of a form that the API calls otherwise.
fn named(field: String) -> String {
    if field == "filename" { "file".to_owned() } else { field }
}

/// The same problem, at the field of the password where that is what was wrong.
pub(crate) fn at_password(problem: Problem, field: &str) -> Problem {
    if problem.code != "wrong-credentials" {
        return problem;
    }
    Problem::of_field(field, "this is not your password")
}

/// What is wrong with a form, if the problem is about what was typed and not about who typed it.
pub(crate) fn errors(problem: Problem) -> Result<(StatusCode, Errors), Problem> {
    let status = problem.status();
    let is_of_form = matches!(problem.status, 400 | 409 | 412 | 413 | 422 | 429)
        || problem.code == "wrong-credentials";
    if !is_of_form {
        return Err(problem);
    }
    let mut told: Vec<FieldError> = problem
        .errors
        .into_iter()
        .map(|error| FieldError { field: named(error.field), message: sentence(&error.message) })
        .collect();
    let found = problem.diagnostics.iter().filter_map(|found| found.get("message")?.as_str());
    let found =
        found.map(|message| FieldError { field: String::new(), message: sentence(message) });
    if told.is_empty() {
        told.extend(found);
    }
    if told.is_empty() {
        let message = sentence(&problem.detail);
        told.push(FieldError { field: String::new(), message });
    }
    Ok((status, Errors::from(told)))
}
