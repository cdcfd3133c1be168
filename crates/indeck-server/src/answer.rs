//! How an error is told: to programs as a problem, to people as a page.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Uri, header};

use crate::app::App;
use crate::context::RequestId;
use crate::csrf;
use crate::pages::{self, shell};
use crate::problem::{PROBLEM_JSON, Problem};
use crate::signed::identify;
use crate::views::Shell;

/// Brings every error into one of the two forms, those of the framework too.
pub(crate) async fn errors(State(app): State<App>, request: Request, next: Next) -> Response {
    let for_person = is_for_person(request.uri().path(), request.headers());
    let is_page = csrf::is_safe(request.method());
    let sign_in = sign_in(request.uri());
    let id = request.extensions().get::<RequestId>().copied();
    let (parts, body) = request.into_parts();
    let asked = for_person.then(|| parts.clone());
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if !response.status().is_client_error() && !response.status().is_server_error() {
        return response;
    }
    let problem = match response.extensions_mut().remove::<Problem>() {
        Some(problem) => problem,
        None if is_told(response.headers()) => return response,
        None => Problem::of_status(response.status()),
    };
    // Who is signed out and looks at a page wants to sign in.
    if for_person && problem.status == 401 && is_page {
        return Redirect::to(&sign_in).into_response();
    }
    let mut told = match asked {
        Some(asked) => {
            let shell = around(&problem, asked, &app).await;
            let page = pages::error::page(&problem, id, shell);
            (problem.status(), Html(page)).into_response()
        }
        None => problem.into_response(),
    };
    keep(response.headers(), told.headers_mut());
    told
}

/// What is around the page of a problem: the way on, for who is signed in. Where the server itself
/// is in trouble, or was asked too often, nothing more is asked of it.
async fn around(problem: &Problem, mut asked: Parts, app: &App) -> Shell {
    if !matches!(problem.status, 400..=428) {
        return shell::plain();
    }
    match identify(&mut asked, app).await {
        Ok(signed) => shell::of(&signed).await.unwrap_or_else(|_| shell::plain()),
        Err(_) => shell::plain(),
    }
}

/// Where to sign in, to come back afterwards.
fn sign_in(uri: &Uri) -> String {
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    if path == "/" {
        return "/sign-in".to_owned();
    }
    let mut next = String::new();
    for byte in path.bytes() {
        match byte {
            b'/' | b'_' | b'-' | b'.' => next.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => next.push(char::from(byte)),
            byte => next.push_str(&format!("%{byte:02X}")),
        }
    }
    format!("/sign-in?next={next}")
}

/// Whether the answer has a form of its own already, such as a page with what is wrong in a form.
fn is_told(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html") || kind.starts_with(PROBLEM_JSON))
}

/// What an error says beside its text stands: `Allow`, cookies, how long to wait.
fn keep(from: &HeaderMap, to: &mut HeaderMap) {
    for (name, value) in from {
        let is_of_body = matches!(
            *name,
            header::CONTENT_TYPE | header::CONTENT_LENGTH | header::CONTENT_ENCODING
        );
        if !is_of_body && !to.contains_key(name) {
            to.append(name, HeaderValue::clone(value));
        }
    }
}

/// Whether somebody looks at the answer in a browser.
pub(crate) fn is_for_person(path: &str, headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    !path.starts_with("/api/v1") && accept.is_some_and(|accept| accept.contains("text/html"))
}
