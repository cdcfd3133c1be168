//! Arguments of `indeck policy`.

use std::path::PathBuf;

use clap::Subcommand;

use crate::args::{AnswerFormat, ReportFormat};

/// Check, test and explain policies
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck policy check policy.toml
  indeck policy test policy.toml --mutate
  indeck policy explain policy.toml --actor user:anna@example.com --action query \\
    --resource dataset:customers --column customers.email
  indeck policy propose customers.csv")]
pub(crate) struct PolicyArgs {
    #[command(subcommand)]
    pub(crate) command: PolicyCommand,
}

/// What is done with a policy.
#[derive(Debug, Subcommand)]
pub(crate) enum PolicyCommand {
    Check(PolicyCheckArgs),
    Test(PolicyTestArgs),
    Explain(Box<PolicyExplainArgs>),
    Propose(PolicyProposeArgs),
}

/// Show every mistake in a policy, and what is suspicious
#[derive(Debug, clap::Args)]
pub(crate) struct PolicyCheckArgs {
    /// The policy's TOML file
    pub(crate) policy: PathBuf,
    /// The report's form: text, json or sarif
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: ReportFormat,
}

/// Put the cases of a decision table to a policy
#[derive(Debug, clap::Args)]
pub(crate) struct PolicyTestArgs {
    /// The policy's TOML file
    pub(crate) policy: PathBuf,
    /// The decision table [default: the policy's name with `.test.toml`]
    #[arg(long, value_name = "FILE")]
    pub(crate) cases: Option<PathBuf>,
    /// Leave out each part of the policy once, and list those that no case misses
    #[arg(long)]
    pub(crate) mutate: bool,
    /// The answer's form: text or json
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: AnswerFormat,
}

/// Decide one request, and say which policies decided and why
#[derive(Debug, clap::Args)]
pub(crate) struct PolicyExplainArgs {
    /// The policy's TOML file
    pub(crate) policy: PathBuf,
    /// Who asks: user:NAME, service:NAME or visitor:NAME
    #[arg(long, value_name = "KIND:NAME")]
    pub(crate) actor: String,
    /// To do what: query, disclose, share and so on
    #[arg(long)]
    pub(crate) action: String,
    /// On what: dataset:NAME, table:NAME, deck:NAME and so on
    #[arg(long, value_name = "KIND:NAME")]
    pub(crate) resource: String,
    /// A column behind it, as dataset.column; may be given several times
    #[arg(long, value_name = "COLUMN")]
    pub(crate) column: Vec<String>,
    /// A dataset behind it; may be given several times
    #[arg(long, value_name = "NAME")]
    pub(crate) dataset: Vec<String>,
    /// Its class, where the policy does not say
    #[arg(long)]
    pub(crate) class: Option<String>,
    /// The user that it belongs to
    #[arg(long, value_name = "NAME")]
    pub(crate) owner: Option<String>,
    /// The time, such as 2026-03-01 or 2026-03-01T18:00:00Z [default: now]
    #[arg(long, value_name = "TIME")]
    pub(crate) now: Option<String>,
    /// A group that the actor is in; may be given several times
    #[arg(long, value_name = "NAME")]
    pub(crate) group: Vec<String>,
    /// What it is for
    #[arg(long)]
    pub(crate) purpose: Option<String>,
    /// A method by which the actor has authenticated; may be given several times
    #[arg(long, value_name = "METHOD")]
    pub(crate) authentication: Vec<String>,
    /// A user who has agreed; may be given several times
    #[arg(long, value_name = "NAME")]
    pub(crate) approval: Vec<String>,
    /// An address that it is shared with; may be given several times
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) recipient: Vec<String>,
    /// The region in which the data is handled
    #[arg(long)]
    pub(crate) region: Option<String>,
    /// The risk of the session, 0 to 100
    #[arg(long)]
    pub(crate) risk: Option<u32>,
    /// Rows that leave
    #[arg(long)]
    pub(crate) rows: Option<u32>,
    /// The answer's form: text or json
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: AnswerFormat,
}

/// Propose classes, roles and masks for the columns of a CSV file
#[derive(Debug, clap::Args)]
pub(crate) struct PolicyProposeArgs {
    /// The CSV file
    pub(crate) file: PathBuf,
    /// The answer's form: text (lines for a policy) or json
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: AnswerFormat,
}
