//! The page for what went wrong.

use askama::Template as _;

use crate::context::RequestId;
use crate::problem::Problem;
use crate::views::{ErrorPage, Link, Shell};

/// The page that tells a person of a problem.
pub(crate) fn page(problem: &Problem, request: Option<RequestId>, shell: Shell) -> String {
    let view = ErrorPage {
        step: step(problem, &shell),
        shell,
        status: problem.status,
        title: problem.title.clone(),
        detail: sentence(&problem.detail),
        code: problem.code.clone(),
        request_id: request.map(|id| id.to_string()).unwrap_or_default(),
        retry_after: problem.retry_after,
    };
    // A page that cannot be drawn is still told, in plain words.
    view.render().unwrap_or_else(|_| format!("{} {}", problem.status, problem.code))
}

/// The way on.
fn step(problem: &Problem, shell: &Shell) -> Link {
    let (href, text) = match (shell.user.is_some(), problem.code.as_str()) {
        (true, "second-factor-missing") => ("/account/second-factor", "Set up a second factor"),
        (true, _) => ("/", "Go to Home"),
        (false, _) => ("/sign-in", "Sign in"),
    };
    Link { href: href.to_owned(), text: text.to_owned() }
}

/// A message as a sentence.
pub(crate) fn sentence(message: &str) -> String {
    let mut chars = message.chars();
    let Some(first) = chars.next() else { return String::new() };
    let end = if message.ends_with(['.', '!', '?']) { "" } else { "." };
    // What begins with the user's own word stays as it is.
    format!("{}{}{end}", first.to_uppercase(), chars.as_str())
}
