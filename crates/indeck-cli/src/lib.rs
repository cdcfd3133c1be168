//! The `indeck` command: arguments in, text and a number out.
//!
//! It holds no rule of its own about decks or specs. The way through it is short: `args` are
//! what was typed, `console` is where output goes and how it looks, each module of `command`
//! calls the library once, `report`, `verdict` and `outline` turn what comes back into text,
//! and `exit` turns it into a number.
//!
//! The binary is `main`. A program that carries the command inside, as `python -m indeck` does,
//! calls [`run`], which leaves the process alone: it installs no handler of signals and ends
//! nothing but itself.
//!
//! ```
//! use indeck_cli::{Host, run};
//!
//! let code = run(["indeck", "bild"].map(Into::into), &Host::of("indeck"));
//! assert_eq!(code, 2);
//! ```

mod args;
mod command;
mod console;
mod exit;
mod failure;
mod govern;
mod host;
#[cfg(unix)]
mod interrupt;
mod markdown;
mod outline;
mod progress;
mod report;
#[cfg(feature = "server")]
mod serve;
pub mod show;
mod starter;
mod stop;
mod unfinished;
mod untrusted;
mod verdict;
mod watch;
mod wording;

use std::ffi::OsString;
use std::process::ExitCode;

pub use host::Host;
pub use stop::Stop;

/// Runs the command with these arguments, the first of which is its own name, and says what the
/// process is to end with: 0 ok, 1 findings, 2 usage, 3 refused by policy, 4 data contract broken,
/// 5 failure, 130 stopped.
///
/// It writes to the process's standard output and standard error, and returns when it is done or
/// [`Stop::stop`] was heard; what is unfinished then is removed.
pub fn run(arguments: impl IntoIterator<Item = OsString>, host: &Host) -> u8 {
    host.run(arguments) as u8
}

/// Runs the command as a process of its own: with the process's arguments, and ended by Ctrl-C.
pub fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os(), &Host::process()))
}
