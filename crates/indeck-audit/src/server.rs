//! The server's log: events that commit to the checkpoints of tenants' logs.
//!
//! Each tenant has a log of its own. The server records each of their checkpoints in its own log,
//! as an event of the action `admin.checkpoint` on a resource of the type `log`, whose id is the
//! digest of the origin, whose version is the size, and whose output is the root. A tenant's log
//! that is rolled back or forked afterwards no longer fits the server's, whoever did it.

use std::collections::BTreeMap;

use crate::event::{
    Action, Actor, ActorKind, DecisionRecord, Effect, EventId, Outcome, PersonalField, Resource,
    Set, Source, Stage, Time, Token, Verb,
};
use crate::tree::Hash;
use crate::{Checkpoint, Error, Event};

const VERB: &str = "checkpoint";
const KIND: &str = "log";
const ACTOR: &str = "audit-log";

/// The event that commits to a tenant's checkpoint. `server` is the tenant that the server's own
/// log is kept under, `source` the program.
///
/// # Errors
/// None that a valid checkpoint can cause; [`Error::BadEvent`] otherwise.
pub fn commitment(
    id: EventId,
    now: Time,
    server: Token,
    source: Token,
    checkpoint: &Checkpoint,
) -> Result<Event, Error> {
    let origin = PersonalField::Plain(Token::digest_of(checkpoint.origin()));
    let mut resource = Resource::new(Token::new(KIND)?, origin);
    resource.version = Some(Token::new(&checkpoint.size().to_string())?);
    let mut event = Event::new(
        id,
        now,
        server,
        Actor::new(ActorKind::System, PersonalField::plain(ACTOR)?),
        Action::Admin(Verb::new(VERB)?),
        resource,
        DecisionRecord::new(Effect::Ungoverned),
        Stage::Single { outcome: Outcome::SUCCESS },
        Source::new(source),
    );
    event.outputs = Set::new([*checkpoint.root()])?;
    Ok(event)
}

/// What the server's log says of one tenant's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Committed {
    roots: BTreeMap<u64, Hash>,
}

impl Committed {
    /// Reads the commitments to the log of that origin out of the server's events.
    ///
    /// # Errors
    /// [`Error::NotCommitted`] if two of them are for the same size and different roots: a fork that
    /// the server itself has seen.
    pub fn read<'a>(
        origin: &str,
        events: impl IntoIterator<Item = &'a Event>,
    ) -> Result<Self, Error> {
        let id = PersonalField::Plain(Token::digest_of(origin));
        let mut roots = BTreeMap::new();
        for event in events {
            let Some((size, root)) = commitment_to(&id, event) else { continue };
            if roots.insert(size, root).is_some_and(|before| before != root) {
                return Err(Error::NotCommitted { origin: origin.to_owned(), size });
            }
        }
        Ok(Self { roots })
    }

    /// The sizes that the server has committed to, with their roots, in rising order.
    pub fn checkpoints(&self) -> impl Iterator<Item = (u64, &Hash)> {
        self.roots.iter().map(|(size, root)| (*size, root))
    }

    /// Checks a tenant's log against the commitments. `root` gives the root of its first so many
    /// events, such as [`crate::tree::root`] of its tiles; `size` is how many it has.
    ///
    /// # Errors
    /// [`Error::RolledBack`] if it has fewer events than were committed to,
    /// [`Error::NotCommitted`] if the first so many are not those that were; what `root` fails with.
    pub fn verify(
        &self,
        origin: &str,
        size: u64,
        mut root: impl FnMut(u64) -> Result<Hash, Error>,
    ) -> Result<(), Error> {
        for (signed, committed) in self.checkpoints() {
            if signed > size {
                return Err(Error::RolledBack { signed, found: size });
            }
            if root(signed)? != *committed {
                let origin = origin.to_owned();
                return Err(Error::NotCommitted { origin, size: signed });
            }
        }
        Ok(())
    }
}

fn commitment_to(id: &PersonalField, event: &Event) -> Option<(u64, Hash)> {
    let Action::Admin(verb) = &event.action else { return None };
    let resource = &event.resource;
    let fits = verb.as_str() == VERB && resource.id == *id && resource.kind.as_str() == KIND;
    let size = resource.version.as_ref()?.as_str().parse().ok()?;
    let root = event.outputs.as_slice().first()?;
    fits.then_some((size, *root))
}
