//! Runs: the list and one run as it goes.

use super::{Bytes, DeckRow, Diagnostic, Fact, Link, Shell, When};
use askama::Template;

const SECTION: super::Section = super::Section::Runs;

/// The state of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RunState {
    /// It waits for its turn.
    #[default]
    Waiting,
    /// It is being made.
    Running,
    /// The deck is there.
    Done,
    /// It was stopped by a mistake or a fault.
    Failed,
    /// Somebody stopped it.
    Cancelled,
    /// The policy did not permit it.
    Refused,
}

impl RunState {
    /// What the person reads.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Waiting => "Waiting",
            Self::Running => "Running",
            Self::Done => "Done",
            Self::Failed => "Failed",
            Self::Cancelled => "Cancelled",
            Self::Refused => "Refused",
        }
    }

    /// The class in the style sheet, also the state's name in events.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
            Self::Refused => "refused",
        }
    }

    /// Whether it may still change.
    #[must_use]
    pub fn live(self) -> bool {
        matches!(self, Self::Waiting | Self::Running)
    }
}

/// One run in a list.
#[derive(Debug, Clone, Default)]
pub struct RunRow {
    /// Its id.
    pub id: String,
    /// The report's id.
    pub report: String,
    /// The report's name.
    pub report_name: String,
    /// Its state.
    pub state: RunState,
    /// When it was asked for.
    pub created: When,
    /// How long it took, or has taken: `1.2 s`; may be empty.
    pub took: String,
    /// Who asked for it.
    pub by: String,
    /// The deck that it made.
    pub deck: Option<String>,
}

/// `/runs`, with `?report=` for one report's runs.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "runs.html")]
pub struct Runs {
    /// Around the page.
    pub shell: Shell,
    /// The runs, newest first.
    pub items: Vec<RunRow>,
    /// The address of the next page.
    pub next: Option<String>,
    /// The report whose runs these are, when only its are shown.
    pub report: Option<Link>,
    /// Whether the role may run reports.
    pub may_run: bool,
}

/// The state of one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StepState {
    /// Not yet.
    #[default]
    Waiting,
    /// Now.
    Running,
    /// Over.
    Done,
    /// Failed here.
    Failed,
}

impl StepState {
    /// What the person reads.
    fn label(self) -> &'static str {
        match self {
            Self::Waiting => "not started",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    /// The class in the style sheet.
    fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }
}

/// One step of a run: read the data, ask the policy, make slides, seal the deck.
#[derive(Debug, Clone, Default)]
pub struct StepRow {
    /// Its stable key, as events name it: `data`.
    pub key: String,
    /// What the person reads: `Read the data`.
    pub name: String,
    /// Its state.
    pub state: StepState,
}

/// One line of the log.
#[derive(Debug, Clone, Default)]
pub struct LogLine {
    /// The time of day with seconds: `14:03:05`.
    pub at: String,
    /// `info`, `warning` or `error`.
    pub level: String,
    /// The text.
    pub text: String,
}

/// A picture of a chart of the result, from `/api/v1/runs/{id}/charts/{n}`.
#[derive(Debug, Clone, Default)]
pub struct ChartPicture {
    /// Its number in the run.
    pub number: u32,
    /// What it shows.
    pub alt: String,
    /// The slide it is on: its title.
    pub slide: String,
}

/// What went into a run.
#[derive(Debug, Clone, Default)]
pub struct InputRow {
    /// `Data`, `Template` or `Report`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its page; may be empty.
    pub href: String,
    /// The number of its version.
    pub version: u64,
    /// The digest of its bytes, short.
    pub digest: String,
    /// Its size.
    pub size: Bytes,
}

/// `/runs/{id}`: actions `cancel`, `retry`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "run.html")]
pub struct RunPage {
    /// Around the page.
    pub shell: Shell,
    /// Its id.
    pub id: String,
    /// The report's id.
    pub report: String,
    /// The report's name.
    pub report_name: String,
    /// The report's version.
    pub report_version: u64,
    /// Its state.
    pub state: RunState,
    /// Who asked for it.
    pub by: String,
    /// When it was asked for.
    pub created: When,
    /// How long it took; may be empty.
    pub took: String,
    /// Which attempt this is, from 1.
    pub attempt: u64,
    /// Slides made.
    pub done: u64,
    /// Slides to make; 0 when that is not known yet.
    pub total: u64,
    /// The steps.
    pub steps: Vec<StepRow>,
    /// Why it failed or was refused, a sentence; may be empty.
    pub reason: String,
    /// What is wrong, when it failed for mistakes in the spec or the data.
    pub diagnostics: Vec<Diagnostic>,
    /// The log.
    pub log: Vec<LogLine>,
    /// The pictures.
    pub charts: Vec<ChartPicture>,
    /// The decks that it made.
    pub decks: Vec<DeckRow>,
    /// The parameters that it was given.
    pub params: Vec<Fact>,
    /// What went in.
    pub inputs: Vec<InputRow>,
    /// Whether it may be cancelled.
    pub may_cancel: bool,
    /// Whether it may be tried again.
    pub may_retry: bool,
    /// Whether its decks may be downloaded.
    pub may_download: bool,
}
