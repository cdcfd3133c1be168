//! Intents whose server is gone: that nothing came of them is written down by another one.

use std::sync::atomic::Ordering;

use indeck::audit::event::{
    Actor, ActorKind, Event, EventId, Outcome, PersonalField, Resource, Source, Stage, Time, Token,
};
use sqlx::Row;

use super::OrgLog;
use super::fault::{damaged, down};
use crate::id::OrgId;
use crate::{Error, Platform};

/// How long a server counts as living after it last said so, in microseconds.
const LIVES: i64 = 60_000_000;

/// How long anything may take, in microseconds: an intent that is older has no outcome to come.
const LONGEST: i64 = 12 * 3_600_000_000;

/// How old the last sign of the own life may be, in microseconds. Where it is older, the database
/// was away, and the others have had no chance to say that they live either.
const FRESH: i64 = 30_000_000;

/// How long servers are remembered that are gone, in microseconds.
const REMEMBERED: i64 = 86_400_000_000;

/// Which intents are of servers that are gone: `$1` is since when a server lives, and `$2` since when
/// nothing can take.
const GONE: &str = "i.created < $2 OR (i.created < $1 AND NOT EXISTS \
    (SELECT 1 FROM servers s WHERE s.id = i.server AND s.seen >= $1))";

/// Intents of one log that are looked at in one turn.
const MOST: i64 = 500;

/// The word of such an outcome.
const ABANDONED: &str = "abandoned";

/// The program that says so.
const PROGRAM: &str = "indeck-platform";

