//! `Workers`: a server's hands.

use std::collections::BTreeMap;
use std::time::Duration;

use indeck::Cancel;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{sleep, timeout};

use super::again::{REST, Why, give_back, hopeless};
use super::job::{Ended, Job};
use super::lease::LEASE;
use super::live::Live;
use super::queue::{self, JobKind, Taken};
use super::{perform, profile_job};
use crate::id::{JobId, OrgId};
use crate::{Error, Platform};

/// How often is looked for work: soon after there was some, and less and less often while there is
/// none. What is begun in this process is heard of at once.
const LOOK: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(1));

/// How long work that is begun may go on when the server ends.
const GRACE: Duration = Duration::from_secs(10);

/// How long giving back may take then.
const GIVING: Duration = Duration::from_secs(5);

/// What takes jobs, until it is stopped.
#[derive(Debug)]
pub struct Workers {
    /// `true` takes no more jobs.
    ending: watch::Sender<bool>,
    /// `true` gives back what is not done.
    closing: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Platform {
    /// Begins to take jobs: so many at once, and of each organisation so many, as the settings say.
    /// Whoever has the fewest running is next, then who has waited longest.
    pub fn start_workers(&self) -> Workers {
        let (ending, end) = watch::channel(false);
        let (closing, close) = watch::channel(false);
        let owner = crate::data::hex(&self.core().ambient.id());
        let shift = Shift { platform: self.clone(), owner, close, busy: BTreeMap::new(), turn: 0 };
        let task = tokio::spawn(shift.work(end));
        Workers { ending, closing, task }
    }
}

impl Workers {
    /// Takes no more jobs, gives those that run a little time, and then gives them back: another
    /// server begins them anew.
    pub async fn stop(self) {
        let Self { ending, closing, mut task } = self;
        ending.send_replace(true);
        if timeout(GRACE, &mut task).await.is_ok() {
            return;
        }
        closing.send_replace(true);
        // Where even giving back takes long, the database is away: the leases run out.
        if timeout(GIVING, &mut task).await.is_err() {
            tracing::warn!("jobs were not given back");
            task.abort();
        }
    }
}

/// What workers know.
struct Shift {
    platform: Platform,
    /// What this server is called in leases.
    owner: String,
    close: watch::Receiver<bool>,
    /// Jobs that run, and the last turn, by organisation.
    busy: BTreeMap<OrgId, (usize, u64)>,
    turn: u64,
}

impl Shift {
    async fn work(mut self, mut end: watch::Receiver<bool>) {
        let mut running = JoinSet::new();
        let mut look = LOOK.0;
        while !*end.borrow() {
            let rest = match self.fill(&mut running).await {
                Ok(0) => look,
                Ok(_) => LOOK.0,
                Err(error) => {
                    tracing::warn!(code = error.code(), "no job could be taken");
                    REST
                }
            };
            look = (rest * 2).min(LOOK.1);
            tokio::select! {
                _ = end.changed() => {}
                Some(done) = running.join_next(), if !running.is_empty() => self.ended(done),
                () = queue::BEGUN.notified() => {}
                () = sleep(rest) => {}
            }
        }
        while let Some(done) = running.join_next().await {
            self.ended(done);
        }
    }

    /// Takes jobs until all hands are full, or there are none; how many.
    async fn fill(&mut self, running: &mut JoinSet<OrgId>) -> Result<usize, Error> {
        let (most, _) = self.platform.settings().workers;
        let before = running.len();
        while running.len() < most.max(1) {
            let Some(taken) = self.next().await? else { break };
            let (platform, close) = (self.platform.clone(), self.close.clone());
            self.turn += 1;
            let busy = self.busy.entry(taken.org).or_default();
            *busy = (busy.0 + 1, self.turn);
            running.spawn(async move {
                let org = taken.org;
                do_job(&platform, taken, close).await;
                org
            });
        }
        Ok(running.len() - before)
    }

    /// The next job: of the organisation that has the least of us.
    async fn next(&self) -> Result<Option<Taken>, Error> {
        let core = self.platform.core();
        let (_, of_one) = core.settings.workers;
        let oldest = queue::oldest(&core.db, core.ambient.now()).await?;
        let mut ranked: Vec<((usize, u64, JobId), JobId)> = Vec::new();
        for (org, job) in oldest {
            let (running, turn) = self.busy.get(&org).copied().unwrap_or_default();
            if running < of_one.max(1) {
                ranked.push(((running, turn, job), job));
            }
        }
        ranked.sort_unstable_by_key(|(rank, _)| *rank);
        for (_, job) in ranked {
            let now = core.ambient.now();
            let taken = queue::take(&core.db, job, &self.owner, now, now + LEASE).await?;
            if taken.is_some() {
                return Ok(taken);
            }
        }
        Ok(None)
    }

    fn ended(&mut self, done: Result<OrgId, tokio::task::JoinError>) {
        match done {
            Ok(org) => {
                if let Some((running, _)) = self.busy.get_mut(&org) {
                    *running = running.saturating_sub(1);
                }
            }
            Err(error) => {
                // Nobody knows whose it was; its lease runs out.
                tracing::error!(panic = error.is_panic(), "a job broke off");
                self.busy.clear();
            }
        }
        // Organisations that have nothing running and had their turn long ago need no memory.
        let turn = self.turn;
        self.busy.retain(|_, (running, last)| *running > 0 || turn - *last < 1_000);
    }
}

async fn do_job(platform: &Platform, taken: Taken, closing: watch::Receiver<bool>) {
    let core = platform.core();
    let tenant = match platform.tenant(taken.org).await {
        Ok(tenant) => tenant,
        // The organisation is gone, and so is what was to be done for it.
        Err(Error::NotFound { .. }) => return drop(queue::forget(&core.db, &taken).await),
        Err(error) => {
            tracing::warn!(job = %taken.id, code = error.code(), "an organisation does not open");
            sleep(REST).await;
            return give_back(platform, &taken, Why::of(&error), &closing).await;
        }
    };
    let live = Live::new(core.ambient.clone());
    let job = Job { tenant, taken, live, cancel: Cancel::new(), closing };
    match worked(&job).await {
        Ok(Ended::Committed) => {}
        Ok(Ended::Lost) => tracing::info!(job = %job.taken.id, "another server has the job"),
        Ok(Ended::Released) => give_back(platform, &job.taken, Why::Ending, &job.closing).await,
        Err(error) => {
            tracing::warn!(job = %job.taken.id, code = error.code(), "a job goes back: {error}");
            sleep(REST).await;
            give_back(platform, &job.taken, Why::of(&error), &job.closing).await;
        }
    }
}

async fn worked(job: &Job) -> Result<Ended, Error> {
    match (job.taken.kind, hopeless(&job.taken)) {
        (JobKind::Run, None) => perform::perform(job).await,
        (JobKind::Run, Some(reason)) => perform::give_up(job, reason).await,
        (JobKind::Profile, None) => profile_job::perform(job).await,
        (JobKind::Profile, Some(reason)) => profile_job::give_up(job, reason).await,
    }
}
