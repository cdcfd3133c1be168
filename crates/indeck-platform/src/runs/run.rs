//! `Run`: one making of a report, from the wish to the deck.

use serde::{Deserialize, Serialize};

use super::found::RunFinding;
use super::live::{LogLine, RunStep, Stand};
use super::picture::ChartPicture;
use super::queue::{self, JobKind, enqueue};
use crate::access::Verb;
use crate::caller::Target;
use crate::data::StoredObject;
use crate::id::{DeckId, ReportId, ReportVersionId, RunId, RunKind, UserId};
use crate::records::{Held, Page, PageRequest, Record};
use crate::reports::{Report, ReportVersion, check_params};
use crate::{Caller, Error};

/// One making of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Of which report.
    pub report: ReportId,
    /// What the report was called.
    pub report_name: String,
    /// Which version of it.
    pub version: ReportVersionId,
    /// The number of that version.
    pub number: u64,
    /// Whose it is.
    pub owner: UserId,
    /// Who wanted it, and under whose rights it is made; it never moves to anybody else.
    pub actor: UserId,
    /// Values of parameters, by name.
    pub params: Vec<(String, String)>,
    /// How far it is.
    pub state: RunState,
    /// Why it failed, was refused or cancelled, in words.
    pub reason: Option<String>,
    /// Which attempt this is or was, from 1; 0 before the first.
    pub attempt: u64,
    /// When it was begun, in microseconds since 1970.
    pub started: Option<i64>,
    /// When it ended.
    pub ended: Option<i64>,
    /// What was read.
    pub inputs: Vec<RunInput>,
    /// What was found in the report.
    pub findings: Vec<RunFinding>,
    /// What happened.
    pub log: Vec<LogLine>,
    /// The decks that it made.
    pub decks: Vec<DeckId>,
    /// Pictures of the charts.
    pub pictures: Vec<ChartPicture>,
    /// The bytes of the pictures.
    pub(crate) drawn: Option<StoredObject>,
    /// How far it came.
    #[serde(default)]
    pub(super) stand: Stand,
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RunState {
    /// It waits for its turn.
    Waiting,
    /// It is being made.
    Running,
    /// The deck is there.
    Done,
    /// Mistakes or a fault stopped it.
    Failed,
    /// Somebody stopped it.
    Cancelled,
    /// The policy does not permit it.
    Refused,
}

impl RunState {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
            Self::Refused => "refused",
        }
    }

    /// Whether it can still change.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Waiting | Self::Running)
    }
}

/// What an input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum InputKind {
    /// A dataset.
    Dataset,
    /// A template.
    Template,
}

/// Something that a run read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunInput {
    /// What it is.
    pub kind: InputKind,
    /// Its id.
    pub id: String,
    /// The id of the version that was read, where it has versions.
    pub version: Option<String>,
    /// The number of that version.
    pub number: u64,
    /// Its file name.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// How many bytes it has.
    pub bytes: u64,
}

impl Record for Run {
    type Kind = RunKind;

    fn parent(&self) -> Option<String> {
        Some(self.report.to_string())
    }

    fn owner(&self) -> Option<UserId> {
        Some(self.owner)
    }
}

/// A run that is wanted.
#[derive(Clone, Debug)]
pub struct NewRun {
    /// Of which report; its newest version.
    pub report: ReportId,
    /// Values of parameters, by name.
    pub params: Vec<(String, String)>,
}

impl Run {
    fn new(report: &Held<Report>, version: &Held<ReportVersion>, owner: UserId) -> Self {
        Self {
            report: report.id,
            report_name: report.body.name.clone(),
            version: version.id,
            number: version.body.number,
            owner,
            actor: owner,
            params: Vec::new(),
            state: RunState::Waiting,
            reason: None,
            attempt: 0,
            started: None,
            ended: None,
            inputs: Vec::new(),
            findings: Vec::new(),
            log: Vec::new(),
            decks: Vec::new(),
            pictures: Vec::new(),
            drawn: None,
            stand: Stand::default(),
        }
    }

