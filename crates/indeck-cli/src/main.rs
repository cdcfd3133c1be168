//! The `indeck` command: arguments in, text and an exit code out.
//!
//! It holds no rule of its own about decks or specs. The way through it is short: [`args`] are
//! what was typed, [`console`] is where output goes and how it looks, each module of [`command`]
//! calls the library once, [`report`], [`verdict`] and [`outline`] turn what comes back into text,
//! and [`exit`] turns it into a number.

mod args;
mod command;
mod console;
mod exit;
mod failure;
mod govern;
#[cfg(unix)]
mod interrupt;
mod markdown;
mod outline;
mod progress;
mod report;
mod starter;
mod untrusted;
mod verdict;
mod watch;
mod wording;

use std::process::ExitCode;

fn main() -> ExitCode {
    match args::Args::read() {
        Ok(args) => command::run(args).into(),
        Err(message) => exit::Exit::of_message(&message).into(),
    }
}
