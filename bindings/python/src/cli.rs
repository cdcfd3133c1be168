//! `indeck._native.main`: the command inside a Python process.
//!
//! The command runs in a thread of its own, so that the thread that asked for it can do what Python
//! wants of it: let others run, and see signals. Python delivers Ctrl-C to whoever asks.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use indeck_cli::{Host, Stop};
use pyo3::exceptions::{PyKeyboardInterrupt, PyOSError};
use pyo3::prelude::*;

/// The time between two looks for a signal.
const LOOK: Duration = Duration::from_millis(20);
/// How long a command that was told to stop is waited for.
const PATIENCE: Duration = Duration::from_secs(5);
/// As much as a program's first thread has, which is where the command runs elsewhere.
const STACK: usize = 8 << 20;
/// What a command ends with that was told to stop.
const INTERRUPTED: u8 = 130;

/// Runs the command with these arguments, the first of which is the program's own name, and
/// returns the number that a process ends with.
///
/// Writes to the process's standard output and standard error, not to `sys.stdout`.
///
/// # Errors
/// `OSError` if no thread can be started; what a handler of signals raises, other than
/// `KeyboardInterrupt`, which ends the command with 130.
#[pyfunction]
#[pyo3(signature = (argv, /))]
pub(crate) fn main(py: Python<'_>, argv: Vec<OsString>) -> PyResult<u8> {
    let host = Host::of(program(argv.first()));
    let stop = host.stop().clone();
    let (sender, receiver) = sync_channel(1);
    let command = move || sender.send(indeck_cli::run(argv, &host));
    let thread = thread::Builder::new().name("indeck".to_owned()).stack_size(STACK);
    let started = py.detach(|| thread.spawn(command));
    started.map_err(|error| PyOSError::new_err(error.to_string()))?;
    match wait(py, receiver, &stop) {
        Err(raised) if raised.is_instance_of::<PyKeyboardInterrupt>(py) => Ok(INTERRUPTED),
        other => other,
    }
}

/// What the user typed to start the program: `python -m indeck`, or the script's name.
fn program(argument: Option<&OsString>) -> &'static str {
    let name = argument.and_then(|argument| Path::new(argument).file_name());
    if name.is_some_and(|name| name == "__main__.py") { "python -m indeck" } else { "indeck" }
}

/// Waits for the command. What a signal raises ends it.
fn wait(py: Python<'_>, receiver: Receiver<u8>, stop: &Stop) -> PyResult<u8> {
    // Only one thread waits at a time, and a receiver is no value to share.
    let mut receiver = receiver;
    loop {
        let (back, answer) = py.detach(move || {
            let answer = receiver.recv_timeout(LOOK);
            (receiver, answer)
        });
        receiver = back;
        match answer {
            Ok(code) => return Ok(code),
            Err(RecvTimeoutError::Disconnected) => return Err(died()),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if let Err(raised) = py.check_signals() {
            stop.stop();
            py.detach(move || give_up(&receiver, stop));
            return Err(raised);
        }
    }
}

/// Leaves nothing unfinished behind, if need be beside a command that does not hear.
fn give_up(receiver: &Receiver<u8>, stop: &Stop) {
    if receiver.recv_timeout(PATIENCE).is_err() {
        stop.clean_up();
    }
}

fn died() -> PyErr {
    io::Error::other("the command ended without an answer").into()
}
