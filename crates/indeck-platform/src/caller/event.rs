//! What a caller does, as an event of the log.

use indeck::audit::event::{
    Action, Actor, ActorKind, Class, Counts, DecisionRecord, Effect, Event, EventId, PersonalField,
    Resource, Set, Source, Stage, Time, Token, TraceId,
};
use indeck::audit::tree::Hash;
use indeck::model::Classification;

use super::{Caller, Target};
use crate::Error;
use crate::access::{Verb, Verdict};

/// The program that events name.
const PROGRAM: &str = concat!("indeck-server/", env!("CARGO_PKG_VERSION"));

impl Caller {
    pub(super) async fn event(
        &self,
        verb: Verb,
        target: &Target,
        verdict: &Verdict,
        stage: Stage,
    ) -> Result<Event, Error> {
        let mut event = self.told(verb.action(), target, verdict, stage).await?;
        event.purpose = Some(Token::new(verb.word())?);
        Ok(event)
    }

    /// The event of what no verb stands for: a request as such.
    pub(super) async fn told(
        &self,
        action: &str,
        target: &Target,
        verdict: &Verdict,
        stage: Stage,
    ) -> Result<Event, Error> {
        let tenant = &self.tenant;
        let id = EventId(tenant.ambient().id());
        let micros = u64::try_from(tenant.now()).unwrap_or_default();
        let effect = if verdict.permitted { Effect::Permit } else { Effect::Forbid };
        let mut event = Event::new(
            id,
            Time::from_micros(micros)?,
            Token::new(&tenant.org().to_string())?,
            self.actor(id).await?,
            Action::parse(action)?,
            Resource::new(Token::new(target.kind)?, PersonalField::plain(&target.id)?),
            self.decision(effect, verdict)?,
            stage,
            self.source(id).await?,
        );
        event.resource.version = target.version.as_deref().map(Token::new).transpose()?;
        event.resource.class = target.class.map(class_of);
        event.inputs = Set::new(target.inputs.iter().copied())?;
        event.counts = Counts { bytes: target.bytes, ..Counts::default() };
        event.trace = self.from.request.map(TraceId);
        Ok(event)
    }

    async fn actor(&self, id: EventId) -> Result<Actor, Error> {
        let text = self.user.to_string();
        let user = self.tenant.log().personal(id, "actor", &text, &text).await?;
        let way = self.way.word();
        let mut actor = Actor::new(ActorKind::User, user);
        actor.session = Some(PersonalField::plain(&way)?);
        actor.methods = Set::new(self.methods.iter().copied())?;
        Ok(actor)
    }

    fn decision(&self, effect: Effect, verdict: &Verdict) -> Result<DecisionRecord, Error> {
        let policies: Result<Vec<Token>, _> =
            verdict.policies.iter().map(|id| Token::new(id)).collect();
        Ok(DecisionRecord {
            policies: Set::new(policies?)?,
            policy_set: Some(Hash(self.tenant.core().access.hash())),
            ..DecisionRecord::new(effect)
        })
    }

    async fn source(&self, id: EventId) -> Result<Source, Error> {
        let mut source = Source::new(Token::new(PROGRAM)?);
        if let Some(address) = self.from.address {
            // An address of the network names a person as well: it goes with that person's key.
            let who = self.user.to_string();
            let text = address.to_string();
            let log = self.tenant.log();
            source.address = Some(log.personal(id, "address", &who, &text).await?);
        }
        Ok(source)
    }
}

/// A class as the log knows it.
pub(crate) fn class_of(class: Classification) -> Class {
    match class {
        Classification::Public => Class::Public,
        Classification::Internal => Class::Internal,
        Classification::Confidential => Class::Confidential,
        Classification::Restricted => Class::Restricted,
        Classification::Personal => Class::Personal,
        Classification::Special => Class::Special,
    }
}
