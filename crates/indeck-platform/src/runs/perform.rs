//! The work on a run.

use std::sync::Arc;

use indeck::govern::is_refusal;
use indeck::{Diagnostic, MadeDeck};
use tokio::runtime::Handle;

use super::build::{Built, Order, actor_of, build};
use super::deck::{Deck, DeckSlide, Evidence};
use super::folder::OrgFolder;
use super::found::{MOST, RunFinding};
use super::job::{Ended, Job};
use super::lease::{Stop, keep};
use super::live::{LogLevel, RunStep};
use super::picture::ChartPicture;
use super::run::{Run, RunState};
use crate::access::{Circumstances, Verb};
use crate::accounts::User;
use crate::data::StoredObject;
use crate::db::Tx;
use crate::id::{DeckId, RunId, UserId};
use crate::records::Held;
use crate::reports::ReportVersion;
use crate::{Error, Tenant};

/// Why nothing is made for somebody.
const NOT_ANY_MORE: &str = "who wanted it may not run reports any more";

/// What came of a run, before it counts.
struct Outcome {
    state: RunState,
    reason: Option<String>,
    findings: Vec<RunFinding>,
    deck: Option<Stored>,
}

/// A deck whose bytes lie in the store.
struct Stored {
    deck: Deck,
    pictures: Vec<ChartPicture>,
    drawn: Option<StoredObject>,
}

impl Outcome {
    fn of(state: RunState, reason: impl Into<String>) -> Self {
        Self { state, reason: Some(reason.into()), findings: Vec::new(), deck: None }
    }

    /// The report has mistakes, or may not be made.
    fn mistakes(found: &[Diagnostic]) -> Self {
        let state = match found.iter().any(is_refusal) {
            true => RunState::Refused,
            false => RunState::Failed,
        };
        let first = found.iter().find(|found| is_refusal(found));
        let first = first.or_else(|| found.iter().find(|found| found.is_error()));
        let reason = first.map(|found| found.message.clone());
        Self { reason, findings: kept(found), ..Self::of(state, "") }
    }
}

fn kept(found: &[Diagnostic]) -> Vec<RunFinding> {
    found.iter().take(MOST).map(RunFinding::of).collect()
}

/// Makes the deck of a run.
///
/// # Errors
/// What this server cannot do now and another may: the job goes back.
pub(super) async fn perform(job: &Job) -> Result<Ended, Error> {
    let id: RunId = job.taken.subject.parse()?;
    let Some(held) = begin(job, id).await? else { return Ok(Ended::Lost) };
    let order = match order(job, &held).await {
        Ok(Some(order)) => order,
        Ok(None) => {
            return finish(job, id, None, Outcome::of(RunState::Refused, NOT_ANY_MORE)).await;
        }
        Err(Error::NotFound { noun }) => {
            let outcome =
                Outcome::of(RunState::Failed, format!("the {noun} is not there any more"));
            return finish(job, id, None, outcome).await;
        }
        Err(error) => return Err(error),
    };
    let folder = Arc::clone(&order.folder);
    let live = Arc::clone(&job.live);
    // A thread that is begun runs to its end, so that its handle can be waited for.
    let made = tokio::task::spawn_blocking(move || build(&order, &live));
    let limit = job.tenant.settings().max_run;
    let (made, stop) = keep(job, limit, made, Some(id)).await;
    let built = made.map_err(|_| Error::internal("making a deck broke off"))?;
    let outcome = match (stop, built) {
        (Some(Stop::Lost), _) => return Ok(Ended::Lost),
        (_, Built::Deck { made, pictures, drawn }) => {
            job.live.begin(RunStep::Store, "storing the deck");
            let stored = store(job, &held, *made, pictures, drawn);
            // What is made is kept, whatever is asked meanwhile.
            keep(job, limit, stored, None).await.0?
        }
        (Some(Stop::Closing), _) => return Ok(Ended::Released),
        (Some(Stop::Asked), _) => Outcome::of(RunState::Cancelled, "somebody stopped it"),
        (Some(Stop::Time), _) => {
            let seconds = limit.as_secs();
            Outcome::of(
                RunState::Failed,
                format!("it took longer than {seconds} s, and was stopped"),
            )
        }
        (None, Built::Mistakes(found)) => Outcome::mistakes(&found),
        (None, Built::Failed(error)) => {
            let found = error.to_diagnostic();
            Outcome {
                findings: kept(std::slice::from_ref(&found)),
                ..Outcome::of(RunState::Failed, found.message)
            }
        }
    };
    finish(job, id, Some(&folder), outcome).await
}

