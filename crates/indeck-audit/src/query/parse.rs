//! Reading a filter's text.

use super::{Filter, Key, MAX_TERMS, Term};
use crate::Error;
use crate::event::{ActorKind, Class, Effect, EventId, Status, SubjectKeyId, Time, TraceId};

impl Filter {
    /// The filter of that text; an empty one wants every event.
    ///
    /// # Errors
    /// [`Error::BadFilter`] with the byte of the term that is none.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut terms = Vec::new();
        let mut rest = text;
        loop {
            rest = rest.trim_start();
            if rest.is_empty() {
                return Ok(Self { terms });
            }
            let at = text.len() - rest.len();
            let bad = |fault| Error::BadFilter { at, fault };
            if terms.len() >= MAX_TERMS {
                return Err(bad(FilterFault::TooMany));
            }
            let (name, after) = rest.split_once('=').ok_or(bad(FilterFault::Form))?;
            let (name, negated) = name.strip_suffix('!').map_or((name, false), |name| (name, true));
            let (values, after) = values(after).ok_or(bad(FilterFault::Form))?;
            let any: Result<Vec<Key>, FilterFault> =
                values.into_iter().map(|value| key(name, value)).collect();
            terms.push(Term { negated, any: any.map_err(bad)? });
            rest = after;
        }
    }
}

/// The values of a term, at least one, and what comes after it.
fn values(text: &str) -> Option<(Vec<String>, &str)> {
    let mut values = Vec::new();
    let mut rest = text;
    loop {
        let (value, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => {
                let end = rest.find(|c: char| c == ',' || c.is_whitespace());
                rest.split_at(end.unwrap_or(rest.len()))
            }
        };
        if value.is_empty() {
            return None;
        }
        values.push(value.to_owned());
        match after.strip_prefix(',') {
            Some(next) => rest = next,
            None if after.is_empty() || after.starts_with(char::is_whitespace) => {
                return Some((values, after));
            }
            None => return None,
        }
    }
}

fn key(name: &str, value: String) -> Result<Key, FilterFault> {
    let one_of = |known: bool, key: fn(String) -> Key, value: String| {
        if known { Ok(key(value)) } else { Err(FilterFault::Value) }
    };
    let bad = |_| FilterFault::Value;
    match name {
        "action" => Ok(Key::Action(value)),
        "actor" => Ok(Key::Actor(value)),
        "resource" => Ok(Key::Resource(value)),
        "program" => Ok(Key::Program(value)),
        "actor-kind" => one_of(ActorKind::parse(&value).is_some(), Key::ActorKind, value),
        "type" => Ok(Key::ResourceKind(value)),
        "class" => one_of(Class::parse(&value).is_some(), Key::Class, value),
        "effect" => one_of(Effect::parse(&value).is_some(), Key::Effect, value),
        "outcome" => one_of(Status::parse(&value).is_some(), Key::Outcome, value),
        "code" => Ok(Key::Code(value)),
        "stage" => {
            let known = ["intent", "outcome", "single"].contains(&value.as_str());
            one_of(known, Key::Stage, value)
        }
        "tenant" => Ok(Key::Tenant(value)),
        "purpose" => Ok(Key::Purpose(value)),
        "policy" => Ok(Key::Policy(value)),
        "id" => EventId::parse(&value).map(Key::Id).map_err(bad),
        "trace" => TraceId::parse(&value).map(Key::Trace).map_err(bad),
        "subject" => SubjectKeyId::parse(&value).map(Key::Subject).map_err(bad),
        "since" => Time::parse(&value).map(Key::Since).map_err(bad),
        "until" => Time::parse(&value).map(Key::Until).map_err(bad),
        _ => Err(FilterFault::Key),
    }
}

/// What is wrong with a filter's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FilterFault {
    /// A term is not `key=value` or `key!=value`.
    #[error("a term must be `key=value` or `key!=value`")]
    Form,
    /// A key is not known.
    #[error(
        "the key must be one of action, actor, actor-kind, class, code, effect, id, outcome, \
         policy, program, purpose, resource, since, stage, subject, tenant, trace, type, until"
    )]
    Key,
    /// A value is none that its key may have.
    #[error("the value is none that this key may have")]
    Value,
    /// More than [`MAX_TERMS`].
    #[error("more terms than a filter may have")]
    TooMany,
}
