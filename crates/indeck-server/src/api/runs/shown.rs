//! What the API says of a run.

use std::collections::BTreeMap;

use indeck_platform::records::Held;
use indeck_platform::runs::{
    ChartPicture, InputKind, Run as RunBody, RunFinding, RunInput, RunStep,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::time::rfc3339;

/// A run.
#[derive(Serialize, ToSchema)]
pub(crate) struct Run {
    /// Its id.
    #[schema(example = "run_01jd9x6m3q0v8w5k2z7r4t1y6c")]
    id: String,
    /// The id of the report.
    report: String,
    /// What the report was called.
    report_name: String,
    /// The number of the report's version.
    number: u64,
    /// Who wants it.
    owner: String,
    /// Values of parameters.
    params: BTreeMap<String, String>,
    /// `waiting`, `running`, `done`, `failed`, `cancelled` or `refused`.
    state: &'static str,
    /// Why it failed, was refused or cancelled.
    reason: Option<String>,
    /// The step at which it failed, was refused or cancelled: `data`, `check`, `slides`, `seal` or
    /// `store`. Those before it are done, and those after it were never begun.
    stopped_at: Option<&'static str>,
    /// Which attempt this is, from 1; 0 before the first.
    attempt: u64,
    /// When it was asked for.
    created: String,
    /// When it was begun.
    started: Option<String>,
    /// When it ended.
    ended: Option<String>,
    /// What was read.
    inputs: Vec<Input>,
    /// What was found in the report.
    findings: Vec<Found>,
    /// The decks that it made.
    decks: Vec<DeckRef>,
    /// The charts that there are pictures of.
    charts: Vec<Chart>,
}

/// A deck that a run made.
#[derive(Serialize, ToSchema)]
pub(crate) struct DeckRef {
    /// Its id.
    id: String,
}

/// A chart that there is a picture of.
#[derive(Serialize, ToSchema)]
pub(crate) struct Chart {
    /// Its number, from 1, as addresses of pictures have it.
    number: usize,
    /// The slide that it stands on, from 1.
    slide: u32,
    /// The title of that slide.
    title: String,
    /// What it shows, in words.
    alt: String,
}

/// A dataset or template that a run read.
#[derive(Serialize, ToSchema)]
pub(crate) struct Input {
    /// `dataset` or `template`.
    kind: &'static str,
    /// Its id.
    id: String,
    /// The id of the version that was read.
    version: Option<String>,
    /// What its file was called.
    name: String,
    /// Its size.
    bytes: u64,
    /// Its SHA-256, in hexadecimal.
    sha256: String,
}

/// Something that was found in the report.
#[derive(Serialize, ToSchema)]
pub(crate) struct Found {
    /// A stable name of it.
    code: String,
    /// `error`, `warning` or `info`.
    severity: &'static str,
    /// What it is.
    message: String,
    /// The line, from 1; 0 without a place.
    line: u32,
    /// The column, from 1; 0 without a place.
    column: u32,
    /// Ways out.
    hints: Vec<String>,
}

impl From<(ChartPicture, usize)> for Chart {
    fn from((picture, number): (ChartPicture, usize)) -> Self {
        Self { number, slide: picture.slide, title: picture.title, alt: picture.alt }
    }
}

impl From<RunInput> for Input {
    fn from(input: RunInput) -> Self {
        Self {
            kind: match input.kind {
                InputKind::Dataset => "dataset",
                InputKind::Template => "template",
            },
            id: input.id,
            version: input.version,
            name: input.name,
            bytes: input.bytes,
            sha256: input.sha256,
        }
    }
}

impl From<RunFinding> for Found {
    fn from(found: RunFinding) -> Self {
        Self {
            code: found.code,
            severity: found.level.word(),
            message: found.message,
            line: found.line,
            column: found.column,
            hints: found.hints,
        }
    }
}

impl From<Held<RunBody>> for Run {
    fn from(held: Held<RunBody>) -> Self {
        let stopped_at = held.body.stopped_at().map(RunStep::word);
        let RunBody { inputs, findings, decks, pictures, .. } = held.body;
        Self {
            id: held.id.to_string(),
            report: held.body.report.to_string(),
            report_name: held.body.report_name,
            number: held.body.number,
            owner: held.body.owner.to_string(),
            params: held.body.params.into_iter().collect(),
            state: held.body.state.word(),
            reason: held.body.reason,
            stopped_at,
            attempt: held.body.attempt,
            created: rfc3339(held.created),
            started: held.body.started.map(rfc3339),
            ended: held.body.ended.map(rfc3339),
            inputs: inputs.into_iter().map(Input::from).collect(),
            findings: findings.into_iter().map(Found::from).collect(),
            decks: decks.into_iter().map(|id| DeckRef { id: id.to_string() }).collect(),
            charts: pictures.into_iter().zip(1..).map(Chart::from).collect(),
        }
    }
}
