//! `Filter`: which events are wanted.

use crate::Event;
use crate::event::{EventId, PersonalField, SubjectKeyId, Time, TraceId};
use crate::export::{Reveal, shown};

/// Terms that a filter may have.
pub const MAX_TERMS: usize = 32;

/// Which events are wanted: those for which all terms hold.
///
/// Its text is terms with spaces between: `key=value`, `key!=value`, or several values with commas,
/// of which one must fit. A value in quotes may have spaces and commas; `*` at the end of a value
/// of `action`, `actor`, `resource` or `program` stands for any rest.
///
/// ```
/// use indeck_audit::query::Filter;
/// let filter = Filter::parse("action=disclose,admin.* effect!=permit since=2024-01-01")?;
/// assert_eq!(filter.terms().len(), 3);
/// assert!(Filter::parse("acton=disclose").is_err());
/// # Ok::<(), indeck_audit::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub(super) terms: Vec<Term>,
}

/// One condition of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Whether none of the keys may hold, instead of one of them.
    pub negated: bool,
    /// What must hold, each with its value; one of them is enough.
    pub any: Vec<Key>,
}

/// What is asked of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Key {
    /// `action=`: its word, or the beginning of it.
    Action(String),
    /// `actor=`: who acted, or the beginning of it.
    Actor(String),
    /// `resource=`: what was acted on, or the beginning of it.
    Resource(String),
    /// `program=`: what it was done with, or the beginning of it.
    Program(String),
    /// `actor-kind=`.
    ActorKind(String),
    /// `type=`: what kind of resource.
    ResourceKind(String),
    /// `class=`.
    Class(String),
    /// `effect=`.
    Effect(String),
    /// `outcome=`: its status.
    Outcome(String),
    /// `code=`: the word of an error.
    Code(String),
    /// `stage=`.
    Stage(String),
    /// `tenant=`.
    Tenant(String),
    /// `purpose=`.
    Purpose(String),
    /// `policy=`: one that decided.
    Policy(String),
    /// `id=`: an event, or the outcome of that intent.
    Id(EventId),
    /// `trace=`.
    Trace(TraceId),
    /// `subject=`: something in it is sealed under that key.
    Subject(SubjectKeyId),
    /// `since=`: at that moment or later.
    Since(Time),
    /// `until=`: before that moment.
    Until(Time),
}

impl Filter {
    /// The terms, all of which must hold.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Whether the event is wanted. Sealed fields are compared by what `reveal` gives of them.
    pub fn matches(&self, event: &Event, reveal: Reveal<'_>) -> bool {
        self.terms.iter().all(|term| {
            let found = term.any.iter().any(|key| key.matches(event, reveal));
            found != term.negated
        })
    }
}

impl Key {
    fn matches(&self, event: &Event, reveal: Reveal<'_>) -> bool {
        let word = |found: Option<&str>, wanted: &String| found == Some(wanted.as_str());
        match self {
            Self::Action(wanted) => begins(&event.action.to_string(), wanted),
            Self::Actor(wanted) => begins(&shown(&event.actor.id, reveal), wanted),
            Self::Resource(wanted) => begins(&shown(&event.resource.id, reveal), wanted),
            Self::Program(wanted) => begins(event.source.program.as_str(), wanted),
            Self::ActorKind(wanted) => event.actor.kind.word() == wanted,
            Self::ResourceKind(wanted) => event.resource.kind.as_str() == wanted,
            Self::Class(wanted) => word(event.resource.class.map(|class| class.word()), wanted),
            Self::Effect(wanted) => event.decision.effect.word() == wanted,
            Self::Outcome(wanted) => word(event.outcome().map(|end| end.status.word()), wanted),
            Self::Code(wanted) => {
                let code = event.outcome().and_then(|end| end.code.as_ref());
                word(code.map(|code| code.as_str()), wanted)
            }
            Self::Stage(wanted) => event.stage.word() == wanted,
            Self::Tenant(wanted) => event.tenant.as_str() == wanted,
            Self::Purpose(wanted) => word(event.purpose.as_ref().map(|one| one.as_str()), wanted),
            Self::Policy(wanted) => {
                event.decision.policies.as_slice().iter().any(|one| one.as_str() == wanted)
            }
            Self::Id(wanted) => event.id == *wanted || event.stage.intent() == Some(*wanted),
            Self::Trace(wanted) => event.trace == Some(*wanted),
            Self::Subject(wanted) => event.personal_fields().any(|field| match field {
                PersonalField::Sealed(sealed) => sealed.key() == *wanted,
                _ => false,
            }),
            Self::Since(moment) => event.time >= *moment,
            Self::Until(moment) => event.time < *moment,
        }
    }
}

fn begins(found: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(beginning) => found.starts_with(beginning),
        None => found == wanted,
    }
}
