//! The binary: the command's library with the process's arguments.

use std::process::ExitCode;

/// The server answers on many threads at once, where the system's allocator makes them wait for each other.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    indeck_cli::main()
}
