//! Signing in, and out again.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, header};
use indeck_platform::accounts::{FirstStep, SignedIn};
use serde::Deserialize;

use super::form::{Sent, Unsigned};
use super::shell::{Open, plain};
use super::show::{Shown, errors, go, page, page_with};
use crate::api::sessions::{gone, put_cookies};
use crate::app::App;
use crate::cookies;
use crate::extract::Query;
use crate::problem::Problem;
use crate::views::{SignIn, SignInCode};

/// Where to go after signing in.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Next {
    next: String,
}

/// A path of this server, or the first page.
fn inside(next: &str) -> String {
    let is_path = next.starts_with('/') && !next.starts_with("//");
    let is_plain = next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_path && is_plain { next.to_owned() } else { "/".to_owned() }
}

/// `GET /sign-in`.
pub(crate) async fn sign_in(Open(shell): Open, Query(query): Query<Next>) -> Shown {
    if shell.user.is_some() {
        return go(&inside(&query.next));
    }
    page(&SignIn { shell, next: inside(&query.next), ..SignIn::default() })
}

/// `POST /sign-in`.
pub(crate) async fn try_sign_in(State(app): State<App>, sent: Unsigned) -> Shown {
    let (email, next) = (sent.fields.text("email"), inside(&sent.fields.text("next")));
    let step = app.platform.sign_in_first(&email, &sent.fields.text("password"), sent.from).await;
    match step {
        Ok(FirstStep::Done(signed_in)) => welcome(&signed_in, &next),
        Ok(FirstStep::Code { pending, expires }) => {
            let left = (expires - crate::time::now()).max(0) / 1_000_000;
            let seconds = u64::try_from(left).unwrap_or_default();
            let cookie = cookies::set(cookies::PENDING, &pending, seconds);
            let cookie = cookie.unwrap_or_else(cookies::clear_pending);
            let to = Redirect::to(&format!("/sign-in/code?next={}", encoded(&next)));
            Ok(([(header::SET_COOKIE, cookie)], to).into_response())
        }
        Err(error) => {
            let (status, errors) = errors(Problem::from(error))?;
            page_with(status, &SignIn { shell: plain(), email, next, errors })
        }
    }
}

/// `GET /sign-in/code`.
pub(crate) async fn code(Query(query): Query<Next>, headers: HeaderMap) -> Shown {
    if cookies::pending(&headers).is_none() {
        return go("/sign-in");
    }
    page(&SignInCode { shell: plain(), next: inside(&query.next), ..SignInCode::default() })
}

/// `POST /sign-in/code`.
pub(crate) async fn try_code(State(app): State<App>, headers: HeaderMap, sent: Unsigned) -> Shown {
    let next = inside(&sent.fields.text("next"));
    let Some(pending) = cookies::pending(&headers) else { return go("/sign-in") };
    let code = sent.fields.text("code");
    match app.platform.sign_in_second(pending.expose(), &code, sent.from).await {
        Ok(signed_in) => welcome(&signed_in, &next),
        Err(indeck_platform::Error::SignedOut) => go("/sign-in"),
        Err(error) => {
            let (status, errors) = errors(Problem::from(error))?;
            page_with(status, &SignInCode { shell: plain(), next, errors })
        }
    }
}

pub(super) fn welcome(signed_in: &SignedIn, next: &str) -> Shown {
    let mut response = Redirect::to(next).into_response();
    let headers = response.headers_mut();
    put_cookies(headers, signed_in);
    headers.append(header::SET_COOKIE, cookies::clear_pending());
    Ok(response)
}

fn encoded(path: &str) -> String {
    let sign = |byte: u8| match byte {
        b'/' | b'_' | b'-' | b'.' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    path.bytes().map(sign).collect()
}

/// `POST /sign-out`.
pub(crate) async fn sign_out(sent: Sent) -> Result<Response, Problem> {
    sent.signed.caller.sign_out().await?;
    Ok((gone(), Redirect::to("/sign-in?done=signed-out")).into_response())
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn nobody_is_sent_away_after_signing_in() {
        assert_eq!(inside("/reports?x=1"), "/reports?x=1");
        for away in ["", "//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb"] {
            assert_eq!(inside(away), "/", "{away}");
        }
    }
}
