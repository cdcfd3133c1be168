//! Keeping a job while it is worked on.

use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior, interval};

use super::job::Job;
use super::perform::tell;
use super::queue::{self, Renewed};
use crate::id::RunId;

/// How long a job is ours without another word, in microseconds.
pub(super) const LEASE: i64 = 30_000_000;

/// How often it is kept, and somebody's wish to stop is heard.
const BEAT: Duration = Duration::from_millis(700);

/// Why the work on a job was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Somebody wants it.
    Asked,
    /// It took too long.
    Time,
    /// Another server has the job.
    Lost,
    /// The server ends.
    Closing,
}

/// Does the work of a job while its lease is kept; what a run says is shown after each renewal. The
/// work is asked to stop where it must, and waited for in any case.
pub(super) async fn keep<T>(
    job: &Job,
    limit: Duration,
    work: impl Future<Output = T>,
    shown: Option<RunId>,
) -> (T, Option<Stop>) {
    tokio::pin!(work);
    let began = Instant::now();
    let mut kept = began;
    let mut beat = interval(BEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first tick is at once, and the job has just been taken.
    beat.tick().await;
    let mut stop = None;
    loop {
        tokio::select! {
            done = &mut work => return (done, stop),
            _ = beat.tick() => {}
        }
        let is_late = began.elapsed() > limit;
        let found = renewed(job, &mut kept).await.or_else(|| ended(job, is_late));
        // The first reason is the one that counts, but a job that is lost is lost.
        if stop.is_none() || found == Some(Stop::Lost) {
            stop = found.or(stop);
        }
        match (stop, shown) {
            (Some(_), _) => job.cancel.cancel(),
            (None, Some(run)) => tell(job, run).await,
            (None, None) => {}
        }
    }
}

/// Why this server stops the work.
fn ended(job: &Job, is_late: bool) -> Option<Stop> {
    let closing = job.closing.borrow().then_some(Stop::Closing);
    closing.or(is_late.then_some(Stop::Time))
}

/// Renews the lease; the reason to stop.
async fn renewed(job: &Job, kept: &mut Instant) -> Option<Stop> {
    let now = job.tenant.now();
    let renewed = queue::renew(job.tenant.db(), &job.taken, now, now + LEASE, job.stand()).await;
    match renewed {
        Ok(Renewed::Kept { cancel }) => {
            *kept = Instant::now();
            cancel.then_some(Stop::Asked)
        }
        Ok(Renewed::Lost) => Some(Stop::Lost),
        Err(error) => {
            tracing::warn!(job = %job.taken.id, code = error.code(), "a lease was not renewed");
            let lease = Duration::from_micros(LEASE.unsigned_abs());
            (kept.elapsed() > lease).then_some(Stop::Lost)
        }
    }
}
