//! `EventFilter`: which events are wanted.

use indeck::audit::Event;
use indeck::audit::event::{Action, Effect, PersonalField, Stage, SubjectKeyId};

use super::ShownEvent;

/// Which events are wanted: those for which all that is set holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// At that moment or later, in microseconds since 1970.
    pub from: Option<i64>,
    /// Before that moment, in microseconds since 1970.
    pub to: Option<i64>,
    /// What was done: its word, or the beginning of it and a star: `admin.*`.
    pub action: Option<String>,
    /// What policy said.
    pub effect: Option<Effect>,
    /// Who did it: the id of a user.
    pub actor: Option<String>,
    /// What for, as events have it.
    pub purpose: Option<String>,
    /// What came of things, no more: without what was only looked at and permitted, and without
    /// intents, whose outcomes are told.
    pub in_short: bool,
    /// The oldest first.
    pub oldest_first: bool,
}

/// Some events, and where to go on.
#[derive(Clone, Debug, Default)]
pub struct EventPage {
    /// The events.
    pub events: Vec<ShownEvent>,
    /// What to ask for as `after` to go on; none at the end. There may be more even if there are
    /// fewer events than wanted: a search looks at so many at a time.
    pub next: Option<u64>,
}

impl EventFilter {
    /// Whether the event is wanted, but for its time. `actor` is the key of whom is looked for, if
    /// they have one.
    pub(super) fn matches(&self, event: &Event, actor: Option<SubjectKeyId>) -> bool {
        let action = |wanted: &String| begins(&event.action.to_string(), wanted);
        let acted = |wanted: &String| match &event.actor.id {
            PersonalField::Sealed(sealed) => Some(sealed.key()) == actor,
            PersonalField::Plain(token) => token.as_str() == wanted,
            PersonalField::Commitment(_) => false,
        };
        let purpose =
            |wanted: &String| event.purpose.as_ref().is_some_and(|found| found.as_str() == wanted);
        self.action.as_ref().is_none_or(action)
            && self.effect.is_none_or(|effect| event.decision.effect == effect)
            && self.actor.as_ref().is_none_or(acted)
            && self.purpose.as_ref().is_none_or(purpose)
            && !(self.in_short && is_small(event))
    }
}

/// Looking at something changes nothing, and an intent has its outcome beside it; what was refused
/// is more than that.
fn is_small(event: &Event) -> bool {
    let is_permitted = event.decision.effect == Effect::Permit;
    is_permitted && (event.action == Action::Query || matches!(event.stage, Stage::Intent))
}

fn begins(found: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(beginning) => found.starts_with(beginning),
        None => found == wanted,
    }
}
