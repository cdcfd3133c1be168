//! `Ticket`: an event that waits, and whoever waits for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use tokio::sync::oneshot;

use super::entry::Entry;
use super::fault::{refused, unknown};
use super::log::LogState;
use crate::Error;

const WAITS: u8 = 0;
const TAKEN: u8 = 1;
const LEFT: u8 = 2;

/// How an append ended, for each who waited for it.
#[derive(Clone, Debug)]
pub(super) enum Ended {
    /// It is durable, at that place.
    At(u64),
    /// It was not recorded, and never will be.
    Refused(String),
    /// It may have been recorded, or not.
    Unknown(String),
    /// The log is not what was written.
    Damaged(String),
}

/// An event in the line.
pub(super) struct Waiting {
    pub(super) log: Arc<LogState>,
    pub(super) entry: Entry,
    state: Arc<AtomicU8>,
    reply: oneshot::Sender<Ended>,
}

/// The other end: who waits.
pub(super) struct Ticket {
    state: Arc<AtomicU8>,
    reply: oneshot::Receiver<Ended>,
}

impl Waiting {
    pub(super) fn new(log: Arc<LogState>, entry: Entry) -> (Self, Ticket) {
        let state = Arc::new(AtomicU8::new(WAITS));
        let (reply, answer) = oneshot::channel();
        let ticket = Ticket { state: Arc::clone(&state), reply: answer };
        (Self { log, entry, state, reply }, ticket)
    }

    /// Takes it out of the line to be written; false if nobody waits for it any more.
    pub(super) fn take(&self) -> bool {
        !self.reply.is_closed() && change(&self.state, WAITS, TAKEN)
    }

    pub(super) fn settle(self, ended: Ended) {
        // Whoever asked may have gone.
        drop(self.reply.send(ended));
    }
}

impl Ticket {
    /// Waits until it is durable. Who has waited too long leaves the line; what is being written
    /// by then is waited for as long once more, and is then not known.
    pub(super) async fn wait(mut self, patience: Duration) -> Result<u64, Error> {
        if let Ok(answer) = tokio::time::timeout(patience, &mut self.reply).await {
            return ended(answer);
        }
        if change(&self.state, WAITS, LEFT) {
            return Err(refused("it waited for too long"));
        }
        match tokio::time::timeout(patience, &mut self.reply).await {
            Ok(answer) => ended(answer),
            Err(_) => Err(unknown("the database takes longer than the caller waits")),
        }
    }
}

fn change(state: &AtomicU8, from: u8, to: u8) -> bool {
    state.compare_exchange(from, to, Ordering::AcqRel, Ordering::Acquire).is_ok()
}

fn ended(answer: Result<Ended, oneshot::error::RecvError>) -> Result<u64, Error> {
    match answer {
        Ok(Ended::At(index)) => Ok(index),
        Ok(Ended::Refused(message)) => Err(refused(message)),
        Ok(Ended::Unknown(message)) => Err(unknown(message)),
        Ok(Ended::Damaged(message)) => Err(Error::AuditDamaged { message }),
        Err(_) => Err(unknown("the journal has stopped")),
    }
}

impl From<Error> for Ended {
    fn from(error: Error) -> Self {
        match error {
            Error::AuditUnavailable { message } => Self::Refused(message),
            Error::AuditDamaged { message } => Self::Damaged(message),
            other => Self::Refused(other.to_string()),
        }
    }
}
