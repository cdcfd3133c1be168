//! `Log`: what callers hold.

use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, RwLock};
use std::thread::JoinHandle;

use super::archive::Archive;
use super::io::{Files, failed};
use super::layout::{self, IDENTITY};
use super::options::{Alert, LogOptions, Receipt};
use super::queue::{Queue, Ticket, Work};
use super::record::Record;
use super::recover::{self, Image};
use super::sequencer::{MAX_BATCH_BYTES, Sequencer, Shared, lock};
use super::tip::Tip;
use crate::checkpoint::Checkpoint;
use crate::event::{Event, Time};
use crate::note::{Note, SigningKey, VerifyingKey};
use crate::store::Store;
use crate::tree::Hash;
use crate::{Error, Refusal};

/// A log that is written. Many threads may use it at once; dropping it waits until what was begun
/// is done.
///
/// ```
/// use std::sync::Arc;
/// use indeck_audit::event::*;
/// use indeck_audit::log::{Log, LogOptions};
/// use indeck_audit::note::{KeyName, SigningKey};
/// use indeck_audit::store::FileStore;
///
/// # let folder = tempfile::tempdir()?;
/// # let folder = folder.path();
/// let key = SigningKey::from_seed(KeyName::new("example.com/audit/acme")?, &[7; 32]);
/// let public = key.verifying_key().clone();
/// let log = Log::create(Arc::new(FileStore::open(folder)?), key, LogOptions::default())?;
/// let now = Time::parse("2026-03-01T10:00:00Z")?;
/// let event = Event::new(
///     EventId([1; 16]),
///     now,
///     Token::new("acme")?,
///     Actor::new(ActorKind::Service, PersonalField::plain("nightly-build")?),
///     Action::Disclose,
///     Resource::new(Token::new("deck")?, PersonalField::plain("board-report")?),
///     DecisionRecord::new(Effect::Permit),
///     Stage::Single { outcome: Outcome::SUCCESS },
///     Source::new(Token::new("indeck-cli/0.1.0")?),
/// );
/// let receipt = log.append(&event)?; // durable from here on
/// log.checkpoint(now)?;
/// let proof = log.prove(receipt.index)?;
/// proof.verify(&event.encode(), &[public], 0)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Log {
    pub(super) shared: Arc<Shared>,
    options: LogOptions,
    key: VerifyingKey,
    thread: Option<JoinHandle<()>>,
}

impl Log {
    /// Makes a log in an empty store. Its origin is the key's name.
    ///
    /// # Errors
    /// [`Error::NotEmpty`] if there is anything but a lock; [`Error::Store`].
    pub fn create(
        store: Arc<dyn Store>,
        key: SigningKey,
        options: LogOptions,
    ) -> Result<Self, Error> {
        let files = Files(&*store);
        let names = files.list("")?;
        if files.size(IDENTITY)?.is_some() || !names.iter().all(|name| may_be_there(name)) {
            return Err(Error::NotEmpty);
        }
        // What an attempt that was cut short has left; the identity is what makes it a log.
        for name in files.list(layout::SEGMENTS)? {
            files.remove(&format!("{}/{name}", layout::SEGMENTS))?;
        }
        recover::begin_segment(files, 0, &Tip::default())?;
        files.replace(IDENTITY, recover::identity(key.verifying_key()).as_bytes())?;
        Self::open(store, key, options)
    }

    /// Opens a log to write: drops what was never acknowledged, makes everything else durable once
    /// more, and checks that it goes on from its checkpoints.
    ///
    /// # Errors
    /// [`Error::NoLog`], [`Error::OtherLog`]; [`Error::Damaged`], [`Error::RolledBack`] and
    /// [`Error::Forked`] for a log that must not go on, which [`Reader`](super::Reader) still reads;
    /// [`Error::Store`].
    pub fn open(
        store: Arc<dyn Store>,
        key: SigningKey,
        options: LogOptions,
    ) -> Result<Self, Error> {
        let public = key.verifying_key().clone();
        let expected = match &options.expected {
            None => Vec::new(),
            Some(text) => {
                vec![Checkpoint::open(text.as_bytes(), std::slice::from_ref(&public))?.checkpoint]
            }
        };
        let mut image = recover::load(&*store, &public, &expected)?;
        if !image.faults.is_empty() {
            return Err(image.faults.swap_remove(0));
        }
        let (number, size) = recover::settle(&*store, &image)?;
        let alerts = alerts_of(&image);
        let shared = Arc::new(Shared {
            store,
            queue: Queue::default(),
            tip: RwLock::new(image.tip),
            latest: Mutex::new(image.known.latest),
            alerts: Mutex::new(alerts),
            poisoned: Mutex::new(false),
        });
        let thread = start(&shared, key, &options, (number, size))?;
        Ok(Self { shared, options, key: public, thread: Some(thread) })
    }

    /// The key that checks what the log signs.
    pub fn verifying_key(&self) -> &VerifyingKey {
        &self.key
    }

    /// Records an event. When this returns, it is durable.
    ///
    /// # Errors
    /// [`Error::Refused`]: it is not recorded and never will be. [`Error::Unknown`]: it may be.
    pub fn append(&self, event: &Event) -> Result<Receipt, Error> {
        self.append_records(vec![Record::of(event)])?.pop().ok_or_else(closed)
    }

