//! `/healthz` and `/readyz`: for whoever restarts servers and sends them work.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;

use crate::app::App;

/// `GET /healthz`: the process answers.
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: it can do its work: the database and the store answer.
pub(crate) async fn readyz(State(app): State<App>) -> Response {
    match app.platform.ready().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            let code = error.code();
            (StatusCode::SERVICE_UNAVAILABLE, format!("{code}\n")).into_response()
        }
    }
}
