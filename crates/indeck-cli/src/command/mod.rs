//! The commands, one per file, each a single call of the library.

pub(crate) mod audit;
mod build;
mod check;
mod completions;
mod explain;
mod inspect;
mod lint;
mod man;
mod new;
mod policy;
mod render;
mod schema;
mod test;
mod trace;
mod verify;

pub(crate) use build::{EXTENSIONS, Target};

use std::path::Path;

use indeck::{Diagnostic, Severity};

use crate::args::{Args, Command, InputArgs, MinSeverity};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::govern;
use crate::host::Host;

/// Runs the command of those arguments.
pub(crate) fn run(args: Args, host: &Host) -> Exit {
    let console = Console::new(&args.output, host.stop().clone());
    let result = match args.command {
        Command::New(args) => new::run(&args, &console),
        Command::Check(args) => check::run(&args, &console, host),
        Command::Build(args) => build::run(&args, &console, host),
        Command::Test(args) => test::run(&args, &console, host),
        Command::Render(args) => render::run(&args, &console, host),
        Command::Lint(args) => lint::run(&args, &console),
        Command::Explain(args) => explain::run(&args, &console),
        Command::Inspect(args) => inspect::run(&args, &console),
        Command::Verify(args) => verify::run(&args, &console),
        Command::Trace(args) => trace::run(&args, &console),
        Command::Schema(args) => schema::run(&args, &console),
        Command::Completions(args) => completions::run(&args, &console),
        Command::Man(args) => man::run(&args, &console),
        Command::Audit(args) => audit::run(&args, &console),
        Command::Policy(args) => policy::run(&args, &console),
        #[cfg(feature = "server")]
        Command::Serve(args) => crate::serve::run(args, &console, host),
        #[cfg(feature = "server")]
        Command::Admin(args) => crate::serve::administer(args, &console),
    };
    result.unwrap_or_else(|failure| {
        console.fail(&failure);
        Exit::of_failure(&failure)
    })
}

/// The text of a file.
fn read_text(file: &Path) -> Result<String, Failure> {
    let failed = |source| Failure::File { path: file.to_owned(), source };
    std::fs::read_to_string(file).map_err(failed)
}

/// What was read of a deck's evidence, or why it was not.
fn evidence<T>(file: &Path, read: Result<T, indeck::evidence::Error>) -> Result<T, Failure> {
    read.map_err(|source| Failure::Evidence { file: file.to_owned(), source })
}

/// The bytes of a deck.
fn read_deck(file: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |source| {
        let path = file.to_owned();
        let source = indeck::DeckError::Io { doing: "read", path: path.clone(), source };
        Failure::Operation(indeck::Error::ReadDeck { path, source })
    };
    std::fs::read(file).map_err(failed)
}

fn options(spec: &Path, input: &InputArgs, host: &Host) -> Result<indeck::BuildOptions, Failure> {
    let options = indeck::BuildOptions {
        allow_read: input.allow_read.clone(),
        params: input.params.clone(),
        sets: input.sets.clone(),
        burst: input.burst.clone(),
        cancel: host.stop().cancel(),
        ..Default::default()
    };
    let governor = govern::governor(spec, &input.govern, &options)?;
    Ok(indeck::BuildOptions { governor, ..options })
}

/// The findings that count.
fn from_severity(findings: &[Diagnostic], least: MinSeverity) -> Vec<&Diagnostic> {
    let least = severity(least);
    findings.iter().filter(|d| d.severity >= least).collect()
}

fn severity(least: MinSeverity) -> Severity {
    match least {
        MinSeverity::Note => Severity::Note,
        MinSeverity::Warning => Severity::Warning,
        MinSeverity::Error => Severity::Error,
    }
}
