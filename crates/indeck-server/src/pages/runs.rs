//! Runs: the list, and one run as it goes.

use indeck_platform::access::Verb;
use indeck_platform::id::{ReportId, RunId};
use indeck_platform::records::Held;
use indeck_platform::runs::{InputKind, LogLevel, Run, RunFinding, RunInput, RunProgress, RunStep};
use serde::Deserialize;

use super::form::{Sent, unknown_action};
use super::rows::{self, Names};
use super::shell::Around;
use super::show::{Shown, go, page};
use crate::extract::{Path, Query};
use crate::pages::error::sentence;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::time::rfc3339;
use crate::views::{
    Bytes, ChartPicture, DeckRow, Diagnostic, Fact, InputRow, Link, LogLine, RunPage, RunState,
    Runs, Severity, StepRow, StepState,
};

/// Which runs.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Of {
    report: Option<String>,
    after: Option<String>,
}

/// `GET /runs`.
pub(crate) async fn list(around: Around, Query(of): Query<Of>) -> Shown {
    let caller = &around.signed.caller;
    let report = of.report.filter(|id| !id.is_empty()).map(|id| id.parse::<ReportId>());
    let report = report.transpose().map_err(|_| Problem::not_found())?;
    let after = of.after.filter(|after| !after.is_empty());
    let request = indeck_platform::records::PageRequest { after, limit: 50 };
    let found = caller.runs(report, &request).await?;
    let names = Names::of(caller, found.items.iter().map(|held| held.body.owner)).await?;
    let path = report.map_or_else(|| "/runs".to_owned(), |id| format!("/runs?report={id}"));
    let link = match report {
        Some(id) => Some(Link {
            href: format!("/reports/{id}"),
            text: caller.report(id).await?.0.body.name,
        }),
        None => None,
    };
    page(&Runs {
        items: found.items.iter().map(|held| rows::run(held, &names)).collect(),
        next: rows::next(&path, found.next),
        report: link,
        may_run: caller.could(Verb::RunCreate),
        shell: around.shell,
    })
}

/// `GET /runs/{id}`.
pub(crate) async fn show(around: Around, Path(id): Path<RunId>) -> Shown {
    let view = draw(&around.signed, id).await?;
    page(&RunPage { shell: around.shell, ..view })
}

/// `POST /runs/{id}`.
pub(crate) async fn act(Path(id): Path<RunId>, sent: Sent) -> Shown {
    let caller = &sent.signed.caller;
    match sent.fields.text("action").as_str() {
        "cancel" => {
            caller.cancel_run(id).await?;
            go(&format!("/runs/{id}?done=cancelled"))
        }
        "retry" => go(&format!("/runs/{}", caller.retry_run(id).await?.id)),
        _ => Err(unknown_action()),
    }
}

async fn draw(signed: &Signed, id: RunId) -> Result<RunPage, Problem> {
    let caller = &signed.caller;
    let held = caller.run(id).await?;
    let now = caller.run_progress(id).await?;
    let names = Names::of(caller, [held.body.owner]).await?;
    let is_live = now.state.is_live();
    Ok(RunPage {
        id: held.id.to_string(),
        state: rows::state(now.state),
        by: names.name(held.body.owner),
        created: rows::when(held.created),
        done: now.done.into(),
        total: now.total.into(),
        steps: steps(&now),
        log: now.log.iter().map(line).collect(),
        decks: decks(signed, &held, &names).await?,
        may_cancel: is_live && caller.could(Verb::RunCancel),
        may_retry: !is_live && caller.could(Verb::RunCreate),
        may_download: caller.could(Verb::DeckDownload),
        ..told(&held.body)
    })
}

/// What the run says of itself.
fn told(run: &Run) -> RunPage {
    let param = |(name, value): &(String, String)| Fact {
        label: name.clone(),
        value: value.clone(),
        code: false,
    };
    RunPage {
        report: run.report.to_string(),
        report_name: run.report_name.clone(),
        report_version: run.number,
        took: rows::took(run.started, run.ended),
        attempt: run.attempt,
        reason: run.reason.as_deref().map(sentence).unwrap_or_default(),
        diagnostics: run.findings.iter().map(found).collect(),
        charts: pictures(run),
        inputs: run.inputs.iter().map(input).collect(),
        params: run.params.iter().map(param).collect(),
        ..RunPage::default()
    }
}

fn steps(now: &RunProgress) -> Vec<StepRow> {
    let state = rows::state(now.state);
    let row = |step: RunStep| StepRow {
        key: step.word().to_owned(),
        name: name(step).to_owned(),
        state: match (state, step.cmp(&now.step)) {
            (RunState::Done, _) | (_, std::cmp::Ordering::Less) => StepState::Done,
            (_, std::cmp::Ordering::Greater) => StepState::Waiting,
            (RunState::Running | RunState::Waiting, _) => StepState::Running,
            _ => StepState::Failed,
        },
    };
    RunStep::ALL.into_iter().map(row).collect()
}

fn name(step: RunStep) -> &'static str {
    match step {
        RunStep::Waiting => "Wait",
        RunStep::Data => "Read template and data",
        RunStep::Check => "Ask queries and check slides",
        RunStep::Slides => "Make slides",
        RunStep::Seal => "Seal the deck with its evidence",
        RunStep::Store => "Draw pictures and store the deck",
    }
}

fn found(finding: &RunFinding) -> Diagnostic {
    Diagnostic {
        severity: match finding.level {
            LogLevel::Error => Severity::Error,
            LogLevel::Warning => Severity::Warning,
            LogLevel::Info => Severity::Note,
        },
        code: finding.code.clone(),
        message: finding.message.clone(),
        help: finding.hints.join("; "),
        line: finding.line,
        column: finding.column,
    }
}

fn line(line: &indeck_platform::runs::LogLine) -> LogLine {
    LogLine {
        at: rfc3339(line.at).get(11..19).unwrap_or_default().to_owned(),
        level: line.level.word().to_owned(),
        text: line.text.clone(),
    }
}

fn pictures(run: &Run) -> Vec<ChartPicture> {
    let picture = |(index, picture): (usize, &indeck_platform::runs::ChartPicture)| ChartPicture {
        number: u32::try_from(index + 1).unwrap_or_default(),
        alt: picture.alt.clone(),
        slide: match picture.title.as_str() {
            "" => format!("Slide {}", picture.slide),
            title => format!("Slide {}: {title}", picture.slide),
        },
    };
    run.pictures.iter().enumerate().map(picture).collect()
}

fn input(input: &RunInput) -> InputRow {
    let (kind, place) = match input.kind {
        InputKind::Dataset => ("Data", "datasets"),
        InputKind::Template => ("Template", "templates"),
    };
    InputRow {
        kind: kind.to_owned(),
        name: input.name.clone(),
        href: format!("/{place}/{}", input.id),
        version: input.number,
        digest: input.sha256.clone(),
        size: Bytes(input.bytes),
    }
}

/// The decks that a run made; one that was deleted is left out.
async fn decks(signed: &Signed, held: &Held<Run>, names: &Names) -> Result<Vec<DeckRow>, Problem> {
    let mut found = Vec::new();
    if !signed.caller.could(Verb::DeckRead) {
        return Ok(found);
    }
    for id in &held.body.decks {
        match signed.caller.deck(*id).await {
            Ok(deck) => found.push(rows::deck(&deck, names)),
            Err(indeck_platform::Error::NotFound { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(found)
}
