//! A test for people: a line for each check, below what was found.

use std::fmt::Write;

use clap::builder::styling::{AnsiColor, Style};

use super::{Outcome, Score, Verdicts};
use crate::report;
use crate::untrusted::plain;
use crate::wording::count;

/// The findings, the checks and their count; with `quiet` the findings alone.
pub(crate) fn all(verdicts: &Verdicts, color: bool, quiet: bool) -> String {
    let shown = verdicts.shown();
    let mut text = report::text::all(&shown, &verdicts.findings.texts, color);
    if quiet {
        return text;
    }
    if !shown.is_empty() {
        text += &format!("\n{}\n", report::closing(&shown));
    }
    let lines = verdicts.checks.iter().map(|(outcome, check)| {
        let (word, style) = word(*outcome);
        let style = if color { style } else { Style::new() };
        let value = check.burst.as_ref().map(|value| format!(" for `{}`", plain(value)));
        let value = value.unwrap_or_default();
        format!("{style}{word:<7}{style:#} {}{value}\n", plain(&check.id))
    });
    text.extend(lines);
    if !verdicts.checks.is_empty() {
        text.push('\n');
    }
    text + &format!("{}\n", verdicts.score())
}

fn word(outcome: Outcome) -> (&'static str, Style) {
    match outcome {
        Outcome::Passed => ("passed", AnsiColor::Green.on_default()),
        Outcome::Failed => ("FAILED", AnsiColor::Red.on_default().bold()),
        Outcome::Ignored => ("ignored", AnsiColor::Yellow.on_default()),
        Outcome::Unknown => ("UNKNOWN", AnsiColor::Red.on_default().bold()),
    }
}

/// `3 checks: 2 passed, 1 failed`
impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let all = self.passed + self.failed + self.ignored + self.unknown;
        if all == 0 {
            return f.write_str("no checks");
        }
        let counts = [
            (self.passed, "passed"),
            (self.failed, "failed"),
            (self.ignored, "ignored"),
            (self.unknown, "not evaluated"),
        ];
        write!(f, "{}:", count(all, "check"))?;
        for (index, (number, word)) in counts.iter().filter(|(n, _)| *n > 0).enumerate() {
            f.write_char(if index == 0 { ' ' } else { ',' })?;
            write!(f, "{}{number} {word}", if index == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}
