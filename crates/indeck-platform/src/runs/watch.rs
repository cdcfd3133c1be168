//! Seeing how far a run is, from any server.

use std::fmt;
use std::time::Duration;

use super::live::{LogLine, RunStep, Stand};
use super::queue;
use super::run::{Run, RunState};
use crate::access::Verb;
use crate::caller::Target;
use crate::id::RunId;
use crate::records::Held;
use crate::{Caller, Error, Tenant};

/// How often is looked.
const EVERY: Duration = Duration::from_millis(400);

/// With which look it is asked again whether whoever watches is still signed in: every two seconds.
const ASKED: u32 = 5;

/// How far a run is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunProgress {
    /// Its state.
    pub state: RunState,
    /// What it is doing.
    pub step: RunStep,
    /// Slides of this step that are done.
    pub done: u32,
    /// Slides of this step; 0 where it has none.
    pub total: u32,
    /// Somebody wants it to stop.
    pub stopping: bool,
    /// Lines of the log: all of them, or those that are new.
    pub log: Vec<LogLine>,
}

/// A run that is being watched.
pub struct RunWatch {
    caller: Caller,
    target: Target,
    id: RunId,
    /// Looks since it was asked whether whoever watches is still signed in.
    looks: u32,
    /// What was told last.
    last: Option<RunProgress>,
    /// Lines that were told.
    lines: usize,
    over: bool,
}

impl Caller {
    /// How far a run is, with its log so far.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn run_progress(&self, id: RunId) -> Result<RunProgress, Error> {
        let held = self.run(id).await?;
        progress(&self.tenant, &held).await
    }

    /// Watches a run to its end. Leave is asked once, not with every look; but who is signed out or
    /// removed meanwhile sees no more.
    ///
    /// # Errors
    /// As [`Caller::run_progress`].
    pub async fn watch_run(&self, id: RunId) -> Result<RunWatch, Error> {
        let held = self.find::<Run>(Verb::RunRead, id).await?;
        let target = Target::record(&held);
        self.look(Verb::RunRead, &target).await?;
        let caller = self.clone();
        Ok(RunWatch { caller, target, id, looks: 0, last: None, lines: 0, over: false })
    }
}

impl RunWatch {
    /// What is new: at once the first time, then as soon as something changes; `None` after the end.
    /// Its log has new lines alone.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the run is gone; [`Error::SignedOut`] or [`Error::Refused`] if whoever
    /// watches may not any more; [`Error::Database`].
    pub async fn next(&mut self) -> Result<Option<RunProgress>, Error> {
        while !self.over {
            if self.last.is_some() {
                tokio::time::sleep(EVERY).await;
                self.ask().await?;
            }
            let tenant = &self.caller.tenant;
            let held = tenant.get::<Run>(self.id).await?;
            let mut now = progress(tenant, &held).await?;
            now.log = now.log.split_off(self.lines.min(now.log.len()));
            let lines = std::mem::take(&mut now.log);
            self.over = !now.state.is_live();
            if self.last.as_ref() != Some(&now) || !lines.is_empty() {
                self.lines += lines.len();
                self.last = Some(now.clone());
                return Ok(Some(RunProgress { log: lines, ..now }));
            }
        }
        Ok(None)
    }

    /// Asks now and then whether whoever watches still may.
    async fn ask(&mut self) -> Result<(), Error> {
        self.looks += 1;
        if self.looks < ASKED {
            return Ok(());
        }
        self.looks = 0;
        self.caller.lasts(Verb::RunRead, &self.target).await
    }
}

impl fmt::Debug for RunWatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RunWatch").field(&self.id).finish()
    }
}

async fn progress(tenant: &Tenant, held: &Held<Run>) -> Result<RunProgress, Error> {
    let run = &held.body;
    let mut state = run.state;
    let (mut stand, mut stopping) = (run.stand, false);
    if state.is_live()
        && let Some(row) = queue::row(tenant, &held.id.to_string()).await?
    {
        stand = row.stand;
        stopping = row.cancel;
        state = if row.running { RunState::Running } else { RunState::Waiting };
    }
    let Stand { step, done, total } = stand;
    Ok(RunProgress { state, step, done, total, stopping, log: run.log.clone() })
}
