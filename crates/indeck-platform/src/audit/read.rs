//! Reading a log: pages of events.

use std::collections::VecDeque;

use indeck::audit::event::SubjectKeyId;
use indeck::audit::tree::Hash;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::OrgLog;
use super::fault::{damaged, down, number};
use super::filter::{EventFilter, EventPage};
use super::growth::PAGE;
use super::head::Head;
use super::shown::{Opener, ShownEvent};
use crate::Error;

/// Events that one search looks at before it gives what it has.
const LOOKED_AT: usize = 16_384;

/// Events of one page.
const MAX_LIMIT: usize = 1_000;

const COLUMNS: &str =
    "SELECT idx, event_id, time, leaf_hash, key_version, body FROM audit_entries WHERE org = $1";

impl OrgLog {
    /// Number of events that are recorded.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`].
    pub async fn size(&self) -> Result<u64, Error> {
        let head = Head::read(self.journal.db(), &self.state.org).await?;
        Ok(head.map_or(0, |head| head.size()))
    }

    /// The event with that index.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none; [`Error::AuditDamaged`] if it is not the one that was
    /// recorded.
    pub async fn event(&self, index: u64) -> Result<ShownEvent, Error> {
        let sql = AssertSqlSafe(format!("{COLUMNS} AND idx = $2"));
        let query = sqlx::query(sql).bind(self.state.org.as_str()).bind(number(index)?);
        let row = query.fetch_optional(self.journal.db().pool()).await.map_err(down)?;
        let row = row.ok_or(Error::NotFound { noun: "event" })?;
        let opened = self.opened(&row).await?;
        Opener::default().show(self, opened).await
    }

    /// Events that a filter wants, the newest first unless it says otherwise: at most `limit` of
    /// those that come after the place `after`.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`]; [`Error::AuditDamaged`] if one is not what was recorded.
    pub async fn events(
        &self,
        filter: &EventFilter,
        after: Option<u64>,
        limit: usize,
    ) -> Result<EventPage, Error> {
        let limit = limit.clamp(1, MAX_LIMIT);
        let actor = self.wanted(filter).await?;
        let mut opener = Opener::default();
        let mut events = Vec::new();
        let (mut after, mut looked_at) = (after, 0);
        while looked_at < LOOKED_AT {
            let mut rows = VecDeque::from(self.rows(filter, after).await?);
            if rows.is_empty() {
                return Ok(EventPage { events, next: None });
            }
            looked_at += rows.len();
            while let Some(row) = rows.pop_front() {
                let opened = self.opened(&row).await?;
                after = Some(opened.index);
                if filter.matches(&opened.event, actor) {
                    events.push(opener.show(self, opened).await?);
                }
                if events.len() >= limit {
                    return Ok(EventPage { events, next: after });
                }
            }
        }
        Ok(EventPage { events, next: after })
    }

    async fn wanted(&self, filter: &EventFilter) -> Result<Option<SubjectKeyId>, Error> {
        match &filter.actor {
            Some(actor) => self.key_id(actor).await,
            None => Ok(None),
        }
    }

    /// The event whose outcome names that output, recorded at that moment or soon after.
    ///
    /// # Errors
    /// [`Error::AuditDamaged`] if there is none; as [`Self::events`].
    pub(crate) async fn naming(&self, output: &Hash, from: i64) -> Result<ShownEvent, Error> {
        let filter = EventFilter { from: Some(from), oldest_first: true, ..EventFilter::default() };
        let mut after = None;
        loop {
            let page = self.events(&filter, after, MAX_LIMIT).await?;
            let mut events = page.events.into_iter();
            if let Some(found) = events.find(|one| one.event.outputs.as_slice().contains(output)) {
                return Ok(found);
            }
            let Some(next) = page.next else {
                return Err(damaged("the event of a certificate is missing"));
            };
            after = Some(next);
        }
    }

    /// A page of rows after that place, in the filter's order.
    async fn rows(&self, filter: &EventFilter, after: Option<u64>) -> Result<Vec<AnyRow>, Error> {
        let sql = match filter.oldest_first {
            true => {
                format!("{COLUMNS} AND time >= $2 AND time < $3 AND idx > $4 ORDER BY idx LIMIT $5")
            }
            false => {
                format!(
                    "{COLUMNS} AND time >= $2 AND time < $3 AND idx < $4 ORDER BY idx DESC LIMIT $5"
                )
            }
        };
        let from = match (after, filter.oldest_first) {
            (Some(after), _) => number(after)?,
            (None, true) => -1,
            (None, false) => i64::MAX,
        };
        sqlx::query(AssertSqlSafe(sql))
            .bind(self.state.org.as_str())
            .bind(filter.from.unwrap_or(i64::MIN))
            .bind(filter.to.unwrap_or(i64::MAX))
            .bind(from)
            .bind(number(PAGE)?)
            .fetch_all(self.journal.db().pool())
            .await
            .map_err(down)
    }
}
