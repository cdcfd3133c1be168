//! `indeck completions`: a script that completes the command in a shell.

use clap::CommandFactory;

use crate::args::{Args, CompletionsArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(args: &CompletionsArgs, console: &Console) -> Result<Exit, Failure> {
    // The generator panics where writing fails, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "indeck", &mut script);
    console.write(&script)?;
    Ok(Exit::Ok)
}
