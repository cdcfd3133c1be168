//! All routes, and what lies around each of them.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderMap, Method, StatusCode, header};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::app::App;
use crate::problem::Problem;
use crate::{answer, api, assets, body, context, headers, health, once, pages, parameters};

/// The routes of a server, ready to be served.
pub fn router(app: &App) -> Router {
    let most = usize::try_from(app.config.limits.body_bytes).unwrap_or(usize::MAX);
    let api = api::router()
        .layer(from_fn_with_state(app.clone(), once::once))
        .layer(from_fn(parameters::known));
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
        .fallback(async |request| body::turned_away(request, Problem::not_found()).await)
        .method_not_allowed_fallback(async |request| {
            let problem = Problem::of_status(StatusCode::METHOD_NOT_ALLOWED);
            body::turned_away(request, problem).await
        })
        .layer(CatchPanicLayer::custom(broken))
        .layer(from_fn_with_state(app.clone(), answer::errors))
        .layer(from_fn_with_state(app.clone(), context::observe))
        .layer(map_response_with_state(app.surface(), headers::secure))
}

/// Requests that take too long are given up.
async fn in_time(State(app): State<App>, request: Request, next: Next) -> Response {
    let limit = time_of(&app, request.method(), request.headers());
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::of_status(StatusCode::REQUEST_TIMEOUT).into_response(),
    }
}

/// How long a request may take. A file may take longer than a form or a JSON text.
pub(crate) fn time_of(app: &App, method: &Method, headers: &HeaderMap) -> Duration {
    let limits = &app.config.limits;
    let kind = headers.get(header::CONTENT_TYPE).map(http::HeaderValue::as_bytes);
    let is_upload = match kind {
        None => method == Method::POST,
        Some(kind) => {
            !kind.starts_with(b"application/json") && !kind.starts_with(b"application/x-www-form")
        }
    };
    let seconds = if is_upload { limits.upload_seconds } else { limits.request_seconds };
    Duration::from_secs(seconds)
}

/// A mistake of ours: the log has it already, where the panic was.
fn broken(_: Box<dyn std::any::Any + Send>) -> Response {
    Problem::of_status(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}
