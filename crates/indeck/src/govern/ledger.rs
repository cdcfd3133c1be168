//! What earlier decks disclosed, as the pipeline sees it.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Mutex;

use indeck_ooxml::save_atomically;
use indeck_policy::ledger::Ledger;

use super::RecordFault;

/// Keeps what decks disclosed, so that two of them do not tell together what neither may.
pub trait LedgerStore: Send + Sync {
    /// What was disclosed before.
    ///
    /// # Errors
    /// [`RecordFault`] if it cannot be read: then nothing may be disclosed.
    fn read(&self) -> Result<Ledger, RecordFault>;

    /// Adds what a deck is about to disclose; it is durable when this returns.
    ///
    /// # Errors
    /// [`RecordFault`] if it cannot be made durable: then the deck must not be written.
    fn add(&self, entries: &Ledger) -> Result<(), RecordFault>;
}

/// The ledger in a file, which is written beside itself and renamed.
#[derive(Debug)]
pub struct LedgerFile {
    path: PathBuf,
    /// One deck at a time.
    turn: Mutex<()>,
}

impl LedgerFile {
    /// The ledger in that file; none is there before the first deck.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), turn: Mutex::new(()) }
    }

    fn load(&self) -> Result<Ledger, RecordFault> {
        let text = match fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Ledger::default()),
            Err(error) => return Err(self.failed(&error)),
        };
        Ledger::parse(&text).map_err(|error| RecordFault::new(error.code(), error.to_string()))
    }

    fn failed(&self, error: &dyn std::error::Error) -> RecordFault {
        let message = format!("the ledger `{}`: {error}", self.path.display());
        RecordFault::new("ledger-unavailable", message)
    }
}

impl LedgerStore for LedgerFile {
    fn read(&self) -> Result<Ledger, RecordFault> {
        let _turn = self.turn.lock();
        self.load()
    }

    fn add(&self, entries: &Ledger) -> Result<(), RecordFault> {
        let _turn = self.turn.lock();
        let mut ledger = self.load()?;
        ledger.merge(entries.clone());
        let text = ledger.to_text();
        let written = save_atomically(&self.path, |sink| Ok(sink.write_all(text.as_bytes())?));
        written.map_err(|error| self.failed(&error))
    }
}
