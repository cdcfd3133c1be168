//! The sequencer: the one thread that gives events their places and makes them durable.

use std::collections::{BTreeSet, VecDeque};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use super::archive::{Archive, Job};
use super::history::Signed;
use super::intents::MAX_OPEN_INTENTS;
use super::io::Files;
use super::layout;
use super::options::{Alert, LogOptions};
use super::queue::{Fail, Queue, Ticket, Work};
use super::record::{Record, Step};
use super::recover::begin_segment;
use super::segment;
use super::tip::{Derived, Tip};
use crate::event::{EventId, Time};
use crate::note::SigningKey;
use crate::store::Store;
use crate::{Doubt, Error, Refusal};

/// Bytes of events that one write may have.
pub(super) const MAX_BATCH_BYTES: usize = 8 << 20;

/// What the sequencer shares with those who read.
pub(super) struct Shared {
    pub(super) store: Arc<dyn Store>,
    pub(super) queue: Queue,
    pub(super) tip: RwLock<Tip>,
    pub(super) latest: Mutex<Option<Signed>>,
    pub(super) alerts: Mutex<Vec<Alert>>,
    pub(super) poisoned: Mutex<bool>,
}

/// The value behind a lock, whatever happened to the thread that held it before.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    pub(super) fn is_poisoned(&self) -> bool {
        *lock(&self.poisoned)
    }

    /// Nothing more is written after this.
    pub(super) fn poison(&self) {
        if !std::mem::replace(&mut *lock(&self.poisoned), true) {
            self.alert(Alert::Poisoned);
        }
        self.queue.close(Refusal::Poisoned);
    }

    pub(super) fn alert(&self, alert: Alert) {
        let mut alerts = lock(&self.alerts);
        if !alerts.contains(&alert) {
            alerts.push(alert);
        }
    }
}

/// The state of the one thread that writes.
pub(super) struct Sequencer {
    pub(super) shared: Arc<Shared>,
    pub(super) archive: Archive,
    pub(super) key: SigningKey,
    pub(super) options: LogOptions,
    /// The segment that is written, and its size.
    pub(super) number: u64,
    pub(super) size: u64,
    /// The latest moment that a checkpoint was asked for.
    pub(super) clock: Option<Time>,
    /// Tiles and bundles that are written and not synced.
    pub(super) unsynced: BTreeSet<String>,
}

/// The events of one call.
struct Group {
    ticket: Arc<Ticket>,
    records: Vec<Record>,
}

impl Sequencer {
    /// Works until the line is closed and empty.
    pub(super) fn run(mut self) {
        let mut last = 0;
        while let Some(work) = self.shared.queue.take(last, self.options.gather) {
            last = work.len();
            self.work(work);
            if self.shared.is_poisoned() {
                break;
            }
        }
        let reason = if self.shared.is_poisoned() { Refusal::Poisoned } else { Refusal::Closed };
        self.shared.queue.refuse_rest(reason);
        if !self.shared.is_poisoned() && self.size > self.options.segment / 16 {
            self.rotate();
        }
        self.archive.finish();
    }

    fn work(&mut self, work: VecDeque<Work>) {
        let mut groups = Vec::new();
        for work in work {
            match work {
                Work::Append(ticket, records) => groups.push(Group { ticket, records }),
                Work::Checkpoint(now, reply) => {
                    self.commit_all(std::mem::take(&mut groups));
                    self.answer(reply, |this| this.checkpoint(now));
                }
                Work::Cosigned(text, reply) => {
                    self.answer(reply, |this| this.cosigned(text));
                }
            }
        }
        self.commit_all(groups);
    }

    fn answer<T>(
        &mut self,
        reply: Sender<Result<T, Error>>,
        act: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) {
        let result = match self.shared.is_poisoned() {
            true => Err(Error::Refused { reason: Refusal::Poisoned }),
            false => act(self),
        };
        // Whoever asked may have gone.
        drop(reply.send(result));
    }

    /// Writes the groups, as many at a time as one write may have.
    fn commit_all(&mut self, groups: Vec<Group>) {
        let mut batch = Vec::new();
        let mut bytes = 0;
        for group in groups {
            let more: usize = group.records.iter().map(|record| record.bytes.len()).sum();
            if bytes + more > MAX_BATCH_BYTES {
                self.commit(std::mem::take(&mut batch));
                bytes = 0;
            }
            bytes += more;
            batch.push(group);
        }
        self.commit(batch);
    }

    fn commit(&mut self, groups: Vec<Group>) {
        let mut ids = BTreeSet::new();
        let groups: Vec<Group> =
            groups.into_iter().filter(|group| self.admitted(group, &mut ids)).collect();
        if groups.is_empty() {
            return;
        }
        match self.write(&groups) {
            Ok(first) => {
                let mut next = first;
                for Group { ticket, records } in groups {
                    ticket.settle(Ok(next));
                    next += records.len() as u64;
                }
                self.rotate_if_full();
            }
            Err(fail) => groups.iter().for_each(|group| group.ticket.settle(Err(fail))),
        }
    }

