//! The archive: a thread that syncs the tiles of a segment, and then removes the segment.
//!
//! Hundreds of small files take many syncs. Nobody waits for them: until they are durable, the
//! segment that they were made of stays.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use super::io::Files;
use super::layout::{self, SEGMENTS};
use super::sequencer::Shared;
use crate::Error;

/// Segments that may wait; then the sequencer waits too, so that they cannot fill the disk.
const WAITING: usize = 2;

/// A segment that was left, and the tiles that were written since the one before it.
pub(super) struct Job {
    pub(super) files: BTreeSet<String>,
    pub(super) old: String,
}

/// The way to the thread.
pub(super) struct Archive {
    jobs: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Archive {
    /// Starts the thread.
    pub(super) fn start(shared: Arc<Shared>) -> std::io::Result<Self> {
        let (jobs, todo) = sync_channel(WAITING);
        let thread = std::thread::Builder::new()
            .name("audit-archive".into())
            .spawn(move || run(&shared, &todo))?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    pub(super) fn push(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            // The thread ends early only after it has poisoned the log.
            drop(jobs.send(job));
        }
    }

    /// Waits until all is done.
    pub(super) fn finish(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

fn run(shared: &Shared, todo: &Receiver<Job>) {
    while let Ok(job) = todo.recv() {
        if shared.is_poisoned() || archive(Files(&*shared.store), &job).is_err() {
            return shared.poison();
        }
    }
}

fn archive(files: Files<'_>, job: &Job) -> Result<(), Error> {
    // A tile that became full has taken the place of those that were not.
    let superseded =
        |file: &str| file.split_once(".p/").is_some_and(|(f, _)| job.files.contains(f));
    let kept = || job.files.iter().filter(|file| !superseded(file));
    kept().try_for_each(|file| files.sync(file))?;
    let folders: BTreeSet<&str> = kept().flat_map(|file| layout::folders(file)).collect();
    folders.into_iter().rev().try_for_each(|folder| files.sync_folder(folder))?;
    files.sync_folder("")?;
    for file in kept().filter(|file| !file.contains(".p/")) {
        remove_partial(files, &format!("{file}.p"))?;
    }
    files.remove(&job.old)?;
    files.sync_folder(SEGMENTS)
}

fn remove_partial(files: Files<'_>, folder: &str) -> Result<(), Error> {
    let names = files.list(folder)?;
    if names.is_empty() {
        return Ok(());
    }
    names.iter().try_for_each(|name| files.remove(&format!("{folder}/{name}")))?;
    // They were never synced: coming back after a power cut they would be torn.
    files.sync_folder(folder)?;
    files.remove(folder)
}
