//! The second factor of the own account.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::account::Proof;
use super::sessions::put_cookies;
use crate::config::Secret;
use crate::csrf;
use crate::extract::Json;
use crate::problem::Problem;
use crate::reply::{Answer, Reply};
use crate::signed::Signed;

/// What an app makes codes of.
#[derive(Serialize, ToSchema)]
pub(crate) struct TotpSecret {
    /// The secret, in base 32.
    secret: String,
    /// The same as an address for apps.
    uri: String,
}

/// A code of the app.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Code {
    /// The code that the app shows.
    code: String,
}

/// Codes for when the app is lost, told once.
#[derive(Serialize, ToSchema)]
pub(crate) struct Recovery {
    /// Each is good for one sign-in.
    recovery_codes: Vec<String>,
    /// What to send as `X-CSRF-Token` from now on: the session is a new one.
    csrf: String,
}

/// Begins to set up a second factor: a secret for an app.
#[utoipa::path(post, path = "/account/totp", tag = "account",
    responses((status = 201, body = TotpSecret)))]
pub(crate) async fn begin_totp(signed: Signed) -> Answer<TotpSecret> {
    let setup = signed.caller.begin_totp().await?;
    Ok(Reply::created(TotpSecret { secret: setup.secret, uri: setup.uri }))
}

/// Confirms the second factor with a code. All sessions end; the answer brings a new one.
#[utoipa::path(post, path = "/account/totp/confirm", tag = "account",
    responses((status = 200, body = Recovery)))]
pub(crate) async fn confirm_totp(
    signed: Signed,
    Json(sent): Json<Code>,
) -> Result<Response, Problem> {
    let (recovery_codes, signed_in) = signed.caller.confirm_totp(&sent.code).await?;
    let csrf = csrf::token(&Secret::new(signed_in.secret.as_str()));
    let mut response = axum::Json(Recovery { recovery_codes, csrf }).into_response();
    put_cookies(response.headers_mut(), &signed_in);
    Ok(response)
}

/// Removes the second factor.
#[utoipa::path(delete, path = "/account/totp", tag = "account", responses((status = 204)))]
pub(crate) async fn remove_totp(
    signed: Signed,
    Json(proof): Json<Proof>,
) -> Result<StatusCode, Problem> {
    signed.caller.remove_totp(&proof.password).await?;
    Ok(StatusCode::NO_CONTENT)
}