    /// The step at which it failed, was refused or stopped; nothing for a run that is not over, or
    /// came to its end, or never began.
    pub fn stopped_at(&self) -> Option<RunStep> {
        let step = self.stand.step;
        let is_cut = !self.state.is_live() && self.state != RunState::Done;
        (is_cut && step != RunStep::Waiting).then_some(step)
    }
}

impl Caller {
    /// Has a report made, in the background.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn start_run(&self, new: NewRun) -> Result<Held<Run>, Error> {
        let report = self.find::<Report>(Verb::RunCreate, new.report).await?;
        let version = self.tenant.get::<ReportVersion>(report.body.current).await?;
        check_params(&version.body.spec, &new.params)?;
        let run = Run { params: new.params, ..Run::new(&report, &version, self.user) };
        self.enqueue_run(run).await
    }

    /// Makes a run anew: the same version of the report with the same parameters, and today's data.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] while the run is not over; [`Error::Refused`];
    /// [`Error::AuditUnavailable`].
    pub async fn retry_run(&self, id: RunId) -> Result<Held<Run>, Error> {
        let held = self.find::<Run>(Verb::RunCreate, id).await?;
        if held.body.state.is_live() {
            return Err(Error::conflict("still-running", "the run is not over yet"));
        }
        let report = self.tenant.get::<Report>(held.body.report).await?;
        let version = self.tenant.get::<ReportVersion>(held.body.version).await?;
        let run = Run::new(&report, &version, self.user);
        self.enqueue_run(Run { params: held.body.params, ..run }).await
    }

    async fn enqueue_run(&self, run: Run) -> Result<Held<Run>, Error> {
        let id = RunId::new(self.tenant.ambient());
        let target = Target { owner: Some(self.user), ..Target::of(id) };
        let mut act = self.begin(Verb::RunCreate, &target).await?;
        let held = self.tenant.insert(act.tx()?, id, run).await?;
        enqueue(act.tx()?, &self.tenant, JobKind::Run, &id.to_string()).await?;
        act.commit().await?;
        queue::BEGUN.notify_one();
        Ok(held)
    }

    /// Stops a run: at once if it has not begun, else as soon as the work can stop.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] if it is over; [`Error::Refused`];
    /// [`Error::AuditUnavailable`].
    pub async fn cancel_run(&self, id: RunId) -> Result<Held<Run>, Error> {
        let held = self.find::<Run>(Verb::RunCancel, id).await?;
        let mut act = self.begin(Verb::RunCancel, &Target::record(&held)).await?;
        // The job goes first, here as in the server that works on it: so nobody waits in a circle.
        let unbegun = queue::cancel(act.tx()?, &self.tenant, &id.to_string()).await?;
        let mut held = self.tenant.get_locked::<Run>(act.tx()?, id).await?;
        if !held.body.state.is_live() {
            let over = Error::conflict("run-over", "the run is over already");
            return Err(act.fail(over).await);
        }
        if unbegun {
            held.body.state = RunState::Cancelled;
            held.body.reason = Some("somebody stopped it before it began".to_owned());
            held.body.ended = Some(self.tenant.now());
            held = self.tenant.replace(act.tx()?, held).await?;
        }
        act.commit().await?;
        Ok(held)
    }

    /// Runs, newest first: all of them, or those of a report.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn runs(
        &self,
        report: Option<ReportId>,
        page: &PageRequest,
    ) -> Result<Page<Held<Run>>, Error> {
        self.look(Verb::RunRead, &Target::all::<RunKind>()).await?;
        match report {
            Some(report) => self.tenant.list_of(&report.to_string(), page).await,
            None => self.tenant.list(page).await,
        }
    }

    /// A run.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn run(&self, id: RunId) -> Result<Held<Run>, Error> {
        let held = self.find::<Run>(Verb::RunRead, id).await?;
        self.look(Verb::RunRead, &Target::record(&held)).await?;
        Ok(held)
    }
}
