//! What earlier decks disclosed, as the pipeline sees it.

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
