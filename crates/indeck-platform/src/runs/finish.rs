//! How what came of a run counts: all of it at once, if the job is still this attempt's.

use indeck::audit::Event;

use super::folder::OrgFolder;
use super::job::{Ended, Job};
use super::live::LogLevel;
use super::order::{refusal, still_may};
use super::outcome::{Outcome, Stored};
use super::run::{Run, RunState};
use crate::data::StoredObject;
use crate::db::Tx;
use crate::id::{DeckId, RunId};
use crate::records::Held;
use crate::{Error, Tenant};

/// Why nothing is made for somebody.
const NOT_ANY_MORE: &str = "who wanted it may not run reports any more";

/// How a commit ended.
enum Committed {
    /// So; what was stored is kept, or not.
    So(Ended, bool),
    /// Not at all: who wanted it may not have it any more.
    NotAnyMore,
}

/// Commits what came of a run.
pub(super) async fn finish(
    job: &Job,
    id: RunId,
    folder: Option<&OrgFolder>,
    outcome: Outcome,
) -> Result<Ended, Error> {
    let objects: Vec<StoredObject> = outcome.objects();
    let (ended, kept) = match commit(job, id, folder, outcome, None).await {
        Ok(Committed::So(ended, kept)) => (ended, kept),
        Ok(Committed::NotAnyMore) => (refuse(job, id, folder).await?, false),
        Err(full @ Error::Full { .. }) => (no_room(job, id, folder, &full).await?, false),
        Err(error) => return Err(error),
    };
    // A commit of which nobody knows, an error here, may have happened: then nothing is removed.
    if !kept {
        for object in &objects {
            job.tenant.discard(object).await;
        }
    }
    Ok(ended)
}

/// Ends a run whose member may not have it made any more. That it was refused is in the log then.
pub(super) async fn refuse(
    job: &Job,
    id: RunId,
    folder: Option<&OrgFolder>,
) -> Result<Ended, Error> {
    let held = job.tenant.get::<Run>(id).await?;
    let event = refusal(&job.tenant, &held).await?;
    let outcome = Outcome::of(RunState::Refused, NOT_ANY_MORE);
    match commit(job, id, folder, outcome, Some(event)).await? {
        Committed::So(ended, _) => Ok(ended),
        Committed::NotAnyMore => Err(Error::internal("a refusal was refused")),
    }
}

/// Ends a run whose deck there is no room for.
async fn no_room(
    job: &Job,
    id: RunId,
    folder: Option<&OrgFolder>,
    full: &Error,
) -> Result<Ended, Error> {
    let outcome = Outcome::of(RunState::Failed, full.to_string());
    match commit(job, id, folder, outcome, None).await? {
        Committed::So(ended, _) => Ok(ended),
        Committed::NotAnyMore => Err(Error::internal("a run without a deck was refused")),
    }
}

async fn commit(
    job: &Job,
    id: RunId,
    folder: Option<&OrgFolder>,
    outcome: Outcome,
    event: Option<Event>,
) -> Result<Committed, Error> {
    let tenant = &job.tenant;
    let Some(mut tx) = job.begin().await? else { return Ok(Committed::So(Ended::Lost, false)) };
    let mut held = tenant.get_locked::<Run>(&mut tx, id).await?;
    // Who was removed or demoted while the deck was made gets none.
    if outcome.deck.is_some() && !still_may(tenant, &mut tx, held.body.actor).await? {
        tx.rollback().await?;
        return Ok(Committed::NotAnyMore);
    }
    let kept = outcome.deck.is_some();
    let deck = told(job, &mut held, folder, outcome);
    if let Some(stored) = deck {
        add(tenant, &mut tx, &mut held, stored).await?;
    }
    tenant.replace(&mut tx, held).await?;
    // The head of the log is locked from here on, so it comes last.
    let ended = job.commit(tx, event).await?;
    let kept = kept && matches!(ended, Ended::Committed);
    Ok(Committed::So(ended, kept))
}

/// Writes into a run how it ended; the deck is still to be added.
fn told(
    job: &Job,
    held: &mut Held<Run>,
    folder: Option<&OrgFolder>,
    outcome: Outcome,
) -> Option<Stored> {
    let last = match (&outcome.state, &outcome.reason) {
        (RunState::Done, _) => (LogLevel::Info, "the deck is ready".to_owned()),
        (_, reason) => (LogLevel::Error, reason.clone().unwrap_or_default()),
    };
    job.live.say(last.0, last.1);
    let run = &mut held.body;
    run.state = outcome.state;
    run.reason = outcome.reason;
    run.ended = Some(job.tenant.now());
    run.findings = outcome.findings;
    run.inputs = folder.map(OrgFolder::inputs).unwrap_or_default();
    run.log = job.live.log();
    run.stand = job.stand();
    outcome.deck
}

async fn add(
    tenant: &Tenant,
    tx: &mut Tx,
    held: &mut Held<Run>,
    stored: Stored,
) -> Result<(), Error> {
    let Stored { deck, pictures, drawn } = stored;
    let id = DeckId::new(tenant.ambient());
    tenant.keep(tx, &deck.object).await?;
    if let Some(drawn) = &drawn {
        tenant.keep(tx, drawn).await?;
    }
    held.body.decks = vec![id];
    held.body.pictures = pictures;
    held.body.drawn = drawn;
    tenant.insert(tx, id, deck).await?;
    Ok(())
}
