//! Reports: specs in versions.

use std::collections::BTreeMap;

use http::StatusCode;
use indeck_platform::id::{DatasetId, ReportId, TemplateId};
use indeck_platform::records::Held;
use indeck_platform::reports::{
    NewReport, Report as ReportBody, ReportForm, ReportParam, ReportVersion,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::diagnostic;
use crate::etag::IfMatch;
use crate::extract::{Json, Path, Query};
use crate::pagination::{List, Page};
use crate::problem::Problem;
use crate::reply::{Answer, Reply};
use crate::signed::Signed;
use crate::time::rfc3339;

/// A report.
#[derive(Serialize, ToSchema)]
pub(crate) struct Report {
    /// Its id.
    #[schema(example = "rep_01jd9x6m3q0v8w5k2z7r4t1y6c")]
    id: String,
    /// What people call it.
    name: String,
    /// The member who answers for it.
    owner: String,
    /// The id of its newest version.
    version: String,
    /// How many versions there have been.
    versions: u64,
    /// When it was made.
    created: String,
    /// When it was last changed.
    changed: String,
    /// The spec of the newest version; lists leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    spec: Option<String>,
    /// What whoever runs it may choose; lists leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    params: Option<Vec<Param>>,
    /// What is wrong with the spec by itself, without its template and data, which `/reports/check`
    /// reads as well; lists leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Vec<Object>)]
    diagnostics: Option<Vec<serde_json::Value>>,
}

/// Something that whoever runs a report may choose.
#[derive(Serialize, ToSchema)]
#[schema(as = ReportParameter)]
pub(crate) struct Param {
    /// Its name, as `params` of a run has it.
    name: String,
    /// What its values are: `text`, `integer`, `number`, `bool`, `date` or `datetime`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The values that it may have; empty allows any.
    choices: Vec<String>,
    /// Its value where none is given; null asks for one.
    default: Option<String>,
    /// What it is for.
    label: Option<String>,
}

impl From<ReportParam> for Param {
    fn from(param: ReportParam) -> Self {
        let ReportParam { name, kind, values, default, label } = param;
        Self { name, kind, choices: values, default, label }
    }
}

impl From<Held<ReportBody>> for Report {
    fn from(held: Held<ReportBody>) -> Self {
        Self {
            id: held.id.to_string(),
            name: held.body.name,
            owner: held.body.owner.to_string(),
            version: held.body.current.to_string(),
            versions: held.body.versions,
            created: rfc3339(held.created),
            changed: rfc3339(held.changed),
            spec: None,
            params: None,
            diagnostics: None,
        }
    }
}

impl From<(Held<ReportBody>, Held<ReportVersion>)> for Report {
    fn from((held, version): (Held<ReportBody>, Held<ReportVersion>)) -> Self {
        let form = ReportForm::of(&version.body.spec);
        Self {
            spec: Some(version.body.spec),
            params: Some(form.params.into_iter().map(Param::from).collect()),
            diagnostics: Some(form.diagnostics.iter().map(diagnostic).collect()),
            ..held.into()
        }
    }
}

/// What a report said once.
#[derive(Serialize, ToSchema)]
#[schema(as = ReportVersion)]
pub(crate) struct Version {
    /// Its id.
    id: String,
    /// Counted from 1.
    number: u64,
    /// Who wrote it.
    owner: String,
    /// When.
    created: String,
    /// The spec.
    spec: String,
}

impl From<Held<ReportVersion>> for Version {
    fn from(held: Held<ReportVersion>) -> Self {
        Self {
            id: held.id.to_string(),
            number: held.body.number,
            owner: held.body.owner.to_string(),
            created: rfc3339(held.created),
            spec: held.body.spec,
        }
    }
}

/// A report that is to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReportRequest {
    /// What people call it.
    name: String,
    /// The spec, in YAML. It may have mistakes: they are told when it is checked or run.
    spec: String,
}

/// A spec.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpecText {
    /// The spec, in YAML.
    spec: String,
}

/// A name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NameEdit {
    /// What people call it from now on.
    name: String,
}

/// What a spec was found to be.
#[derive(Serialize, ToSchema)]
pub(crate) struct Checked {
    /// What is wrong, sorted by place; each has `code`, `severity`, `message`, `line`, `column`.
    #[schema(value_type = Vec<Object>)]
    diagnostics: Vec<serde_json::Value>,
    /// The slides that it would make, by their ids.
    slides: Vec<String>,
    /// What whoever runs it may choose.
    params: Vec<Param>,
}

/// A spec that is to be checked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckRequest {
    /// The spec, in YAML.
    spec: String,
    /// Values of its parameters. One without a value takes its default, or the first that it may
    /// have.
    #[serde(default)]
    params: BTreeMap<String, String>,
}

/// What a report is to begin with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StarterRequest {
    /// The id of a dataset.
    dataset: String,
    /// The id of a template.
    template: String,
}

