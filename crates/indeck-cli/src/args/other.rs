//! Arguments of the commands that take no report spec.

use std::path::PathBuf;

use clap_complete::Shell;

use crate::args::{AnswerFormat, Flavour};

/// Start a report: a folder with a spec, data and a template that builds at once
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Flavours:
  sales       revenue by month and region, a slide for each region
  tracker     brands over waves, a deck for each market
  operations  a month's orders, checks, a slide for each site that was late

Examples:
  indeck new review
  indeck new brand-health --flavour tracker")]
pub(crate) struct NewArgs {
    /// The folder to make; if it is there it must be empty
    pub(crate) dir: PathBuf,
    /// The kind of report: sales, tracker or operations
    #[arg(long, alias = "flavor", value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) flavour: Flavour,
}

/// Tell what the code of a finding means, and what to do
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck explain                       lists all codes
  indeck explain unknown-column
  indeck explain unknown-column --format json")]
pub(crate) struct ExplainArgs {
    /// The code, as it stands in brackets after `error` or `warning`
    pub(crate) code: Option<String>,
    /// The answer's form: text or json
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: AnswerFormat,
}

/// Show a deck's or template's layouts, theme, slides and charts
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck inspect brand.potx
  indeck inspect deck.pptx --format json
  indeck inspect brand.potx --brand > brand.yaml")]
pub(crate) struct InspectArgs {
    /// A .pptx, .potx, .pptm or .potm file
    pub(crate) file: PathBuf,
    /// The answer's form: text or json
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: AnswerFormat,
    /// Print a brand file that is derived from the template
    #[arg(long, conflicts_with = "format")]
    pub(crate) brand: bool,
}

/// Print the JSON Schema of report specs, for editors
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck schema -o report.schema.json
  indeck schema --brand -o brand.schema.json

In the first line of a spec, for editors with the YAML language server:
  # yaml-language-server: $schema=report.schema.json")]
pub(crate) struct SchemaArgs {
    /// The schema of brand files instead
    #[arg(long)]
    pub(crate) brand: bool,
    /// The file to write it to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
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
