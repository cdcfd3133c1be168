//! The own account.

use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use indeck_platform::accounts::{AccountChange, AccountInfo, NewToken, SessionInfo, TokenInfo};
use indeck_platform::id::{SessionId, TokenId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::certificate::Certificate;
use super::sessions::{cookie_of, gone, welcome};
use crate::etag::IfMatch;
use crate::extract::{Json, Path};
use crate::pagination::List;
use crate::problem::Problem;
use crate::reply::{Answer, Reply, text_file};
use crate::signed::Signed;
use crate::time::rfc3339;

/// The own account.
#[derive(Serialize, ToSchema)]
pub(crate) struct Account {
    /// Its id.
    #[schema(example = "usr_01jd9x6m3q0v8w5k2z7r4t1y6c")]
    id: String,
    /// What it is called.
    name: String,
    /// Its address of mail.
    email: String,
    /// What it is in its organisation.
    role: &'static str,
    /// What the organisation is called.
    organisation: String,
    /// When it was made.
    created: String,
    /// When it last signed in.
    last_sign_in: Option<String>,
    /// Since when it has a second factor.
    second_factor: Option<String>,
    /// How many recovery codes are left.
    recovery_codes_left: u32,
    /// Whether the organisation wants a second factor.
    second_factor_required: bool,
}

impl From<AccountInfo> for Account {
    fn from(info: AccountInfo) -> Self {
        Self {
            id: info.id.to_string(),
            name: info.name,
            email: info.email,
            role: info.role.word(),
            organisation: info.organisation,
            created: rfc3339(info.created),
            last_sign_in: info.last_sign_in.map(rfc3339),
            second_factor: info.second_factor.map(rfc3339),
            recovery_codes_left: info.recovery_left,
            second_factor_required: info.second_factor_required,
        }
    }
}

/// What to correct; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountEdit {
    /// The name.
    #[serde(default)]
    name: Option<String>,
    /// The address of mail.
    #[serde(default)]
    email: Option<String>,
}

/// The password, for what must not happen by a stolen session.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Proof {
    /// The password.
    password: String,
}

/// A new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordEdit {
    /// The one until now.
    current: String,
    /// The one from now on.
    new: String,
}

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

/// The own account.
#[utoipa::path(get, path = "/account", tag = "account", responses((status = 200, body = Account)))]
pub(crate) async fn read(signed: Signed) -> Answer<Account> {
    let info = signed.caller.account().await?;
    let revision = info.rev;
    Ok(Reply::ok(info.into()).tagged(revision))
}

/// Corrects name or address.
#[utoipa::path(patch, path = "/account", tag = "account",
    responses((status = 200, body = Account)))]
pub(crate) async fn update(
    signed: Signed,
    IfMatch(revision): IfMatch,
    Json(edit): Json<AccountEdit>,
) -> Answer<Account> {
    let change = AccountChange { name: edit.name, email: edit.email };
    let info = signed.caller.update_account(change, revision).await?;
    let revision = info.rev;
    Ok(Reply::ok(info.into()).tagged(revision))
}

/// Erases the account. What it owned belongs to another member from now on.
#[utoipa::path(delete, path = "/account", tag = "account",
    responses((status = 200, body = Certificate)))]
pub(crate) async fn erase(signed: Signed, Json(proof): Json<Proof>) -> Result<Response, Problem> {
    let certificate = signed.caller.erase_account(&proof.password).await?;
    Ok((gone(), axum::Json(Certificate::from(certificate))).into_response())
}

/// All that is stored about the account, as a file.
#[utoipa::path(get, path = "/account/export", tag = "account",
    responses((status = 200, body = Object, content_type = "application/json")))]
pub(crate) async fn export(signed: Signed) -> Result<Response, Problem> {
    let all = signed.caller.export_account().await?;
    let text = serde_json::to_string_pretty(&all).unwrap_or_default();
    Ok(text_file("indeck-account.json", "application/json", text))
}

/// Changes the password. All sessions end; the answer brings a new one.
#[utoipa::path(post, path = "/account/password", tag = "account",
    responses((status = 201, body = super::sessions::Welcome)))]
