//! Signing up, in and out.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use indeck_platform::accounts::{NewOrganisation, SignedIn};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::account::Account;
use crate::app::App;
use crate::config::Secret;
use crate::extract::Json;
use crate::problem::Problem;
use crate::signed::{Signed, Stranger};
use crate::{cookies, csrf};

/// A new organisation with its owner.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignUp {
    /// The one-time link, or its last part.
    link: String,
    /// What the organisation is called.
    organisation: String,
    /// What its owner is called.
    name: String,
    /// The owner's address of mail.
    email: String,
    /// The owner's password.
    password: String,
}

/// Who wants to sign in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignIn {
    /// The address of mail.
    email: String,
    /// The password.
    password: String,
    /// A code of the second factor, or a recovery code, where one is set up.
    #[serde(default)]
    code: Option<String>,
}

/// Somebody who is signed in now.
#[derive(Serialize, ToSchema)]
pub(crate) struct Welcome {
    /// The account.
    account: Account,
    /// What to send as `X-CSRF-Token` with the cookie.
    csrf: String,
}

/// Signs an organisation up with a one-time link; its owner is signed in.
#[utoipa::path(post, path = "/sign-up", tag = "sessions", security(()),
    responses((status = 201, body = Welcome)))]
pub(crate) async fn sign_up(
    State(app): State<App>,
    Stranger(from): Stranger,
    Json(sent): Json<SignUp>,
) -> Result<Response, Problem> {
    let SignUp { link, organisation, name, email, password } = sent;
    let new = NewOrganisation { organisation, name, email, password };
    welcome(app.platform.sign_up(&link, new, from).await?).await
}

/// Signs in. Where a second factor is set up and no code is sent, the answer is 401 with the code
/// `second-factor-required`.
#[utoipa::path(post, path = "/sessions", tag = "sessions", security(()),
    responses((status = 201, body = Welcome)))]
pub(crate) async fn sign_in(
    State(app): State<App>,
    Stranger(from): Stranger,
    Json(sent): Json<SignIn>,
) -> Result<Response, Problem> {
    let code = sent.code.as_deref();
    welcome(app.platform.sign_in(&sent.email, &sent.password, code, from).await?).await
}

/// Signs out: the session ends at once.
#[utoipa::path(delete, path = "/sessions", tag = "sessions", responses((status = 204)))]
pub(crate) async fn sign_out(signed: Signed) -> Result<Response, Problem> {
    let ended = signed.caller.sign_out().await;
    // Whatever becomes of the session, this browser has left it.
    Ok(match ended {
        Ok(()) => (StatusCode::NO_CONTENT, gone()).into_response(),
        Err(error) => (gone(), Problem::from(error)).into_response(),
    })
}

/// The answer to somebody who has just signed in, with the cookie.
pub(super) async fn welcome(signed_in: SignedIn) -> Result<Response, Problem> {
    let account = Account::from(signed_in.caller.account().await?);
    let csrf = csrf::token(&Secret::new(signed_in.secret.as_str()));
    let mut response = (StatusCode::CREATED, axum::Json(Welcome { account, csrf })).into_response();
    put_cookies(response.headers_mut(), &signed_in);
    Ok(response)
}

/// Puts the cookies of a new session on an answer: its own, and that of a device that was not known.
pub(crate) fn put_cookies(headers: &mut HeaderMap, signed_in: &SignedIn) {
    let device = signed_in.device.as_deref().and_then(cookies::set_device);
    for cookie in [Some(cookie_of(signed_in)), device].into_iter().flatten() {
        headers.append(header::SET_COOKIE, cookie);
    }
}

/// The cookie of a new session.
fn cookie_of(signed_in: &SignedIn) -> HeaderValue {
    let left = (signed_in.expires - crate::time::now()).max(0) / 1_000_000;
    let seconds = u64::try_from(left).unwrap_or_default();
    // What the platform hands out fits a cookie; were it not so, nobody would be signed in.
    cookies::set(cookies::SESSION, &signed_in.secret, seconds).unwrap_or_else(cookies::clear)
}

/// What a browser is told when its session has ended.
pub(crate) fn gone() -> [(http::HeaderName, HeaderValue); 2] {
    let clear = http::HeaderName::from_static("clear-site-data");
    let what = HeaderValue::from_static("\"cache\", \"storage\"");
    [(header::SET_COOKIE, cookies::clear()), (clear, what)]
}
