//! Data: the list, the upload, one dataset with its profile.

use std::sync::LazyLock;

use axum::extract::State;
use indeck_platform::access::Verb;
use indeck_platform::data::{
    ColumnSummary, Dataset, DatasetChange, DatasetVersion, NewDataset, VersionState,
};
use indeck_platform::id::DatasetId;
use indeck_platform::records::{Held, PageRequest};
use indeck_platform::{Caller, Classification};

use super::form::{Fields, Sent};
use super::rows::{self, After, Names};
use super::shell::{self, Around};
use super::show::{Shown, errors, go, page, page_with, permitted};
use super::upload::{Form, WithFile, chosen};
use crate::api::datasets::class;
use crate::app::App;
use crate::extract::{Path, Query};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::upload;
use crate::views::{
    Bar, Bars, Bytes, Choice, ColumnView, Count, DatasetNew, DatasetPage, DatasetRow, Datasets,
    Errors, Finding, ProfileState, VersionRow,
};

/// The files that are read, for the dialog of files.
static ACCEPT: LazyLock<String> = LazyLock::new(|| {
    let endings = indeck_platform::DATA_EXTENSIONS.map(|ending| format!(".{ending}"));
    endings.join(",")
});

/// `GET /datasets`.
pub(crate) async fn list(around: Around, Query(after): Query<After>) -> Shown {
    let caller = &around.signed.caller;
    let found = caller.dataset_rows(&after.request()).await?;
    let names = Names::of(caller, found.items.iter().map(|(held, _)| held.body.owner)).await?;
    let row = |(held, version): &(Held<Dataset>, Option<Held<DatasetVersion>>)| {
        row(held, version.as_ref(), &names)
    };
    page(&Datasets {
        items: found.items.iter().map(row).collect(),
        next: rows::next("/datasets", found.next),
        may_create: caller.could(Verb::DatasetCreate),
        shell: around.shell,
    })
}

fn row(held: &Held<Dataset>, version: Option<&Held<DatasetVersion>>, names: &Names) -> DatasetRow {
    let profile = version.and_then(|version| version.body.profile.as_ref());
    DatasetRow {
        id: held.id.to_string(),
        name: held.body.name.clone(),
        file_name: held.body.filename.clone(),
        kind: kind(&held.body.filename),
        rows: profile.map(|profile| Count(profile.rows)),
        columns: profile.map(|profile| Count(profile.columns.len() as u64)),
        size: Bytes(version.map_or(0, |version| version.body.object.bytes)),
        classification: held.body.classification.word().to_owned(),
        owner: names.name(held.body.owner),
        findings: profile.map_or(0, |profile| profile.findings.len() as u32),
        changed: rows::when(held.changed),
    }
}

fn kind(file: &str) -> String {
    let ending = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "csv" | "tsv" | "txt" => "CSV".to_owned(),
        "parquet" => "Parquet".to_owned(),
        "arrow" | "feather" | "ipc" => "Arrow".to_owned(),
        other => other.to_uppercase(),
    }
}

/// `GET /datasets/new`.
pub(crate) async fn fresh(State(app): State<App>, around: Around) -> Shown {
    permitted(&around.signed, Verb::DatasetCreate)?;
    let view = DatasetNew { shell: around.shell, ..blank(&app, Classification::default()) };
    page(&view)
}

fn blank(app: &App, chosen: Classification) -> DatasetNew {
    DatasetNew {
        classifications: rows::classes(chosen),
        limit: Bytes(app.config.limits.dataset_bytes),
        accept: ACCEPT.clone(),
        ..DatasetNew::default()
    }
}

/// `POST /datasets/new`.
pub(crate) async fn create(State(app): State<App>, sent: WithFile) -> Shown {
    let signed = sent.signed.clone();
    let mut fields = Fields::default();
    match bring_in(sent, &mut fields).await {
        Ok(held) => go(&format!("/datasets/{}?done=uploaded", held.id)),
        Err(problem) => {
            let (status, errors) = errors(problem)?;
            let chosen = Classification::parse(&fields.text("classification"));
            let shell = shell::of(&signed).await?;
            let name = fields.text("name");
            let view = blank(&app, chosen.unwrap_or_default());
            page_with(status, &DatasetNew { shell, name, errors, ..view })
        }
    }
}

async fn bring_in(mut sent: WithFile, fields: &mut Fields) -> Result<Held<Dataset>, Problem> {
    let caller = sent.signed.caller.clone();
    while let Some(mut field) = sent.next().await? {
        let Some(filename) = chosen(&mut field, fields).await? else { continue };
        let word = fields.text("classification");
        let classification =
            if word.is_empty() { Classification::default() } else { class(&word)? };
        let new = NewDataset { name: fields.text("name"), filename, classification };
        let mut upload = caller.upload_dataset(new).await?;
        upload::feed(&mut upload, field).await?;
        return Ok(upload.finish().await?.0);
    }
    Err(Problem::of_field("file", "was not chosen"))
}

/// `GET /datasets/{id}`.
pub(crate) async fn show(
    State(app): State<App>,
    around: Around,
    Path(id): Path<DatasetId>,
) -> Shown {
    let view = draw(&app, &around.signed, id, Errors::default()).await?;
    page(&DatasetPage { shell: around.shell, ..view })
}

