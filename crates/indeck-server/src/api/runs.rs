//! Runs: reports that are made, in the background.

use std::collections::BTreeMap;
use std::convert::Infallible;

use axum::extract::State;
use axum::response::sse::Event;
use axum::response::{IntoResponse, Response};
use futures::{StreamExt as _, stream};
use http::header;
use indeck_platform::id::{ReportId, RunId};
use indeck_platform::records::Held;
use indeck_platform::runs::{
    InputKind, LogLine, NewRun, Run as RunBody, RunFinding, RunInput, RunProgress,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::extract::{Json, Path, Query};
use crate::pagination::{List, Page};
use crate::problem::Problem;
use crate::reply::{Answer, Reply};
use crate::signed::Signed;
use crate::sse;
use crate::time::rfc3339;

/// A run.
#[derive(Serialize, ToSchema)]
pub(crate) struct Run {
    /// Its id.
    #[schema(example = "run_01jd9x6m3q0v8w5k2z7r4t1y6c")]
    id: String,
    /// The id of the report.
    report: String,
    /// What the report was called.
    report_name: String,
    /// The number of the report's version.
    number: u64,
    /// Who wants it.
    owner: String,
    /// Values of parameters.
    params: BTreeMap<String, String>,
    /// `waiting`, `running`, `done`, `failed`, `cancelled` or `refused`.
    state: &'static str,
    /// Why it failed, was refused or cancelled.
    reason: Option<String>,
    /// Which attempt this is, from 1; 0 before the first.
    attempt: u64,
    /// When it was asked for.
    created: String,
    /// When it was begun.
    started: Option<String>,
    /// When it ended.
    ended: Option<String>,
    /// What was read.
    inputs: Vec<Input>,
    /// What was found in the report.
    findings: Vec<Found>,
    /// The decks that it made.
    decks: Vec<DeckRef>,
    /// The charts that there are pictures of.
    charts: Vec<Chart>,
}

/// A deck that a run made.
#[derive(Serialize, ToSchema)]
pub(crate) struct DeckRef {
    /// Its id.
    id: String,
}

/// A chart that there is a picture of.
#[derive(Serialize, ToSchema)]
pub(crate) struct Chart {
    /// Its number, from 1, as addresses of pictures have it.
    number: usize,
    /// The slide that it stands on, from 1.
    slide: u32,
    /// The title of that slide.
    title: String,
    /// What it shows, in words.
    alt: String,
}

/// A dataset or template that a run read.
#[derive(Serialize, ToSchema)]
pub(crate) struct Input {
    /// `dataset` or `template`.
    kind: &'static str,
    /// Its id.
    id: String,
    /// The id of the version that was read.
    version: Option<String>,
    /// What its file was called.
    name: String,
    /// Its size.
    bytes: u64,
    /// Its SHA-256, in hexadecimal.
    sha256: String,
}

/// Something that was found in the report.
#[derive(Serialize, ToSchema)]
pub(crate) struct Found {
    /// A stable name of it.
    code: String,
    /// `error`, `warning` or `info`.
    severity: &'static str,
    /// What it is.
    message: String,
    /// The line, from 1; 0 without a place.
    line: u32,
    /// The column, from 1; 0 without a place.
    column: u32,
    /// Ways out.
    hints: Vec<String>,
}

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

impl From<RunInput> for Input {
    fn from(input: RunInput) -> Self {
        Self {
            kind: match input.kind {
                InputKind::Dataset => "dataset",
                InputKind::Template => "template",
            },
            id: input.id,
            version: input.version,
            name: input.name,
            bytes: input.bytes,
            sha256: input.sha256,
        }
    }
}

impl From<RunFinding> for Found {
    fn from(found: RunFinding) -> Self {
        Self {
            code: found.code,
            severity: found.level.word(),
            message: found.message,
            line: found.line,
            column: found.column,
            hints: found.hints,
        }
    }
}

impl From<Held<RunBody>> for Run {
    fn from(held: Held<RunBody>) -> Self {
        let RunBody { inputs, findings, decks, pictures, .. } = held.body;
        let chart = |(index, picture): (usize, indeck_platform::runs::ChartPicture)| Chart {
            number: index + 1,
            slide: picture.slide,
            title: picture.title,
            alt: picture.alt,
        };
        Self {
            id: held.id.to_string(),
            report: held.body.report.to_string(),
            report_name: held.body.report_name,
            number: held.body.number,
            owner: held.body.owner.to_string(),
            params: held.body.params.into_iter().collect(),
            state: held.body.state.word(),
            reason: held.body.reason,
            attempt: held.body.attempt,
            created: rfc3339(held.created),
            started: held.body.started.map(rfc3339),
            ended: held.body.ended.map(rfc3339),
            inputs: inputs.into_iter().map(Input::from).collect(),
            findings: findings.into_iter().map(Found::from).collect(),
            decks: decks.into_iter().map(|id| DeckRef { id: id.to_string() }).collect(),
            charts: pictures.into_iter().enumerate().map(chart).collect(),
        }
    }
}

/// Runs of which report.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct OfReport {
    /// The id of a report; runs of all of them if it is left out.
    report: Option<String>,
}

