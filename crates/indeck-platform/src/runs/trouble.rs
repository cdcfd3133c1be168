//! `Trouble`: what was away while a report was read or made.
//!
//! The pipeline knows mistakes and refusals alone. That the database or the store did not answer is
//! neither: it is remembered here, where the pipeline touches them, and the job is done again later.

use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

use indeck::audit::event::{EventId, PersonalField};
use indeck::audit::{Event, LogProof};
use indeck::govern::{RecordFault, Recorder};

use crate::Error;
use crate::audit::JournalRecorder;
use crate::objects::ObjectError;

/// The first thing that was away. Clones are the same one.
#[derive(Clone, Default)]
pub(crate) struct Trouble(Arc<Mutex<Option<Error>>>);

impl Trouble {
    /// What was away, if anything was.
    ///
    /// # Errors
    /// That, once.
    pub(crate) fn end(&self) -> Result<(), Error> {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.take().map_or(Ok(()), Err)
    }

    /// Remembers an error that passes, and gives it on for who reads a file.
    pub(super) fn io(&self, error: Error) -> io::Error {
        let told = error.to_string();
        let code = error.code();
        self.saw(error);
        io::Error::other(Told { code, told })
    }

    /// Remembers an error that passes, and gives it on for who writes the log.
    pub(super) fn fault(&self, error: Error) -> RecordFault {
        let fault = RecordFault::new(error.code(), error.to_string());
        self.saw(error);
        fault
    }

    fn saw(&self, error: Error) {
        if error.is_passing() {
            let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            seen.get_or_insert(error);
        }
    }
}

/// An error as the pipeline sees it.
#[derive(Debug, thiserror::Error)]
#[error("{told}")]
pub(super) struct Told {
    pub(super) code: &'static str,
    told: String,
}

/// A stored object whose reading is watched.
pub(super) struct Watched<R> {
    pub(super) inner: R,
    pub(super) trouble: Trouble,
}

impl<R> Watched<R> {
    fn watch<T>(&self, done: io::Result<T>) -> io::Result<T> {
        done.map_err(|error| match error.downcast::<ObjectError>() {
            Ok(error) => self.trouble.io(error.into()),
            Err(error) => error,
        })
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(to);
        self.watch(read)
    }
}

impl<R: Seek> Seek for Watched<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

/// The organisation's log, watched.
pub(super) struct WatchedLog {
    pub(super) log: JournalRecorder,
    pub(super) trouble: Trouble,
}

impl Recorder for WatchedLog {
    fn tenant(&self) -> &str {
        self.log.tenant()
    }

    fn record(&self, event: &Event) -> Result<u64, RecordFault> {
        self.log.append(event).map_err(|error| self.trouble.fault(error))
    }

    fn personal(
        &self,
        event: EventId,
        field: &'static str,
        text: &str,
    ) -> Result<PersonalField, RecordFault> {
        self.log.sealed(event, field, text).map_err(|error| self.trouble.fault(error))
    }

    fn prove(&self, index: u64) -> Result<LogProof, RecordFault> {
        self.log.proof(index).map_err(|error| self.trouble.fault(error))
    }
}
