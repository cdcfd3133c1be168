//! The plain port: it says where TLS is, and nothing else.

use axum::Router;
use axum::extract::State;
use axum::middleware::map_response_with_state;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, Uri, header};

use crate::headers::{self, Surface};
use crate::problem::Problem;

/// Sends everybody to the same path at `origin`, or at the host that they asked where that is
/// not known.
pub(crate) fn router(origin: Option<String>, port: u16) -> Router {
    // Browsers take no notice of HSTS that was not said over TLS.
    let surface = Surface { is_https: false };
    Router::new()
        .fallback(away)
        .layer(map_response_with_state(surface, headers::secure))
        .with_state(Target { origin, port })
}

#[derive(Clone, Debug)]
struct Target {
    origin: Option<String>,
    port: u16,
}

async fn away(State(target): State<Target>, headers: HeaderMap, uri: Uri) -> Response {
    let Some(origin) = target.origin.or_else(|| of_host(&headers, target.port)) else {
        return Problem::bad_request("no-host", "the request names no host").into_response();
    };
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    match HeaderValue::try_from(format!("{origin}{path}")) {
        Ok(place) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, place)]).into_response(),
        Err(_) => Problem::of_status(StatusCode::BAD_REQUEST).into_response(),
    }
}

fn of_host(headers: &HeaderMap, port: u16) -> Option<String> {
    let authority: http::uri::Authority = headers.get(header::HOST)?.to_str().ok()?.parse().ok()?;
    let host = authority.host();
    Some(if port == 443 { format!("https://{host}") } else { format!("https://{host}:{port}") })
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use http::Request;
    use tower::ServiceExt as _;

    use super::*;

    async fn location(origin: Option<&str>, port: u16, host: &str, path: &str) -> String {
        let request = Request::get(path).header(header::HOST, host).body(Body::empty());
        let answer = router(origin.map(str::to_owned), port).oneshot(request.expect("a request"));
        let response = answer.await.expect("an answer");
        assert!(response.headers().contains_key(header::CONTENT_SECURITY_POLICY));
        let place = response.headers().get(header::LOCATION);
        let place = place.map_or("", |place| place.to_str().expect("text"));
        format!("{} {place}", response.status().as_u16())
    }

    #[tokio::test]
    async fn everybody_is_sent_to_tls_for_good() {
        let own = Some("https://decks.example.org");
        let place = location(own, 8443, "evil.example", "/a?b=c").await;
        assert_eq!(place, "308 https://decks.example.org/a?b=c");
        assert_eq!(location(None, 443, "h.example:80", "/").await, "308 https://h.example/");
        assert_eq!(location(None, 8443, "h.example", "/x").await, "308 https://h.example:8443/x");
        assert_eq!(location(None, 443, "[::1]:80", "/").await, "308 https://[::1]/");
    }

    #[tokio::test]
    async fn a_host_that_is_none_is_refused() {
        assert_eq!(location(None, 443, "a b", "/").await, "400 ");
    }
}
