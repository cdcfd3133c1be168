//! The admin socket, on this machine alone: metrics, and the two questions about health.

use axum::Router;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::get;
use http::header;
use metrics_exporter_prometheus::PrometheusHandle;

use crate::app::App;
use crate::health;

/// The routes of the admin socket.
pub(crate) fn router(app: &App, metrics: PrometheusHandle) -> Router {
    let health = Router::new()
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .with_state(app.clone());
    Router::new().route("/metrics", get(tell)).with_state(metrics).merge(health)
}

async fn tell(State(metrics): State<PrometheusHandle>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], metrics.render())
}
