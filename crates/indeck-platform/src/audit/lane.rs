//! `Lanes`: the lines that events wait in, and who writes them.
//!
//! A lane is written by one task, which ends when the lane is empty: what comes while it writes
//! goes into the next transaction together. In SQLite there is one lane, since one transaction
//! writes at a time; in PostgreSQL each log has its own, since each waits for another row.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Semaphore;

use super::append::{NotAppended, To, append};
use super::fault::refused;
use super::journal::JournalLimits;
use super::ticket::{Ended, Waiting};
use crate::Error;
use crate::db::{Db, Engine, Tx};

/// Lanes that are written at a time.
const WRITERS: usize = 4;

/// The lines of a process.
pub(super) struct Lanes {
    db: Db,
    /// What this process is called.
    server: String,
    limits: JournalLimits,
    state: Mutex<State>,
    /// Lanes that may hold a connection at a time, so that some are left for all else.
    writers: Semaphore,
}

#[derive(Default)]
struct State {
    /// By log; a lane that is there has a task.
    lanes: BTreeMap<String, VecDeque<Waiting>>,
    waiting: usize,
    closed: bool,
}

impl Lanes {
    pub(super) fn new(db: Db, server: String, limits: JournalLimits) -> Self {
        Self { db, server, limits, state: Mutex::default(), writers: Semaphore::new(WRITERS) }
    }

    /// Puts an event in its line.
    pub(super) fn push(self: &Arc<Self>, one: Waiting) -> Result<(), Error> {
        let lane = match self.db.engine() {
            Engine::Sqlite => String::new(),
            Engine::Postgres => one.log.org.clone(),
        };
        let mut state = lock(&self.state);
        if state.closed {
            return Err(refused("the log was closed"));
        }
        if state.waiting >= self.limits.queue {
            return Err(refused(format!("{} events wait already", state.waiting)));
        }
        state.waiting += 1;
        if let Some(line) = state.lanes.get_mut(&lane) {
            line.push_back(one);
            return Ok(());
        }
        state.lanes.insert(lane.clone(), VecDeque::from([one]));
        drop(state);
        tokio::spawn(Arc::clone(self).drain(lane));
        Ok(())
    }

    /// Whether no event waits or is being written.
    pub(super) fn is_idle(&self) -> bool {
        lock(&self.state).lanes.is_empty()
    }

    /// Takes no more events.
    pub(super) fn close(&self) {
        lock(&self.state).closed = true;
    }

    async fn drain(self: Arc<Self>, lane: String) {
        loop {
            self.gather(&lane).await;
            if self.ends(&lane) {
                return;
            }
            // Who joins while another server holds the database joins this transaction; who leaves
            // meanwhile was not written.
            let writer = self.writers.acquire().await;
            let begun = self.db.begin().await;
            let batch = self.take(&lane);
            let count = batch.len();
            let batch: Vec<Waiting> = batch.into_iter().filter(Waiting::take).collect();
            match begun {
                Ok(tx) => self.write(tx, batch).await,
                Err(error) => settle_all(batch, &Ended::from(refused(error))),
            }
            drop(writer);
            lock(&self.state).waiting -= count;
        }
    }

    /// Ends a lane in which nobody waits.
    fn ends(&self, lane: &str) -> bool {
        let mut state = lock(&self.state);
        let empty = state.lanes.get(lane).is_none_or(VecDeque::is_empty);
        if empty {
            state.lanes.remove(lane);
        }
        empty
    }

    /// Lets those who were just answered come with more, as long as more come.
    async fn gather(&self, lane: &str) {
        let mut before = 0;
        let mut still = 0;
        while still < self.limits.gather {
            tokio::task::yield_now().await;
            let now = lock(&self.state).lanes.get(lane).map_or(0, VecDeque::len);
            still = if now > before { 0 } else { still + 1 };
            before = now;
        }
    }

    fn take(&self, lane: &str) -> Vec<Waiting> {
        let mut state = lock(&self.state);
        let Some(line) = state.lanes.get_mut(lane) else { return Vec::new() };
        let (mut count, mut bytes) = (0, 0);
        for one in line.iter().take(self.limits.batch_events) {
            bytes += one.entry.body.len();
            if count > 0 && bytes > self.limits.batch_bytes {
                break;
            }
            count += 1;
        }
        line.drain(..count).collect()
    }

    /// Writes a batch. Where a part of it spoils the whole, nothing was written, and its parts are
    /// written one by one.
    async fn write(&self, tx: Tx, batch: Vec<Waiting>) {
        let mut todo = VecDeque::from([batch]);
        let mut begun = Some(tx);
        while let Some(batch) = todo.pop_front() {
            if batch.is_empty() {
                continue;
            }
            match self.commit(begun.take(), &batch).await {
                Ok(places) => {
                    for (one, place) in batch.into_iter().zip(places) {
                        one.log.saw(place + 1);
                        one.settle(Ended::At(place));
                    }
                }
                Err(Failed::Before(_)) if logs_of(&batch).len() > 1 => todo.extend(by_log(batch)),
                Err(Failed::Before(NotAppended::Duplicate | NotAppended::Abandoned))
                    if batch.len() > 1 =>
                {
                    todo.extend(batch.into_iter().map(|one| vec![one]));
                }
                Err(Failed::Before(why)) => settle_all(batch, &Ended::from(why.into_error())),
                Err(Failed::Commit(why)) => settle_all(batch, &Ended::Unknown(why)),
            }
        }
    }

    /// One transaction: the places, in the batch's order.
    async fn commit(&self, begun: Option<Tx>, batch: &[Waiting]) -> Result<Vec<u64>, Failed> {
        let before = |error: Error| Failed::Before(NotAppended::Failed(refused(error)));
        let mut tx = match begun {
            Some(tx) => tx,
            None => self.db.begin().await.map_err(before)?,
        };
        let mut places = vec![0; batch.len()];
        for (org, members) in logs_of(batch) {
            let entries: Vec<_> = members.iter().map(|(_, one)| &one.entry).collect();
            let least = members.iter().map(|(_, one)| one.log.least()).max().unwrap_or(0);
            let to = To { db: &self.db, server: &self.server, org, least };
            let first = append(to, &mut tx, &entries).await;
            let first = first.map_err(Failed::Before)?;
            for (place, (at, _)) in (first..).zip(&members) {
                if let Some(slot) = places.get_mut(*at) {
                    *slot = place;
                }
            }
        }
        tx.commit().await.map_err(|error| Failed::Commit(error.to_string()))?;
        Ok(places)
    }
}

/// When a transaction failed.
enum Failed {
    /// Before its end: nothing was written.
    Before(NotAppended),
    /// At its end: it may have been written.
    Commit(String),
}

/// The members of a batch by their log, with their places in it.
fn logs_of(batch: &[Waiting]) -> BTreeMap<&str, Vec<(usize, &Waiting)>> {
    let mut logs: BTreeMap<&str, Vec<(usize, &Waiting)>> = BTreeMap::new();
    for (at, one) in batch.iter().enumerate() {
        logs.entry(one.log.org.as_str()).or_default().push((at, one));
    }
    logs
}

fn by_log(batch: Vec<Waiting>) -> impl Iterator<Item = Vec<Waiting>> {
    let mut logs: BTreeMap<String, Vec<Waiting>> = BTreeMap::new();
    for one in batch {
        logs.entry(one.log.org.clone()).or_default().push(one);
    }
    logs.into_values()
}

fn settle_all(batch: Vec<Waiting>, ended: &Ended) {
    batch.into_iter().for_each(|one| one.settle(ended.clone()));
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
