//! What can be typed: the arguments as they are, before anything is decided.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Turns data and a brand template into native, editable PowerPoint decks.
#[derive(Debug, Parser)]
#[command(
    name = "indeck",
    bin_name = "indeck",
    version,
    arg_required_else_help = true,
    after_help = "\
Examples:
  indeck build report.yaml -o review.pptx
  indeck check report.yaml
  indeck inspect brand.potx

Exit codes: 0 ok, 1 findings, 2 usage, 3 refused by policy, 4 data contract broken, 5 failure"
)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Args {
    /// Reads the process's arguments.
    ///
    /// # Errors
    /// A message that is already shown: the help, the version, or what is wrong with them.
    pub(crate) fn read() -> Result<Self, clap::Error> {
        Self::try_parse().inspect_err(|message| {
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

/// When output is coloured.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum ColorWhen {
    #[default]
    Auto,
    Always,
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Build(BuildArgs),
    Check(CheckArgs),
    Inspect(InspectArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

/// Build a deck from a report spec
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck build report.yaml                    writes report.pptx beside the spec
  indeck build report.yaml -o out/review.pptx
  indeck build report.yaml --allow-read ../shared-data")]
pub(crate) struct BuildArgs {
    /// The report spec (YAML)
    pub(crate) spec: PathBuf,
    /// The deck to write [default: SPEC with the extension .pptx]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Threads that write slides [default: one per processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// Report every mistake in a report spec, and write nothing
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck check report.yaml
  indeck check report.yaml --format sarif > indeck.sarif
  indeck check report.yaml --min-severity error")]
pub(crate) struct CheckArgs {
    /// The report spec (YAML)
    pub(crate) spec: PathBuf,
    /// The report's form: text, json or sarif
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: ReportFormat,
    /// Least severity that counts: note, warning or error
    #[arg(long, value_name = "LEVEL")]
    #[arg(value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) min_severity: MinSeverity,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// What a spec may read.
#[derive(Debug, clap::Args)]
pub(crate) struct ReadingArgs {
    /// Another folder that the spec may read from; repeatable
    #[arg(long, value_name = "DIR")]
    pub(crate) allow_read: Vec<PathBuf>,
}

/// Show a deck's or template's layouts, theme, slides and charts
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck inspect brand.potx
  indeck inspect deck.pptx --format json")]
pub(crate) struct InspectArgs {
    /// A .pptx, .potx, .pptm or .potm file
    pub(crate) file: PathBuf,
    /// The answer's form: text or json
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: OutlineFormat,
}

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck completions bash > ~/.local/share/bash-completion/completions/indeck
  indeck completions zsh > ~/.zfunc/_indeck
  indeck completions fish > ~/.config/fish/completions/indeck.fish
  indeck completions powershell >> $PROFILE")]
pub(crate) struct CompletionsArgs {
    /// The shell
    pub(crate) shell: Shell,
}

/// Print the manual page, or write one for each command
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck man | man -l -
  indeck man --dir ~/.local/share/man/man1")]
pub(crate) struct ManArgs {
    /// The folder to write the pages to; made if it is not there
    #[arg(long)]
    pub(crate) dir: Option<PathBuf>,
}

/// The form of a report of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    #[default]
    Text,
    Json,
    Sarif,
}

/// The form of an inspection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutlineFormat {
    #[default]
    Text,
    Json,
}

/// The least severity that is reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum MinSeverity {
    Note,
    #[default]
    Warning,
    Error,
}
