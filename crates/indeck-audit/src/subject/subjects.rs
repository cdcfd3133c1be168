//! `Subjects`: sealing, opening and erasing, with keys that are cached for a time.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use super::seal::{self, Place, SubjectKey};
use crate::event::{
    Action, Actor, DecisionRecord, Effect, EventId, Outcome, PersonalField, Resource, Sealed,
    Source, Stage, SubjectKeyId, Time, Token,
};
use crate::log::Log;
use crate::{Error, Event};

/// The type of resource that an erasure is about.
pub(super) const KIND: &str = "subject-key";

/// Who keeps the keys of persons.
///
/// # Errors
/// All of them: [`Error::KeysDown`] if the keeper cannot be reached.
pub trait KeySource {
    /// The id of that person's key, if there is a live one.
    fn find(&self, subject: &str) -> Result<Option<SubjectKeyId>, Error>;

    /// The key of that id; [`Error::NoSubjectKey`] if there never was one, [`Error::Erased`] if it
    /// was destroyed.
    fn key(&self, id: SubjectKeyId) -> Result<SubjectKey, Error>;

    /// Keeps a new key for that person; durable when it returns.
    fn add(&mut self, subject: &str, id: SubjectKeyId, key: &SubjectKey) -> Result<(), Error>;

    /// Destroys the key of that id for good, and all that says whose it was.
    fn destroy(&mut self, id: SubjectKeyId) -> Result<(), Error>;
}

/// Seals and opens what names persons. Keys are cached until their time limit: while their keeper is
/// down, what was opened lately can still be opened, but nothing can be sealed.
pub struct Subjects<S> {
    source: S,
    /// Microseconds that a key may be used after its keeper gave it.
    keep: u64,
    cache: BTreeMap<SubjectKeyId, (SubjectKey, Time)>,
}

/// What the two events of an erasure say.
#[derive(Clone, Debug)]
pub struct Erasure {
    /// The ids of the intent and of the outcome.
    pub ids: [EventId; 2],
    /// When it is.
    pub now: Time,
    /// Whose log it is.
    pub tenant: Token,
    /// Who erases.
    pub actor: Actor,
    /// The program.
    pub source: Token,
}

impl Erasure {
    fn event(&self, id: EventId, key: SubjectKeyId, stage: Stage) -> Result<Event, Error> {
        let resource = PersonalField::plain(&key.to_string())?;
        Ok(Event::new(
            id,
            self.now,
            self.tenant.clone(),
            self.actor.clone(),
            Action::Erase,
            Resource::new(Token::new(KIND)?, resource),
            DecisionRecord::new(Effect::Permit),
            stage,
            Source::new(self.source.clone()),
        ))
    }
}

impl<S: KeySource> Subjects<S> {
    /// With that keeper of keys, each of which may be used for so many microseconds without asking
    /// again while the keeper is down.
    pub fn new(source: S, keep: u64) -> Self {
        Self { source, keep, cache: BTreeMap::new() }
    }

    /// The keeper.
    pub fn source(&self) -> &S {
        &self.source
    }

    /// The keeper, to change it.
    pub fn source_mut(&mut self) -> &mut S {
        &mut self.source
    }

    /// Seals a text that names a person, under that person's key. `fresh` is taken if there is none
    /// yet: an id and 32 bytes, both drawn at random by the caller.
    ///
    /// # Errors
    /// [`Error::KeysDown`] if the keeper cannot be reached, whatever is cached;
    /// [`Error::TooLongToSeal`].
    pub fn seal(
        &mut self,
        subject: &str,
        place: &Place<'_>,
        text: &str,
        fresh: (SubjectKeyId, SubjectKey),
        now: Time,
    ) -> Result<PersonalField, Error> {
        let (id, key) = match self.source.find(subject)? {
            Some(id) => (id, self.source.key(id)?),
            None => {
                self.source.add(subject, fresh.0, &fresh.1)?;
                fresh
            }
        };
        let sealed = seal::seal(&key, id, place, text)?;
        self.remember(id, key, now);
        Ok(PersonalField::Sealed(sealed))
    }

    /// Opens what was sealed for that place.
    ///
    /// # Errors
    /// [`Error::Erased`] for a person who was erased; [`Error::KeysDown`] if the keeper is down and
    /// no key is cached, or its time is over; [`Error::NoSubjectKey`], [`Error::NotSealedHere`].
    pub fn open(
        &mut self,
        sealed: &Sealed,
        place: &Place<'_>,
        now: Time,
    ) -> Result<Zeroizing<String>, Error> {
        let id = sealed.key();
        let key = match self.source.key(id) {
            Ok(key) => {
                self.remember(id, key.clone(), now);
                key
            }
            Err(Error::KeysDown) => self.cached(id, now).ok_or(Error::KeysDown)?,
            Err(other) => {
                self.cache.remove(&id);
                return Err(other);
            }
        };
        seal::open(&key, sealed, place)
    }

    fn remember(&mut self, id: SubjectKeyId, key: SubjectKey, now: Time) {
        self.cache.retain(|_, (_, since)| within(*since, now, self.keep));
        self.cache.insert(id, (key, now));
    }

    fn cached(&mut self, id: SubjectKeyId, now: Time) -> Option<SubjectKey> {
        self.cache.retain(|_, (_, since)| within(*since, now, self.keep));
        self.cache.get(&id).map(|(key, _)| key.clone())
    }

    /// Erases a person: records the intent, destroys the key, and records the outcome, which is the
    /// certificate. Neither event says who it was.
    ///
    /// # Errors
    /// What recording fails with; before the intent is durable nothing is destroyed.
    /// [`Error::KeysDown`] or [`Error::NoSubjectKey`] if the key was not destroyed, which the
    /// outcome then says.
    pub fn erase(&mut self, log: &Log, key: SubjectKeyId, erasure: &Erasure) -> Result<(), Error> {
        let [intent, outcome] = erasure.ids;
        log.append(&erasure.event(intent, key, Stage::Intent)?)?;
        self.cache.remove(&key);
        let destroyed = self.source.destroy(key);
        let result = match &destroyed {
            Ok(()) => Outcome::SUCCESS,
            Err(error) => Outcome::failure(Token::new(error.code())?),
        };
        log.append(&erasure.event(outcome, key, Stage::Outcome { intent, outcome: result })?)?;
        destroyed
    }
}

/// A clock that went back makes a key too old, not young again.
fn within(since: Time, now: Time, keep: u64) -> bool {
    now.micros().checked_sub(since.micros()).is_some_and(|age| age < keep)
}
