//! The same question in the words of the policy, of the log and of people.

use std::collections::BTreeSet;

use indeck_audit::event::{self, Set, Token};
use indeck_audit::tree::Hash;
use indeck_model::Classification;
use indeck_policy::decide::{self, Circumstances, Decision, Reason, Request};

use super::{Action, Actor, ActorKind, Ask, AuthMethod, Governor, Refusal};

/// A second in microseconds.
const SECOND: i64 = 1_000_000;

/// The question as the policy takes it; `None` for an action that it does not know.
pub(super) fn request<A: Action>(governor: &Governor, ask: &Ask) -> Option<Request> {
    let actor = governor.actor();
    Some(Request {
        actor: decide::Actor {
            kind: kind(actor),
            id: actor.id.clone(),
            groups: actor.groups.iter().cloned().collect(),
            tags: Default::default(),
        },
        action: indeck_policy::Action::parse(A::NAME)?,
        resource: ask.resource.clone(),
        circumstances: Circumstances {
            purpose: governor.purpose().unwrap_or_default().to_owned(),
            channel: governor.program().to_owned(),
            authentication: actor.methods.iter().flat_map(names).map(str::to_owned).collect(),
            recipients: ask.recipients.iter().cloned().collect(),
            rows: ask.counts.rows,
            cells: ask.counts.cells,
            suppressed: ask.counts.suppressed,
            bytes: ask.counts.bytes,
            ..Circumstances::at(governor.now().div_euclid(SECOND))
        },
    })
}

fn kind(actor: &Actor) -> decide::ActorKind {
    match actor.kind {
        ActorKind::User => decide::ActorKind::User,
        ActorKind::Service | ActorKind::System => decide::ActorKind::Service,
        ActorKind::Anonymous => decide::ActorKind::Visitor,
    }
}

/// A class as events name it.
pub(super) fn class(class: Classification) -> event::Class {
    match class {
        Classification::Public => event::Class::Public,
        Classification::Internal => event::Class::Internal,
        Classification::Confidential => event::Class::Confidential,
        Classification::Restricted => event::Class::Restricted,
        Classification::Personal => event::Class::Personal,
        Classification::Special => event::Class::Special,
    }
}

/// Names as events hold them: a name that is no token stands there as its hash.
pub(super) fn tokens(names: impl IntoIterator<Item = impl AsRef<str>>) -> Set<Token> {
    let tokens = names.into_iter().map(|name| token(name.as_ref()));
    Set::new(tokens.take(event::MAX_SET_ITEMS)).unwrap_or_default()
}

/// Digests as events hold them: where there are more than an event may have, the digest of them
/// all, one after the other in rising order.
pub(super) fn digests(all: &[[u8; 32]]) -> Result<Set<Hash>, indeck_audit::Error> {
    let all: BTreeSet<[u8; 32]> = all.iter().copied().collect();
    if all.len() > event::MAX_SET_ITEMS {
        let joined: Vec<u8> = all.into_iter().flatten().collect();
        return Set::new([Hash::of(&joined)]);
    }
    Set::new(all.into_iter().map(Hash))
}

/// A name as events hold it.
pub(crate) fn token(name: &str) -> Token {
    Token::new(name).unwrap_or_else(|_| Token::digest_of(name))
}

/// Whether the actor has proved who it is in each way that a permit asks for: `any` is any that is
/// stronger than an account of the operating system.
pub(super) fn is_authenticated(actor: &Actor, decision: &Decision) -> bool {
    let is_proved = |asked: &String| {
        let is_strong = |m: &AuthMethod| asked == "any" && *m != AuthMethod::OperatingSystem;
        actor.methods.iter().any(|m| names(m).any(|name| name == asked) || is_strong(m))
    };
    decision.obligations.step_up.iter().all(is_proved)
}

/// A method as policies may call it: by the log's word for it, or by its usual name.
fn names(method: &AuthMethod) -> impl Iterator<Item = &'static str> {
    let usual = match method {
        AuthMethod::OneTimeCode => Some("totp"),
        AuthMethod::Passkey => Some("webauthn"),
        _ => None,
    };
    std::iter::once(method.word()).chain(usual)
}

/// The policies that decided.
pub(super) fn ids(reasons: &[Reason]) -> Vec<String> {
    reasons.iter().map(|reason| reason.id.clone()).collect()
}

/// What is told of a denial.
pub(super) fn refusal<A: Action>(governor: &Governor, ask: &Ask, decision: &Decision) -> Refusal {
    let (actor, resource) = (&governor.actor().id, &ask.resource);
    let (kind, id) = (resource.kind.word(), &resource.id);
    let message = format!("`{actor}` may not {} the {kind} `{id}`", A::NAME);
    let refusal = Refusal::new("policy-refused", message);
    let refusal = decision.reasons.iter().fold(refusal, |refusal, r| {
        refusal.because(format!("`{}`: {}", r.id, r.text), r.at.clone())
    });
    let step_up = decision.obligations.step_up.iter().filter(|_| decision.is_permitted());
    let refusal = step_up.fold(refusal, |refusal, method| {
        refusal.hint(format!("the permit asks to authenticate anew: `{method}`"))
    });
    let errors = decision.errors.iter();
    errors.fold(refusal, |refusal, error| refusal.because(error.as_str(), None))
}