/// What is to be run.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RunRequest {
    /// The id of the report.
    report: String,
    /// Values of its parameters.
    #[serde(default)]
    params: BTreeMap<String, String>,
}

/// The runs, newest first.
#[utoipa::path(get, path = "/runs", tag = "runs", params(OfReport, Page),
    responses(
        (status = 200, body = List<Run>),
        (status = 404, description = "There is no such report.", body = Problem,
            content_type = "application/problem+json"),
    ))]
pub(crate) async fn list(
    signed: Signed,
    Query(of): Query<OfReport>,
    Query(page): Query<Page>,
) -> Answer<List<Run>> {
    let report = of.report.map(|id| id.parse::<ReportId>()).transpose();
    let report = report.map_err(|_| Problem::not_found())?;
    let found = signed.caller.runs(report, &page.request()?).await?;
    Ok(Reply::ok(List::of(found, Run::from)))
}

/// Runs a report.
#[utoipa::path(post, path = "/runs", tag = "runs", responses((status = 201, body = Run)))]
pub(crate) async fn create(signed: Signed, Json(sent): Json<RunRequest>) -> Answer<Run> {
    let report = sent.report.parse::<ReportId>();
    let report = report.map_err(|_| Problem::of_field("report", "is no report"))?;
    let params = sent.params.into_iter().collect();
    Ok(Reply::created(signed.caller.start_run(NewRun { report, params }).await?.into()))
}

/// A run.
#[utoipa::path(get, path = "/runs/{run}", tag = "runs",
    params(("run" = String, Path, description = "The run's id.")),
    responses((status = 200, body = Run)))]
pub(crate) async fn read(signed: Signed, Path(id): Path<RunId>) -> Answer<Run> {
    Ok(Reply::ok(signed.caller.run(id).await?.into()))
}

/// Stops a run.
#[utoipa::path(post, path = "/runs/{run}/cancel", tag = "runs",
    params(("run" = String, Path, description = "The run's id.")),
    responses((status = 202, body = Run)))]
pub(crate) async fn cancel(signed: Signed, Path(id): Path<RunId>) -> Answer<Run> {
    Ok(Reply::accepted(signed.caller.cancel_run(id).await?.into()))
}

/// Runs the same report again with the same parameters: a new run.
#[utoipa::path(post, path = "/runs/{run}/retry", tag = "runs",
    params(("run" = String, Path, description = "The run's id.")),
    responses((status = 201, body = Run)))]
pub(crate) async fn retry(signed: Signed, Path(id): Path<RunId>) -> Answer<Run> {
    Ok(Reply::created(signed.caller.retry_run(id).await?.into()))
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

/// Live progress, as server-sent events: `progress` while it runs, `done` at its end.
#[utoipa::path(get, path = "/runs/{run}/events", tag = "runs",
    params(("run" = String, Path, description = "The run's id.")),
    responses((status = 200, body = Progress, content_type = "text/event-stream")))]
pub(crate) async fn events(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<RunId>,
) -> Result<Response, Problem> {
    let slot = app.limits.of_stream(&signed.caller.tenant().org().to_string())?;
    let watch = signed.caller.watch_run(id).await?;
    let all = stream::unfold(Some((watch, slot)), |state| async move {
        let (mut watch, slot) = state?;
        match watch.next().await {
            Ok(Some(now)) if now.state.is_live() => {
                let told = sse::event("progress", &Progress::from(&now));
                Some((Ok::<Event, Infallible>(told), Some((watch, slot))))
            }
            Ok(Some(now)) => {
                let told = sse::event("done", &Ended { state: now.state.word() });
                Some((Ok(told), None))
            }
            // The browser asks again by itself.
            Ok(None) | Err(_) => None,
        }
    });
    let stopping = app.stopping.clone();
    Ok(sse::live(all.take_until(async move { stopping.cancelled().await })))
}

/// The picture of a chart, from 1.
#[utoipa::path(get, path = "/runs/{run}/charts/{chart}", tag = "runs",
    params(("run" = String, Path, description = "The run's id."),
        ("chart" = u32, Path, description = "The chart's number, from 1.")),
    responses((status = 200, body = String, content_type = "image/svg+xml")))]
pub(crate) async fn chart(
    signed: Signed,
    Path((id, number)): Path<(RunId, usize)>,
) -> Result<Response, Problem> {
    let picture = signed.caller.run_picture(id, number).await?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], picture.svg).into_response())
}
