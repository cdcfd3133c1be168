//! The audit log of the organisation.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header;
use indeck_platform::audit::{Effect, EventFilter, ShownEvent};
use serde::Deserialize;
use serde_json::Value;
use tokio_util::io::ReaderStream;
use utoipa::IntoParams;

use crate::extract::{Path, Query};
use crate::pagination::{DEFAULT_LIMIT, List, MAX_LIMIT};
use crate::problem::Problem;
use crate::reply::{Answer, Reply, attachment};
use crate::signed::Signed;
use crate::time;

/// Which events are wanted: those for which all that is set holds.
#[derive(Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Wanted {
    /// At that time or later, in RFC 3339, or a day.
    pub(crate) from: Option<String>,
    /// Before that time, or on that day at the latest.
    pub(crate) to: Option<String>,
    /// What was done: its word, or the beginning of it and a star: `admin.*`.
    pub(crate) action: Option<String>,
    /// Who did it: the id of a member.
    pub(crate) actor: Option<String>,
    /// `permit` or `forbid`.
    pub(crate) effect: Option<String>,
    /// The `next` of the page before.
    pub(crate) after: Option<u64>,
    /// The most events to tell, from 1 to 200.
    #[param(minimum = 1, maximum = 200, default = 50)]
    pub(crate) limit: Option<usize>,
}

impl Wanted {
    /// The filter of the platform, and how many events.
    pub(crate) fn filter(&self) -> Result<(EventFilter, usize), Problem> {
        let set = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let moment = |field, text: &Option<String>| match set(text) {
            None => Ok(None),
            Some(text) => time::parse(&text).map(Some).ok_or_else(|| {
                Problem::of_field(field, "must be a time such as 2026-11-22T14:03:05Z, or a day")
            }),
        };
        let effect = set(&self.effect).map(|word| effect(&word)).transpose()?;
        // A day as the end means all of it.
        let whole_day = set(&self.to).is_some_and(|text| !text.contains(['T', 't', ' ']));
        let to = moment("to", &self.to)?;
        let filter = EventFilter {
            from: moment("from", &self.from)?,
            to: if whole_day { to.map(|day| day + time::DAY) } else { to },
            action: set(&self.action),
            effect,
            actor: set(&self.actor),
            ..EventFilter::default()
        };
        match self.limit.unwrap_or(DEFAULT_LIMIT as usize) {
            limit if (1..=MAX_LIMIT as usize).contains(&limit) => Ok((filter, limit)),
            _ => Err(Problem::of_field("limit", "must be from 1 to 200")),
        }
    }
}

fn effect(word: &str) -> Result<Effect, Problem> {
    match word {
        "permit" => Ok(Effect::Permit),
        "forbid" => Ok(Effect::Forbid),
        _ => Err(Problem::of_field("effect", "must be permit or forbid")),
    }
}

/// A place that a log can have.
pub(crate) fn place(index: u64) -> Result<u64, Problem> {
    i64::try_from(index).map_or_else(|_| Err(Problem::not_found()), |_| Ok(index))
}

/// An event as the API tells it: the same JSON that `indeck audit query` writes.
pub(crate) fn told(event: &ShownEvent) -> Value {
    serde_json::from_str(&event.json().to_string()).unwrap_or_default()
}

/// Events, newest first.
#[utoipa::path(get, path = "/audit/events", tag = "audit", params(Wanted),
    responses((status = 200, body = List<Object>)))]
pub(crate) async fn list(signed: Signed, Query(wanted): Query<Wanted>) -> Answer<List<Value>> {
    let (filter, limit) = wanted.filter()?;
    let after = wanted.after.map(place).transpose();
    let no_cursor = |_| Problem::bad_request("invalid-cursor", "`after` is no `next` of this list");
    let after = after.map_err(no_cursor)?;
    let page = signed.caller.audit_events(&filter, after, limit).await?;
    let items = page.events.iter().map(told).collect();
    Ok(Reply::ok(List { items, next: page.next.map(|next| next.to_string()) }))
}

/// An event.
#[utoipa::path(get, path = "/audit/events/{event}", tag = "audit",
    params(("event" = u64, Path, description = "The event's place in the log, from 0.")),
    responses((status = 200, body = Object)))]
pub(crate) async fn read(signed: Signed, Path(index): Path<u64>) -> Answer<Value> {
    Ok(Reply::ok(told(&signed.caller.audit_event(place(index)?).await?)))
}

/// The proof that an event is in the log (C2SP tlog-proof).
#[utoipa::path(get, path = "/audit/events/{event}/proof", tag = "audit",
    params(("event" = u64, Path, description = "The event's place in the log, from 0.")),
    responses((status = 200, body = String, content_type = "text/plain")))]
pub(crate) async fn proof(signed: Signed, Path(index): Path<u64>) -> Result<String, Problem> {
    Ok(signed.caller.audit_proof(place(index)?).await?)
}

/// A signed checkpoint over all events so far (C2SP tlog-checkpoint).
#[utoipa::path(get, path = "/audit/checkpoint", tag = "audit",
    responses((status = 200, body = String, content_type = "text/plain")))]
pub(crate) async fn checkpoint(signed: Signed) -> Result<String, Problem> {
    Ok(signed.caller.audit_checkpoint().await?)
}

/// The key that checks what the log signs (C2SP signed-note).
#[utoipa::path(get, path = "/audit/key", tag = "audit",
    responses((status = 200, body = String, content_type = "text/plain")))]
pub(crate) async fn key(signed: Signed) -> Result<String, Problem> {
    Ok(signed.caller.audit_key().await?)
}

/// The log as an archive, whose folder `indeck audit verify --offline` checks.
#[utoipa::path(get, path = "/audit/export", tag = "audit",
    responses((status = 200, body = String, content_type = "application/x-tar")))]
pub(crate) async fn export(signed: Signed) -> Result<Response, Problem> {
    signed.caller.audit_may_export().await?;
    let (mut sink, source) = tokio::io::duplex(256 << 10);
    tokio::spawn(async move {
        // An archive without an end is seen to have none.
        if let Err(error) = signed.caller.audit_export(&mut sink).await {
            tracing::error!(code = error.code(), "an export of the audit log broke off");
        }
    });
    let headers = [
        (header::CONTENT_TYPE, http::HeaderValue::from_static("application/x-tar")),
        (header::CONTENT_DISPOSITION, attachment("indeck-audit.tar")),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(source))).into_response())
}
