//! `Governor`: asks the policy, and remembers what it said.

use std::fmt;
use std::sync::Arc;

use indeck_audit::LogProof;
use indeck_audit::event::{
    ActorKind, DecisionRecord, Effect, Event, EventId, Outcome, PersonalField, Resource, Set,
    Source, Stage, Time, Token,
};
use indeck_audit::tree::Hash;
use indeck_policy::Policy;
use indeck_policy::decide::Decision;

use super::ambient::NoTime;
use super::permit::Recorded;
use super::{
    Action, Actor, Ambient, Ask, LedgerStore, Permit, RecordFault, Recorder, Refusal, Secrets,
    request,
};

/// Asks the policy, and remembers what it said, for one actor.
///
/// There is none with a policy and without a [`Recorder`]: no decision goes without a record.
#[derive(Clone)]
pub struct Governor {
    policy: Option<Arc<Policy>>,
    recorder: Option<Arc<dyn Recorder>>,
    ambient: Arc<dyn Ambient>,
    actor: Actor,
    program: String,
    purpose: Option<String>,
    secrets: Secrets,
    ledger: Option<Arc<dyn LedgerStore>>,
}

impl Governor {
    /// Decides by a policy and remembers each decision.
    pub fn governed(
        policy: Arc<Policy>,
        recorder: Arc<dyn Recorder>,
        actor: Actor,
        ambient: Arc<dyn Ambient>,
    ) -> Self {
        let policy = Some(policy);
        Self { policy, ..Self::ungoverned(recorder, actor, ambient) }
    }

    /// Permits everything and remembers it, as ungoverned.
    pub fn ungoverned(
        recorder: Arc<dyn Recorder>,
        actor: Actor,
        ambient: Arc<dyn Ambient>,
    ) -> Self {
        let (program, secrets) = ("indeck".to_owned(), Secrets::default());
        let (policy, recorder, purpose) = (None, Some(recorder), None);
        Self { policy, recorder, ambient, actor, program, purpose, secrets, ledger: None }
    }

    /// Permits everything and remembers nothing: a program that has no policy and no log.
    pub(crate) fn absent() -> Self {
        let (program, secrets) = ("indeck".to_owned(), Secrets::default());
        let (actor, ambient) = (Actor::service("indeck"), Arc::new(NoTime));
        let (policy, recorder, purpose) = (None, None, None);
        Self { policy, recorder, ambient, actor, program, purpose, secrets, ledger: None }
    }

    /// The same with what earlier decks disclosed.
    #[must_use]
    pub fn with_ledger(mut self, ledger: Arc<dyn LedgerStore>) -> Self {
        self.ledger = Some(ledger);
        self
    }

    /// What earlier decks disclosed.
    pub(crate) fn ledger(&self) -> Option<&dyn LedgerStore> {
        self.ledger.as_deref()
    }

    /// The same for a purpose, as policies know it.
    #[must_use]
    pub fn for_purpose(mut self, purpose: impl Into<String>) -> Self {
        self.purpose = Some(purpose.into());
        self
    }

    /// The same in a program of that name, as policies know it: `cli`, `server`.
    #[must_use]
    pub fn in_program(mut self, program: impl Into<String>) -> Self {
        self.program = program.into();
        self
    }

    /// The same with these keys.
    #[must_use]
    pub fn with_secrets(mut self, secrets: Secrets) -> Self {
        self.secrets = secrets;
        self
    }

    /// The same for somebody else.
    #[must_use]
    pub fn acting_for(&self, actor: Actor) -> Self {
        Self { actor, ..self.clone() }
    }

    /// The policy, where there is one.
    pub fn policy(&self) -> Option<&Policy> {
        self.policy.as_deref()
    }

    /// Who asks.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// What for, as policies know it.
    pub fn purpose(&self) -> Option<&str> {
        self.purpose.as_deref()
    }

    /// The program that asks, as policies know it.
    pub fn program(&self) -> &str {
        &self.program
    }

