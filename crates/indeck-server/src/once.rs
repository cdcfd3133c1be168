//! Writes with an idempotency key happen once: the answer is kept for a day and told again.

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts, OptionalFromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};
use indeck_platform::Caller;
use indeck_platform::accounts::Idempotency;

use crate::app::App;
use crate::csrf;
use crate::idempotency::{IdempotencyKey, REPLAYED, fingerprint};
use crate::problem::Problem;
use crate::signed::Signed;

/// Answers that are kept are small: what was made, never a file.
const MAX_ANSWER: usize = 1 << 20;

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
    let signed = match <Signed as FromRequestParts<App>>::from_request_parts(&mut parts, &app).await
    {
        Ok(signed) => signed,
        // Nobody's writes are not remembered: signing up and in happen once by themselves.
        Err(problem) if problem.status == StatusCode::UNAUTHORIZED => {
            return next.run(Request::from_parts(parts, body)).await;
        }
        Err(problem) => return problem.into_response(),
    };
    let (body, seen) = match buffered(&parts, body, app.config.limits.body_bytes as usize).await {
        Ok(both) => both,
        Err(problem) => return problem.into_response(),
    };
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let print = fingerprint(parts.method.as_str(), path, &seen);
    let request = Request::from_parts(parts, body);
    match signed.caller.idempotent_begin(key.as_str(), &print).await {
        Ok(Idempotency::Fresh) => remember(&signed.caller, &key, next.run(request).await).await,
        Ok(Idempotency::Replay { status, body }) => replay(status, body),
        Err(error) => Problem::from(error).into_response(),
    }
}

/// The body, and what of it tells requests apart: a text itself, of a file that streams its length.
async fn buffered(
    parts: &http::request::Parts,
    body: Body,
    limit: usize,
) -> Result<(Body, Bytes), Problem> {
    let text = |name| parts.headers.get(name).map(HeaderValue::as_bytes).unwrap_or_default();
    if !text(header::CONTENT_TYPE).starts_with(b"application/json") {
        return Ok((body, Bytes::copy_from_slice(text(header::CONTENT_LENGTH))));
    }
    let read = to_bytes(body, limit).await;
    let bytes = read.map_err(|_| Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE))?;
    Ok((Body::from(bytes.clone()), bytes))
}

/// Keeps the answer of what was done; what failed may be tried again.
async fn remember(caller: &Caller, key: &IdempotencyKey, response: Response) -> Response {
    if !response.status().is_success() {
        if let Err(error) = caller.idempotent_forget(key.as_str()).await {
            return Problem::from(error).into_response();
        }
        return response;
    }
    let (parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, MAX_ANSWER).await else {
        return Problem::of_status(StatusCode::INTERNAL_SERVER_ERROR).into_response();
    };
    let kept = caller.idempotent_done(key.as_str(), parts.status.as_u16(), &bytes).await;
    if let Err(error) = kept {
        // It was done: the client must learn that, and a second attempt is refused as running.
        tracing::error!(code = error.code(), "an answer could not be kept");
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn replay(status: u16, body: Vec<u8>) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    response
}