/// `POST /datasets/{id}`: a form, or a form with the file of a new version.
pub(crate) async fn act(State(app): State<App>, Path(id): Path<DatasetId>, form: Form) -> Shown {
    let (signed, done) = match form {
        Form::Plain(sent) => (sent.signed.clone(), change(sent, id).await),
        Form::File(sent) => (sent.signed.clone(), add_version(sent, id).await),
    };
    match done {
        Ok(to) => go(&to),
        Err(problem) => {
            let (status, errors) = errors(problem)?;
            let view = draw(&app, &signed, id, errors).await?;
            page_with(status, &DatasetPage { shell: shell::of(&signed).await?, ..view })
        }
    }
}

async fn change(sent: Sent, id: DatasetId) -> Result<String, Problem> {
    let (caller, fields) = (&sent.signed.caller, &sent.fields);
    match fields.text("action").as_str() {
        "describe" => {
            let owner = fields.text("owner");
            let owner = (!owner.is_empty()).then(|| owner.parse()).transpose();
            let change = DatasetChange {
                name: Some(fields.text("name")),
                classification: Some(class(&fields.text("classification"))?),
                owner: owner.map_err(|_| Problem::of_field("owner", "is no member"))?,
                rev: fields.revision(),
            };
            caller.change_dataset(id, change).await?;
            Ok(format!("/datasets/{id}?done=saved"))
        }
        "delete" => {
            caller.delete_dataset(id).await?;
            Ok("/datasets?done=deleted".to_owned())
        }
        _ => Err(unknown_action()),
    }
}

/// A form that does nothing that is known.
pub(super) fn unknown_action() -> Problem {
    Problem::bad_request("unknown-action", "this form does nothing that is known here")
}

async fn add_version(mut sent: WithFile, id: DatasetId) -> Result<String, Problem> {
    let caller = sent.signed.caller.clone();
    let mut fields = Fields::default();
    while let Some(mut field) = sent.next().await? {
        let Some(filename) = chosen(&mut field, &mut fields).await? else { continue };
        let mut upload = caller.upload_version(id, &filename).await?;
        upload::feed(&mut upload, field).await?;
        upload.finish().await?;
        return Ok(format!("/datasets/{id}?done=version"));
    }
    Err(Problem::of_field("file", "was not chosen"))
}

async fn draw(
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
    let has_template = caller.could(Verb::TemplateRead)
        && !caller.templates(&PageRequest::first(1)).await?.items.is_empty();
    let may_edit = caller.could(Verb::DatasetUpdate);
    let profile = version.body.profile.clone().unwrap_or_default();
    let columns = profile.columns.iter();
    let columns = columns.map(|column| column_view(column, profile.rows, &profile.findings));
    Ok(DatasetPage {
        id: held.id.to_string(),
        rev: u64::try_from(held.rev).unwrap_or_default(),
        name: held.body.name.clone(),
        file_name: held.body.filename.clone(),
        kind: kind(&held.body.filename),
        classification: held.body.classification.word().to_owned(),
        classifications: rows::classes(held.body.classification),
        owner: names.name(held.body.owner),
        owners: if may_edit { owners(caller, &held).await? } else { Vec::new() },
        created: rows::when(held.created),
        changed: rows::when(held.changed),
        size: Bytes(version.body.object.bytes),
        rows: version.body.profile.as_ref().map(|profile| Count(profile.rows)),
        versions: versions.iter().map(|version| version_row(version, &names)).collect(),
        profile: match version.body.state {
            VersionState::Reading => ProfileState::Pending,
            VersionState::Ready => ProfileState::Ready,
            VersionState::Unreadable { message } => ProfileState::Failed(in_words(&message)),
        },
        columns: columns.collect(),
        findings: profile.findings.iter().map(finding).collect(),
        sample: None,
        has_template,
        limit: Bytes(app.config.limits.dataset_bytes),
        accept: ACCEPT.clone(),
        may_edit,
        may_delete: caller.could(Verb::DatasetDelete),
        may_download: caller.could(Verb::DatasetDownload),
        may_create: caller.could(Verb::ReportCreate),
        errors,
        ..DatasetPage::default()
    })
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

fn column_view(
    column: &ColumnSummary,
    rows: u64,
    findings: &[indeck_platform::data::Finding],
) -> ColumnView {
    let of_this = findings.iter().filter(|found| found.column == column.name);
    let bar = |(label, count): &(String, u64)| Bar { label: label.clone(), count: *count };
    let bars: Vec<Bar> = column.frequent.iter().map(bar).collect();
    // The ten most frequent of many numbers would look like a distribution, and be none.
    let is_part = column.min.is_some() && column.distinct > bars.len() as u64;
    ColumnView {
        name: column.name.clone(),
        kind: column.kind.clone(),
        missing: Count(column.nulls),
        missing_per_mille: u32::try_from(column.nulls * 1_000 / rows.max(1)).unwrap_or_default(),
        distinct: column.counted.then_some(Count(column.distinct)),
        min: column.min.clone().unwrap_or_default(),
        max: column.max.clone().unwrap_or_default(),
        mean: column.mean.as_deref().map(rounded).unwrap_or_default(),
        bars: (!bars.is_empty() && !is_part).then_some(Bars { bars, ranges: false }),
        findings: of_this.map(|found| found.kind.clone()).collect(),
    }
}

/// A mean as a person reads it: to six digits.
fn rounded(text: &str) -> String {
    let Ok(number) = text.parse::<f64>() else { return text.to_owned() };
    let whole = number.abs().log10().floor();
    let places = if whole.is_finite() { (5.0 - whole).clamp(0.0, 12.0) as usize } else { 0 };
    let told = format!("{number:.places$}");
    match told.contains('.') {
        true => told.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => told,
    }
}

fn finding(found: &indeck_platform::data::Finding) -> Finding {
    let what = found.kind.clone();
    Finding { column: found.column.clone(), what, detail: found.message.clone() }
}
