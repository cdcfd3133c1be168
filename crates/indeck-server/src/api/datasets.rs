//! Datasets: files with versions and a profile of their columns.

use axum::extract::{Request, State};
use axum::response::Response;
use http::StatusCode;
use indeck_platform::Classification;
use indeck_platform::data::DatasetUpload;
use indeck_platform::data::{
    ColumnSummary, Dataset as DatasetBody, DatasetChange, DatasetProfile, DatasetVersion,
    NewDataset, Upload, VersionState,
};
use indeck_platform::id::{DatasetId, DatasetVersionId};
use indeck_platform::records::Held;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::etag::IfMatch;
use crate::extract::{Json, Path, Query};
use crate::pagination::{List, Page};
use crate::problem::Problem;
use crate::reply::{self, Answer, Reply};
use crate::signed::Signed;
use crate::time::rfc3339;
use crate::upload::{self, Incoming};

/// A dataset.
#[derive(Serialize, ToSchema)]
pub(crate) struct Dataset {
    /// Its id.
    #[schema(example = "ds_01jd9x6m3q0v8w5k2z7r4t1y6c")]
    id: String,
    /// What people call it.
    name: String,
    /// What its file is called; specs name it so.
    filename: String,
    /// How it must be handled.
    classification: &'static str,
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
}

impl From<Held<DatasetBody>> for Dataset {
    fn from(held: Held<DatasetBody>) -> Self {
        Self {
            id: held.id.to_string(),
            name: held.body.name,
            filename: held.body.filename,
            classification: held.body.classification.word(),
            owner: held.body.owner.to_string(),
            version: held.body.current.to_string(),
            versions: held.body.versions,
            created: rfc3339(held.created),
            changed: rfc3339(held.changed),
        }
    }
}

/// A version of a dataset.
#[derive(Serialize, ToSchema)]
#[schema(as = DatasetVersion)]
pub(crate) struct Version {
    /// Its id.
    id: String,
    /// Counted from 1.
    number: u64,
    /// What its file was called.
    filename: String,
    /// Who brought it in.
    owner: String,
    /// Its size.
    bytes: u64,
    /// Its SHA-256, in hexadecimal.
    sha256: String,
    /// `reading`, `ready` or `unreadable`.
    state: &'static str,
    /// Why it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// How many rows it has, once it is read.
    rows: Option<u64>,
    /// When it was brought in.
    created: String,
}

impl From<Held<DatasetVersion>> for Version {
    fn from(held: Held<DatasetVersion>) -> Self {
        let (state, reason) = state(held.body.state);
        Self {
            id: held.id.to_string(),
            number: held.body.number,
            filename: held.body.filename,
            owner: held.body.owner.to_string(),
            bytes: held.body.object.bytes,
            sha256: held.body.object.sha256,
            state,
            reason,
            rows: held.body.profile.map(|profile| profile.rows),
            created: rfc3339(held.created),
        }
    }
}

fn state(state: VersionState) -> (&'static str, Option<String>) {
    match state {
        VersionState::Reading => ("reading", None),
        VersionState::Ready => ("ready", None),
        VersionState::Unreadable { message } => ("unreadable", Some(message)),
    }
}

/// What a dataset holds, column by column.
#[derive(Serialize, ToSchema)]
pub(crate) struct Profile {
    /// `reading`, `ready` or `unreadable`.
    state: &'static str,
    /// Why it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// The version that this is of.
    version: String,
    /// How many rows.
    rows: u64,
    /// The columns, in their order.
    columns: Vec<Column>,
    /// What looks like personal data.
    findings: Vec<Finding>,
    /// What else is to be known.
    remarks: Vec<String>,
}

/// A column.
#[derive(Serialize, ToSchema)]
pub(crate) struct Column {
    /// Its name.
    name: String,
    /// Its type.
    kind: String,
    /// Rows without a value.
    nulls: u64,
    /// Different values.
    distinct: u64,
    /// Whether `distinct` was counted to the end.
    counted: bool,
    /// The smallest value.
    min: Option<String>,
    /// The largest value.
    max: Option<String>,
    /// The mean.
    mean: Option<String>,
    /// The most frequent values.
    frequent: Vec<Frequent>,
}

/// A frequent value.
#[derive(Serialize, ToSchema)]
pub(crate) struct Frequent {
    /// The value.
    value: String,
    /// How often it stands there.
    count: u64,
}

/// What looks like personal data.
#[derive(Serialize, ToSchema)]
pub(crate) struct Finding {
    /// The column.
    column: String,
    /// What it looks like.
    kind: String,
    /// In how many of the values that were looked at.
    hits: u64,
    /// How many were looked at.
    of: u64,
    /// The same in words.
    message: String,
}

