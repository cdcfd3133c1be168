//! `Stop`: how a command that runs is told to stop.

use std::sync::{Arc, Mutex, PoisonError};

use indeck::Cancel;

use crate::unfinished::Unfinished;

/// Tells the command of a [`Host`](crate::Host) to stop, from another thread; copies of it speak to
/// the same command.
///
/// ```
/// let host = indeck_cli::Host::of("indeck");
/// host.stop().stop();
/// assert_eq!(indeck_cli::run(["indeck", "--version"].map(Into::into), &host), 130);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    cancel: Cancel,
    unfinished: Mutex<Vec<Unfinished>>,
}

impl Stop {
    /// Asks the command to stop. It does at its next step, and ends with 130.
    pub fn stop(&self) {
        self.0.cancel.cancel();
    }

    /// Whether the command was asked to stop.
    pub fn is_asked(&self) -> bool {
        self.0.cancel.is_cancelled()
    }

    /// Removes the files that the command has begun and not finished. It does so itself when it
    /// stops; this is for a host that cannot wait for it.
    pub fn clean_up(&self) {
        let unfinished = self.0.unfinished.lock().unwrap_or_else(PoisonError::into_inner);
        unfinished.iter().for_each(Unfinished::remove);
    }

    /// What stops the library's work.
    pub(crate) fn cancel(&self) -> Cancel {
        self.0.cancel.clone()
    }

    pub(crate) fn look_after(&self, unfinished: Unfinished) {
        self.0.unfinished.lock().unwrap_or_else(PoisonError::into_inner).push(unfinished);
    }
}
