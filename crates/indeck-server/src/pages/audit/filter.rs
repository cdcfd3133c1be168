//! What a person asks the log for.

use indeck_platform::access::Verb;
use indeck_platform::audit::EventFilter as Wanted;
use serde::Deserialize;

use super::words;
use crate::api::audit;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{Choice, EventFilter};

/// The fields of the page's filter.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    from: String,
    to: String,
    /// The word of a verb, or another action.
    what: String,
    actor: String,
    effect: String,
    /// Set where looks and beginnings are wanted too.
    reads: String,
    after: Option<u64>,
}

impl Asked {
    /// The filter of the platform, and how many events.
    pub(super) fn filter(&self) -> Result<(Wanted, usize), Problem> {
        let set = |text: &str| Some(text.to_owned());
        let asked = audit::Wanted {
            from: set(&self.from),
            to: set(&self.to),
            actor: set(&self.actor),
            effect: set(&self.effect),
            ..audit::Wanted::default()
        };
        let (filter, limit) = asked.filter()?;
        let verb = Verb::ALL.iter().find(|verb| verb.word() == self.what);
        let other = (verb.is_none() && !self.what.is_empty()).then(|| self.what.clone());
        let filter = Wanted {
            purpose: verb.map(|verb| verb.word().to_owned()),
            action: other,
            in_short: self.reads.is_empty() && !verb.is_some_and(is_look),
            ..filter
        };
        Ok((filter, limit))
    }

    pub(super) fn after(&self) -> Option<u64> {
        self.after
    }

    fn fields(&self) -> [(&'static str, &String); 6] {
        [
            ("from", &self.from),
            ("to", &self.to),
            ("what", &self.what),
            ("actor", &self.actor),
            ("effect", &self.effect),
            ("reads", &self.reads),
        ]
    }

    /// The address of the next page, with the same filter.
    pub(super) fn next(&self, after: u64) -> String {
        let mut address = format!("/audit?after={after}");
        for (name, value) in self.fields() {
            if value.is_empty() {
                continue;
            }
            address.push_str(&format!("&{name}="));
            for byte in value.bytes() {
                match byte {
                    b'.' | b'_' | b'-' | b'*' => address.push(char::from(byte)),
                    byte if byte.is_ascii_alphanumeric() => address.push(char::from(byte)),
                    byte => address.push_str(&format!("%{byte:02X}")),
                }
            }
        }
        address
    }
}

fn is_look(verb: &Verb) -> bool {
    verb.action() == "query"
}

/// The filter as the page shows it.
pub(super) async fn drawn(signed: &Signed, asked: &Asked) -> Result<EventFilter, Problem> {
    let members = match signed.caller.could(Verb::MemberList) {
        true => signed.caller.members().await?,
        false => Vec::new(),
    };
    let members = members.into_iter().map(|member| (member.id.to_string(), member.name));
    let effects = [("permit", "Permitted"), ("forbid", "Refused")];
    let effects = effects.map(|(value, label)| (value.to_owned(), label.to_owned()));
    Ok(EventFilter {
        from: asked.from.clone(),
        to: asked.to.clone(),
        actions: choices(words::all(), &asked.what),
        actors: choices(members, &asked.actor),
        effects: choices(effects, &asked.effect),
        reads: !asked.reads.is_empty(),
        active: asked.fields().iter().any(|(_, value)| !value.is_empty()),
    })
}

fn choices(all: impl IntoIterator<Item = (String, String)>, chosen: &str) -> Vec<Choice> {
    let choice = |(value, label): (String, String)| {
        let selected = value == chosen;
        Choice { value, label, detail: String::new(), selected }
    };
    all.into_iter().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::Asked;

    #[test]
    fn looks_are_left_out_unless_they_are_asked_for() {
        let asked = Asked { to: "2026-11-22".to_owned(), ..Asked::default() };
        let (filter, _) = asked.filter().expect("a filter");
        assert!(filter.in_short);
        // A day as the end is all of it.
        assert_eq!(filter.to, crate::time::parse("2026-11-23"));
        let asked = Asked { reads: "yes".to_owned(), ..Asked::default() };
        assert!(!asked.filter().expect("a filter").0.in_short);
        let asked = Asked { what: "deck.read".to_owned(), ..Asked::default() };
        assert!(!asked.filter().expect("a filter").0.in_short);
    }

    #[test]
    fn the_next_page_has_the_same_filter() {
        let asked =
            Asked { what: "run.create".to_owned(), actor: "a&b".to_owned(), ..Asked::default() };
        assert_eq!(asked.next(7), "/audit?after=7&what=run.create&actor=a%26b");
    }
}