impl From<ColumnSummary> for Column {
    fn from(column: ColumnSummary) -> Self {
        let frequent = column.frequent.into_iter();
        Self {
            name: column.name,
            kind: column.kind,
            nulls: column.nulls,
            distinct: column.distinct,
            counted: column.counted,
            min: column.min,
            max: column.max,
            mean: column.mean,
            frequent: frequent.map(|(value, count)| Frequent { value, count }).collect(),
        }
    }
}

impl From<Held<DatasetVersion>> for Profile {
    fn from(held: Held<DatasetVersion>) -> Self {
        let (state, reason) = state(held.body.state);
        let DatasetProfile { rows, columns, findings, remarks, .. } =
            held.body.profile.unwrap_or_default();
        let finding = |found: indeck_platform::data::Finding| Finding {
            column: found.column,
            kind: found.kind,
            hits: found.hits,
            of: found.of,
            message: found.message,
        };
        Self {
            state,
            reason,
            version: held.id.to_string(),
            rows,
            columns: columns.into_iter().map(Column::from).collect(),
            findings: findings.into_iter().map(finding).collect(),
            remarks,
        }
    }
}

/// What a new dataset is called.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct NewQuery {
    /// What people call it; the file's name if it is left out.
    name: Option<String>,
    /// What the file is called, with its ending: `sales.csv`.
    filename: Option<String>,
    /// `public`, `internal`, `confidential`, `restricted`, `personal` or `special`.
    classification: Option<String>,
}

/// What the file of a new version is called.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct VersionQuery {
    /// What the file is called, with its ending.
    filename: Option<String>,
}

/// What to change; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DatasetEdit {
    /// What people call it.
    #[serde(default)]
    name: Option<String>,
    /// How it must be handled.
    #[serde(default)]
    classification: Option<String>,
    /// The id of the member who answers for it.
    #[serde(default)]
    owner: Option<String>,
}

/// The class of a word.
pub(crate) fn class(word: &str) -> Result<Classification, Problem> {
    Classification::parse(word).ok_or_else(|| {
        let words = "must be public, internal, confidential, restricted, personal or special";
        Problem::of_field("classification", words)
    })
}

/// The datasets, newest first.
#[utoipa::path(get, path = "/datasets", tag = "datasets", params(Page),
    responses((status = 200, body = List<Dataset>)))]
pub(crate) async fn list(signed: Signed, Query(page): Query<Page>) -> Answer<List<Dataset>> {
    let found = signed.caller.datasets(&page.request()?).await?;
    Ok(Reply::ok(List::of(found, Dataset::from)))
}

/// Brings a dataset in. The body is the file itself, or a form with `name`, `classification` and
/// `file`; its reading has begun when this is answered.
#[utoipa::path(post, path = "/datasets", tag = "datasets", params(NewQuery),
    request_body(content((String = "application/octet-stream"), (String = "multipart/form-data"))),
    responses((status = 201, body = Dataset)))]
pub(crate) async fn create(
    State(app): State<App>,
    signed: Signed,
    Query(query): Query<NewQuery>,
    request: Request,
) -> Answer<Dataset> {
    upload::fits(request.headers(), app.config.limits.dataset_bytes)?;
    let incoming = Incoming::of(request).await?;
    let (held, _) = bring_in(&signed, query, incoming).await?;
    let revision = held.rev;
    Ok(Reply::created(held.into()).tagged(revision))
}

type Made = (Held<DatasetBody>, Held<DatasetVersion>);

async fn bring_in(signed: &Signed, query: NewQuery, incoming: Incoming) -> Result<Made, Problem> {
    let mut form = match incoming {
        Incoming::Raw(body) => {
            let mut upload = begin(signed, query).await?;
            upload::feed(&mut upload, body.into_data_stream()).await?;
            return Ok(upload.finish().await?);
        }
        Incoming::Form(form) => form,
    };
    let mut query = query;
    while let Some(mut field) = upload::field(&mut form).await? {
        match field.name().unwrap_or_default() {
            "name" => query.name = Some(upload::text(&mut field).await?),
            "classification" => query.classification = Some(upload::text(&mut field).await?),
            "file" => {
                query.filename = query.filename.or_else(|| field.file_name().map(str::to_owned));
                let mut upload = begin(signed, query).await?;
                upload::feed(&mut upload, field).await?;
                return Ok(upload.finish().await?);
            }
            _ => {}
        }
    }
    Err(Problem::of_field("file", "is missing"))
}

async fn begin(signed: &Signed, query: NewQuery) -> Result<Upload<DatasetUpload>, Problem> {
    let word = query.classification.as_deref().filter(|word| !word.is_empty());
    let classification = class(word.unwrap_or("internal"))?;
    let filename = query.filename.unwrap_or_default();
    let name = query.name.unwrap_or_default();
    Ok(signed.caller.upload_dataset(NewDataset { name, filename, classification }).await?)
}

/// A dataset.
#[utoipa::path(get, path = "/datasets/{dataset}", tag = "datasets",
    params(("dataset" = String, Path, description = "The dataset's id.")),
    responses((status = 200, body = Dataset)))]