impl Platform {
    /// Says that this server lives, and writes down what servers that are gone have abandoned: how
    /// many intents that were. To be called every ten seconds or so. It needs a second call to
    /// begin.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`]; [`Error::Database`].
    pub async fn look_after_intents(&self) -> Result<u64, Error> {
        let core = self.core();
        let now = core.ambient.now();
        core.beat(now).await?;
        let before = core.beaten.swap(now, Ordering::AcqRel);
        if !(0..FRESH).contains(&(now - before)) {
            return Ok(0);
        }
        let (mut count, mut failed) = (0, None);
        for org in self.abandoners(now).await? {
            // One that does not open holds up no other.
            match self.abandon_all(&org, now).await {
                Ok(some) => count += some,
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        failed.map_or(Ok(count), Err)
    }

    /// The logs with intents of servers that are gone.
    async fn abandoners(&self, now: i64) -> Result<Vec<String>, Error> {
        let sql = format!("SELECT DISTINCT i.org FROM audit_intents i WHERE {GONE} ORDER BY i.org");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(now - LIVES).bind(now - LONGEST);
        let rows = query.fetch_all(self.core().db.pool()).await?;
        rows.iter().map(|row| Ok(row.try_get("org")?)).collect()
    }

    /// Writes down what of one log was abandoned.
    async fn abandon_all(&self, org: &str, now: i64) -> Result<u64, Error> {
        let log = match org.parse::<OrgId>() {
            Ok(id) => self.tenant(id).await.map(|tenant| tenant.log().clone()),
            Err(_) => self.core().journal.instance().ok_or(Error::NotFound { noun: "log" }),
        };
        let log = match log {
            Ok(log) => log,
            // The organisation is gone with its log.
            Err(Error::NotFound { .. }) => return self.core().forget_intents(org).await,
            // That is told where logs are signed.
            Err(Error::AuditDamaged { .. }) => return Ok(0),
            Err(error) => return Err(error),
        };
        let mut count = 0;
        for intent in self.abandoned(org, now).await? {
            count += u64::from(log.abandon(intent).await?);
        }
        Ok(count)
    }

    /// Intents of servers that are gone.
    async fn abandoned(&self, org: &str, now: i64) -> Result<Vec<EventId>, Error> {
        let sql = format!(
            "SELECT i.event_id FROM audit_intents i WHERE ({GONE}) AND i.org = $3 \
             ORDER BY i.created LIMIT $4"
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(now - LIVES)
            .bind(now - LONGEST)
            .bind(org.to_owned())
            .bind(MOST);
        let rows = query.fetch_all(self.core().db.pool()).await?;
        let one = |row: &sqlx::any::AnyRow| {
            let id: Vec<u8> = row.try_get("event_id")?;
            id.try_into().map(EventId).map_err(|_| damaged("an intent has no id"))
        };
        rows.iter().map(one).collect()
    }
}

impl crate::platform::Core {
    /// Says that this server lives: it writes a row, so it tells too whether the database takes any.
    pub(crate) async fn beat(&self, now: i64) -> Result<(), Error> {
        let sql = "INSERT INTO servers (id, seen) VALUES ($1, $2) \
                   ON CONFLICT (id) DO UPDATE SET seen = excluded.seen";
        let mut tx = self.db.begin().await?;
        let query = sqlx::query(sql).bind(self.journal.server()).bind(now);
        query.execute(&mut *tx).await?;
        let gone = sqlx::query("DELETE FROM servers WHERE seen < $1").bind(now - REMEMBERED);
        gone.execute(&mut *tx).await?;
        tx.commit().await
    }

    async fn forget_intents(&self, org: &str) -> Result<u64, Error> {
        let query = sqlx::query("DELETE FROM audit_intents WHERE org = $1").bind(org.to_owned());
        query.execute(self.db.pool()).await?;
        Ok(0)
    }
}

impl OrgLog {
    /// Writes down that an intent was abandoned; false if it has an outcome by now.
    async fn abandon(&self, intent: EventId) -> Result<bool, Error> {
        let Some(event) = self.abandonment(intent).await? else { return Ok(false) };
        self.open().await?;
        let mut tx = self.journal.db().begin().await?;
        if !self.is_open(&mut tx, intent).await? {
            return Ok(false);
        }
        self.append_in(&mut tx, &[event]).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Whether an intent has no outcome; it stays so until the transaction ends.
    async fn is_open(&self, tx: &mut crate::db::Tx, intent: EventId) -> Result<bool, Error> {
        let lock = self.journal.db().for_update();
        let sql =
            format!("SELECT created FROM audit_intents WHERE org = $1 AND event_id = $2{lock}");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(self.org()).bind(intent.0.to_vec());
        Ok(query.fetch_optional(&mut **tx).await.map_err(down)?.is_some())
    }

    /// What is said of an intent: who meant it stands there, so this names nobody.
    async fn abandonment(&self, id: EventId) -> Result<Option<Event>, Error> {
        let sql = "SELECT idx, event_id, time, leaf_hash, key_version, body FROM audit_entries \
                   WHERE org = $1 AND event_id = $2";
        let query = sqlx::query(sql).bind(self.org()).bind(id.0.to_vec());
        let row = query.fetch_optional(self.journal.db().pool()).await.map_err(down)?;
        let Some(row) = row else { return Ok(None) };
        let intent = self.opened(&row).await?.event;
        let thing = match intent.resource.id {
            PersonalField::Plain(thing) => PersonalField::Plain(thing),
            _ => PersonalField::plain("sealed")?,
        };
        let micros = u64::try_from(self.journal.now()).unwrap_or_default();
        let outcome = Outcome::failure(Token::new(ABANDONED)?);
        let mut event = Event::new(
            EventId(self.journal.inner.ambient.id()),
            Time::from_micros(micros)?,
            intent.tenant,
            Actor::new(ActorKind::System, PersonalField::plain("indeck")?),
            intent.action,
            Resource::new(intent.resource.kind, thing),
            intent.decision,
            Stage::Outcome { intent: id, outcome },
            Source::new(Token::new(PROGRAM)?),
        );
        event.purpose = intent.purpose;
        event.trace = intent.trace;
        Ok(Some(event))
    }
}
