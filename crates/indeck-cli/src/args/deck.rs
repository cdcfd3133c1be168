//! Arguments of the commands that take decks.

use std::path::PathBuf;

use crate::args::{MinSeverity, ReportFormat};

/// Look for what is wrong with decks, whoever made them
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck lint deck.pptx
  indeck lint decks/*.pptx --brand brand/brand.yaml
  indeck lint deck.pptx --only repair --ignore numbers
  indeck lint deck.pptx --format sarif > lint.sarif

Categories: repair (what PowerPoint would repair or refuse), accessibility, brand, leaks, numbers.
Exit code 1 if something of the severity error is found")]
pub(crate) struct LintArgs {
    /// .pptx, .potx, .pptm, .potm or .ppsx files
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// A brand file or a template that the decks are held against
    #[arg(long, value_name = "FILE")]
    pub(crate) brand: Option<PathBuf>,
    /// The report's form: text, json or sarif
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: ReportFormat,
    /// Look only for this code or category; repeatable
    #[arg(long, value_name = "CODE")]
    pub(crate) only: Vec<String>,
    /// Do not look for this code or category; repeatable
    #[arg(long, value_name = "CODE")]
    pub(crate) ignore: Vec<String>,
    /// Least severity that is shown: note, warning or error
    #[arg(long, value_name = "LEVEL")]
    #[arg(value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) min_severity: MinSeverity,
}
