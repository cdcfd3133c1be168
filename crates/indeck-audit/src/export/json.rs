//! Events as JSON, with all that they say.

use super::{Reveal, shown};
use crate::Event;
use crate::event::{Set, Stage, Token};
use crate::json::Json;
use crate::tree::Hash;

/// The event at `index`, from 0, with all that it says. Keys that do not apply are left out.
///
/// ```
/// # use indeck_audit::event::*;
/// # let event = Event::new(
/// #     EventId([1; 16]),
/// #     Time::from_micros(0)?,
/// #     Token::new("acme")?,
/// #     Actor::new(ActorKind::Service, PersonalField::plain("nightly")?),
/// #     Action::Query,
/// #     Resource::new(Token::new("dataset")?, PersonalField::plain("sales")?),
/// #     DecisionRecord::new(Effect::Permit),
/// #     Stage::Single { outcome: Outcome::SUCCESS },
/// #     Source::new(Token::new("indeck-cli/0.1.0")?),
/// # );
/// use indeck_audit::export::{hidden, json};
/// let line = json(0, &event, &hidden);
/// assert_eq!(line.get("action").and_then(|action| action.as_text()), Some("query"));
/// # Ok::<(), indeck_audit::Error>(())
/// ```
pub fn json(index: u64, event: &Event, reveal: Reveal<'_>) -> Json {
    let mut pairs = vec![
        ("index", index.into()),
        ("id", event.id.to_string().into()),
        ("time", event.time.to_string().into()),
        ("tenant", event.tenant.as_str().into()),
        ("actor", actor(event, reveal)),
        ("action", event.action.to_string().into()),
        ("stage", event.stage.word().into()),
        ("resource", resource(event, reveal)),
        ("decision", decision(event)),
        ("source", source(event, reveal)),
    ];
    if let Stage::Outcome { intent, .. } = &event.stage {
        pairs.push(("intent", intent.to_string().into()));
    }
    if let Some(outcome) = event.outcome() {
        let mut parts = vec![("status", outcome.status.word().into())];
        parts.extend(outcome.code.as_ref().map(|code| ("code", code.as_str().into())));
        pairs.push(("outcome", Json::object(parts)));
    }
    let counts = counts(event);
    pairs.extend((!counts.is_empty()).then(|| ("counts", Json::object(counts))));
    for (name, hashes) in [("inputs", &event.inputs), ("outputs", &event.outputs)] {
        pairs.extend((!hashes.is_empty()).then(|| (name, hex(hashes))));
    }
    pairs.extend(event.purpose.as_ref().map(|purpose| ("purpose", purpose.as_str().into())));
    pairs.extend(event.trace.map(|trace| ("trace", trace.to_string().into())));
    Json::object(pairs)
}

fn actor(event: &Event, reveal: Reveal<'_>) -> Json {
    let actor = &event.actor;
    let mut pairs =
        vec![("kind", actor.kind.word().into()), ("id", shown(&actor.id, reveal).into())];
    let session = actor.session.as_ref().map(|session| shown(session, reveal));
    pairs.extend(session.map(|session| ("session", session.into())));
    let methods = actor.methods.as_slice().iter().map(|method| method.word());
    pairs.extend((!actor.methods.is_empty()).then(|| ("methods", Json::list(methods))));
    Json::object(pairs)
}

fn resource(event: &Event, reveal: Reveal<'_>) -> Json {
    let resource = &event.resource;
    let mut pairs =
        vec![("type", resource.kind.as_str().into()), ("id", shown(&resource.id, reveal).into())];
    let version = resource.version.as_ref();
    pairs.extend(version.map(|version| ("version", version.as_str().into())));
    pairs.extend(resource.class.map(|class| ("class", class.word().into())));
    Json::object(pairs)
}

fn decision(event: &Event) -> Json {
    let decision = &event.decision;
    let mut pairs = vec![("effect", decision.effect.word().into())];
    for (name, tokens) in [("policies", &decision.policies), ("obligations", &decision.obligations)]
    {
        pairs.extend((!tokens.is_empty()).then(|| (name, texts(tokens))));
    }
    pairs.extend(decision.policy_set.map(|hash| ("policySet", hash.to_hex().into())));
    Json::object(pairs)
}

fn source(event: &Event, reveal: Reveal<'_>) -> Json {
    let source = &event.source;
    let mut pairs = vec![("program", source.program.as_str().into())];
    let address = source.address.as_ref().map(|address| shown(address, reveal));
    pairs.extend(address.map(|address| ("address", address.into())));
    Json::object(pairs)
}

fn counts(event: &Event) -> Vec<(&'static str, Json)> {
    let counts = &event.counts;
    let all = [
        ("rows", counts.rows),
        ("cells", counts.cells),
        ("suppressed", counts.suppressed),
        ("bytes", counts.bytes),
    ];
    all.into_iter().filter_map(|(name, count)| Some((name, count?.into()))).collect()
}

pub(super) fn texts(tokens: &Set<Token>) -> Json {
    Json::list(tokens.as_slice().iter().map(Token::as_str))
}

fn hex(hashes: &Set<Hash>) -> Json {
    Json::list(hashes.as_slice().iter().map(Hash::to_hex))
}
