//! The audit log: the list with its filter, and one event with its proof.

mod facts;
mod filter;
mod row;
mod words;

use axum::http::StatusCode;
use indeck_platform::access::Verb;
use indeck_platform::audit::ShownEvent;

use super::shell::Around;
use super::show::{Shown, errors, page, page_with};
use crate::api::audit::{place, told};
use crate::extract::{Path, Query};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{Audit, AuditEvent, CheckpointView, Count};
use filter::Asked;
use row::Titles;

/// `GET /audit`.
pub(crate) async fn list(around: Around, Query(asked): Query<Asked>) -> Shown {
    let (signed, shell) = (around.signed, around.shell);
    let view = Audit { shell, ..blank(&signed, &asked).await? };
    match found(&signed, &asked).await {
        Ok((items, next)) => page(&Audit { items, next, ..view }),
        Err(problem) => {
            let (status, errors) = errors(problem)?;
            page_with(status, &Audit { errors, ..view })
        }
    }
}

async fn blank(signed: &Signed, asked: &Asked) -> Result<Audit, Problem> {
    Ok(Audit {
        filter: filter::drawn(signed, asked).await?,
        may_export: signed.caller.could(Verb::AuditExport),
        checkpoint: Some(checkpoint(signed).await?),
        ..Audit::default()
    })
}

type Found = (Vec<crate::views::EventRow>, Option<String>);

async fn found(signed: &Signed, asked: &Asked) -> Result<Found, Problem> {
    let (wanted, limit) = asked.filter()?;
    let after = asked.after().map(place).transpose()?;
    let found = signed.caller.audit_events(&wanted, after, limit).await?;
    let titles = titles(signed, &found.events).await?;
    let items = found.events.iter().map(|event| row::row(event, &titles)).collect();
    Ok((items, found.next.map(|after| asked.next(after))))
}

/// What those are called who did something in those events, and what it was done to.
async fn titles(signed: &Signed, events: &[ShownEvent]) -> Result<Titles, Problem> {
    let ids = events.iter().flat_map(|event| [event.actor.to_string(), event.resource.to_string()]);
    let ids: Vec<String> = ids.collect();
    Ok(Titles(signed.caller.titles(ids.iter().map(String::as_str)).await?))
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
    let titles = titles(&around.signed, std::slice::from_ref(&event)).await?;
    let json = told(&event);
    let body = serde_json::to_string_pretty(&json).unwrap_or_default();
    let view = AuditEvent {
        event: row::row(&event, &titles),
        facts: facts::of(&json),
        body,
        proof,
        size,
        shell: around.shell,
    };
    page_with(StatusCode::OK, &view)
}
