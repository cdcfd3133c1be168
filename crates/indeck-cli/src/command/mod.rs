//! The commands, one per file, each a single call of the library.

mod build;
mod check;
mod completions;
mod inspect;
mod man;

use crate::args::{Args, Command, ReadingArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::report;

/// Runs the command of those arguments.
pub(crate) fn run(args: Args) -> Exit {
    let console = Console::new(&args.output);
    let result = match args.command {
        Command::Build(args) => build::run(&args, &console),
        Command::Check(args) => check::run(&args, &console),
        Command::Inspect(args) => inspect::run(&args, &console),
        Command::Completions(args) => completions::run(&args, &console),
        Command::Man(args) => man::run(&args, &console),
    };
    result.unwrap_or_else(|failure| {
        console.note(&report::text::one(&failure.to_diagnostic(), console.stderr_color()));
        Exit::of_failure(&failure)
    })
}

fn options(reading: &ReadingArgs) -> indeck::BuildOptions {
    indeck::BuildOptions { allow_read: reading.allow_read.clone(), ..Default::default() }
}