pub(crate) async fn read(signed: Signed, Path(id): Path<DatasetId>) -> Answer<Dataset> {
    let held = signed.caller.dataset(id).await?;
    let revision = held.rev;
    Ok(Reply::ok(held.into()).tagged(revision))
}

/// Changes name, class or owner.
#[utoipa::path(patch, path = "/datasets/{dataset}", tag = "datasets",
    params(("dataset" = String, Path, description = "The dataset's id.")),
    responses((status = 200, body = Dataset)))]
pub(crate) async fn update(
    signed: Signed,
    Path(id): Path<DatasetId>,
    IfMatch(rev): IfMatch,
    Json(edit): Json<DatasetEdit>,
) -> Answer<Dataset> {
    let owner = edit.owner.map(|id| id.parse()).transpose();
    let change = DatasetChange {
        name: edit.name,
        classification: edit.classification.as_deref().map(class).transpose()?,
        owner: owner.map_err(|_| Problem::of_field("owner", "is no member"))?,
        rev,
    };
    let held = signed.caller.change_dataset(id, change).await?;
    let revision = held.rev;
    Ok(Reply::ok(held.into()).tagged(revision))
}

/// Removes a dataset with all its versions.
#[utoipa::path(delete, path = "/datasets/{dataset}", tag = "datasets",
    params(("dataset" = String, Path, description = "The dataset's id.")),
    responses((status = 204)))]
pub(crate) async fn remove(
    signed: Signed,
    Path(id): Path<DatasetId>,
) -> Result<StatusCode, Problem> {
    signed.caller.delete_dataset(id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The versions of a dataset, newest first.
#[utoipa::path(get, path = "/datasets/{dataset}/versions", tag = "datasets",
    params(("dataset" = String, Path, description = "The dataset's id."), Page),
    responses((status = 200, body = List<Version>)))]
pub(crate) async fn versions(
    signed: Signed,
    Path(id): Path<DatasetId>,
    Query(page): Query<Page>,
) -> Answer<List<Version>> {
    let found = signed.caller.dataset_versions(id, &page.request()?).await?;
    Ok(Reply::ok(List::of(found, Version::from)))
}

/// Brings in a new version. The body is the file itself, or a form with `file`.
#[utoipa::path(post, path = "/datasets/{dataset}/versions", tag = "datasets",
    params(("dataset" = String, Path, description = "The dataset's id."), VersionQuery),
    request_body(content((String = "application/octet-stream"), (String = "multipart/form-data"))),
    responses((status = 201, body = Version)))]
pub(crate) async fn create_version(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<DatasetId>,
    Query(query): Query<VersionQuery>,
    request: Request,
) -> Answer<Version> {
    upload::fits(request.headers(), app.config.limits.dataset_bytes)?;
    let version = bring_in_version(&signed, id, query.filename, Incoming::of(request).await?);
    Ok(Reply::created(version.await?.into()))
}

async fn bring_in_version(
    signed: &Signed,
    id: DatasetId,
    name: Option<String>,
    incoming: Incoming,
) -> Result<Held<DatasetVersion>, Problem> {
    let mut form = match incoming {
        Incoming::Raw(body) => {
            let name = name.unwrap_or_default();
            let mut upload = signed.caller.upload_version(id, &name).await?;
            upload::feed(&mut upload, body.into_data_stream()).await?;
            return Ok(upload.finish().await?.1);
        }
        Incoming::Form(form) => form,
    };
    while let Some(field) = upload::field(&mut form).await? {
        if field.name() == Some("file") {
            let name = name.or_else(|| field.file_name().map(str::to_owned)).unwrap_or_default();
            let mut upload = signed.caller.upload_version(id, &name).await?;
            upload::feed(&mut upload, field).await?;
            return Ok(upload.finish().await?.1);
        }
    }
    Err(Problem::of_field("file", "is missing"))
}

/// The profile of the newest version.
#[utoipa::path(get, path = "/datasets/{dataset}/profile", tag = "datasets",
    params(("dataset" = String, Path, description = "The dataset's id.")),
    responses((status = 200, body = Profile)))]
pub(crate) async fn profile(signed: Signed, Path(id): Path<DatasetId>) -> Answer<Profile> {
    let (_, version) = signed.caller.dataset_current(id).await?;
    Ok(Reply::ok(version.into()))
}

/// The file of a version, as it was brought in.
#[utoipa::path(get, path = "/datasets/{dataset}/versions/{version}/file", tag = "datasets",
    params(("dataset" = String, Path, description = "The dataset's id."),
        ("version" = String, Path, description = "The version's id.")),
    responses((status = 200, body = String, content_type = "application/octet-stream")))]
pub(crate) async fn file(
    signed: Signed,
    Path((id, version)): Path<(DatasetId, DatasetVersionId)>,
) -> Result<Response, Problem> {
    Ok(reply::file(signed.caller.download_dataset(id, version).await?))
}