/// Ends a run that no server could finish.
///
/// # Errors
/// As [`perform`].
pub(super) async fn give_up(job: &Job) -> Result<Ended, Error> {
    let id: RunId = job.taken.subject.parse()?;
    let reason = "it was begun several times and never came to its end";
    finish(job, id, None, Outcome::of(RunState::Failed, reason)).await
}

/// Says that the run is being made; `None` if the job is another's.
async fn begin(job: &Job, id: RunId) -> Result<Option<Held<Run>>, Error> {
    let Some(mut tx) = job.begin().await? else { return Ok(None) };
    let mut held = job.tenant.get_locked::<Run>(&mut tx, id).await?;
    let run = &mut held.body;
    run.state = RunState::Running;
    run.attempt = u64::try_from(job.taken.attempt).unwrap_or_default();
    run.started = Some(job.tenant.now());
    run.log = Vec::new();
    if run.attempt > 1 {
        let line = format!("attempt {}: the one before broke off", run.attempt);
        job.live.say(LogLevel::Warning, line);
    }
    let held = job.tenant.replace(&mut tx, held).await?;
    tx.commit().await?;
    Ok(Some(held))
}

/// Shows what the run has said so far. That it fails now and then does not matter.
pub(super) async fn tell(job: &Job, id: RunId) {
    if let Err(error) = try_tell(job, id).await {
        tracing::debug!(run = %id, code = error.code(), "a log was not shown");
    }
}

