//! How far a run is: its log, and its progress as it goes on.

use std::convert::Infallible;

use axum::extract::State;
use axum::response::Response;
use axum::response::sse::Event;
use futures::{StreamExt as _, stream};
use indeck_platform::id::RunId;
use indeck_platform::runs::{LogLine, RunProgress, RunWatch};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::extract::Path;
use crate::limits::fair::Slot;
use crate::pagination::List;
use crate::problem::Problem;
use crate::reply::{Answer, Reply};
use crate::signed::Signed;
use crate::sse;
use crate::time::rfc3339;

/// A line of a run's log.
#[derive(Serialize, ToSchema)]
pub(crate) struct Line {
    /// When.
    at: String,
    /// `info`, `warning` or `error`.
    level: &'static str,
    /// What happened.
    text: String,
}

impl From<&LogLine> for Line {
    fn from(line: &LogLine) -> Self {
        Self { at: rfc3339(line.at), level: line.level.word(), text: line.text.clone() }
    }
}

/// What happened in a run.
#[utoipa::path(get, path = "/runs/{run}/log", tag = "runs",
    params(("run" = String, Path, description = "The run's id.")),
    responses((status = 200, body = List<Line>)))]
pub(crate) async fn log(signed: Signed, Path(id): Path<RunId>) -> Answer<List<Line>> {
    let progress = signed.caller.run_progress(id).await?;
    Ok(Reply::ok(List::whole(progress.log.iter().map(Line::from))))
}

/// How far a run is.
#[derive(Serialize, ToSchema)]
pub(crate) struct Progress {
    /// `waiting`, `running`, `done`, `failed`, `cancelled` or `refused`.
    state: &'static str,
    /// What it is doing: `data`, `check`, `slides`, `seal` or `store`.
    step: &'static str,
    /// Slides of this step that are done.
    done: u32,
    /// Slides of this step; 0 where it has none.
    total: u32,
    /// Whether somebody wants it to stop.
    stopping: bool,
    /// New lines of the log; `at` has the time of day only.
    log: Vec<Line>,
}

impl From<&RunProgress> for Progress {
    fn from(now: &RunProgress) -> Self {
        let mut log: Vec<Line> = now.log.iter().map(Line::from).collect();
        for line in &mut log {
            line.at = line.at.get(11..19).unwrap_or_default().to_owned();
        }
        Self {
            state: now.state.word(),
            step: now.step.word(),
            done: now.done,
            total: now.total,
            stopping: now.stopping,
            log,
        }
    }
}

#[derive(Serialize)]
struct Ended {
    state: &'static str,
}

/// An event of the stream: how the document describes what [`sse::event`] writes.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it is only described")]
pub(crate) struct RunEvent {
    /// `progress` while it runs, `done` at its end.
    event: String,
    /// JSON: the run's `Progress`, or its last `state`.
    data: String,
}

/// Live progress, as server-sent events: `progress` while it runs, `done` at its end. It breaks off
/// when whoever watches is signed out.
#[utoipa::path(get, path = "/runs/{run}/events", tag = "runs",
    params(("run" = String, Path, description = "The run's id.")),
    responses((status = 200, body = RunEvent, content_type = "text/event-stream")))]
pub(crate) async fn events(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<RunId>,
) -> Result<Response, Problem> {
    let slot = app.limits.of_stream(&signed.caller.tenant().org().to_string())?;
    let watch = signed.caller.watch_run(id).await?;
    let all = stream::unfold(Some((watch, slot)), next);
    let stopping = app.stopping.clone();
    Ok(sse::live(all.take_until(async move { stopping.cancelled().await })))
}

/// A watch, with the place that it takes.
type Watching = Option<(RunWatch, Slot)>;

async fn next(state: Watching) -> Option<(Result<Event, Infallible>, Watching)> {
    let (mut watch, slot) = state?;
    match watch.next().await {
        Ok(Some(now)) if now.state.is_live() => {
            let told = sse::event("progress", &Progress::from(&now));
            Some((Ok(told), Some((watch, slot))))
        }
        Ok(Some(now)) => {
            let told = sse::event("done", &Ended { state: now.state.word() });
            Some((Ok(told), None))
        }
        // The browser asks again by itself, and learns why if it may not any more.
        Ok(None) | Err(_) => None,
    }
}