    /// Records events in this order, one after the other without others between; all or none.
    ///
    /// # Errors
    /// As [`Log::append`].
    pub fn append_many(&self, events: &[Event]) -> Result<Vec<Receipt>, Error> {
        self.append_records(events.iter().map(Record::of).collect())
    }

    fn append_records(&self, records: Vec<Record>) -> Result<Vec<Receipt>, Error> {
        if records.is_empty() {
            return Ok(Vec::new());
        }
        let refused = |reason| Error::Refused { reason };
        let bytes: usize = records.iter().map(|record| record.bytes.len()).sum();
        if bytes > MAX_BATCH_BYTES {
            return Err(refused(Refusal::TooMany));
        }
        let leaves: Vec<Hash> = records.iter().map(|record| record.leaf).collect();
        let ticket = Arc::new(Ticket::default());
        let work = Work::Append(Arc::clone(&ticket), records);
        self.shared.queue.push(work, self.options.queue).map_err(refused)?;
        let first = ticket.wait(self.options.patience)?;
        let receipts = leaves.into_iter().zip(first..);
        Ok(receipts.map(|(leaf_hash, index)| Receipt { index, leaf_hash }).collect())
    }

    /// Signs a checkpoint of all that is recorded, and stores it: its text. `now` must not be more
    /// than two seconds before the latest event or checkpoint.
    ///
    /// # Errors
    /// [`Error::ClockWentBack`], [`Error::Refused`], or [`Error::Store`], after which the log is
    /// poisoned.
    pub fn checkpoint(&self, now: Time) -> Result<String, Error> {
        self.ask(|reply| Work::Checkpoint(now, reply))
    }

    fn ask<T>(
        &self,
        work: impl FnOnce(std::sync::mpsc::Sender<Result<T, Error>>) -> Work,
    ) -> Result<T, Error> {
        let (reply, answer) = channel();
        let pushed = self.shared.queue.push(work(reply), self.options.queue);
        pushed.map_err(|reason| Error::Refused { reason })?;
        answer.recv().map_err(|_| closed())?
    }

    /// The latest signed checkpoint with its cosignatures; `None` before the first.
    pub fn latest_checkpoint(&self) -> Option<String> {
        lock(&self.shared.latest).as_ref().map(|signed| signed.text.clone())
    }

    /// Takes up a witness's cosignature: `cosigned` is the latest checkpoint with more signatures.
    /// They are kept beside those that are there.
    ///
    /// # Errors
    /// [`Error::BadNote`] or [`Error::BadSignature`] for a text that is no signed checkpoint of this
    /// log, [`Error::WrongRoot`] for one that is not the latest; [`Error::Store`].
    pub fn add_cosignatures(&self, cosigned: &str) -> Result<String, Error> {
        let opened = Checkpoint::open(cosigned.as_bytes(), std::slice::from_ref(&self.key))?;
        let size = opened.checkpoint.size();
        let latest = self.latest_checkpoint().ok_or(Error::WrongRoot { size })?;
        let mut note = Note::parse(latest.as_bytes())?;
        let other = Note::parse(cosigned.as_bytes())?;
        if note.text() != other.text() {
            return Err(Error::WrongRoot { size });
        }
        for signature in other.signatures() {
            let same =
                |old: &crate::note::Signature| old.name == signature.name && old.id == signature.id;
            if !note.signatures().iter().any(same) {
                note.push_signature(signature.clone())?;
            }
        }
        let text = note.to_text();
        self.ask(|reply| Work::Cosigned(text.clone(), reply))?;
        Ok(text)
    }

    /// Takes nothing more, and waits until what was begun is done.
    ///
    /// # Errors
    /// [`Error::Refused`] if the log has failed before.
    pub fn close(mut self) -> Result<(), Error> {
        self.end();
        match self.shared.is_poisoned() {
            true => Err(Error::Refused { reason: Refusal::Poisoned }),
            false => Ok(()),
        }
    }

    fn end(&mut self) {
        self.shared.queue.close(Refusal::Closed);
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        self.end();
    }
}

fn closed() -> Error {
    Error::Refused { reason: Refusal::Closed }
}

/// What may stand where a log is to be made.
fn may_be_there(name: &str) -> bool {
    name == "lock" || name == "wal/" || name.strip_suffix(layout::BESIDE) == Some(IDENTITY)
}

fn alerts_of(image: &Image) -> Vec<Alert> {
    let dropped = (image.dropped > 0).then_some(Alert::TailDropped { bytes: image.dropped });
    dropped.into_iter().collect()
}

fn start(
    shared: &Arc<Shared>,
    key: SigningKey,
    options: &LogOptions,
    (number, size): (u64, u64),
) -> Result<JoinHandle<()>, Error> {
    let start = |error| failed("start writing", "", error);
    let archive = Archive::start(Arc::clone(shared)).map_err(start)?;
    let sequencer = Sequencer {
        shared: Arc::clone(shared),
        archive,
        key,
        options: options.clone(),
        number,
        size,
        clock: None,
        unsynced: std::collections::BTreeSet::new(),
    };
    let thread = std::thread::Builder::new().name("audit-sequencer".into());
    thread.spawn(move || sequencer.run()).map_err(start)
}
