//! `indeck audit tail`, `query` and `export`: events, shown and written.

use indeck::audit::event::{Event, PersonalField};
use indeck::audit::export::{cef, hidden, json, ocsf, shown};
use indeck::audit::query::Filter;
use indeck::govern::{AuditError, AuditLog};

use crate::args::{
    AnswerFormat, AuditExportArgs, AuditQueryArgs, AuditTailArgs, ExportFormat, LogArgs,
};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;

/// The forms of a line.
#[derive(Clone, Copy)]
enum Form {
    Text,
    Json,
    Ocsf,
    Cef,
}

impl From<AnswerFormat> for Form {
    fn from(format: AnswerFormat) -> Self {
        match format {
            AnswerFormat::Text => Self::Text,
            AnswerFormat::Json => Self::Json,
        }
    }
}

impl From<ExportFormat> for Form {
    fn from(format: ExportFormat) -> Self {
        match format {
            ExportFormat::Ocsf => Self::Ocsf,
            ExportFormat::Json => Self::Json,
            ExportFormat::Cef => Self::Cef,
        }
    }
}

/// Which events are shown, and how.
struct Wanted<'a> {
    log: &'a LogArgs,
    first: u64,
    filter: Filter,
    form: Form,
    reveal: bool,
}

pub(super) fn tail(args: &AuditTailArgs, console: &Console) -> Result<Exit, Failure> {
    let size = super::reader(&args.log, &[])?.size();
    let first = size.saturating_sub(args.count);
    let (log, form, reveal) = (&args.log, args.format.into(), args.reveal);
    show(&Wanted { log, first, filter: filter("")?, form, reveal }, console)?;
    Ok(Exit::Ok)
}

pub(super) fn query(args: &AuditQueryArgs, console: &Console) -> Result<Exit, Failure> {
    let (log, form, reveal) = (&args.log, args.format.into(), args.reveal);
    let wanted = Wanted { log, first: 0, filter: filter(&args.filter)?, form, reveal };
    let found = show(&wanted, console)?;
    Ok(if found > 0 { Exit::Ok } else { Exit::Findings })
}

pub(super) fn export(args: &AuditExportArgs, console: &Console) -> Result<Exit, Failure> {
    let filter = filter(args.filter.as_deref().unwrap_or_default())?;
    let (log, form, reveal) = (&args.log, args.format.into(), args.reveal);
    show(&Wanted { log, first: 0, filter, form, reveal }, console)?;
    Ok(Exit::Ok)
}

fn filter(text: &str) -> Result<Filter, Failure> {
    Filter::parse(text).map_err(|error| Failure::Usage {
        message: error.to_string(),
        hint: "a filter has terms such as `action=disclose`, `effect=forbid`, `since=2026-01-01`"
            .to_owned(),
    })
}

/// Shows events, a line each; how many.
fn show(wanted: &Wanted<'_>, console: &Console) -> Result<u64, Failure> {
    let keeper = wanted.reveal.then(|| super::log(wanted.log)).transpose()?;
    let reader = super::reader(wanted.log, &[])?;
    let mut found = 0;
    for event in reader.events(wanted.first) {
        let (index, event) = event.map_err(AuditError::from)?;
        let reveal = |field: &PersonalField| revealed(keeper.as_ref(), &event, field);
        if wanted.filter.matches(&event, &reveal) {
            found += 1;
            console.write((line(wanted.form, index, &event, &reveal) + "\n").as_bytes())?;
        }
    }
    Ok(found)
}

fn revealed(keeper: Option<&AuditLog>, event: &Event, field: &PersonalField) -> Option<String> {
    let Some(keeper) = keeper else { return hidden(field) };
    ["actor", "session", "resource"].into_iter().find_map(|name| keeper.reveal(event, name, field))
}

fn line(
    form: Form,
    index: u64,
    event: &Event,
    reveal: &dyn Fn(&PersonalField) -> Option<String>,
) -> String {
    match form {
        Form::Text => text(index, event, reveal),
        Form::Json => json(index, event, reveal).to_string(),
        Form::Ocsf => ocsf(index, event, reveal).to_string(),
        Form::Cef => cef(index, event, reveal),
    }
}

/// `41 2026-05-01T09:30:00Z ann disclose deck survey: permit by analysts-show (intent)`
pub(crate) fn text(
    index: u64,
    event: &Event,
    reveal: &dyn Fn(&PersonalField) -> Option<String>,
) -> String {
    let (actor, resource) = (shown(&event.actor.id, reveal), shown(&event.resource.id, reveal));
    let decided = event.decision.policies.as_slice();
    let by: Vec<&str> = decided.iter().map(|policy| policy.as_str()).collect();
    let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(", ")) };
    let stage = match event.stage.outcome() {
        Some(outcome) => outcome.status.word(),
        None => event.stage.word(),
    };
    let (time, action, kind) = (event.time, &event.action, event.resource.kind.as_str());
    let effect = event.decision.effect.word();
    format!("{index} {time} {actor} {action} {kind} {resource}: {effect}{by} ({stage})")
}
