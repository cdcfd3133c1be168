//! Runs: reports that are made, in the background.

pub(crate) mod live;
mod shown;

use std::collections::BTreeMap;

use axum::response::{IntoResponse, Response};
use http::header;
use indeck_platform::id::{ReportId, RunId};
use indeck_platform::runs::NewRun;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::extract::{Json, Path, Query};
use crate::pagination::{List, Page};
use crate::problem::Problem;
use crate::reply::{Answer, Reply};
use crate::signed::Signed;
use shown::Run;

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
