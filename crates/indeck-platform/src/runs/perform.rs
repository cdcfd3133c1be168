//! The work on a run.

use std::sync::Arc;

use super::build::{Built, Order, build};
use super::finish::{finish, refuse};
use super::job::{Ended, Job};
use super::lease::{Stop, keep};
use super::live::{LogLevel, RunStep};
use super::order::order;
use super::outcome::{Outcome, store};
use super::run::{Run, RunState};
use crate::Error;
use crate::id::RunId;
use crate::records::Held;

/// Makes the deck of a run.
///
/// # Errors
/// What this server cannot do now and another may: the job goes back.
pub(super) async fn perform(job: &Job) -> Result<Ended, Error> {
    let id: RunId = job.taken.subject.parse()?;
    let Some(held) = begin(job, id).await? else { return Ok(Ended::Lost) };
    let order = match order(job, &held).await {
        Ok(Some(order)) => order,
        Ok(None) => return refuse(job, id, None).await,
        Err(Error::NotFound { noun }) => return give_up(job, &gone(noun)).await,
        Err(error) => return Err(error),
    };
    let folder = Arc::clone(&order.folder);
    let (built, stop) = built(job, id, order).await?;
    let outcome = match (stop, built) {
        (Some(Stop::Lost), _) => return Ok(Ended::Lost),
        (_, Built::Deck { made, pictures, drawn }) => {
            job.live.begin(RunStep::Store, "storing the deck");
            let stored = store(job, &held, *made, pictures, drawn);
            // What is made is kept, whatever is asked meanwhile.
            let limit = job.tenant.settings().max_run;
            keep(job, limit, stored, None).await.0?
        }
        (Some(Stop::Closing), _) => return Ok(Ended::Released),
        (Some(stop), _) => stopped(job, stop),
        (None, built) => {
            // What was away is nobody's mistake.
            folder.trouble().end()?;
            undone(&built)
        }
    };
    finish(job, id, Some(&folder), outcome).await
}

/// Ends a run that no server could finish.
///
/// # Errors
/// As [`perform`].
pub(super) async fn give_up(job: &Job, reason: &str) -> Result<Ended, Error> {
    let id: RunId = job.taken.subject.parse()?;
    finish(job, id, None, Outcome::of(RunState::Failed, reason)).await
}

fn gone(noun: &str) -> String {
    format!("the {noun} is not there any more")
}

/// What came of the work, and why it was stopped.
async fn built(job: &Job, id: RunId, order: Order) -> Result<(Built, Option<Stop>), Error> {
    let live = Arc::clone(&job.live);
    // A thread that is begun runs to its end, so that its handle can be waited for.
    let made = tokio::task::spawn_blocking(move || build(&order, &live));
    let (made, stop) = keep(job, job.tenant.settings().max_run, made, Some(id)).await;
    let built = made.map_err(|_| Error::internal("making a deck broke off"))?;
    Ok((built, stop))
}

fn stopped(job: &Job, stop: Stop) -> Outcome {
    if stop == Stop::Time {
        let seconds = job.tenant.settings().max_run.as_secs();
        let reason = format!("it took longer than {seconds} s, and was stopped");
        return Outcome::of(RunState::Failed, reason);
    }
    Outcome::of(RunState::Cancelled, "somebody stopped it")
}

/// Why no deck was made.
fn undone(built: &Built) -> Outcome {
    match built {
        Built::Mistakes(found) => Outcome::mistakes(found),
        Built::Failed(error) => Outcome::from(error),
        Built::Deck { .. } => Outcome::of(RunState::Failed, "the deck was not kept"),
    }
}

/// Says that the run is being made; `None` if the job is another's.
async fn begin(job: &Job, id: RunId) -> Result<Option<Held<Run>>, Error> {
    let Some(mut tx) = job.begin().await? else { return Ok(None) };
    let mut held = job.tenant.get_locked::<Run>(&mut tx, id).await?;
    let run = &mut held.body;
    run.state = RunState::Running;
    run.attempt = u64::try_from(job.taken.attempt).unwrap_or_default();
    run.started = Some(job.tenant.now());
    run.log = Vec::new();
    if run.attempt > 1 {
        let line = format!("attempt {}: the one before broke off", run.attempt);
        job.live.say(LogLevel::Warning, line);
    }
    let held = job.tenant.replace(&mut tx, held).await?;
    tx.commit().await?;
    Ok(Some(held))
}

/// Shows what the run has said so far. That it fails now and then does not matter.
pub(super) async fn tell(job: &Job, id: RunId) {
    if let Err(error) = try_tell(job, id).await {
        tracing::debug!(run = %id, code = error.code(), "a log was not shown");
    }
}

async fn try_tell(job: &Job, id: RunId) -> Result<(), Error> {
    let Some(mut tx) = job.begin().await? else { return Ok(()) };
    let mut held = job.tenant.get_locked::<Run>(&mut tx, id).await?;
    let log = job.live.log();
    if log.len() > held.body.log.len() {
        held.body.log = log;
        job.tenant.replace(&mut tx, held).await?;
        tx.commit().await?;
    }
    Ok(())
}
