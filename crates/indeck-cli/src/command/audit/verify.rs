//! `indeck audit verify`: whether a log is whole.

use indeck::audit::Error;
use indeck::audit::log::{Alert, FolderReport};
use indeck::govern::AuditError;
use serde::Serialize;

use crate::args::{AnswerFormat, AuditVerifyArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::wording::count;

/// What is told to programs.
#[derive(Default, Serialize)]
struct Answer {
    intact: bool,
    events: u64,
    signed: u64,
    root: String,
    checkpoints: usize,
    files: usize,
    faults: Vec<Fault>,
    alerts: Vec<String>,
}

#[derive(Serialize)]
struct Fault {
    code: &'static str,
    message: String,
}

pub(super) fn run(args: &AuditVerifyArgs, console: &Console) -> Result<Exit, Failure> {
    let known: Vec<String> = args
        .checkpoint
        .iter()
        .map(|file| crate::command::read_text(file))
        .collect::<Result<_, _>>()?;
    // The one beside the keys, where they are at hand: the log must go on from it, too.
    let kept = super::keys(&args.log).signed()?;
    let known: Vec<String> = known.into_iter().chain(kept).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    // A key that was given and is none says nothing of the log.
    super::public(&args.log)?;
    let report = match super::reader(&args.log, &known) {
        Err(Failure::Audit(AuditError::Audit(error))) if is_damage(&error) => {
            return unopened(&error, args.format, console);
        }
        opened => opened?.verify().map_err(AuditError::from)?,
    };
    match args.format {
        AnswerFormat::Text => console.print(&text(&report, console.is_quiet()))?,
        AnswerFormat::Json => console.write(crate::report::to_json(&answer(&report)).as_bytes())?,
    }
    Ok(if report.is_intact() && !is_unsigned(&report) { Exit::Ok } else { Exit::Findings })
}

/// Whether nothing but the folder itself says what is in it.
fn is_unsigned(report: &FolderReport) -> bool {
    report.signed == 0 && report.events > 0
}

/// Whether an error says that the log is not what it was, rather than that it cannot be read.
fn is_damage(error: &Error) -> bool {
    !matches!(error, Error::Store { .. })
}

/// Tells of a log that is so damaged that it cannot even be listed.
fn unopened(error: &Error, format: AnswerFormat, console: &Console) -> Result<Exit, Failure> {
    let faults = vec![Fault { code: error.code(), message: error.to_string() }];
    match format {
        AnswerFormat::Text => {
            console.print(&format!("error[{}]: {error}\nnot intact\n", error.code()))?;
        }
        AnswerFormat::Json => {
            let answer = Answer { faults, ..Answer::default() };
            console.write(crate::report::to_json(&answer).as_bytes())?;
        }
    }
    Ok(Exit::Findings)
}

fn text(report: &FolderReport, is_quiet: bool) -> String {
    let mut text = String::new();
    for fault in &report.faults {
        text += &format!("error[{}]: {fault}\n", fault.code());
    }
    for alert in &report.alerts {
        text += &format!("warning: {}\n", told(alert));
    }
    if is_quiet {
        return text;
    }
    let events = count(report.events as usize, "event");
    let verdict = match report.is_intact() {
        true if is_unsigned(report) => format!("not vouched for: {events}, none under a signature"),
        true => format!("intact: {events}, {} of them under a signature", report.signed),
        false => format!("not intact: {} in {events}", count(report.faults.len(), "fault")),
    };
    text + &format!("{verdict}\nroot {}\n", report.root)
}

fn told(alert: &Alert) -> String {
    match alert {
        Alert::IntentWithoutOutcome(intent) => {
            format!("event {} was begun, and how it ended was never recorded", intent.index)
        }
        Alert::TailDropped { bytes } => format!("{bytes} bytes at the end were never acknowledged"),
        other => format!("{other:?}"),
    }
}

fn answer(report: &FolderReport) -> Answer {
    let fault = |error: &Error| Fault { code: error.code(), message: error.to_string() };
    Answer {
        intact: report.is_intact() && !is_unsigned(report),
        events: report.events,
        signed: report.signed,
        root: report.root.to_string(),
        checkpoints: report.good_checkpoints,
        files: report.good_files,
        faults: report.faults.iter().map(fault).collect(),
        alerts: report.alerts.iter().map(told).collect(),
    }
}
