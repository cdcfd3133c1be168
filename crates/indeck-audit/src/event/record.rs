//! `Event`: one record of the log.

use super::{
    Action, Actor, Counts, DecisionRecord, EventFault, EventId, Outcome, PersonalField, Resource,
    Set, Source, Stage, Time, Token, TraceId,
};
use crate::Error;
use crate::cbor::{Fields, Reader, Writer};
use crate::tree::Hash;

/// Bytes that no event exceeds, by the limits of its parts.
pub const MAX_EVENT_BYTES: usize = 32 * 1024;

const VERSION: u64 = 1;

/// One record of the log.
///
/// ```
/// use indeck_audit::event::*;
///
/// let event = Event::new(
///     EventId([1; 16]),
///     Time::from_micros(1_700_000_000_000_000)?,
///     Token::new("acme")?,
///     Actor::new(ActorKind::Service, PersonalField::plain("nightly-build")?),
///     Action::Disclose,
///     Resource::new(Token::new("deck")?, PersonalField::plain("board-report")?),
///     DecisionRecord::new(Effect::Permit),
///     Stage::Single { outcome: Outcome::SUCCESS },
///     Source::new(Token::new("indeck-cli/0.1.0")?),
/// );
/// let bytes = event.encode();
/// assert_eq!(Event::decode(&bytes)?, event);
/// # Ok::<(), indeck_audit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its id, unique in the log.
    pub id: EventId,
    /// When it was.
    pub time: Time,
    /// Whose log it is in.
    pub tenant: Token,
    /// Who acted.
    pub actor: Actor,
    /// What was done.
    pub action: Action,
    /// Before or after, and how it ended.
    pub stage: Stage,
    /// What was acted on.
    pub resource: Resource,
    /// What policy said.
    pub decision: DecisionRecord,
    /// Where it was done.
    pub source: Source,
    /// How much of it there was.
    pub counts: Counts,
    /// Hashes of what went in.
    pub inputs: Set<Hash>,
    /// Hashes of what came out.
    pub outputs: Set<Hash>,
    /// What for: a code of the organisation's own.
    pub purpose: Option<Token>,
    /// The trace that it belongs to.
    pub trace: Option<TraceId>,
}

impl Event {
    /// An event with what each must have; what it may have besides is set in its fields.
    #[expect(clippy::too_many_arguments, reason = "each is another type, none may be missing")]
    pub fn new(
        id: EventId,
        time: Time,
        tenant: Token,
        actor: Actor,
        action: Action,
        resource: Resource,
        decision: DecisionRecord,
        stage: Stage,
        source: Source,
    ) -> Self {
        let (counts, inputs, outputs) = (Counts::default(), Set::default(), Set::default());
        let (purpose, trace) = (None, None);
        #[rustfmt::skip]
        let event = Self {
            id, time, tenant, actor, action, stage, resource, decision, source, counts, inputs,
            outputs, purpose, trace,
        };
        event
    }

    /// How it ended; nothing for an intent.
    pub fn outcome(&self) -> Option<&Outcome> {
        self.stage.outcome()
    }

    /// All fields that may name a person: actor, session, resource, address.
    pub fn personal_fields(&self) -> impl Iterator<Item = &PersonalField> {
        let Self { actor, resource, source, .. } = self;
        [Some(&actor.id), actor.session.as_ref(), Some(&resource.id), source.address.as_ref()]
            .into_iter()
            .flatten()
    }

