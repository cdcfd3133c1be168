//! Bodies of requests that are refused: the connection stays in step.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, Version, header};

use crate::problem::Problem;

/// A body of this size is read before anything is decided.
const SMALL: u64 = 64 << 10;

/// Reads small bodies at once, so that an answer that does not care for the body leaves none of it
/// in the connection. After a refusal of a larger one the connection is at its end, and says so.
pub(crate) async fn settled(request: Request, next: Next) -> Response {
    let is_small = length(request.headers()).is_some_and(|length| length <= SMALL);
    if is_small {
        let (parts, body) = request.into_parts();
        return match to_bytes(body, SMALL as usize).await {
            Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
            Err(_) => Problem::of_status(StatusCode::BAD_REQUEST).into_response(),
        };
    }
    let ends = ends_connection(&request);
    let mut response = next.run(request).await;
    if ends {
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
