//! What is known of a request before anybody looks into it: its id, and where it comes from.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::body;
use crate::problem::Problem;

/// The header that tells a request's id.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The id of a request, which its answer, its lines in the log and its events bear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId([u8; 16]);

impl RequestId {
    /// Its bytes.
    pub fn bytes(self) -> [u8; 16] {
        self.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Gives out ids that no other server gives out.
#[derive(Debug)]
pub struct RequestIds {
    server: [u8; 32],
    next: AtomicU64,
}

impl RequestIds {
    /// Ids of a server that drew these bytes at random when it started.
    pub fn new(server: [u8; 32]) -> Self {
        Self { server, next: AtomicU64::new(0) }
    }

    fn give(&self) -> RequestId {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let hash = Sha256::new().chain_update(self.server).chain_update(number.to_be_bytes());
        let bytes = hash.finalize();
        RequestId(bytes.first_chunk().copied().unwrap_or_default())
    }
}

/// Of two hosts a proxy may have taken the other one (RFC 9112, 3.2).
fn one_host(headers: &HeaderMap) -> Result<(), Problem> {
    match headers.get_all(header::HOST).iter().count() {
        0 | 1 => Ok(()),
        _ => Err(Problem::bad_request("two-hosts", "the request names more than one host")),
    }
}

/// Gives the request its id and its address, refuses the address that sends too much, and tells the
/// log and the metrics how it ended.
pub async fn observe(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id = app.request_ids.give();
    let method = request.method().clone();
    let matched = request.extensions().get::<MatchedPath>();
    // The path itself may hold a secret, such as an invitation's link.
    let route = matched.map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
    let client = app.proxies.client(peer, request.headers());
    request.extensions_mut().insert(client);
    request.extensions_mut().insert(id);
    let admitted = app.limits.of_address(client.0).and_then(|()| one_host(request.headers()));
    let mut response = match admitted {
        Ok(()) => next.run(request).await,
        Err(problem) => body::turned_away(request, problem).await,
    };
    let status = response.status().as_u16();
    tell(id, &method, &route, status, begun.elapsed());
    if let Ok(value) = HeaderValue::try_from(id.to_string()) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// Tells the log and the metrics how a request ended.
fn tell(id: RequestId, method: &Method, route: &str, status: u16, took: Duration) {
    crate::metrics::count_request(method, route, status, took);
    let ms = took.as_micros() as f64 / 1000.0;
    if status >= 500 {
        tracing::error!(%id, %method, %route, status, ms, "request");
    } else {
        tracing::info!(%id, %method, %route, status, ms, "request");
    }
}
