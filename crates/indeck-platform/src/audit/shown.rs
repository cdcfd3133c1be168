//! `ShownEvent`: an event, with what names persons opened.

use std::collections::BTreeMap;
use std::fmt;

use indeck::audit::Event;
use indeck::audit::event::{PersonalField, SubjectKeyId};
use indeck::audit::json::Json;
use indeck::audit::subject::{Place, SubjectKey, open};
use indeck::audit::tree::Hash;

use super::OrgLog;
use super::growth::Opened;
use crate::Error;

/// What a field that may name a person says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// This.
    Text(String),
    /// Nobody can say any more: the person was erased.
    Erased,
    /// The hash of something that is not stored.
    Commitment(Hash),
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Erased => f.write_str("erased"),
            Self::Commitment(hash) => write!(f, "commitment:{hash}"),
        }
    }
}

/// An event of the log, for whoever may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownEvent {
    /// Its place in the log, from 0.
    pub index: u64,
    /// The hash of its leaf, by which a proof names it.
    pub leaf_hash: Hash,
    /// What was recorded.
    pub event: Event,
    /// Who acted.
    pub actor: Named,
    /// The session that they acted in.
    pub session: Option<Named>,
    /// What was acted on.
    pub resource: Named,
    /// Where it came from.
    pub address: Option<Named>,
    /// The bytes that were hashed: a proof is checked against these.
    pub entry: Vec<u8>,
}

impl ShownEvent {
    /// The event as JSON, with all that it says.
    pub fn json(&self) -> Json {
        let event = &self.event;
        let fields = [
            (Some(&event.actor.id), Some(&self.actor)),
            (event.actor.session.as_ref(), self.session.as_ref()),
            (Some(&event.resource.id), Some(&self.resource)),
            (event.source.address.as_ref(), self.address.as_ref()),
        ];
        let reveal = |field: &PersonalField| {
            let same = |(one, _): &&(Option<&PersonalField>, Option<&Named>)| *one == Some(field);
            fields.iter().find(same).and_then(|(_, named)| named.map(Named::to_string))
        };
        indeck::audit::export::json(self.index, event, &reveal)
    }
}

/// The keys of the persons that some events name; none for one that was destroyed.
#[derive(Default)]
pub(super) struct Opener(BTreeMap<SubjectKeyId, Option<SubjectKey>>);

impl Opener {
    /// Opens what names persons in an event.
    pub(super) async fn show(&mut self, log: &OrgLog, opened: Opened) -> Result<ShownEvent, Error> {
        let Opened { index, bytes, event } = opened;
        let (actor, source) = (&event.actor, &event.source);
        let shown = ShownEvent {
            index,
            leaf_hash: indeck::audit::tree::leaf_hash(&bytes),
            actor: self.named(log, &event, "actor", &actor.id).await?,
            session: self.maybe(log, &event, "session", actor.session.as_ref()).await?,
            resource: self.named(log, &event, "resource", &event.resource.id).await?,
            address: self.maybe(log, &event, "address", source.address.as_ref()).await?,
            entry: bytes,
            event,
        };
        Ok(shown)
    }

    async fn maybe(
        &mut self,
        log: &OrgLog,
        event: &Event,
        name: &str,
        field: Option<&PersonalField>,
    ) -> Result<Option<Named>, Error> {
        match field {
            None => Ok(None),
            Some(field) => self.named(log, event, name, field).await.map(Some),
        }
    }

    async fn named(
        &mut self,
        log: &OrgLog,
        event: &Event,
        name: &str,
        field: &PersonalField,
    ) -> Result<Named, Error> {
        let sealed = match field {
            PersonalField::Plain(token) => return Ok(Named::Text(token.to_string())),
            PersonalField::Commitment(hash) => return Ok(Named::Commitment(*hash)),
            PersonalField::Sealed(sealed) => sealed,
        };
        let id = sealed.key();
        if let std::collections::btree_map::Entry::Vacant(slot) = self.0.entry(id) {
            slot.insert(log.key_of(id).await?);
        }
        let Some(Some(key)) = self.0.get(&id) else { return Ok(Named::Erased) };
        let place = Place { tenant: &event.tenant, event: event.id, field: name };
        let text = open(key, sealed, &place).map_err(super::fault::damaged)?;
        Ok(Named::Text(text.as_str().to_owned()))
    }
}