/// A spec to begin with.
#[derive(Serialize, ToSchema)]
pub(crate) struct Starter {
    /// The spec, in YAML.
    spec: String,
}

/// The reports, newest first.
#[utoipa::path(get, path = "/reports", tag = "reports", params(Page),
    responses((status = 200, body = List<Report>)))]
pub(crate) async fn list(signed: Signed, Query(page): Query<Page>) -> Answer<List<Report>> {
    let found = signed.caller.reports(&page.request()?).await?;
    Ok(Reply::ok(List::of(found, Report::from)))
}

/// Makes a report. A spec with mistakes is kept as well; the answer says which.
#[utoipa::path(post, path = "/reports", tag = "reports",
    responses((status = 201, body = Report)))]
pub(crate) async fn create(signed: Signed, Json(sent): Json<ReportRequest>) -> Answer<Report> {
    let new = NewReport { name: sent.name, spec: sent.spec };
    let made = signed.caller.create_report(new).await?;
    let revision = made.0.rev;
    Ok(Reply::created(Report::from(made)).tagged(revision))
}

/// A report, with its spec.
#[utoipa::path(get, path = "/reports/{report}", tag = "reports",
    params(("report" = String, Path, description = "The report's id.")),
    responses((status = 200, body = Report)))]
pub(crate) async fn read(signed: Signed, Path(id): Path<ReportId>) -> Answer<Report> {
    let found = signed.caller.report(id).await?;
    let revision = found.0.rev;
    Ok(Reply::ok(Report::from(found)).tagged(revision))
}

/// Writes a new version of a report.
#[utoipa::path(put, path = "/reports/{report}", tag = "reports",
    params(("report" = String, Path, description = "The report's id.")),
    responses((status = 200, body = Report)))]
pub(crate) async fn write(
    signed: Signed,
    Path(id): Path<ReportId>,
    IfMatch(revision): IfMatch,
    Json(sent): Json<SpecText>,
) -> Answer<Report> {
    let written = signed.caller.write_report(id, sent.spec, revision).await?;
    let revision = written.0.rev;
    Ok(Reply::ok(Report::from(written)).tagged(revision))
}

/// Gives a report another name.
#[utoipa::path(patch, path = "/reports/{report}", tag = "reports",
    params(("report" = String, Path, description = "The report's id.")),
    responses((status = 200, body = Report)))]
pub(crate) async fn rename(
    signed: Signed,
    Path(id): Path<ReportId>,
    IfMatch(revision): IfMatch,
    Json(edit): Json<NameEdit>,
) -> Answer<Report> {
    let held = signed.caller.rename_report(id, &edit.name, revision).await?;
    let revision = held.rev;
    Ok(Reply::ok(Report::from(held)).tagged(revision))
}

/// Removes a report. Its runs and decks stay.
#[utoipa::path(delete, path = "/reports/{report}", tag = "reports",
    params(("report" = String, Path, description = "The report's id.")),
    responses((status = 204)))]
pub(crate) async fn remove(
    signed: Signed,
    Path(id): Path<ReportId>,
) -> Result<StatusCode, Problem> {
    signed.caller.delete_report(id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The versions of a report, newest first.
#[utoipa::path(get, path = "/reports/{report}/versions", tag = "reports",
    params(("report" = String, Path, description = "The report's id."), Page),
    responses((status = 200, body = List<Version>)))]
pub(crate) async fn versions(
    signed: Signed,
    Path(id): Path<ReportId>,
    Query(page): Query<Page>,
) -> Answer<List<Version>> {
    let found = signed.caller.report_versions(id, &page.request()?).await?;
    Ok(Reply::ok(List::of(found, Version::from)))
}

/// Checks a spec against the organisation's data and templates. Nothing is kept.
#[utoipa::path(post, path = "/reports/check", tag = "reports",
    responses((status = 200, body = Checked)))]
pub(crate) async fn check(signed: Signed, Json(sent): Json<CheckRequest>) -> Answer<Checked> {
    let params = sent.params.into_iter().collect();
    let checked = signed.caller.check_report_with(sent.spec, params).await?;
    Ok(Reply::ok(Checked {
        diagnostics: checked.diagnostics.iter().map(diagnostic).collect(),
        slides: checked.slides,
        params: checked.params.into_iter().map(Param::from).collect(),
    }))
}

/// Writes a spec to begin with, of a dataset and a template. Nothing is kept.
#[utoipa::path(post, path = "/reports/starter", tag = "reports",
    responses((status = 200, body = Starter)))]
pub(crate) async fn starter(signed: Signed, Json(sent): Json<StarterRequest>) -> Answer<Starter> {
    let dataset: Result<DatasetId, _> = sent.dataset.parse();
    let dataset = dataset.map_err(|_| Problem::of_field("dataset", "is no dataset"))?;
    let template: Result<TemplateId, _> = sent.template.parse();
    let template = template.map_err(|_| Problem::of_field("template", "is no template"))?;
    Ok(Reply::ok(Starter { spec: signed.caller.starter(dataset, template).await? }))
}
