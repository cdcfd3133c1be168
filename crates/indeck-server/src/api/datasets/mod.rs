//! Datasets: files with versions and a profile of their columns.

mod shape;

use axum::extract::{Request, State};
use axum::response::Response;
use http::StatusCode;
use indeck_platform::Classification;
use indeck_platform::data::{DatasetChange, NewDataset};
use indeck_platform::id::{DatasetId, DatasetVersionId};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use self::shape::{Dataset, Profile, Version};
use crate::app::App;
use crate::etag::IfMatch;
use crate::extract::{Json, Path, Query};
use crate::pagination::{List, Page};
use crate::problem::Problem;
use crate::reply::{self, Answer, Reply};
use crate::signed::Signed;
use crate::upload::{self, About, Incoming};

/// What a new dataset is called.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct NewQuery {
    /// What people call it; the file's name if it is left out.
    name: Option<String>,
    /// What the file is called, with its ending: `sales.csv`.
    filename: Option<String>,
    /// `public`, `internal`, `confidential`, `restricted`, `personal` or `special`. Left out, it is
    /// `internal`, or `personal` once data of persons is found in it.
    classification: Option<String>,
}

impl From<NewQuery> for About {
    fn from(query: NewQuery) -> Self {
        Self {
            name: query.name.unwrap_or_default(),
            filename: query.filename.unwrap_or_default(),
            classification: query.classification.unwrap_or_default(),
        }
    }
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
    let begin = async |about: About| {
        let word = Some(about.classification.as_str()).filter(|word| !word.is_empty());
        let classification = word.map(class).transpose()?;
        let new = NewDataset { name: about.name, filename: about.filename, classification };
        Ok(signed.caller.upload_dataset(new).await?)
    };
    let upload = Incoming::of(request).await?.taken(query.into(), begin).await?;
    let (held, _) = upload.finish().await?;
    let revision = held.rev;
    Ok(Reply::created(held.into()).tagged(revision))
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
    let about = About { filename: query.filename.unwrap_or_default(), ..About::default() };
    let begin = async |about: About| Ok(signed.caller.upload_version(id, &about.filename).await?);
    let upload = Incoming::of(request).await?.taken(about, begin).await?;
    let (_, version) = upload.finish().await?;
    Ok(Reply::created(version.into()))
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
