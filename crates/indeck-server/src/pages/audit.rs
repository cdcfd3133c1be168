//! The audit log: the list with its filter, and one event with its proof.

use std::collections::BTreeMap;

use indeck_platform::access::Verb;
use indeck_platform::audit::ShownEvent;
use indeck_platform::id::UserId;
use serde_json::Value;

use super::shell::Around;
use super::show::{Shown, errors, page, page_with};
use crate::api::audit::{Wanted, place, told};
use crate::extract::{Path, Query};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{
    Audit, AuditEvent, CheckpointView, Choice, Count, Effect, Errors, EventFilter, EventRow, Fact,
    When,
};

/// `GET /audit`.
pub(crate) async fn list(around: Around, Query(wanted): Query<Wanted>) -> Shown {
    let caller = &around.signed.caller;
    let mut view = Audit {
        filter: filter(&around.signed, &wanted).await?,
        may_export: caller.could(Verb::AuditExport),
        ..Audit::default()
    };
    let (asked, limit) = match wanted.filter() {
        Ok(asked) => asked,
        Err(problem) => {
            let (status, errors) = errors(problem)?;
            return page_with(status, &Audit { shell: around.shell, errors, ..view });
        }
    };
    let found = caller.audit_events(&asked, wanted.after.map(place).transpose()?, limit).await?;
    let names = names(&around.signed, &found.events).await?;
    view.items = found.events.iter().map(|event| row(event, &names)).collect();
    view.next = found.next.map(|after| next(&wanted, after));
    view.checkpoint = Some(checkpoint(&around.signed).await?);
    page(&Audit { shell: around.shell, errors: Errors::default(), ..view })
}