pub(crate) async fn password(
    signed: Signed,
    Json(edit): Json<PasswordEdit>,
) -> Result<Response, Problem> {
    welcome(signed.caller.change_password(&edit.current, &edit.new).await?).await
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
    let cookie = cookie_of(&signed_in);
    let csrf = crate::csrf::token(&crate::config::Secret::new(signed_in.secret));
    let body = axum::Json(Recovery { recovery_codes, csrf });
    Ok(([(header::SET_COOKIE, cookie)], body).into_response())
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

/// A session.
#[derive(Serialize, ToSchema)]
pub(crate) struct Session {
    /// Its id.
    id: String,
    /// Whether it is this one.
    current: bool,
    /// When it began.
    created: String,
    /// When it was last used.
    seen: String,
    /// When it ends at the latest.
    expires: String,
    /// Where it began.
    address: String,
    /// What the browser said of itself.
    agent: String,
    /// Whether a second factor was shown.
    second_factor: bool,
}

impl From<SessionInfo> for Session {
    fn from(info: SessionInfo) -> Self {
        Self {
            id: info.id.to_string(),
            current: info.current,
            created: rfc3339(info.created),
            seen: rfc3339(info.seen),
            expires: rfc3339(info.expires),
            address: info.address,
            agent: info.agent,
            second_factor: info.second_factor,
        }
    }
}

/// The own sessions.
#[utoipa::path(get, path = "/account/sessions", tag = "account",
    responses((status = 200, body = List<Session>)))]
pub(crate) async fn sessions(signed: Signed) -> Answer<List<Session>> {
    let all = signed.caller.sessions().await?;
    Ok(Reply::ok(List::whole(all.into_iter().map(Session::from))))
}

/// Ends a session at once.
#[utoipa::path(delete, path = "/account/sessions/{session}", tag = "account",
    params(("session" = String, Path, description = "The session's id.")),
    responses((status = 204)))]
pub(crate) async fn revoke_session(
    signed: Signed,
    Path(id): Path<SessionId>,
) -> Result<StatusCode, Problem> {
    signed.caller.revoke_session(id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A token for programs.
#[derive(Serialize, ToSchema)]
pub(crate) struct Token {
    /// Its id.
    id: String,
    /// What it is called.
    name: String,
    /// What it is for.
    scopes: Vec<String>,
    /// From which networks it counts; from all if empty.
    addresses: Vec<String>,
    /// When it was made.
    created: String,
    /// When it expires.
    expires: String,
    /// When it was last used.
    used: Option<String>,
    /// Whether it has expired.
    expired: bool,
    /// The token itself, told once.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

impl From<TokenInfo> for Token {
    fn from(info: TokenInfo) -> Self {
        Self {
            id: info.id.to_string(),
            name: info.name,
            scopes: info.scopes,
            addresses: info.addresses,
            created: rfc3339(info.created),
            expires: rfc3339(info.expires),
            used: info.used.map(rfc3339),
            expired: info.expired,
            token: None,
        }
    }
}

/// A token that is to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TokenRequest {
    /// What it is called.
    name: String,
    /// What it is for: `read`, `write`, `download`, `admin`, `audit`.
    scopes: Vec<String>,
    /// For how many days it is good.
    #[schema(minimum = 1, maximum = 366)]
    expires_in_days: u32,
    /// From which networks it counts; from all if empty.
    #[serde(default)]
    addresses: Vec<String>,
}

/// The own tokens.
#[utoipa::path(get, path = "/account/tokens", tag = "account",
    responses((status = 200, body = List<Token>)))]
pub(crate) async fn tokens(signed: Signed) -> Answer<List<Token>> {
    let all = signed.caller.tokens().await?;
    Ok(Reply::ok(List::whole(all.into_iter().map(Token::from))))
}

/// Makes a token, which is told once.
#[utoipa::path(post, path = "/account/tokens", tag = "account",
    responses((status = 201, body = Token)))]
pub(crate) async fn create_token(signed: Signed, Json(sent): Json<TokenRequest>) -> Answer<Token> {
    let TokenRequest { name, scopes, expires_in_days, addresses } = sent;
    let new = NewToken { name, scopes, expires_in_days, addresses };
    let (info, token) = signed.caller.create_token(new).await?;
    Ok(Reply::created(Token { token: Some(token), ..info.into() }))
}

/// Takes a token back at once.
#[utoipa::path(delete, path = "/account/tokens/{token}", tag = "account",
    params(("token" = String, Path, description = "The token's id.")),
    responses((status = 204)))]
pub(crate) async fn revoke_token(
    signed: Signed,
    Path(id): Path<TokenId>,
) -> Result<StatusCode, Problem> {
    signed.caller.revoke_token(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
