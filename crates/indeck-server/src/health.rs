//! `/healthz` and `/readyz`: for whoever restarts servers and sends them work.

use std::time::Duration;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use indeck_platform::Platform;
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::app::App;
use crate::problem::Problem;

/// How long an answer of `/readyz` holds, a good one and a bad one: whoever asks more often has no
/// more written for it.
const HOLDS: (Duration, Duration) = (Duration::from_secs(3), Duration::from_secs(1));

/// Whether the server can do its work, as it was found out last.
#[derive(Debug, Default)]
pub struct Readiness(Mutex<Option<(Instant, Result<(), &'static str>)>>);

impl Readiness {
    /// Finds out, or tells what was found out a moment ago: the word of what is missing. Those who
    /// ask meanwhile wait for the one answer.
    async fn ask(&self, platform: &Platform) -> Result<(), &'static str> {
        let mut last = self.0.lock().await;
        if let Some((at, answer)) = *last
            && at.elapsed() < if answer.is_ok() { HOLDS.0 } else { HOLDS.1 }
        {
            return answer;
        }
        let answer = platform.ready().await.map_err(|error| {
            tracing::warn!(code = error.code(), %error, "the server is not ready");
            error.code()
        });
        *last = Some((Instant::now(), answer));
        answer
    }
}

/// `GET /healthz`: the process answers.
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: it can do its work: the database and the store take what is written.
pub(crate) async fn readyz(State(app): State<App>) -> Response {
    match app.readiness.ask(&app.platform).await {
        Ok(()) => "ready\n".into_response(),
        Err(code) => {
            let detail = "the server cannot do its work now";
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, code, detail).into_response()
        }
    }
}
