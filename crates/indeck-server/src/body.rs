//! Bodies of requests that are refused: the connection stays in step.

use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, Version, header};

use crate::linger::lingering;
use crate::problem::Problem;

/// A body of this size is read before anything is decided.
const SMALL: u64 = 64 << 10;

/// Reads small bodies at once, so that an answer that does not care for the body leaves none of it
/// in the connection. After a refusal of a larger one the connection is at its end, and says so;
/// what still comes of it is read for a moment, so that the refusal is heard.
pub(crate) async fn settled(request: Request, next: Next) -> Response {
    let is_small = length(request.headers()).is_some_and(|length| length <= SMALL);
    if is_small {
        let (parts, body) = request.into_parts();
        return match to_bytes(body, SMALL as usize).await {
            Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
            Err(_) => Problem::of_status(StatusCode::BAD_REQUEST).into_response(),
        };
    }
    if !ends_connection(&request) {
        return next.run(request).await;
    }
    let mut response = next.run(request.map(lingering)).await;
    close(&mut response);
    response
}

/// How long a small body that nobody wants is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// Answers a request that no handler takes, with its connection in step as in [`settled`].
pub(crate) async fn turned_away(request: Request, problem: Problem) -> Response {
    let ends = ends_connection(&request);
    let is_small = length(request.headers()).is_some_and(|length| length <= SMALL);
    let body = lingering(request.into_body());
    let mut response = problem.into_response();
    let read = async { is_small && to_bytes(body, SMALL as usize).await.is_ok() };
    let is_read = ends && tokio::time::timeout(PATIENCE, read).await.unwrap_or_default();
    if ends && !is_read {
        close(&mut response);
    }
    response
}

/// Whether a refusal of this request would leave a body in its connection.
pub(crate) fn ends_connection(request: &Request) -> bool {
    let headers = request.headers();
    let has_body = length(headers).is_some_and(|length| length > 0)
        || headers.contains_key(header::TRANSFER_ENCODING);
    has_body && request.version() <= Version::HTTP_11
}

/// Says that the connection ends after a refusal.
pub(crate) fn close(response: &mut Response) {
    if response.status().is_client_error() || response.status().is_server_error() {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
}

fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
