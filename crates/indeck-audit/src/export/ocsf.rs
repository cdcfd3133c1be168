//! Events as the Open Cybersecurity Schema Framework has them.

use std::net::IpAddr;

use super::{Reveal, json, shown};
use crate::Event;
use crate::event::{Action, ActorKind, Effect, Stage, Status};
use crate::json::Json;

/// The version of the schema that events are written in.
pub const OCSF_VERSION: &str = "1.8.0";

/// A class of events and an activity in it, by their numbers.
struct Kind {
    class: u32,
    activity: u32,
    what: What,
}

/// What a class wants to be told of the thing that is acted on.
enum What {
    Table,
    File,
    Entity,
    Login,
    Api,
    Privileges,
}

/// The event at `index`, from 0, as one object of OCSF. All that the schema has no place for is in
/// `unmapped`, in the form of [`json()`].
///
/// Source: OCSF 1.8.0, classes 3002, 3004, 3005, 6003, 6005 and 6006.
pub fn ocsf(index: u64, event: &Event, reveal: Reveal<'_>) -> Json {
    let Kind { class, activity, what } = kind(event);
    let (status_id, status) = status(event);
    let mut pairs = vec![
        ("activity_id", activity.into()),
        ("category_uid", (class / 1000).into()),
        ("class_uid", class.into()),
        ("type_uid", (class * 100 + activity).into()),
        ("time", (event.time.micros() / 1000).into()),
        ("severity_id", severity(event).into()),
        ("status_id", status_id.into()),
        ("status", status.into()),
        ("metadata", metadata(index, event)),
        ("actor", actor(event, reveal)),
        ("unmapped", json(index, event, reveal)),
    ];
    if activity == 99 {
        pairs.push(("activity_name", event.action.to_string().into()));
    }
    let code = event.outcome().and_then(|outcome| outcome.code.as_ref());
    pairs.extend(code.map(|code| ("status_code", code.as_str().into())));
    // Not every class has a place for where it came from.
    if !matches!(what, What::Entity | What::Privileges) {
        pairs.push(("src_endpoint", endpoint(event, reveal)));
    }
    pairs.extend(thing(event, &what, reveal));
    Json::object(pairs)
}

fn kind(event: &Event) -> Kind {
    let of = |class, activity, what| Kind { class, activity, what };
    let files = ["deck", "file", "picture", "template", "link"];
    let is_file = files.contains(&event.resource.kind.as_str());
    match &event.action {
        Action::Ingest => of(6005, 5, What::Table),
        Action::Query => of(6005, 4, What::Table),
        Action::Disclose => of(6005, 1, What::Table),
        Action::Download => of(6006, 2, What::File),
        Action::Share => of(6006, 12, What::File),
        Action::Delete if is_file => of(6006, 4, What::File),
        Action::Delete => of(6005, 7, What::Table),
        Action::Erase => of(3004, 4, What::Entity),
        Action::Export => of(6003, 2, What::Api),
        Action::Login => of(3002, 1, What::Login),
        Action::Breakglass => of(3005, 1, What::Privileges),
        Action::Admin(_) | Action::Key(_) => of(6003, 99, What::Api),
    }
}

fn status(event: &Event) -> (u32, &'static str) {
    match event.outcome().map(|outcome| outcome.status) {
        Some(Status::Success) => (1, "Success"),
        Some(Status::Failure) => (2, "Failure"),
        Some(Status::Refused) => (2, "Refused"),
        None => (99, "Intent"),
    }
}

fn severity(event: &Event) -> u32 {
    let status = event.outcome().map(|outcome| outcome.status);
    match (&event.action, status) {
        (Action::Breakglass, _) => 4,
        (_, Some(Status::Refused)) => 3,
        (_, Some(Status::Failure)) => 2,
        _ => 1,
    }
}

fn metadata(index: u64, event: &Event) -> Json {
    let product = [
        ("name", "indeck".into()),
        ("vendor_name", "indeck".into()),
        ("feature", Json::object([("name", event.source.program.as_str().into())])),
    ];
    let intent = match &event.stage {
        Stage::Outcome { intent, .. } => *intent,
        _ => event.id,
    };
    Json::object([
        ("version", OCSF_VERSION.into()),
        ("product", Json::object(product)),
        ("uid", event.id.to_string().into()),
        ("correlation_uid", intent.to_string().into()),
        ("sequence", index.into()),
        ("log_name", "indeck-audit".into()),
        ("tenant_uid", event.tenant.as_str().into()),
        ("event_code", event.action.to_string().into()),
    ])
}

fn actor(event: &Event, reveal: Reveal<'_>) -> Json {
    let mut pairs = vec![("user", user(event, reveal))];
    let session = event.actor.session.as_ref().map(|session| shown(session, reveal));
    pairs.extend(session.map(|uid| ("session", Json::object([("uid", Json::from(uid))]))));
    let decision = match event.decision.effect {
        Effect::Permit => "permit",
        Effect::Forbid => "forbid",
        Effect::Ungoverned => "ungoverned",
    };
    let policies = event.decision.policies.as_slice().iter().map(|policy| {
        let policy = Json::object([("name", Json::from(policy.as_str()))]);
        Json::object([("decision", decision.into()), ("policy", policy)])
    });
    let policies: Vec<Json> = policies.collect();
    let alone = vec![Json::object([("decision", Json::from(decision))])];
    let authorizations = if policies.is_empty() { alone } else { policies };
    pairs.push(("authorizations", Json::List(authorizations)));
    Json::object(pairs)
}

fn user(event: &Event, reveal: Reveal<'_>) -> Json {
    let kind = match event.actor.kind {
        ActorKind::User => 1_u32,
        ActorKind::System => 3,
        ActorKind::Service => 4,
        ActorKind::Anonymous => 0,
    };
    Json::object([("uid", shown(&event.actor.id, reveal).into()), ("type_id", kind.into())])
}

fn endpoint(event: &Event, reveal: Reveal<'_>) -> Json {
    let mut pairs = vec![("svc_name", event.source.program.as_str().into())];
    if let Some(address) = &event.source.address {
        let text = shown(address, reveal);
        let name = if text.parse::<IpAddr>().is_ok() { "ip" } else { "uid" };
        pairs.push((name, text.into()));
    }
    Json::object(pairs)
}

fn thing(event: &Event, what: &What, reveal: Reveal<'_>) -> Vec<(&'static str, Json)> {
    let (kind, id) = (event.resource.kind.as_str(), shown(&event.resource.id, reveal));
    let typed = || Json::object([("uid", id.as_str().into()), ("type", kind.into())]);
    match what {
        What::Table => {
            vec![("table", Json::object([("uid", Json::from(id))])), ("type_id", 3_u32.into())]
        }
        What::File => {
            let pairs =
                [("name", id.as_str().into()), ("type", kind.into()), ("type_id", 99_u32.into())];
            vec![("file", Json::object(pairs))]
        }
        What::Entity => vec![("entity", typed())],
        What::Login => {
            let service = Json::object([("name", Json::from(event.source.program.as_str()))]);
            vec![("user", user(event, reveal)), ("service", service)]
        }
        What::Api => {
            let operation = Json::object([("operation", Json::from(event.action.to_string()))]);
            vec![("api", operation), ("resources", Json::List(vec![typed()]))]
        }
        What::Privileges => vec![
            ("user", user(event, reveal)),
            ("privileges", Json::list(["breakglass"])),
            ("resource", typed()),
        ],
    }
}
