//! The commands, one per file, each a single call of the library.

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

pub(crate) use build::{EXTENSIONS, Target};

use indeck::{Diagnostic, Severity};

use crate::args::{Args, Command, InputArgs, MinSeverity};
use crate::console::Console;
use crate::exit::Exit;

/// Runs the command of those arguments.
pub(crate) fn run(args: Args) -> Exit {
    let console = Console::new(&args.output);
    let result = match args.command {
        Command::New(args) => new::run(&args, &console),
        Command::Check(args) => check::run(&args, &console),
        Command::Build(args) => build::run(&args, &console),
        Command::Test(args) => test::run(&args, &console),
        Command::Render(args) => render::run(&args, &console),
        Command::Lint(args) => lint::run(&args, &console),
        Command::Explain(args) => explain::run(&args, &console),
        Command::Inspect(args) => inspect::run(&args, &console),
        Command::Schema(args) => schema::run(&args, &console),
        Command::Completions(args) => completions::run(&args, &console),
        Command::Man(args) => man::run(&args, &console),
        Command::Policy(args) => policy::run(&args, &console),
    };
    result.unwrap_or_else(|failure| {
        console.fail(&failure);
        Exit::of_failure(&failure)
    })
}

fn options(input: &InputArgs) -> indeck::BuildOptions {
    indeck::BuildOptions {
        allow_read: input.allow_read.clone(),
        params: input.params.clone(),
        sets: input.sets.clone(),
        burst: input.burst.clone(),
        ..Default::default()
    }
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
