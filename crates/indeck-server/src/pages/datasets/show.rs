//! One dataset: its versions and what is in the newest.

use axum::extract::State;
use indeck_platform::Caller;
use indeck_platform::access::Verb;
use indeck_platform::data::{Dataset, DatasetVersion, VersionState, findings};
use indeck_platform::id::DatasetId;
use indeck_platform::records::{Held, PageRequest};

use super::{ACCEPT, columns, kind};
use crate::app::App;
use crate::extract::Path;
use crate::pages::error::sentence;
use crate::pages::rows::{self, Names};
use crate::pages::shell::Around;
use crate::pages::show::{Shown, page};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{Bytes, Choice, Count, DatasetPage, Errors, ProfileState, VersionRow};

/// `GET /datasets/{id}`.
pub(crate) async fn show(
    State(app): State<App>,
    around: Around,
    Path(id): Path<DatasetId>,
) -> Shown {
    let view = draw(&app, &around.signed, id, Errors::default()).await?;
    page(&DatasetPage { shell: around.shell, ..view })
}

pub(super) async fn draw(
    app: &App,
    signed: &Signed,
    id: DatasetId,
    errors: Errors,
) -> Result<DatasetPage, Problem> {
    let caller = &signed.caller;
    let (held, version) = caller.dataset_current(id).await?;
    let versions = caller.dataset_versions(id, &PageRequest::default()).await?.items;
    let writers = versions.iter().map(|version| version.body.owner);
    let names = Names::of(caller, writers.chain([held.body.owner])).await?;
    let view = settings(caller, &held, &names).await?;
    Ok(DatasetPage {
        versions: versions.iter().map(|version| version_row(version, &names)).collect(),
        has_template: has_template(caller).await?,
        limit: Bytes(app.config.limits.dataset_bytes),
        accept: ACCEPT.clone(),
        errors,
        ..profiled(view, version)
    })
}

/// What there is to decide about a dataset, and who may.
async fn settings(
    caller: &Caller,
    held: &Held<Dataset>,
    names: &Names,
) -> Result<DatasetPage, Problem> {
    let may_edit = caller.could(Verb::DatasetUpdate);
    Ok(DatasetPage {
        id: held.id.to_string(),
        rev: u64::try_from(held.rev).unwrap_or_default(),
        name: held.body.name.clone(),
        file_name: held.body.filename.clone(),
        kind: kind(&held.body.filename),
        classification: held.body.classification.word().to_owned(),
        class_reason: held.body.class_reason.clone().unwrap_or_default(),
        classifications: rows::classes(Some(held.body.classification)),
        owner: names.name(held.body.owner),
        owners: if may_edit { owners(caller, held).await? } else { Vec::new() },
        created: rows::when(held.created),
        changed: rows::when(held.changed),
        may_edit,
        may_delete: caller.could(Verb::DatasetDelete),
        may_download: caller.could(Verb::DatasetDownload),
        may_create: caller.could(Verb::ReportCreate),
        ..DatasetPage::default()
    })
}

/// What is in the newest version.
fn profiled(view: DatasetPage, version: Held<DatasetVersion>) -> DatasetPage {
    let rows = version.body.profile.as_ref().map(|profile| Count(profile.rows));
    let profile = version.body.profile.unwrap_or_default();
    DatasetPage {
        size: Bytes(version.body.object.bytes),
        rows,
        columns: columns::views(&profile),
        findings: findings(&profile).iter().map(columns::finding).collect(),
        profile: match version.body.state {
            VersionState::Reading => ProfileState::Pending,
            VersionState::Ready => ProfileState::Ready,
            VersionState::Unreadable { message, hints } => {
                ProfileState::Failed(failed(&message, &hints))
            }
        },
        ..view
    }
}

async fn has_template(caller: &Caller) -> Result<bool, Problem> {
    if !caller.could(Verb::TemplateRead) {
        return Ok(false);
    }
    Ok(!caller.templates(&PageRequest::first(1)).await?.items.is_empty())
}

/// Why a file cannot be read, and what to do.
fn failed(message: &str, hints: &[String]) -> String {
    let told = std::iter::once(in_words(message)).chain(hints.iter().cloned());
    told.map(|text| sentence(&text)).collect::<Vec<_>>().join(" ")
}

/// What is wrong with a file, without the place and the code that the command shows before it.
fn in_words(message: &str) -> String {
    let rest = message.split_once("]: ").map_or(message, |(_, rest)| rest);
    rest.lines().next().unwrap_or_default().to_owned()
}

/// The members to choose an owner from; who may not see them keeps the one there is.
async fn owners(caller: &Caller, held: &Held<Dataset>) -> Result<Vec<Choice>, Problem> {
    if !caller.could(Verb::MemberList) {
        return Ok(Vec::new());
    }
    let choice = |member: indeck_platform::accounts::Member| Choice {
        value: member.id.to_string(),
        label: member.name,
        detail: member.role.word().to_owned(),
        selected: member.id == held.body.owner,
    };
    Ok(caller.members().await?.into_iter().map(choice).collect())
}

fn version_row(held: &Held<DatasetVersion>, names: &Names) -> VersionRow {
    VersionRow {
        id: held.id.to_string(),
        number: held.body.number,
        file_name: held.body.filename.clone(),
        size: Bytes(held.body.object.bytes),
        rows: held.body.profile.as_ref().map(|profile| Count(profile.rows)),
        by: names.name(held.body.owner),
        at: rows::when(held.created),
    }
}
