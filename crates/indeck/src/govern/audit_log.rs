//! `AuditLog`: a log in a folder, as the pipeline writes it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use indeck_audit::event::{self, EventId, PersonalField, SubjectKeyId, Time, Token};
use indeck_audit::log::{Log, LogOptions};
use indeck_audit::store::FileStore;
use indeck_audit::subject::{Erasure, KeyFile, KeySource, Place, SubjectKey, Subjects};
use indeck_audit::{Event, LogProof};

use super::{Actor, Ambient, Keys, RecordFault, Recorder};

/// How long a person's key is used without asking its keeper again, in microseconds.
const KEEP: u64 = 300_000_000;

/// A log in a folder, and the keys of the persons that it names.
pub struct AuditLog {
    log: Log,
    subjects: Mutex<Subjects<KeyFile>>,
    tenant: Token,
    keys: Keys,
    ambient: Arc<dyn Ambient>,
}

/// Why a local log cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AuditError {
    /// The log or a key of it is not as it must be.
    #[error(transparent)]
    Audit(#[from] indeck_audit::Error),
    /// A new log could not be signed.
    #[error("{fault}")]
    Unsigned {
        /// Why.
        fault: RecordFault,
    },
    /// A file or folder cannot be read or written.
    #[error("`{}` cannot be used: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl AuditError {
    /// A stable kebab-case name of the kind of error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Audit(error) => error.code(),
            Self::Unsigned { fault } => fault.code,
            Self::File { .. } => "audit-file",
        }
    }
}

impl AuditLog {
    /// Makes a log in an empty folder with the keys in another.
    ///
    /// # Errors
    /// [`AuditError`] if the folder holds something, or a key cannot be used.
    pub fn create(
        folder: &Path,
        keys: &Keys,
        ambient: Arc<dyn Ambient>,
    ) -> Result<Self, AuditError> {
        let store = Arc::new(store(folder)?);
        let log = Log::create(store, keys.signing()?, LogOptions::default())?;
        let log = Self::new(log, keys, ambient)?;
        // Signed from the first event on: that there is none yet is a fact, too.
        log.sign().map_err(|fault| AuditError::Unsigned { fault })?;
        Ok(log)
    }

    /// Opens the log of a folder to write, with the keys of another.
    ///
    /// # Errors
    /// [`AuditError`] if there is no sound log or a key cannot be used.
    pub fn open(folder: &Path, keys: &Keys, ambient: Arc<dyn Ambient>) -> Result<Self, AuditError> {
        let store = Arc::new(store(folder)?);
        let options = LogOptions { expected: keys.signed()?, ..LogOptions::default() };
        let log = Log::open(store, keys.signing()?, options)?;
        Self::new(log, keys, ambient)
    }

    fn new(log: Log, keys: &Keys, ambient: Arc<dyn Ambient>) -> Result<Self, AuditError> {
        let subjects = Mutex::new(Subjects::new(keys.subjects()?, KEEP));
        Ok(Self { log, subjects, tenant: Token::new("local")?, keys: keys.clone(), ambient })
    }

    /// Signs a checkpoint of all events so far, and keeps it with the keys as well.
    fn sign(&self) -> Result<(), RecordFault> {
        let signed = self.log.checkpoint(self.now()?)?;
        let kept = self.keys.keep(&signed);
        kept.map_err(|error| RecordFault::new(error.code(), error.to_string()))
    }

    /// The log itself.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// What a sealed field of an event says; `None` where its person was erased.
    pub fn reveal(
        &self,
        event: &Event,
        field: &'static str,
        sealed: &PersonalField,
    ) -> Option<String> {
        let PersonalField::Sealed(sealed) = sealed else { return None };
        let place = Place { tenant: &event.tenant, event: event.id, field };
        let now = self.now().ok()?;
        let opened = self.with_subjects(|subjects| subjects.open(sealed, &place, now));
        opened.ok().map(|text| text.as_str().to_owned())
    }

    /// Erases a person: what events say of them can be read no more, and every proof still holds.
    /// Whether there was such a person.
    ///
    /// # Errors
    /// [`RecordFault`] if it cannot be recorded or the key not destroyed.
    pub fn erase(&self, person: &str, actor: &Actor) -> Result<bool, RecordFault> {
        let key = self.with_subjects(|subjects| subjects.source().find(person))?;
        let Some(key) = key else { return Ok(false) };
        let intent = EventId(self.ambient.id());
        let erasure = Erasure {
            ids: [intent, EventId(self.ambient.id())],
            now: self.now()?,
            tenant: self.tenant.clone(),
            // Who erases can be read at the intent; the outcome names the intent.
            actor: self.recorded(intent, actor)?,
            source: Token::new("cli")?,
        };
        self.with_subjects(|subjects| subjects.erase(&self.log, key, &erasure))?;
        self.sign()?;
        Ok(true)
    }

    /// Who erases, in a form that can itself be erased.
    fn recorded(&self, event: EventId, actor: &Actor) -> Result<event::Actor, RecordFault> {
        let id = self.personal(event, "actor", &actor.id)?;
        Ok(event::Actor::new(actor.kind, id))
    }

    /// Does something with the keys of the persons that the log names.
    pub fn with_subjects<T>(&self, act: impl FnOnce(&mut Subjects<KeyFile>) -> T) -> T {
        act(&mut self.subjects.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The time, as events have it.
    ///
    /// # Errors
    /// [`RecordFault`] if the clock shows a time before 1970.
    pub fn now(&self) -> Result<Time, RecordFault> {
        Ok(Time::from_micros(u64::try_from(self.ambient.now()).unwrap_or_default())?)
    }
}

impl Recorder for AuditLog {
    fn tenant(&self) -> &str {
        self.tenant.as_str()
    }

    fn record(&self, event: &Event) -> Result<u64, RecordFault> {
        Ok(self.log.append(event)?.index)
    }

    fn personal(
        &self,
        event: EventId,
        field: &'static str,
        text: &str,
    ) -> Result<PersonalField, RecordFault> {
        let place = Place { tenant: &self.tenant, event, field };
        let key = SubjectKey::new(self.ambient.random());
        let fresh = (SubjectKeyId(self.ambient.id()), key);
        let now = self.now()?;
        Ok(self.with_subjects(|subjects| subjects.seal(text, &place, text, fresh, now))?)
    }

    fn prove(&self, index: u64) -> Result<LogProof, RecordFault> {
        self.sign()?;
        Ok(self.log.prove(index)?)
    }
}

/// The store in a folder.
pub(super) fn store(folder: &Path) -> Result<FileStore, AuditError> {
    FileStore::open(folder).map_err(|source| AuditError::File { path: folder.to_owned(), source })
}
