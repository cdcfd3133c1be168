//! What a new version of a dataset holds: read once, after it was brought in.

use indeck::{DataLimits, Folder, Profile, ProfiledColumn, ValueType, profile};
use tokio::runtime::Handle;

use super::job::{Ended, Job};
use super::lease::{Stop, keep};
use super::single::SingleFile;
use crate::Error;
use crate::data::{ColumnSummary, DatasetProfile, DatasetVersion, Finding, VersionState};
use crate::id::DatasetVersionId;

/// What came of reading: a profile, or why there is none.
type Read = Result<Profile, String>;

/// Reads a version of a dataset.
///
/// # Errors
/// What this server cannot do now and another may: the job goes back.
pub(super) async fn perform(job: &Job) -> Result<Ended, Error> {
    let id: DatasetVersionId = job.taken.subject.parse()?;
    let held = match job.tenant.get::<DatasetVersion>(id).await {
        Ok(held) => held,
        // It was removed meanwhile.
        Err(Error::NotFound { .. }) => return end(job).await,
        Err(error) => return Err(error),
    };
    let name = held.body.filename.clone();
    let folder = SingleFile::new(job.tenant.clone(), Handle::current(), &name, held.body.object);
    let settings = job.tenant.settings();
    let limits = DataLimits {
        max_file_bytes: settings.max_dataset_bytes,
        max_rows: settings.max_rows as u64,
        cancel: job.cancel.clone(),
        ..DataLimits::default()
    };
    let read = tokio::task::spawn_blocking(move || read(&folder, &name, &limits));
    let (read, stop) = keep(job, settings.max_run, read, None).await;
    let read = read.map_err(|_| Error::internal("reading a dataset broke off"))?;
    match stop {
        Some(Stop::Lost) => Ok(Ended::Lost),
        Some(Stop::Closing) if read.is_err() => Ok(Ended::Released),
        Some(Stop::Time) if read.is_err() => {
            finish(job, id, Err("reading it takes too long".to_owned())).await
        }
        _ => finish(job, id, read).await,
    }
}

/// Ends the reading of a version that no server could finish.
///
/// # Errors
/// As [`perform`].
pub(super) async fn give_up(job: &Job) -> Result<Ended, Error> {
    let id: DatasetVersionId = job.taken.subject.parse()?;
    finish(job, id, Err("it was begun several times and never read to its end".to_owned())).await
}

fn read(folder: &SingleFile, name: &str, limits: &DataLimits) -> Read {
    profile(folder as &dyn Folder, name, limits).map_err(|found| {
        let first = found.diagnostics.iter().find(|found| found.is_error());
        first.map_or_else(|| "it cannot be read".to_owned(), ToString::to_string)
    })
}

async fn end(job: &Job) -> Result<Ended, Error> {
    match job.begin().await? {
        Some(tx) => job.commit(tx).await,
        None => Ok(Ended::Lost),
    }
}

async fn finish(job: &Job, id: DatasetVersionId, read: Read) -> Result<Ended, Error> {
    let Some(mut tx) = job.begin().await? else { return Ok(Ended::Lost) };
    match job.tenant.get_locked::<DatasetVersion>(&mut tx, id).await {
        Ok(mut held) => {
            (held.body.state, held.body.profile) = match read {
                Ok(profile) => (VersionState::Ready, Some(summary(profile))),
                Err(message) => (VersionState::Unreadable { message }, None),
            };
            job.tenant.replace(&mut tx, held).await?;
        }
        Err(Error::NotFound { .. }) => {}
        Err(error) => return Err(error),
    }
    job.commit(tx).await
}

fn summary(profile: Profile) -> DatasetProfile {
    let findings = profile.columns.iter().flat_map(findings).collect();
    DatasetProfile {
        rows: profile.rows,
        columns: profile.columns.into_iter().map(column).collect(),
        findings,
        remarks: profile.remarks,
    }
}

fn findings(column: &ProfiledColumn) -> Vec<Finding> {
    let one = |found: &indeck::PersonalFinding| {
        let what = found.kind.replace('_', " ");
        let scheme = found.scheme.as_ref().map(|scheme| format!(" ({scheme})"));
        let scheme = scheme.unwrap_or_default();
        Finding {
            column: column.name.clone(),
            kind: found.kind.clone(),
            hits: found.matching,
            of: found.looked_at,
            message: format!("it looks like {what}{scheme}: `{}` would be its class", found.class),
        }
    };
    column.personal.iter().map(one).collect()
}

fn column(column: ProfiledColumn) -> ColumnSummary {
    ColumnSummary {
        name: column.name,
        kind: word(column.kind).to_owned(),
        nulls: column.nulls,
        distinct: column.distinct,
        counted: column.counted,
        min: column.min,
        max: column.max,
        mean: column.mean,
        frequent: column.frequent,
    }
}

/// The kinds of values, in words, and back.
const WORDS: [(ValueType, &str); 6] = [
    (ValueType::Bool, "yes or no"),
    (ValueType::Integer, "whole number"),
    (ValueType::Number, "number"),
    (ValueType::Text, "text"),
    (ValueType::Date, "date"),
    (ValueType::DateTime, "date and time"),
];

fn word(kind: ValueType) -> &'static str {
    WORDS.iter().find(|(known, _)| *known == kind).map_or("text", |(_, word)| word)
}

/// The profile, as it was read.
pub(crate) fn profile_of(summary: &DatasetProfile) -> Profile {
    let column = |column: &ColumnSummary| {
        let personal = summary.findings.iter().filter(|found| found.column == column.name);
        let personal = personal.map(|found| indeck::PersonalFinding {
            kind: found.kind.clone(),
            scheme: None,
            looked_at: found.of,
            matching: found.hits,
            confidence: 1.0,
            class: String::new(),
        });
        let kind = WORDS.iter().find(|(_, word)| *word == column.kind);
        ProfiledColumn {
            name: column.name.clone(),
            kind: kind.map_or(ValueType::Text, |(kind, _)| *kind),
            nulls: column.nulls,
            distinct: column.distinct,
            counted: column.counted,
            min: column.min.clone(),
            max: column.max.clone(),
            mean: column.mean.clone(),
            frequent: column.frequent.clone(),
            personal: personal.collect(),
        }
    };
    let columns = summary.columns.iter().map(column).collect();
    Profile { rows: summary.rows, columns, remarks: summary.remarks.clone() }
}
