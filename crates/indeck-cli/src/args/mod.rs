//! What can be typed: the arguments as they are, before anything is decided.

mod audit;
mod deck;
mod evidence;
mod form;
mod other;
mod policy;
mod report;

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

pub(crate) use audit::{
    AuditArgs, AuditCommand, AuditEraseArgs, AuditExportArgs, AuditInitArgs, AuditProveArgs,
    AuditQueryArgs, AuditTailArgs, AuditVerifyArgs, AuditWitnessArgs, ExportFormat, LogArgs,
};
pub(crate) use deck::LintArgs;
pub(crate) use evidence::{TraceArgs, VerifyArgs};
pub(crate) use form::{
    AnswerFormat, ColorWhen, Flavour, MinSeverity, PictureForm, ReportFormat, TestFormat,
};
pub(crate) use other::{CompletionsArgs, ExplainArgs, InspectArgs, ManArgs, NewArgs, SchemaArgs};
pub(crate) use policy::{
    PolicyArgs, PolicyCheckArgs, PolicyCommand, PolicyExplainArgs, PolicyProposeArgs,
    PolicyTestArgs,
};
pub(crate) use report::{BuildArgs, CheckArgs, GovernArgs, InputArgs, RenderArgs, TestArgs};

/// Turns data and a brand template into native, editable PowerPoint decks.
#[derive(Debug, Parser)]
#[command(
    name = "indeck",
    version,
    arg_required_else_help = true,
    after_help = "\
Examples:
  indeck new review                       a report to start from
  indeck check review/report.yaml         every mistake at once
  indeck build review/report.yaml --watch builds at every change
  indeck explain unknown-column           what a finding means

Exit codes: 0 ok, 1 findings, 2 usage, 3 refused by policy, 4 data contract broken, 5 failure"
)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Args {
    /// Reads arguments, the first of which is not looked at; lines of usage name that program.
    ///
    /// # Errors
    /// A message that is already shown: the help, the version, or what is wrong with them.
    pub(crate) fn read(
        arguments: impl IntoIterator<Item = OsString>,
        program: &str,
    ) -> Result<Self, clap::Error> {
        let mut command = Self::command().bin_name(program);
        let matches = command.try_get_matches_from_mut(arguments);
        let read = matches.and_then(|matches| Self::from_arg_matches(&matches));
        read.map_err(|message| message.format(&mut command)).inspect_err(|message| {
            // A reader that has gone away needs no message.
            let _ = message.print();
        })
    }
}

/// Options of every command.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct OutputArgs {
    /// When to colour: auto, always or never
    #[arg(long, global = true, value_name = "WHEN")]
    #[arg(value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) color: ColorWhen,
    /// Show only findings, errors and what was asked for
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    New(NewArgs),
    Check(CheckArgs),
    Build(BuildArgs),
    Test(TestArgs),
    Render(RenderArgs),
    Lint(LintArgs),
    Explain(ExplainArgs),
    Inspect(InspectArgs),
    Verify(VerifyArgs),
    Trace(TraceArgs),
    Schema(SchemaArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
    Policy(PolicyArgs),
    Audit(AuditArgs),
    #[cfg(feature = "server")]
    Serve(crate::serve::ServeArgs),
    #[cfg(feature = "server")]
    Admin(crate::serve::AdminArgs),
}
