//! An event as a line of the list.

use std::collections::BTreeMap;

use indeck_platform::audit::ShownEvent;
use serde_json::Value;

use super::words;
use crate::api::audit::told;
use crate::views::{Effect, EventRow, Link, When};

/// What persons and things are called, by their ids.
pub(super) struct Titles(pub(super) BTreeMap<String, String>);

impl Titles {
    fn of(&self, id: &str) -> Option<String> {
        self.0.get(id).cloned()
    }
}

/// An event in the list.
pub(super) fn row(event: &ShownEvent, titles: &Titles) -> EventRow {
    let json = told(event);
    let text =
        |path: &str| json.pointer(path).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (action, purpose) = (text("/action"), text("/purpose"));
    let actor = event.actor.to_string();
    let code = if purpose.is_empty() { action } else { purpose };
    EventRow {
        index: event.index,
        at: When::new(text("/time")),
        actor: titles.of(&actor).unwrap_or_else(|| person(&actor, &text("/actor/kind"))),
        action: words::deed(&code).to_owned(),
        target: target(&text("/resource/type"), &event.resource.to_string(), titles),
        effect: effect(&text("/decision/effect"), &text("/stage"), &text("/outcome/status")),
        code,
    }
}

/// What became of it.
fn effect(decision: &str, stage: &str, outcome: &str) -> Effect {
    match (decision, stage, outcome) {
        ("forbid", ..) | (_, _, "refused") => Effect::Refused,
        (_, _, "failure") => Effect::Failed,
        (_, "intent", _) => Effect::Begun,
        (_, "outcome", _) => Effect::Done,
        _ => Effect::Permitted,
    }
}

/// Who it was, where there is no name any more.
fn person(id: &str, kind: &str) -> String {
    match id {
        "erased" => "an erased person".to_owned(),
        "invitation" => "somebody with an invitation".to_owned(),
        "sign-up-link" => "somebody with a sign-up link".to_owned(),
        "reset" => "somebody with a reset link".to_owned(),
        "unknown" => "somebody unknown".to_owned(),
        "indeck" => "the server".to_owned(),
        id if id.starts_with("usr_") => format!("somebody who has left ({})", tail(id)),
        "" => kind.to_owned(),
        id => id.to_owned(),
    }
}

/// What it was done to: its name and its page, or what kind of thing it was.
fn target(kind: &str, id: &str, titles: &Titles) -> Link {
    let noun = words::noun(kind);
    let plain = |text: String| Link { text, href: String::new() };
    match id {
        "" | "new" => plain(noun.to_owned()),
        "own" => plain(format!("their {}", words::plural(noun))),
        "all" | "*" => plain(format!("all {}", words::plural(noun))),
        id if id.starts_with("org_") => plain("the organisation".to_owned()),
        id => match titles.of(id) {
            Some(text) => {
                let place = words::place(id);
                Link { href: place.map(|place| format!("/{place}/{id}")).unwrap_or_default(), text }
            }
            None if is_id(id) => plain(format!("{noun} {}", tail(id))),
            None => plain(format!("{noun} {id}")),
        },
    }
}

/// An id of a thing, which says nothing to people; others are names that people gave.
fn is_id(id: &str) -> bool {
    id.split_once('_').is_some_and(|(_, digits)| digits.len() == 26)
}

/// The end of an id, which tells it from others that were made at the same time.
fn tail(id: &str) -> String {
    let signs: Vec<char> = id.chars().collect();
    let from = signs.len().saturating_sub(6);
    let end: String = signs.iter().skip(from).collect();
    if from == 0 { end } else { format!("…{end}") }
}

#[cfg(test)]
mod tests {
    use super::{Titles, effect, target};
    use crate::views::Effect;

    #[test]
    fn a_thing_is_told_by_its_name_or_by_what_it_is() {
        let titles = Titles([("ds_1".to_owned(), "Sales".to_owned())].into());
        assert_eq!(target("ds", "ds_1", &titles).href, "/datasets/ds_1");
        assert_eq!(target("ds", "ds_1", &titles).text, "Sales");
        let gone = "ds_01jd9x6m3q0v8w5k2z7r4t1y6c";
        assert_eq!(target("ds", gone, &titles).text, "dataset …4t1y6c");
        assert_eq!(target("deck", "quickstart", &titles).text, "deck quickstart");
        assert_eq!(target("usr", "all", &titles).text, "all members");
        assert_eq!(target("ses", "own", &titles).text, "their sessions");
    }

    #[test]
    fn what_was_begun_is_not_yet_done() {
        assert_eq!(effect("permit", "intent", ""), Effect::Begun);
        assert_eq!(effect("permit", "outcome", "success"), Effect::Done);
        assert_eq!(effect("permit", "outcome", "failure"), Effect::Failed);
        assert_eq!(effect("forbid", "single", "refused"), Effect::Refused);
    }
}
