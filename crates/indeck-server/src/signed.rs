//! `Signed`: who sends a request, found out once, with a place that is held for it.

use std::sync::Arc;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use http::request::Parts;
use http::{HeaderMap, Method, StatusCode, header};
use indeck_platform::caller::From as ComesFrom;
use indeck_platform::{Caller, Error};

use crate::address::ClientAddress;
use crate::app::App;
use crate::config::Secret;
use crate::context::RequestId;
use crate::limits::fair::Slot;
use crate::problem::Problem;
use crate::{cookies, csrf};

/// Who sends a request to the API: a session's cookie with its token, or an API token.
#[derive(Clone, Debug)]
pub(crate) struct Signed {
    /// Who it is.
    pub(crate) caller: Caller,
    /// The session's cookie; none with an API token.
    pub(crate) session: Option<Secret>,
    /// The place that the request holds among those of its organisation.
    _slot: Arc<Slot>,
}

impl Signed {
    /// The token that forms and scripts of this session send.
    pub(crate) fn csrf(&self) -> String {
        self.session.as_ref().map(csrf::token).unwrap_or_default()
    }

    /// The same request, by a caller that has claimed its idempotency key.
    pub(crate) fn acting_as(&self, caller: Caller) -> Self {
        Self { caller, ..self.clone() }
    }

    /// That no other site sent it. A forgery is told to the organisation's log.
    pub(crate) async fn sent_by_us(&self, parts: &Parts, app: &App) -> Result<(), Problem> {
        let checked = csrf::check_origin(&parts.method, &parts.headers, &app.own);
        self.told_of(checked).await
    }

    /// That it bears the token that pages of this session know; an API token needs none.
    pub(crate) async fn bears_our_token(&self, given: &str) -> Result<(), Problem> {
        match &self.session {
            Some(session) => self.told_of(csrf::check_token(session, given)).await,
            None => Ok(()),
        }
    }

    async fn told_of(&self, checked: Result<(), Problem>) -> Result<(), Problem> {
        if checked.is_err() {
            self.caller.refused_request("csrf").await?;
        }
        checked
    }
}

/// Where a request comes from, as the platform remembers it.
pub(crate) fn comes_from(parts: &Parts) -> ComesFrom {
    let address = parts.extensions.get::<ClientAddress>().map(|client| client.0);
    let request = parts.extensions.get::<RequestId>().map(|id| id.bytes());
    let agent = parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
    let agent = agent.unwrap_or_default().to_owned();
    let device = cookies::device(&parts.headers).map(|device| device.expose().to_owned());
    ComesFrom { address, request, agent, device }
}

/// The token of an `Authorization: Bearer` header.
fn bearer(headers: &HeaderMap) -> Option<Result<&str, Problem>> {
    let value = headers.get(header::AUTHORIZATION)?;
    let text = value.to_str().unwrap_or_default();
    let scheme = text.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    Some(scheme.map(|(_, token)| token.trim()).ok_or_else(|| {
        let detail = "`Authorization` must be `Bearer` and a token";
        Problem::new(StatusCode::UNAUTHORIZED, "not-signed-in", detail)
    }))
}

/// What a program reads whose token opens nothing.
fn of_token(error: Error) -> Problem {
    match error {
        Error::SignedOut => {
            let detail = "this token opens nothing: it is mistyped, revoked or expired";
            Problem::new(StatusCode::UNAUTHORIZED, "not-signed-in", detail)
        }
        other => other.into(),
    }
}

/// Finds out who it is, by token or cookie, without asking what the request may change.
///
/// # Errors
/// 401 if nobody is signed in, 429 if too much was sent.
pub(crate) async fn identify(parts: &mut Parts, app: &App) -> Result<Signed, Problem> {
    if let Some(known) = parts.extensions.get::<Signed>() {
        return Ok(known.clone());
    }
    let from = comes_from(parts);
    let (caller, session) = match bearer(&parts.headers) {
        Some(token) => {
            let caller = app.platform.caller_by_token(token?, from).await;
            (caller.map_err(of_token)?, None)
        }
        None => {
            let cookie = cookies::session(&parts.headers);
            let cookie = cookie.ok_or_else(|| Problem::of_status(StatusCode::UNAUTHORIZED))?;
            let caller = app.platform.caller_by_session(cookie.expose(), from).await?;
            (caller, Some(cookie))
        }
    };
    let (account, organisation) = (caller.user().to_string(), caller.tenant().org().to_string());
    let slot = Arc::new(app.limits.of_account(&account, &organisation)?);
    let signed = Signed { caller, session, _slot: slot };
    parts.extensions.insert(signed.clone());
    Ok(signed)
}

/// What a cookie alone does not prove: that the page that sent the request is one of ours.
async fn meant(parts: &Parts, signed: &Signed, app: &App) -> Result<(), Problem> {
    if signed.session.is_none() || csrf::is_safe(&parts.method) {
        return Ok(());
    }
    signed.sent_by_us(parts, app).await?;
    let given = parts.headers.get(csrf::HEADER).and_then(|value| value.to_str().ok());
    signed.bears_our_token(given.unwrap_or_default()).await
}

impl FromRequestParts<App> for Signed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let signed = identify(parts, app).await?;
        meant(parts, &signed, app).await?;
        Ok(signed)
    }
}

impl OptionalFromRequestParts<App> for Signed {
    type Rejection = Problem;

    /// Who it is, if somebody is signed in: for pages that everybody may see.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Self>, Problem> {
        if parts.method != Method::GET && parts.method != Method::HEAD {
            return <Self as FromRequestParts<App>>::from_request_parts(parts, app).await.map(Some);
        }
        match identify(parts, app).await {
            Ok(signed) => Ok(Some(signed)),
            Err(problem) if problem.status == StatusCode::UNAUTHORIZED => Ok(None),
            Err(problem) => Err(problem),
        }
    }
}

/// Where a request before sign-in comes from: not from another site, and not too often.
#[derive(Clone, Debug)]
pub(crate) struct Stranger(pub(crate) ComesFrom);

impl FromRequestParts<App> for Stranger {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        csrf::check_origin(&parts.method, &parts.headers, &app.own)?;
        if let (false, Some(client)) =
            (csrf::is_safe(&parts.method), parts.extensions.get::<ClientAddress>())
        {
            app.limits.of_sign_in(client.0)?;
        }
        Ok(Self(comes_from(parts)))
    }
}