    /// Whether the group is to be written; if not, it is told why.
    fn admitted(&self, group: &Group, ids: &mut BTreeSet<EventId>) -> bool {
        if self.shared.is_poisoned() {
            group.ticket.settle(Err(Fail::Refused(Refusal::Poisoned)));
            return false;
        }
        if !group.ticket.take() {
            return false;
        }
        let tip = self.shared.tip.read().unwrap_or_else(PoisonError::into_inner);
        let open = tip.open_intents();
        let opens = |record: &Record| matches!(record.step, Step::Opens);
        let twice = |record: &Record| tip.knows(&record.id) || ids.contains(&record.id);
        let mut own = BTreeSet::new();
        let twice_here = !group.records.iter().all(|record| own.insert(record.id));
        let refusal = if twice_here || group.records.iter().any(twice) {
            Some(Refusal::DuplicateId)
        } else if open >= MAX_OPEN_INTENTS && group.records.iter().any(opens) {
            Some(Refusal::OpenIntents { open })
        } else {
            None
        };
        match refusal {
            Some(reason) => group.ticket.settle(Err(Fail::Refused(reason))),
            None => ids.append(&mut own),
        }
        refusal.is_none()
    }

    /// Makes the groups durable and part of the log: the place of the first event.
    fn write(&mut self, groups: &[Group]) -> Result<u64, Fail> {
        self.check_space().map_err(Fail::Refused)?;
        let records: Vec<&Record> = groups.iter().flat_map(|group| &group.records).collect();
        let (first, staged) = {
            let tip = self.shared.tip.read().unwrap_or_else(PoisonError::into_inner);
            (tip.size(), tip.stage(records.iter().map(|record| record.leaf)))
        };
        let entries: Vec<&[u8]> = records.iter().map(|record| record.bytes.as_slice()).collect();
        let bytes = segment::batch(first, entries.into_iter(), &staged.root());
        self.make_durable(&bytes)?;
        let mut full = Vec::new();
        let mut tip = self.shared.tip.write().unwrap_or_else(PoisonError::into_inner);
        tip.apply(staged, records.into_iter(), |derived| full.push(derived));
        // Readers look for an entry in the tip first, so that its bundle must be there before.
        let written = full.iter().try_for_each(|derived| put(&*self.shared.store, derived));
        drop(tip);
        self.unsynced.extend(full.into_iter().map(|derived| derived.file));
        if written.is_err() {
            // The events are durable all the same: opening the log makes the tiles again.
            self.shared.poison();
        }
        Ok(first)
    }

    pub(super) fn check_space(&self) -> Result<(), Refusal> {
        let reserve = self.options.reserve;
        if reserve == 0 {
            return Ok(());
        }
        match self.shared.store.free_space() {
            Ok(free) if free < reserve => Err(Refusal::DiskReserve { free, reserve }),
            Ok(_) => Ok(()),
            Err(_) => Err(Refusal::FreeSpace),
        }
    }

    /// Appends to the segment and syncs it. A write that failed is undone and the undoing synced,
    /// so that the next batch never mixes with it; a sync that failed is never tried again.
    fn make_durable(&mut self, bytes: &[u8]) -> Result<(), Fail> {
        let files = Files(&*self.shared.store);
        let file = layout::segment(self.number);
        if files.append(&file, bytes).is_err() {
            let undone = files.truncate(&file, self.size).and_then(|()| files.sync(&file));
            return Err(match undone {
                Ok(()) => Fail::Refused(Refusal::Write),
                Err(_) => {
                    self.shared.poison();
                    Fail::Unknown(Doubt::Write)
                }
            });
        }
        if files.sync(&file).is_err() {
            self.shared.poison();
            return Err(Fail::Unknown(Doubt::Sync));
        }
        self.size += bytes.len() as u64;
        Ok(())
    }

    fn rotate_if_full(&mut self) {
        if self.size > self.options.segment && !self.shared.is_poisoned() {
            self.rotate();
        }
    }

    /// Begins a new segment; the old one goes once the tiles made of it are durable.
    fn rotate(&mut self) {
        let begun = {
            let tip = self.shared.tip.read().unwrap_or_else(PoisonError::into_inner);
            begin_segment(Files(&*self.shared.store), self.number + 1, &tip)
        };
        let Ok(size) = begun else { return self.shared.poison() };
        let old = layout::segment(self.number);
        (self.number, self.size) = (self.number + 1, size);
        self.archive.push(Job { files: std::mem::take(&mut self.unsynced), old });
    }
}

/// Writes a tile or a bundle, to be synced later.
pub(super) fn put(store: &dyn Store, derived: &Derived) -> Result<(), Error> {
    Files(store).write(&derived.file, &derived.bytes)
}
