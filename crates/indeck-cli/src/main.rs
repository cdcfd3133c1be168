//! The binary: the command's library with the process's arguments.

use std::process::ExitCode;

fn main() -> ExitCode {
    indeck_cli::main()
}
