//! All routes, and what lies around each of them.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{StatusCode, header};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::app::App;
use crate::problem::Problem;
use crate::{answer, api, assets, body, context, headers, health, once, pages};

/// The routes of a server, ready to be served.
pub fn router(app: &App) -> Router {
    let most = usize::try_from(app.config.limits.body_bytes).unwrap_or(usize::MAX);
    let api = api::router().layer(from_fn_with_state(app.clone(), once::once));
    let routes = Router::new()
        .merge(api)
        .merge(pages::router())
        .merge(plain())
        .layer(from_fn(body::settled))
        .layer(from_fn_with_state(app.clone(), in_time))
        .layer(DefaultBodyLimit::max(most))
        .merge(static_files());
    around(routes, app).with_state(app.clone())
}

/// What is asked by machines and bears nothing of anybody.
fn plain() -> Router<App> {
    Router::new().route("/healthz", get(health::healthz)).route("/readyz", get(health::readyz))
}

/// Only these are packed: in a page, the size of what is packed would tell what stands beside what
/// somebody else may choose.
fn static_files() -> Router<App> {
    Router::new()
        .route("/assets/{name}", get(assets::serve))
        .route("/api/v1/openapi.json", get(api::document))
        .layer(CompressionLayer::new())
}

/// The layers of every route and status; the first one is the innermost.
fn around(routes: Router<App>, app: &App) -> Router<App> {
    routes
        .fallback(async || Problem::not_found())
        .method_not_allowed_fallback(async || Problem::of_status(StatusCode::METHOD_NOT_ALLOWED))
        .layer(CatchPanicLayer::custom(broken))
        .layer(from_fn_with_state(app.clone(), answer::errors))
        .layer(from_fn_with_state(app.clone(), context::observe))
        .layer(map_response_with_state(app.surface(), headers::secure))
}

/// Requests that take too long are given up. A file may take longer than a form or a JSON text.
async fn in_time(State(app): State<App>, request: Request, next: Next) -> Response {
    let limits = &app.config.limits;
    let kind = request.headers().get(header::CONTENT_TYPE).map(http::HeaderValue::as_bytes);
    let is_upload = match kind {
        None => request.method() == http::Method::POST,
        Some(kind) => {
            !kind.starts_with(b"application/json") && !kind.starts_with(b"application/x-www-form")
        }
    };
    let seconds = if is_upload { limits.upload_seconds } else { limits.request_seconds };
    let limit = Duration::from_secs(seconds);
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::of_status(StatusCode::REQUEST_TIMEOUT).into_response(),
    }
}

/// A mistake of ours: the log has it already, where the panic was.
fn broken(_: Box<dyn std::any::Any + Send>) -> Response {
    Problem::of_status(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}
