//! Arguments of the commands that read the evidence in decks.

use std::path::PathBuf;

use crate::args::{AnswerFormat, ReportFormat};

/// Tell whether a deck is as it was made, and what was changed since
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck verify deck.pptx --key keys/decks.vkey
  indeck verify deck.pptx --key keys/decks.vkey --log-key keys/log.vkey
  indeck verify deck.pptx --format json

It reads the deck and the keys, and needs no network. Without a key it tells accidents, not
forgeries. Exit code 0 if the deck is intact, 1 if it is not")]
pub(crate) struct VerifyArgs {
    /// A .pptx, .potx, .pptm, .potm or .ppsx file
    pub(crate) file: PathBuf,
    /// A public key of who makes decks, or a file of such keys; repeatable
    #[arg(long, value_name = "KEY")]
    pub(crate) key: Vec<String>,
    /// A public key of an audit log or a witness, or a file of such keys; repeatable
    #[arg(long, value_name = "KEY")]
    pub(crate) log_key: Vec<String>,
    /// A file with a signed checkpoint of an audit log that is known; repeatable
    #[arg(long, value_name = "FILE")]
    pub(crate) checkpoint: Vec<PathBuf>,
    /// How many witnesses must have cosigned
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub(crate) witnesses: usize,
    /// The report's form: text, json or sarif
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: ReportFormat,
}

/// Follow the numbers of a slide back to tables, queries and data
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck trace deck.pptx --slide 3
  indeck trace deck.pptx --slide 3 --shape revenue --format json

It takes the manifest's word; `indeck verify` tells whether that can be believed")]
pub(crate) struct TraceArgs {
    /// A .pptx, .potx, .pptm, .potm or .ppsx file
    pub(crate) file: PathBuf,
    /// The slide by its place now, from 1
    #[arg(long, value_name = "NUMBER")]
    pub(crate) slide: u32,
    /// The shape by its name or its id in the spec; all of the slide without it
    #[arg(long, value_name = "NAME")]
    pub(crate) shape: Option<String>,
    /// The answer's form: text or json
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: AnswerFormat,
}
