//! Export: everything that is stored about a member.

use serde_json::{Value, json};
use sqlx::Row;

use super::user::User;
use crate::access::Verb;
use crate::audit::EventFilter;
use crate::caller::Target;
use crate::{Caller, Error};

/// Events that an export has at most: those of the last years of anybody.
const MAX_EVENTS: usize = 50_000;

/// Events that are read at a time.
const PAGE: usize = 500;

impl Caller {
    /// Everything that is stored about the caller: account, sessions, tokens, what it owns, and
    /// what the audit log says it did. Secrets and their hashes are left out.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`]; what the database says.
    pub async fn export_account(&self) -> Result<Value, Error> {
        self.look(Verb::AccountExport, &Target::own_of(self.user)).await?;
        let held = self.tenant.get::<User>(self.user).await?;
        let account = self.account_info(held).await?;
        Ok(json!({
            "format": "indeck-account/1",
            "exported": time(self.tenant.now()),
            "account": {
                "id": account.id,
                "name": account.name,
                "email": account.email,
                "role": account.role,
                "organisation": account.organisation,
                "created": time(account.created),
                "last_sign_in": account.last_sign_in.map(time),
                "second_factor_since": account.second_factor.map(time),
                "recovery_codes_left": account.recovery_left,
            },
            "sessions": self.exported_sessions().await?,
            "tokens": self.exported_tokens().await?,
            "owned": self.owned().await?,
            "events": self.own_events().await?,
        }))
    }

    async fn exported_sessions(&self) -> Result<Vec<Value>, Error> {
        let one = |session: super::SessionInfo| {
            json!({
                "id": session.id,
                "created": time(session.created),
                "seen": time(session.seen),
                "expires": time(session.expires),
                "address": session.address,
                "agent": session.agent,
                "second_factor": session.second_factor,
            })
        };
        Ok(self.session_infos().await?.into_iter().map(one).collect())
    }

    async fn exported_tokens(&self) -> Result<Vec<Value>, Error> {
        let one = |token: super::TokenInfo| {
            json!({
                "id": token.id,
                "name": token.name,
                "scopes": token.scopes,
                "addresses": token.addresses,
                "created": time(token.created),
                "expires": time(token.expires),
                "used": token.used.map(time),
            })
        };
        Ok(self.token_infos().await?.into_iter().map(one).collect())
    }

    async fn owned(&self) -> Result<Vec<Value>, Error> {
        let sql = "SELECT kind, id, rev, created, changed FROM records \
                   WHERE org = $1 AND owner = $2 ORDER BY kind, id";
        let rows = sqlx::query(sql)
            .bind(self.tenant.org().to_string())
            .bind(self.user.to_string())
            .fetch_all(self.tenant.db().pool())
            .await?;
        let one = |row: &sqlx::any::AnyRow| {
            Ok(json!({
                "kind": row.try_get::<String, _>("kind")?,
                "id": row.try_get::<String, _>("id")?,
                "revision": row.try_get::<i64, _>("rev")?,
                "created": time(row.try_get("created")?),
                "changed": time(row.try_get("changed")?),
            }))
        };
        rows.iter().map(one).collect()
    }

    async fn own_events(&self) -> Result<Vec<Value>, Error> {
        let filter = EventFilter { actor: Some(self.user.to_string()), ..EventFilter::default() };
        let mut events = Vec::new();
        let mut after = None;
        while events.len() < MAX_EVENTS {
            let page = self.tenant.log().events(&filter, after, PAGE).await?;
            for event in &page.events {
                let text = event.json().to_string();
                let value = serde_json::from_str(&text);
                events.push(value.map_err(|_| Error::Damaged { noun: "event" })?);
            }
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        Ok(events)
    }
}

/// A time as RFC 3339 writes it.
pub(crate) fn time(micros: i64) -> String {
    jiff::Timestamp::from_microsecond(micros).map(|time| time.to_string()).unwrap_or_default()
}