async fn try_tell(job: &Job, id: RunId) -> Result<(), Error> {
    let Some(mut tx) = job.begin().await? else { return Ok(()) };
    let mut held = job.tenant.get_locked::<Run>(&mut tx, id).await?;
    let log = job.live.log();
    if log.len() > held.body.log.len() {
        held.body.log = log;
        job.tenant.replace(&mut tx, held).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// What is to be made; `None` if it may not be any more.
async fn order(job: &Job, held: &Held<Run>) -> Result<Option<Order>, Error> {
    let tenant = &job.tenant;
    // Who is no member any more makes nothing, and a role that was changed counts as it is now.
    let user = tenant.get::<User>(held.body.actor).await?;
    if !may_run(tenant, &user.body) {
        return Ok(None);
    }
    let version = tenant.get::<ReportVersion>(held.body.version).await?;
    let policy = tenant.organisation().await?.body.policy;
    let runtime = Handle::current();
    let folder = OrgFolder::new(tenant.clone(), runtime.clone(), &version.body.spec);
    Ok(Some(Order {
        tenant: tenant.clone(),
        runtime,
        folder: Arc::new(folder),
        actor: actor_of(held.body.actor, user.body.role),
        policy,
        params: held.body.params.clone(),
        cancel: job.cancel.clone(),
    }))
}

/// Whether a member may have reports made.
fn may_run(tenant: &Tenant, user: &User) -> bool {
    let access = &tenant.core().access;
    access.decide(user.role, Verb::RunCreate, &Circumstances::usual()).permitted
}

/// Puts the deck and its pictures into the store.
async fn store(
    job: &Job,
    held: &Held<Run>,
    made: MadeDeck,
    pictures: Vec<ChartPicture>,
    drawn: Vec<u8>,
) -> Result<Outcome, Error> {
    let tenant = &job.tenant;
    let (object, drawn) = tokio::try_join!(tenant.store(&made.bytes), async {
        match drawn.is_empty() {
            true => Ok(None),
            false => tenant.store(&drawn).await.map(Some),
        }
    })?;
    let run = &held.body;
    let class = made.report.governed.as_ref().and_then(|governed| governed.class);
    let deck = Deck {
        run: held.id,
        report: run.report,
        report_name: run.report_name.clone(),
        filename: made.name(),
        owner: run.owner,
        class: class.unwrap_or_default().word().to_owned(),
        slides: slides(&made, &pictures),
        evidence: Evidence::of(&made),
        object,
    };
    let findings = kept(&made.report.findings.diagnostics);
    let deck = Some(Stored { deck, pictures, drawn });
    Ok(Outcome { state: RunState::Done, reason: None, findings, deck })
}

fn slides(made: &MadeDeck, pictures: &[ChartPicture]) -> Vec<DeckSlide> {
    let one = |(slide, number): (&indeck::SlideOutline, u32)| {
        let charts = pictures.iter().zip(1..).filter(|(picture, _)| picture.slide == number);
        DeckSlide {
            id: slide.id.clone(),
            layout: slide.layout.clone(),
            title: slide.title.clone().unwrap_or_default(),
            charts: charts.map(|(_, chart)| chart).collect(),
        }
    };
    made.slides.iter().zip(1..).map(one).collect()
}

/// Commits what came of a run, all of it at once, if the job is still this attempt's.
async fn finish(
    job: &Job,
    id: RunId,
    folder: Option<&OrgFolder>,
    outcome: Outcome,
) -> Result<Ended, Error> {
    let objects: Vec<StoredObject> = outcome.deck.iter().flat_map(objects).collect();
    let (ended, kept) = commit(job, id, folder, outcome).await?;
    // A commit of which nobody knows, an error here, may have happened: then nothing is removed.
    if !kept {
        discard(&job.tenant, &objects).await;
    }
    Ok(ended)
}

fn objects(stored: &Stored) -> Vec<StoredObject> {
    let drawn = stored.drawn.iter().cloned();
    std::iter::once(stored.deck.object.clone()).chain(drawn).collect()
}

async fn discard(tenant: &Tenant, objects: &[StoredObject]) {
    for object in objects {
        tenant.discard(object).await;
    }
}

/// How the job ended, and whether the deck is kept.
async fn commit(
    job: &Job,
    id: RunId,
    folder: Option<&OrgFolder>,
    mut outcome: Outcome,
) -> Result<(Ended, bool), Error> {
    let tenant = &job.tenant;
    let Some(mut tx) = job.begin().await? else { return Ok((Ended::Lost, false)) };
    let mut held = tenant.get_locked::<Run>(&mut tx, id).await?;
    // Who was removed or demoted while the deck was made gets none.
    if outcome.deck.is_some() && !still_may(tenant, &mut tx, held.body.actor).await? {
        outcome = Outcome::of(RunState::Refused, NOT_ANY_MORE);
    }
    let last = match (&outcome.state, &outcome.reason) {
        (RunState::Done, _) => (LogLevel::Info, "the deck is ready".to_owned()),
        (_, reason) => (LogLevel::Error, reason.clone().unwrap_or_default()),
    };
    job.live.say(last.0, last.1);
    let kept = outcome.deck.is_some();
    let run = &mut held.body;
    run.state = outcome.state;
    run.reason = outcome.reason;
    run.ended = Some(tenant.now());
    run.findings = outcome.findings;
    run.inputs = folder.map(OrgFolder::inputs).unwrap_or_default();
    run.log = job.live.log();
    if let Some(Stored { deck, pictures, drawn }) = outcome.deck {
        let deck_id = DeckId::new(tenant.ambient());
        tenant.keep(&mut tx, &deck.object).await?;
        if let Some(drawn) = &drawn {
            tenant.keep(&mut tx, drawn).await?;
        }
        run.decks = vec![deck_id];
        run.pictures = pictures;
        run.drawn = drawn;
        tenant.insert(&mut tx, deck_id, deck).await?;
    }
    tenant.replace(&mut tx, held).await?;
    let ended = job.commit(tx).await?;
    let kept = kept && matches!(ended, Ended::Committed);
    Ok((ended, kept))
}

async fn still_may(tenant: &Tenant, tx: &mut Tx, actor: UserId) -> Result<bool, Error> {
    match tenant.get_locked::<User>(tx, actor).await {
        Ok(user) => Ok(may_run(tenant, &user.body)),
        Err(Error::NotFound { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}
