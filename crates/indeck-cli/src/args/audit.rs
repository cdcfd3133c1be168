//! Arguments of `indeck audit`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use crate::args::AnswerFormat;

/// Make, verify, search and export audit logs
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck audit init audit                      a new log, and its keys in audit.keys
  indeck audit verify --offline audit          0 if it is whole, 1 if not
  indeck audit query audit 'action=disclose effect=forbid since=2026-01-01'
  indeck audit prove audit 41 -o event-41.proof
  indeck audit export audit --format ocsf > events.jsonl
  indeck audit erase audit --person ann@example.com")]
pub(crate) struct AuditArgs {
    #[command(subcommand)]
    pub(crate) command: AuditCommand,
}

/// What is done with a log.
#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    Init(AuditInitArgs),
    Verify(AuditVerifyArgs),
    Tail(AuditTailArgs),
    Query(AuditQueryArgs),
    Prove(AuditProveArgs),
    Export(AuditExportArgs),
    Witness(AuditWitnessArgs),
    Erase(AuditEraseArgs),
}

/// Make a log and its keys
#[derive(Debug, clap::Args)]
pub(crate) struct AuditInitArgs {
    #[command(flatten)]
    pub(crate) log: LogArgs,
    /// The log's name, which its checkpoints bear [default: local/ and the folder's name]
    #[arg(long, value_name = "NAME")]
    pub(crate) origin: Option<String>,
}

/// A log and its keys.
#[derive(Debug, clap::Args)]
pub(crate) struct LogArgs {
    /// The log's folder
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// The folder of its keys [default: the log's folder with `.keys` at its end]
    #[arg(long, value_name = "DIR")]
    pub(crate) keys: Option<PathBuf>,
    /// Its public key, or a file with it [default: the one beside its keys]
    #[arg(long, value_name = "KEY")]
    pub(crate) key: Option<String>,
}

/// Tell whether a log is whole: every byte of it under what was signed
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit code 0 if the log is intact, 1 if it is not")]
pub(crate) struct AuditVerifyArgs {
    #[command(flatten)]
    pub(crate) log: LogArgs,
    /// Ask nobody but the folder; nothing else is asked in any case
    #[arg(long)]
    pub(crate) offline: bool,
    /// A file with a signed checkpoint, kept elsewhere, that the log must go on from; repeatable
    #[arg(long, value_name = "FILE")]
    pub(crate) checkpoint: Vec<PathBuf>,
    /// The answer's form: text or json
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: AnswerFormat,
}

/// Show the latest events
#[derive(Debug, clap::Args)]
pub(crate) struct AuditTailArgs {
    #[command(flatten)]
    pub(crate) log: LogArgs,
    /// How many
    #[arg(short = 'n', long, value_name = "NUMBER", default_value_t = 10)]
    pub(crate) count: u64,
    /// Show who is named, as far as nobody erased them; takes the log's keys
    #[arg(long)]
    pub(crate) reveal: bool,
    /// The form of events: text or json
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: AnswerFormat,
}

/// Show the events that a filter wants
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A filter has terms, all of which must hold: action=disclose,admin.* effect!=permit actor=ann
type=deck since=2026-01-01 until=2026-02-01 class=personal outcome=refused")]
pub(crate) struct AuditQueryArgs {
    #[command(flatten)]
    pub(crate) log: LogArgs,
    /// The filter
    pub(crate) filter: String,
    /// Show who is named, as far as nobody erased them; takes the log's keys
    #[arg(long)]
    pub(crate) reveal: bool,
    /// The form of events: text or json
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: AnswerFormat,
}

/// Write the proof that an event is in the log
#[derive(Debug, clap::Args)]
pub(crate) struct AuditProveArgs {
    #[command(flatten)]
    pub(crate) log: LogArgs,
    /// The event's index, from 0
    pub(crate) index: u64,
    /// The file for the proof; the event's bytes are put beside it with `.event` [default: shown]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// Write all events for other programs, a line each
#[derive(Debug, clap::Args)]
pub(crate) struct AuditExportArgs {
    #[command(flatten)]
    pub(crate) log: LogArgs,
    /// The form: ocsf, json or cef
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: ExportFormat,
    /// Only events that this filter wants
    #[arg(long, value_name = "FILTER")]
    pub(crate) filter: Option<String>,
    /// Show who is named, as far as nobody erased them; takes the log's keys
    #[arg(long)]
    pub(crate) reveal: bool,
}

/// Forms of exported events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    #[default]
    Ocsf,
    Json,
    Cef,
}

/// Cosign the latest checkpoint of a log, if it goes on from what was seen before
#[derive(Debug, clap::Args)]
pub(crate) struct AuditWitnessArgs {
    #[command(flatten)]
    pub(crate) log: LogArgs,
    /// The witness's memory; made if it is not there, with a key beside it
    #[arg(long, value_name = "FILE")]
    pub(crate) memory: PathBuf,
    /// The witness's name
    #[arg(long, value_name = "NAME", default_value = "local/witness")]
    pub(crate) name: String,
}

/// Make a person unknown: destroy the key under which events name them
#[derive(Debug, clap::Args)]
pub(crate) struct AuditEraseArgs {
    #[command(flatten)]
    pub(crate) log: LogArgs,
    /// The person, as they were named
    #[arg(long, value_name = "NAME")]
    pub(crate) person: String,
    /// Who erases [default: the account of the operating system]
    #[arg(long = "as", value_name = "NAME")]
    pub(crate) actor: Option<String>,
}