    /// The one encoding of the event, at most [`MAX_EVENT_BYTES`] long.
    ///
    /// Source: RFC 8949, section 4.2.1.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Writer::with_capacity(512);
        out.map(self.fields());
        out.uint(0);
        out.uint(VERSION);
        out.uint(1);
        out.bytes(&self.id.0);
        out.uint(2);
        out.uint(self.time.micros());
        out.uint(3);
        self.tenant.write(&mut out);
        out.uint(4);
        self.actor.write(&mut out);
        out.uint(5);
        self.action.write(&mut out);
        out.uint(6);
        self.stage.write(&mut out);
        out.uint(7);
        self.resource.write(&mut out);
        out.uint(8);
        self.decision.write(&mut out);
        self.write_rest(&mut out);
        out.finish()
    }

    /// Number of the keys that apply: ten always, the others where there is something to say.
    fn fields(&self) -> usize {
        let optional = [
            self.outcome().is_some(),
            !self.counts.is_empty(),
            !self.inputs.is_empty(),
            !self.outputs.is_empty(),
            self.purpose.is_some(),
            self.trace.is_some(),
        ];
        10 + optional.into_iter().filter(|there| *there).count()
    }

    fn write_rest(&self, out: &mut Writer) {
        if let Some(outcome) = self.outcome() {
            out.uint(9);
            outcome.write(out);
        }
        out.uint(10);
        self.source.write(out);
        if !self.counts.is_empty() {
            out.uint(11);
            self.counts.write(out);
        }
        for (key, hashes) in [(12, &self.inputs), (13, &self.outputs)] {
            if !hashes.is_empty() {
                out.uint(key);
                hashes.write(out, |hash, out| out.bytes(&hash.0));
            }
        }
        if let Some(purpose) = &self.purpose {
            out.uint(14);
            purpose.write(out);
        }
        if let Some(trace) = &self.trace {
            out.uint(15);
            out.bytes(&trace.0);
        }
    }

    /// Reads the encoding of an event: `decode` takes what `encode` makes, and nothing else.
    ///
    /// # Errors
    /// [`Error::NotCanonical`] with the byte where the encoding is not the canonical one,
    /// [`Error::BadEvent`] where a part is not what it may be.
    pub fn decode(bytes: &[u8]) -> Result<Self, Error> {
        let from = &mut Reader::new(bytes);
        let mut fields = from.map()?;
        fields.required(from, 0)?;
        match from.uint()? {
            VERSION => {}
            version => return Err(EventFault::Version { version }.into()),
        }
        fields.required(from, 1)?;
        let id = EventId(from.exactly()?);
        fields.required(from, 2)?;
        let time = Time::from_micros(from.uint()?)?;
        fields.required(from, 3)?;
        let tenant = Token::read(from)?;
        fields.required(from, 4)?;
        let actor = Actor::read(from)?;
        fields.required(from, 5)?;
        let action = Action::read(from)?;
        let (stage, resource, decision) = read_middle(from, &mut fields)?;
        fields.required(from, 10)?;
        let source = Source::read(from)?;
        let event = Self::new(id, time, tenant, actor, action, resource, decision, stage, source);
        event.with_rest(from, fields)
    }

    /// What may be left out, and the end.
    fn with_rest(mut self, from: &mut Reader<'_>, mut fields: Fields) -> Result<Self, Error> {
        if fields.optional(from, 11) {
            self.counts = Counts::read(from)?;
        }
        let hashes = |from: &mut Reader<'_>| Set::read(from, |from| from.exactly().map(Hash));
        if fields.optional(from, 12) {
            self.inputs = hashes(from)?;
        }
        if fields.optional(from, 13) {
            self.outputs = hashes(from)?;
        }
        self.purpose = fields.optional(from, 14).then(|| Token::read(from)).transpose()?;
        self.trace = fields.optional(from, 15).then(|| from.exactly()).transpose()?.map(TraceId);
        fields.end(from)?;
        from.end()?;
        Ok(self)
    }
}

/// Stage, resource and decision; the outcome, which belongs to the stage, comes after them.
fn read_middle(
    from: &mut Reader<'_>,
    fields: &mut Fields,
) -> Result<(Stage, Resource, DecisionRecord), Error> {
    fields.required(from, 6)?;
    let half = Stage::read(from)?;
    fields.required(from, 7)?;
    let resource = Resource::read(from)?;
    fields.required(from, 8)?;
    let decision = DecisionRecord::read(from)?;
    let outcome = fields.optional(from, 9).then(|| Outcome::read(from)).transpose()?;
    Ok((half.with(outcome)?, resource, decision))
}
