//! `Live`: how far a job has come, shared by the thread that works and the task that tells.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use indeck::govern::Ambient;
use indeck::{Progress, Step};
use serde::{Deserialize, Serialize};

/// Lines that a log has at most.
const LINES: usize = 500;

/// What a run is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RunStep {
    /// Nothing yet.
    #[default]
    Waiting,
    /// Reading template and data.
    Data,
    /// Asking queries and checking slides.
    Check,
    /// Making slides.
    Slides,
    /// Sealing the deck, with its evidence.
    Seal,
    /// Drawing pictures of charts, and storing all.
    Store,
}

impl RunStep {
    /// The steps of a run, in order.
    pub const ALL: [Self; 5] = [Self::Data, Self::Check, Self::Slides, Self::Seal, Self::Store];

    /// Its word, as events name it; empty before the first.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "",
            Self::Data => "data",
            Self::Check => "check",
            Self::Slides => "slides",
            Self::Seal => "seal",
            Self::Store => "store",
        }
    }

    pub(super) fn number(self) -> i64 {
        Self::ALL.iter().position(|step| *step == self).map_or(0, |place| place as i64 + 1)
    }

    fn of(number: i64) -> Self {
        let place = usize::try_from(number.saturating_sub(1)).ok();
        place.and_then(|place| Self::ALL.get(place).copied()).unwrap_or_default()
    }
}

/// How bad a line of a log is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    /// What happens.
    Info,
    /// What is remarkable.
    Warning,
    /// What went wrong.
    Error,
}

impl LogLevel {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A line of a run's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// When, in microseconds since 1970.
    pub at: i64,
    /// How bad it is.
    pub level: LogLevel,
    /// What happened.
    pub text: String,
}

/// How far a job is, or came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stand {
    pub(super) step: RunStep,
    pub(super) done: u32,
    pub(super) total: u32,
}

impl Stand {
    /// What a row says.
    pub(super) fn of(step: i64, done: i64, total: i64) -> Self {
        let count = |number: i64| u32::try_from(number).unwrap_or_default();
        Self { step: RunStep::of(step), done: count(done), total: count(total) }
    }
}

/// How far a job has come.
pub(crate) struct Live {
    ambient: Arc<dyn Ambient>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    stand: Stand,
    log: Vec<LogLine>,
}

impl Live {
    pub(crate) fn new(ambient: Arc<dyn Ambient>) -> Arc<Self> {
        Arc::new(Self { ambient, state: Mutex::default() })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a line; when the log is full, nothing.
    pub(super) fn say(&self, level: LogLevel, text: impl Into<String>) {
        let (at, text) = (self.ambient.now(), text.into());
        let mut state = self.lock();
        if state.log.len() < LINES {
            state.log.push(LogLine { at, level, text });
        }
    }

    /// A step begins.
    pub(super) fn begin(&self, step: RunStep, text: &str) {
        self.say(LogLevel::Info, text);
        self.lock().stand = Stand { step, ..Stand::default() };
    }

    fn count(&self, step: RunStep, done: usize, total: usize) {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.lock().stand = Stand { step, done: small(done), total: small(total) };
    }

    pub(super) fn stand(&self) -> Stand {
        self.lock().stand
    }

    pub(super) fn log(&self) -> Vec<LogLine> {
        self.lock().log.clone()
    }
}

/// Tells [`Live`] what the pipeline does.
pub(crate) struct Teller(pub(crate) Arc<Live>);

impl Progress for Teller {
    fn step(&mut self, step: &Step<'_>) {
        let live = &self.0;
        match *step {
            Step::Template { path } => {
                live.begin(RunStep::Data, &format!("reading the template `{path}`"));
            }
            Step::Source { name } => {
                live.begin(RunStep::Data, &format!("reading the data `{name}`"));
            }
            Step::Table { name } => {
                live.begin(RunStep::Check, &format!("asking for the table `{name}`"));
            }
            Step::Check { number, of } => live.count(RunStep::Check, number, of),
            Step::Slide { number, of } => {
                if number == 1 {
                    live.say(LogLevel::Info, format!("making {of} slides"));
                }
                live.count(RunStep::Slides, number, of);
            }
            Step::Saving => live.begin(RunStep::Seal, "sealing the deck with its evidence"),
            _ => {}
        }
    }
}
