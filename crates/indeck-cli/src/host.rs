//! `Host`: the program that the command runs in.

use std::any::Any;
use std::ffi::OsString;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::args::Args;
use crate::command;
use crate::exit::Exit;
use crate::stop::Stop;
use crate::unfinished::Unfinished;

/// The program that the command runs in: what it is called, and who tells it to stop.
///
/// ```
/// use indeck_cli::{Host, run};
///
/// let host = Host::of("python -m indeck");
/// let stop = host.stop().clone();
/// // Another thread may call `stop.stop()` while this one runs.
/// assert_eq!(run(["indeck", "--version"].map(Into::into), &host), 0);
/// # stop.stop();
/// ```
#[derive(Debug)]
pub struct Host {
    program: String,
    stop: Stop,
    /// Whether the process is the command's own, so that a signal may end it.
    is_own: bool,
}

impl Host {
    /// A host that people know by this name, which stands in lines of usage.
    pub fn of(program: impl Into<String>) -> Self {
        Self { program: program.into(), stop: Stop::default(), is_own: false }
    }

    /// The process of the binary.
    pub(crate) fn process() -> Self {
        Self { is_own: true, ..Self::of("indeck") }
    }

    /// What tells the command to stop.
    pub fn stop(&self) -> &Stop {
        &self.stop
    }

    /// From now on what is unfinished is removed if the command is told to stop, by a signal too
    /// where the process is its own.
    pub(crate) fn look_after(&self, unfinished: Unfinished) {
        #[cfg(unix)]
        if self.is_own {
            crate::interrupt::end_at_signals(unfinished.clone());
        }
        self.stop.look_after(unfinished);
    }

    pub(crate) fn run(&self, arguments: impl IntoIterator<Item = OsString>) -> Exit {
        let run = || match Args::read(arguments, &self.program) {
            Ok(args) => command::run(args, self),
            Err(message) => Exit::of_message(&message),
        };
        // A host must not break for a mistake of ours; the message is on standard error already.
        let exit = catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|cause| broken(&cause));
        // At the end of a process that is not ours nobody else would write what is still held.
        let _ = io::stdout().flush();
        if self.stop.is_asked() {
            self.stop.clean_up();
            return Exit::Interrupted;
        }
        exit
    }
}

/// What a command ends with that broke off.
fn broken(cause: &(dyn Any + Send)) -> Exit {
    if let Some(reason) = cause.downcast_ref::<BrokenOff>() {
        // Where that is impossible, nobody can be told.
        let _ = writeln!(io::stderr(), "error: {}", reason.0);
    }
    Exit::Failure
}

/// Why a command cannot go on, where there is no way to return it.
pub(crate) struct BrokenOff(pub(crate) &'static str);
