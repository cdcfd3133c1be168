//! Long work beside the interpreter: other threads of Python run on, Ctrl-C is heard, progress is
//! told on the thread that called.

use std::any::Any;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use indeck::{Cancel, Progress, Step};
use pyo3::prelude::*;

use super::steps::{Told, Way};
use crate::error::{Kind, Outcome, Problem};
use crate::listener::Listener;

/// How often the interpreter is asked for signals.
const LOOK: Duration = Duration::from_millis(50);

/// As much as the main thread has on most machines.
const STACK: usize = 8 << 20;

/// What the work is given: whom it tells of its steps, and who may stop it.
pub(crate) struct Job {
    pub(crate) cancel: Cancel,
    teller: Option<Sender<Told>>,
    way: Way,
    /// Dropped with the work, by which the waiting thread knows that it is over.
    _over: Sender<Told>,
}

impl Progress for Job {
    fn step(&mut self, step: &Step<'_>) {
        let Some(teller) = &self.teller else { return };
        if let Some(told) = self.way.told(step) {
            // Nobody listens any more when the work is stopped.
            let _ = teller.send(told);
        }
    }
}

/// Runs the work on a thread of its own and waits for it. What `progress` is, the stub of
/// `indeck.build` says.
///
/// # Errors
/// Those of the work; what `progress` raises; `KeyboardInterrupt` after Ctrl-C. Of the last two the
/// work has stopped before they are raised.
pub(crate) fn run<T: Send>(
    py: Python<'_>,
    progress: Option<&Bound<'_, PyAny>>,
    work: impl FnOnce(&mut Job) -> Outcome<T> + Send,
) -> PyResult<T> {
    let listener = Listener::new(py, progress)?;
    let made = py.detach(|| beside(&listener, work));
    let closed = listener.close(py);
    let made = made?;
    closed?;
    Ok(made)
}

/// The work on its thread; this one waits, and has not the interpreter.
fn beside<T: Send>(
    listener: &Listener,
    work: impl FnOnce(&mut Job) -> Outcome<T> + Send,
) -> PyResult<T> {
    let (sender, receiver) = channel();
    let cancel = Cancel::new();
    let teller = (!listener.is_nobody()).then(|| sender.clone());
    let mut job = Job { cancel: cancel.clone(), teller, way: Way::default(), _over: sender };
    thread::scope(|scope| {
        let worker = thread::Builder::new().name("indeck".to_owned()).stack_size(STACK);
        let worker = worker.spawn_scoped(scope, move || work(&mut job)).map_err(|error| {
            Problem::new(Kind::Deck, "io", format!("no thread for the work: {error}"))
        })?;
        let stopped = wait(&receiver, listener, &cancel);
        let made = worker.join().unwrap_or_else(raise_again);
        // Who stopped it is told, not that it was stopped.
        match stopped {
            Some(error) => Err(error),
            None => Ok(made?),
        }
    })
}

/// Waits for the end of the work; the error that stopped it.
fn wait(receiver: &Receiver<Told>, listener: &Listener, cancel: &Cancel) -> Option<PyErr> {
    let mut stopped = None;
    loop {
        let told = match receiver.recv_timeout(LOOK) {
            Ok(told) => Some(told),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return stopped,
        };
        if stopped.is_some() {
            continue;
        }
        let heard = Python::attach(|py| {
            let told = told.into_iter().chain(receiver.try_iter());
            told.into_iter()
                .try_for_each(|told| listener.hear(py, told.done, told.total, &told.what))?;
            py.check_signals()
        });
        if let Err(error) = heard {
            cancel.cancel();
            stopped = Some(error);
        }
    }
}

/// A mistake of ours, which PyO3 tells Python of.
fn raise_again<T>(panicked: Box<dyn Any + Send>) -> T {
    std::panic::resume_unwind(panicked)
}