    /// The keys.
    pub(crate) fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// Microseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        self.ambient.now()
    }

    /// Asks leave for something that ends where it begins.
    ///
    /// # Errors
    /// A [`Refusal`] if the policy does not permit it, or the decision cannot be recorded.
    pub fn ask<A: Action>(&self, ask: &Ask) -> Result<Permit<A>, Refusal> {
        self.decide(ask, Stage::Single { outcome: Outcome::SUCCESS })
    }

    /// Asks leave for something with an effect; what came of it is told with [`Self::done`].
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn ask_to<A: Action>(&self, ask: &Ask) -> Result<Permit<A>, Refusal> {
        self.decide(ask, Stage::Intent)
    }

    /// Remembers what came of something that was permitted.
    ///
    /// # Errors
    /// A [`Refusal`] if it cannot be recorded: then it must not come to pass.
    pub fn done<A: Action>(
        &self,
        permit: &Permit<A>,
        ask: &Ask,
        outcome: Outcome,
        outputs: &[[u8; 32]],
    ) -> Result<Option<Recorded>, Refusal> {
        let Some(intent) = permit.recorded().map(|recorded| recorded.id) else { return Ok(None) };
        let effect = if self.policy.is_some() { Effect::Permit } else { Effect::Ungoverned };
        let decision = DecisionRecord {
            policies: request::tokens(permit.policies()),
            policy_set: self.policy_set(),
            ..DecisionRecord::new(effect)
        };
        Ok(self.record::<A>(ask, Stage::Outcome { intent, outcome }, decision, outputs)?)
    }

    fn decide<A: Action>(&self, ask: &Ask, stage: Stage) -> Result<Permit<A>, Refusal> {
        let Some(policy) = &self.policy else {
            let decision = DecisionRecord::new(Effect::Ungoverned);
            let recorded = self.record::<A>(ask, stage, decision, &[])?;
            return Ok(Permit::new(Default::default(), Vec::new(), recorded));
        };
        let unknown = || Refusal::new("policy-refused", format!("no policy knows `{}`", A::NAME));
        let decision = policy.decide(&request::request::<A>(self, ask).ok_or_else(unknown)?);
        let permitted =
            decision.is_permitted() && request::is_authenticated(&self.actor, &decision);
        let stage = if permitted { stage } else { Stage::Single { outcome: Outcome::REFUSED } };
        let recorded = self.record::<A>(ask, stage, self.recorded(&decision, permitted), &[])?;
        if !permitted {
            // No deck carries the proof of a refusal; asking for it has the log signed.
            let _ = recorded.as_ref().map(|recorded| self.prove(recorded));
            return Err(request::refusal::<A>(self, ask, &decision));
        }
        Ok(Permit::new(decision.obligations, request::ids(&decision.reasons), recorded))
    }

    fn recorded(&self, decision: &Decision, permitted: bool) -> DecisionRecord {
        let effect = if permitted { Effect::Permit } else { Effect::Forbid };
        DecisionRecord {
            policies: request::tokens(request::ids(&decision.reasons)),
            policy_set: self.policy_set(),
            obligations: request::tokens(decision.obligations.entries().into_keys()),
            ..DecisionRecord::new(effect)
        }
    }

    fn policy_set(&self) -> Option<Hash> {
        self.policy.as_ref().map(|policy| Hash(policy.hash()))
    }

    fn record<A: Action>(
        &self,
        ask: &Ask,
        stage: Stage,
        decision: DecisionRecord,
        outputs: &[[u8; 32]],
    ) -> Result<Option<Recorded>, RecordFault> {
        let Some(recorder) = &self.recorder else { return Ok(None) };
        let event = self.event::<A>(&**recorder, ask, stage, decision, outputs)?;
        let index = recorder.record(&event)?;
        Ok(Some(Recorded { id: event.id, index, event }))
    }

    fn event<A: Action>(
        &self,
        recorder: &dyn Recorder,
        ask: &Ask,
        stage: Stage,
        decision: DecisionRecord,
        outputs: &[[u8; 32]],
    ) -> Result<Event, RecordFault> {
        let id = EventId(self.ambient.id());
        let micros = u64::try_from(self.ambient.now()).unwrap_or_default();
        Ok(Event {
            id,
            time: Time::from_micros(micros)?,
            tenant: Token::new(recorder.tenant())?,
            actor: self.recorded_actor(recorder, id)?,
            action: indeck_audit::event::Action::parse(A::NAME)?,
            stage,
            resource: recorded_resource(recorder, id, ask)?,
            decision,
            source: Source::new(Token::new(&self.program)?),
            counts: ask.counts,
            inputs: request::digests(&ask.inputs)?,
            outputs: request::digests(outputs)?,
            purpose: self.purpose.as_deref().map(request::token),
            trace: None,
        })
    }

    fn recorded_actor(
        &self,
        recorder: &dyn Recorder,
        event: EventId,
    ) -> Result<indeck_audit::event::Actor, RecordFault> {
        let personal = |field, text: &str| match self.actor.kind {
            ActorKind::User | ActorKind::Anonymous => recorder.personal(event, field, text),
            _ => Ok(PersonalField::Plain(request::token(text))),
        };
        let mut actor =
            indeck_audit::event::Actor::new(self.actor.kind, personal("actor", &self.actor.id)?);
        let session = self.actor.session.as_deref();
        actor.session = session.map(|session| personal("session", session)).transpose()?;
        actor.methods = Set::new(self.actor.methods.iter().copied())?;
        Ok(actor)
    }

    /// The proof that the event of a permit is in the log.
    pub(crate) fn prove(&self, recorded: &Recorded) -> Result<Option<LogProof>, RecordFault> {
        self.recorder.as_ref().map(|recorder| recorder.prove(recorded.index)).transpose()
    }
}

/// What is asked for, as the log has it.
fn recorded_resource(
    recorder: &dyn Recorder,
    event: EventId,
    ask: &Ask,
) -> Result<Resource, RecordFault> {
    let named = &ask.resource;
    let id = match ask.sealed {
        true => recorder.personal(event, "resource", &named.id)?,
        false => PersonalField::Plain(request::token(&named.id)),
    };
    let mut resource = Resource::new(Token::new(named.kind.word())?, id);
    resource.class = named.class.map(request::class);
    Ok(resource)
}

impl fmt::Debug for Governor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let policy = self.policy.as_ref().map(|policy| policy.document().name.clone());
        f.debug_struct("Governor").field("policy", &policy).finish_non_exhaustive()
    }
}
