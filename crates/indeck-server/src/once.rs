//! Writes with an idempotency key happen once: the answer is kept for a day and told again.

use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts, OptionalFromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderName, HeaderValue, StatusCode, header};
use indeck_platform::Caller;
use indeck_platform::accounts::{Idempotency, Replay, Sent};

use crate::app::App;
use crate::csrf;
use crate::idempotency::{IdempotencyKey, REPLAYED, fingerprint};
use crate::problem::Problem;
use crate::router::time_of;
use crate::sent::{Seen, is_same, watched};
use crate::signed::Signed;

/// Answers that are kept are small: what was made, never a file.
const MAX_ANSWER: usize = 1 << 20;

/// How long a request may live on after its time, while it is being dropped.
const SLACK: Duration = Duration::from_secs(5);

/// A layer around routes of the API.
pub(crate) async fn once(State(app): State<App>, request: Request, next: Next) -> Response {
    if csrf::is_safe(request.method()) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let key =
        <IdempotencyKey as OptionalFromRequestParts<App>>::from_request_parts(&mut parts, &app);
    let key = match key.await {
        Ok(Some(key)) => key,
        Ok(None) => return next.run(Request::from_parts(parts, body)).await,
        Err(problem) => return problem.into_response(),
    };
    match <Signed as FromRequestParts<App>>::from_request_parts(&mut parts, &app).await {
        Ok(signed) => {
            let done = keyed(&app, &signed, &key, (parts, body), next).await;
            done.unwrap_or_else(Problem::into_response)
        }
        // Nobody's writes are not remembered: signing up and in happen once by themselves.
        Err(problem) if problem.status == StatusCode::UNAUTHORIZED => {
            next.run(Request::from_parts(parts, body)).await
        }
        Err(problem) => problem.into_response(),
    }
}

async fn keyed(
    app: &App,
    signed: &Signed,
    key: &IdempotencyKey,
    (mut parts, body): (Parts, Body),
    next: Next,
) -> Result<Response, Problem> {
    let longest = time_of(app, &parts.method, &parts.headers).saturating_add(SLACK);
    let (body, text) = buffered(&parts, body, app.config.limits.body_bytes as usize).await?;
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let known = text.clone().unwrap_or_else(|| outside(&parts));
    let print = fingerprint(parts.method.as_str(), path, &known);
    match signed.caller.idempotent_begin(key.as_str(), &print, longest).await? {
        Idempotency::Fresh(caller) => {
            let (body, seen) = match text {
                Some(_) => (body, None),
                None => watched(body),
            };
            parts.extensions.insert(signed.acting_as((*caller).clone()));
            let response = next.run(Request::from_parts(parts, body)).await;
            remember(&caller, response, seen.as_ref().map(Seen::so_far)).await
        }
        Idempotency::Replay(Replay { status, body: answer, sent }) => {
            if let Some(sent) = &sent
                && !is_same(body, sent, is_form(&parts)).await?
            {
                let detail = "this idempotency key was used for another request";
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return Err(Problem::new(status, "idempotency-key-reused", detail));
            }
            signed.caller.repeated_request().await?;
            Ok(replay(status, answer))
        }
    }
}

/// A JSON text, which is read at once. What streams is compared as it comes.
async fn buffered(
    parts: &Parts,
    body: Body,
    limit: usize,
) -> Result<(Body, Option<Bytes>), Problem> {
    if !header_of(parts, header::CONTENT_TYPE).starts_with(b"application/json") {
        return Ok((body, None));
    }
    let read = to_bytes(body, limit).await;
    let bytes = read.map_err(|_| Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE))?;
    Ok((Body::from(bytes.clone()), Some(bytes)))
}

/// What is known of a body that streams before it does.
fn outside(parts: &Parts) -> Bytes {
    let kind = header_of(parts, header::CONTENT_TYPE);
    let length = header_of(parts, header::CONTENT_LENGTH);
    Bytes::from([kind, b"\n", length].concat())
}

fn is_form(parts: &Parts) -> bool {
    header_of(parts, header::CONTENT_TYPE).starts_with(b"multipart/form-data")
}

fn header_of(parts: &Parts, name: HeaderName) -> &[u8] {
    parts.headers.get(name).map(HeaderValue::as_bytes).unwrap_or_default()
}

/// Keeps the answer of what was done; what failed may be tried again.
async fn remember(
    caller: &Caller,
    response: Response,
    sent: Option<Sent>,
) -> Result<Response, Problem> {
    if !response.status().is_success() {
        caller.idempotent_forget().await?;
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, MAX_ANSWER).await;
    let bytes = bytes.map_err(|_| Problem::of_status(StatusCode::INTERNAL_SERVER_ERROR))?;
    let kept = caller.idempotent_done(parts.status.as_u16(), &bytes, sent).await;
    if let Err(error) = kept {
        // It was done: the client must learn that. A repeat learns that the answer is lost.
        tracing::error!(code = error.code(), "an answer could not be kept");
    }
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

fn replay(status: u16, body: Vec<u8>) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    response
}
