//! What a new version of a dataset holds: read once, after it was brought in.

use indeck::audit::Event;
use indeck::{DataLimits, Folder, Profile, profile};
use tokio::runtime::Handle;

use super::job::{Ended, Job};
use super::lease::{Stop, keep};
use super::single::SingleFile;
use crate::Error;
use crate::access::Verb;
use crate::accounts::{By, Told};
use crate::caller::{From, class_of};
use crate::data::{Dataset, DatasetVersion, VersionState};
use crate::db::Tx;
use crate::id::DatasetVersionId;

/// What came of reading: a profile, or why there is none, with ways out.
type Read = Result<Profile, (String, Vec<String>)>;

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
    let limits = limits(job);
    let trouble = folder.trouble().clone();
    let read = tokio::task::spawn_blocking(move || read(&folder, &name, &limits));
    let (read, stop) = keep(job, job.tenant.settings().max_run, read, None).await;
    let read = read.map_err(|_| Error::internal("reading a dataset broke off"))?;
    if read.is_err() && stop.is_none() {
        trouble.end()?;
    }
    match stop {
        Some(Stop::Lost) => Ok(Ended::Lost),
        Some(Stop::Closing) if read.is_err() => Ok(Ended::Released),
        Some(Stop::Time) if read.is_err() => {
            finish(job, id, Err(("reading it takes too long".to_owned(), Vec::new()))).await
        }
        _ => finish(job, id, read).await,
    }
}

fn limits(job: &Job) -> DataLimits {
    let settings = job.tenant.settings();
    DataLimits {
        max_file_bytes: settings.max_dataset_bytes,
        max_rows: settings.max_rows as u64,
        cancel: job.cancel.clone(),
        ..DataLimits::default()
    }
}

/// Ends the reading of a version that no server could finish.
///
/// # Errors
/// As [`perform`].
pub(super) async fn give_up(job: &Job, reason: &str) -> Result<Ended, Error> {
    let id: DatasetVersionId = job.taken.subject.parse()?;
    finish(job, id, Err((format!("nobody could read it: {reason}"), Vec::new()))).await
}

fn read(folder: &SingleFile, name: &str, limits: &DataLimits) -> Read {
    profile(folder as &dyn Folder, name, limits).map_err(|found| {
        let first = found.diagnostics.iter().find(|found| found.is_error());
        let told = first.map(|found| (found.to_string(), found.hints.clone()));
        told.unwrap_or_else(|| ("it cannot be read".to_owned(), Vec::new()))
    })
}

async fn end(job: &Job) -> Result<Ended, Error> {
    match job.begin().await? {
        Some(tx) => job.commit(tx, None).await,
        None => Ok(Ended::Lost),
    }
}

async fn finish(job: &Job, id: DatasetVersionId, read: Read) -> Result<Ended, Error> {
    let Some(mut tx) = job.begin().await? else { return Ok(Ended::Lost) };
    let mut told = None;
    match job.tenant.get_locked::<DatasetVersion>(&mut tx, id).await {
        Ok(mut held) => {
            (held.body.state, held.body.profile) = match read {
                Ok(profile) => (VersionState::Ready, Some(profile)),
                Err((message, hints)) => (VersionState::Unreadable { message, hints }, None),
            };
            told = examine(job, &mut tx, &held.body).await?;
            job.tenant.replace(&mut tx, held).await?;
        }
        Err(Error::NotFound { .. }) => {}
        Err(error) => return Err(error),
    }
    job.commit(tx, told).await
}

/// Gives the dataset what follows from what was read; the event of a greater class.
async fn examine(job: &Job, tx: &mut Tx, version: &DatasetVersion) -> Result<Option<Event>, Error> {
    let tenant = &job.tenant;
    let Some(profile) = &version.profile else { return Ok(None) };
    tenant.one_by_one(tx).await?;
    let mut held = tenant.get_locked::<Dataset>(tx, version.dataset).await?;
    let before = held.body.clone();
    let (id, dataset) = (held.id, &mut held.body);
    tenant.examine(tx, (id, dataset), &version.filename, profile).await?;
    if held.body == before {
        return Ok(None);
    }
    let class = held.body.classification;
    tenant.replace(tx, held).await?;
    if class == before.classification {
        return Ok(None);
    }
    let told = Told::done(Verb::DatasetUpdate.action(), id, By::System);
    let mut event = told.event(tenant, &From::default()).await?;
    event.resource.class = Some(class_of(class));
    Ok(Some(event))
}
