//! What a build made, told to people on standard error.

use std::time::Duration;

use indeck::{BuildReport, BurstReport, Diagnostic, Dropped, Findings};

use super::Made;
use crate::console::Console;
use crate::report;
use crate::untrusted::plain;
use crate::wording::{count, duration, size};

/// How many dropped slides one line names.
const NAMED: usize = 5;

/// Tells it; a failure is left to the caller.
pub(super) fn tell(made: &Made, time: Duration, console: &Console) {
    match made {
        Made::One(report) => {
            show(&report.findings, console);
            say(&wrote(report, Some(time)), console);
        }
        Made::Each(report) => tell_each(report, time, console),
        Made::Invalid(findings) => show(findings, console),
        Made::Failed(_) => {}
    }
}

/// Each value has a line; what was found in several decks is shown once.
fn tell_each(report: &BurstReport, time: Duration, console: &Console) {
    let mut shown = Shown { console, known: Vec::new() };
    shown.show(&report.findings);
    for (value, made) in &report.made {
        shown.show(&made.findings);
        say(&format!("`{}`: {}", plain(value), wrote(made, None)), console);
    }
    for (value, reason) in &report.skipped {
        say(&format!("`{}`: skipped: {}\n", plain(value), plain(reason)), console);
    }
    // What was not made is told even where only findings are wanted.
    for (value, reason) in &report.refused {
        console.note(&format!("`{}`: refused: {}\n", plain(value), plain(reason)));
    }
    for (value, findings) in &report.failed {
        console.note(&format!("`{}`: failed: {}\n", plain(value), summary(findings)));
        shown.show(findings);
    }
    shown.close();
    say(&format!("{} in {}\n", counts(report), duration(time)), console);
}

/// What is wrong, on one line.
fn summary(findings: &Findings) -> String {
    let errors: Vec<&Diagnostic> = findings.diagnostics.iter().filter(|d| d.is_error()).collect();
    match errors.as_slice() {
        [only] => plain(&only.message),
        more => count(more.len(), "error"),
    }
}

/// Findings that were shown.
struct Shown<'a> {
    console: &'a Console,
    known: Vec<&'a Diagnostic>,
}

impl<'a> Shown<'a> {
    /// Shows those that were not shown before.
    fn show(&mut self, findings: &'a Findings) {
        let new: Vec<&Diagnostic> =
            findings.diagnostics.iter().filter(|d| !self.known.contains(d)).collect();
        if new.is_empty() {
            return;
        }
        let color = self.console.stderr_color();
        self.console.note(&(report::text::all(&new, &findings.texts, color) + "\n"));
        self.known.extend(new);
    }

    /// The closing line, if anything was shown.
    fn close(&self) {
        if !self.known.is_empty() {
            say(&report::closing(&self.known), self.console);
        }
    }
}

/// `40 made, 2 skipped, 1 failed`
fn counts(report: &BurstReport) -> String {
    let numbers = [
        (report.skipped.len(), "skipped"),
        (report.failed.len(), "failed"),
        (report.refused.len(), "refused"),
    ];
    let mut text = format!("{} made", report.made.len());
    for (number, word) in numbers.iter().filter(|(number, _)| *number > 0) {
        text += &format!(", {number} {word}");
    }
    text
}

fn show(findings: &Findings, console: &Console) {
    let mut shown = Shown { console, known: Vec::new() };
    shown.show(findings);
    shown.close();
}

fn say(text: &str, console: &Console) {
    if !console.is_quiet() {
        console.note(text);
    }
}

/// The deck's line, and a second one if slides were left out.
fn wrote(report: &BuildReport, time: Option<Duration>) -> String {
    let time = time.map(|time| format!(" in {}", duration(time))).unwrap_or_default();
    let wrote = format!("wrote {}: {}{time}\n", report.output.display(), contents(report));
    wrote + &left_out(&report.dropped) + &withheld(report)
}

/// `withheld 12 cells under the policy `survey` (4 of 9 tables)`
fn withheld(report: &BuildReport) -> String {
    let Some(governed) = &report.governed else { return String::new() };
    let hit = governed.tables.iter().filter(|table| table.cells > 0).count();
    let (cells, tables) = (count(governed.suppressed() as usize, "cell"), governed.tables.len());
    format!(
        "withheld {cells} under the policy `{}` ({hit} of {})\n",
        governed.policy,
        count(tables, "table")
    )
}

/// `left out 2 slides: north, south`
fn left_out(dropped: &[Dropped]) -> String {
    if dropped.is_empty() {
        return String::new();
    }
    let mut names: Vec<String> =
        dropped.iter().take(NAMED).map(|slide| plain(&slide.slide)).collect();
    if dropped.len() > NAMED {
        names.push(format!("and {} more", dropped.len() - NAMED));
    }
    format!("left out {}: {}\n", count(dropped.len(), "slide"), names.join(", "))
}

/// What is in the deck: `12 slides, 8 charts, 1 table (184 kB)`.
fn contents(report: &BuildReport) -> String {
    let mut parts = vec![count(report.slides, "slide")];
    for (number, noun) in
        [(report.charts, "chart"), (report.tables, "table"), (report.pictures, "picture")]
    {
        if number > 0 {
            parts.push(count(number, noun));
        }
    }
    format!("{} ({})", parts.join(", "), size(report.bytes))
}