/// The address of the next page, with the same filter.
fn next(wanted: &Wanted, after: u64) -> String {
    let fields = [
        ("from", &wanted.from),
        ("to", &wanted.to),
        ("action", &wanted.action),
        ("actor", &wanted.actor),
        ("effect", &wanted.effect),
    ];
    let mut address = format!("/audit?after={after}");
    for (name, value) in fields {
        let Some(value) = value.as_ref().filter(|value| !value.is_empty()) else { continue };
        address.push_str(&format!("&{name}="));
        for byte in value.bytes() {
            if byte.is_ascii_alphanumeric() || b"._-*".contains(&byte) {
                address.push(char::from(byte));
            } else {
                address.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    address
}

async fn filter(signed: &Signed, wanted: &Wanted) -> Result<EventFilter, Problem> {
    let set = |text: &Option<String>| text.clone().unwrap_or_default();
    let fields = [&wanted.from, &wanted.to, &wanted.action, &wanted.actor, &wanted.effect];
    let mut actions: Vec<&str> = Verb::ALL.iter().map(|verb| verb.action()).collect();
    actions.extend(["login", "disclose"]);
    actions.sort_unstable();
    actions.dedup();
    let actions = actions.into_iter().map(|action| (action.to_owned(), action.to_owned()));
    let members = match signed.caller.could(Verb::MemberList) {
        true => signed.caller.members().await?,
        false => Vec::new(),
    };
    let members = members.into_iter().map(|member| (member.id.to_string(), member.name));
    let effects = [("permit", "Permitted"), ("forbid", "Refused")];
    let effects = effects.map(|(value, label)| (value.to_owned(), label.to_owned()));
    Ok(EventFilter {
        from: set(&wanted.from),
        to: set(&wanted.to),
        actions: choices(actions, &set(&wanted.action)),
        actors: choices(members, &set(&wanted.actor)),
        effects: choices(effects.into_iter(), &set(&wanted.effect)),
        active: fields.iter().any(|field| field.as_ref().is_some_and(|text| !text.is_empty())),
    })
}

fn choices(all: impl Iterator<Item = (String, String)>, chosen: &str) -> Vec<Choice> {
    let choice = |(value, label): (String, String)| {
        let selected = value == chosen;
        Choice { value, label, detail: String::new(), selected }
    };
    all.map(choice).collect()
}

/// A kind of thing in words; ids and events have its short form.
fn noun(kind: &str) -> &str {
    match kind {
        "org" => "organisation",
        "usr" => "member",
        "ses" => "session",
        "tok" => "token",
        "inv" => "invitation",
        "ds" | "dsv" => "dataset",
        "tpl" => "template",
        "rep" | "rpv" => "report",
        "cert" => "certificate",
        other => other,
    }
}

/// What members are called who did something in those events.
async fn names(
    signed: &Signed,
    events: &[ShownEvent],
) -> Result<BTreeMap<String, String>, Problem> {
    let ids: Vec<UserId> =
        events.iter().filter_map(|event| event.actor.to_string().parse().ok()).collect();
    let names = signed.caller.names(&ids).await?;
    Ok(names.into_iter().map(|(id, name)| (id.to_string(), name)).collect())
}

/// An event in the list.
fn row(event: &ShownEvent, names: &BTreeMap<String, String>) -> EventRow {
    let json = told(event);
    let text =
        |path: &str| json.pointer(path).and_then(Value::as_str).unwrap_or_default().to_owned();
    let effect = match (text("/decision/effect").as_str(), text("/outcome/status").as_str()) {
        ("forbid", _) | (_, "refused") => Effect::Refused,
        (_, "failure") => Effect::Failed,
        _ => Effect::Permitted,
    };
    let (kind, id) = (text("/resource/type"), event.resource.to_string());
    let (actor, action, purpose) = (event.actor.to_string(), text("/action"), text("/purpose"));
    let stage = text("/stage");
    EventRow {
        index: event.index,
        at: When::new(text("/time")),
        actor: names.get(&actor).cloned().unwrap_or(actor),
        // The purpose says which of many reads it is.
        action: if purpose.is_empty() { action } else { purpose },
        target: match id.as_str() {
            "" => noun(&kind).to_owned(),
            "all" | "*" => format!("all {}s", noun(&kind)),
            id if id.starts_with("org_") => "organisation".to_owned(),
            id => names.get(id).cloned().unwrap_or_else(|| format!("{} {id}", noun(&kind))),
        },
        effect,
        stage: if stage == "single" { String::new() } else { stage },
    }
}

async fn checkpoint(signed: &Signed) -> Result<CheckpointView, Problem> {
    let text = signed.caller.audit_checkpoint().await?;
    let key = signed.caller.audit_key().await?;
    let mut lines = text.lines().skip(1);
    let size = lines.next().and_then(|size| size.parse().ok()).unwrap_or_default();
    let root = lines.next().unwrap_or_default().to_owned();
    Ok(CheckpointView { size: Count(size), root, at: None, key, text: text.clone() })
}

/// `GET /audit/{index}`.
pub(crate) async fn show(around: Around, Path(index): Path<u64>) -> Shown {
    let caller = &around.signed.caller;
    let event = caller.audit_event(place(index)?).await?;
    let proof = caller.audit_proof(index).await?;
    let size = caller.audit_size().await?;
    let names = names(&around.signed, std::slice::from_ref(&event)).await?;
    let json = told(&event);
    let mut facts = Vec::new();
    flatten("", &json, &mut facts);
    let body = serde_json::to_string_pretty(&json).unwrap_or_default();
    page(&AuditEvent { event: row(&event, &names), facts, body, proof, size, shell: around.shell })
}

/// All that an event says, a line for each.
fn flatten(name: &str, value: &Value, facts: &mut Vec<Fact>) {
    let value = match value {
        Value::Object(members) => {
            for (key, member) in members {
                let name = if name.is_empty() { key.clone() } else { format!("{name} · {key}") };
                flatten(&name, member, facts);
            }
            return;
        }
        Value::Array(members) => {
            let texts = members.iter().map(plain).collect::<Vec<_>>();
            texts.join(", ")
        }
        other => plain(other),
    };
    let code = value.len() >= 20 && !value.contains(' ');
    facts.push(Fact { label: name.to_owned(), value, code });
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
