//! Arguments of the commands that take a report spec.

use std::path::PathBuf;

use clap::builder::{PathBufValueParser, TypedValueParser};

use crate::args::{AnswerFormat, MinSeverity, PictureForm, ReportFormat, TestFormat};

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
    pub(crate) input: InputArgs,
}

/// Build a deck, or one for each value, from a report spec
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck build report.yaml                    writes report.pptx beside the spec
  indeck build report.yaml -o out/review.pptx
  indeck build report.yaml --param wave=2026-10 --set report.title='Q4'
  indeck build report.yaml --each -o decks/   a deck for each value of `burst`
  indeck build report.yaml --watch            builds again at every change")]
pub(crate) struct BuildArgs {
    /// The report spec (YAML)
    pub(crate) spec: PathBuf,
    /// The deck, or a folder for it [default: beside the spec]
    #[arg(short, long, value_name = "FILE|DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Build a deck for each value of `burst`, into one folder
    #[arg(long, conflicts_with = "burst")]
    pub(crate) each: bool,
    /// Build again at every change of a file that is read; Ctrl-C ends it
    #[arg(long)]
    pub(crate) watch: bool,
    /// The form of the record of the build: text or json
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: AnswerFormat,
    /// A page, in Markdown, that explains what a policy withheld
    #[arg(long, value_name = "FILE", conflicts_with_all = ["each", "watch"])]
    pub(crate) withheld: Option<PathBuf>,
    /// Threads that write slides [default: one per processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

/// Run the checks of a report spec against its data
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck test report.yaml
  indeck test report.yaml --param wave=2026-10
  indeck test report.yaml --format junit -o results.xml

Exit codes: 4 if a check of severity error fails, 1 for other findings")]
pub(crate) struct TestArgs {
    /// The report spec (YAML)
    pub(crate) spec: PathBuf,
    /// The report's form: text, json, sarif or junit
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: TestFormat,
    /// The file to write the report to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Least severity that counts: note, warning or error
    #[arg(long, value_name = "LEVEL")]
    #[arg(value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) min_severity: MinSeverity,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

/// Draw the charts of a report spec, one file a chart
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  indeck render report.yaml --charts -o out/
  indeck render report.yaml --charts -o out/ --format png --width 1920
  indeck render report.yaml --charts -o out/ --list json

Files are named by slide and placeholder: 03-revenue.svg, 04-regions-left.svg")]
pub(crate) struct RenderArgs {
    /// The report spec (YAML)
    pub(crate) spec: PathBuf,
    /// Draw the charts; nothing else can be drawn yet
    #[arg(long, required = true)]
    pub(crate) charts: bool,
    /// The folder of the pictures [default: beside the spec]
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// The form of the pictures: svg or png
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: PictureForm,
    /// Width of PNG pictures in pixels [default: twice the size on the slide]
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u32).range(16..=8192))]
    pub(crate) width: Option<u32>,
    /// The form of the list of pictures: text or json
    #[arg(long, value_name = "FORMAT")]
    #[arg(value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) list: AnswerFormat,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

/// What a spec is given, and what it may read.
#[derive(Debug, clap::Args)]
pub(crate) struct InputArgs {
    /// The value of a parameter; repeatable
    #[arg(long = "param", value_name = "NAME=VALUE", value_parser = pair)]
    pub(crate) params: Vec<(String, String)>,
    /// Another value for a key of the spec, such as report.title; repeatable
    #[arg(long = "set", value_name = "KEY=VALUE", value_parser = pair)]
    pub(crate) sets: Vec<(String, String)>,
    /// One value of the column that `burst` goes over
    #[arg(long, value_name = "VALUE")]
    pub(crate) burst: Option<String>,
    /// Another folder that the spec may read from; repeatable
    #[arg(long, value_name = "DIR", value_parser = PathBufValueParser::new().try_map(folder))]
    pub(crate) allow_read: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) govern: GovernArgs,
}

/// Who asks, by which rules, and where it is remembered.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Policy and audit")]
pub(crate) struct GovernArgs {
    /// The policy that decides who may see what [default: the spec's `policy`]
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
    /// The folder of the audit log [default: the spec's `audit`]
    #[arg(long, value_name = "DIR")]
    pub(crate) audit_log: Option<PathBuf>,
    /// The folder of the log's keys [default: the log's folder with `.keys` at its end]
    #[arg(long, value_name = "DIR")]
    pub(crate) keys: Option<PathBuf>,
    /// Who asks [default: the account of the operating system]
    #[arg(long = "as", value_name = "NAME")]
    pub(crate) actor: Option<String>,
    /// What for, as the policy names it
    #[arg(long, value_name = "PURPOSE")]
    pub(crate) purpose: Option<String>,
}

/// Splits at the first `=`: a value may have more of them.
fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.to_owned()))
        }
        _ => Err("write a name, `=` and a value".to_owned()),
    }
}

/// A folder that is there: of another one nothing could be read.
fn folder(path: PathBuf) -> Result<PathBuf, &'static str> {
    if path.is_dir() { Ok(path) } else { Err("there is no such folder") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_split_at_the_first_sign_of_equality() {
        let cases = [
            ("wave=2026-10", Some(("wave", "2026-10"))),
            ("report.title=a = b", Some(("report.title", "a = b"))),
            (" wave =", Some(("wave", ""))),
            ("wave", None),
            ("=2026", None),
            (" =2026", None),
            ("", None),
        ];
        for (text, expect) in cases {
            let found = pair(text).ok();
            let expect = expect.map(|(name, value)| (name.to_owned(), value.to_owned()));
            assert_eq!(found, expect, "{text}");
        }
    }
}
