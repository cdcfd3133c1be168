//! Persons: the keys that what names them is sealed under.

use std::collections::BTreeMap;

use indeck::audit::event::{EventId, PersonalField, SubjectKeyId, Token};
use indeck::audit::subject::{Place, SubjectKey, seal};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::OrgLog;
use super::fault::{damaged, down, refused};
use super::journal::lock;
use crate::Error;
use crate::db::{Engine, Tx};

/// What keys of persons are sealed as.
pub(super) const KIND: &str = "subject-key";

/// How long a key seals without being asked for again, in microseconds.
const KEEP: i64 = 300_000_000;

/// Keys that are kept at most.
const KEPT: usize = 4_096;

/// Keys that were used lately, by what their persons are found by.
#[derive(Default)]
pub(super) struct SubjectCache(BTreeMap<[u8; 32], Kept>);

struct Kept {
    id: SubjectKeyId,
    key: SubjectKey,
    since: i64,
}

impl SubjectCache {
    fn get(&self, tag: &[u8; 32], now: i64) -> Option<(SubjectKeyId, SubjectKey)> {
        let kept = self.0.get(tag)?;
        (0..KEEP).contains(&(now - kept.since)).then(|| (kept.id, kept.key.clone()))
    }

    fn put(&mut self, tag: [u8; 32], id: SubjectKeyId, key: SubjectKey, now: i64) {
        if self.0.len() >= KEPT {
            self.0.clear();
        }
        self.0.insert(tag, Kept { id, key, since: now });
    }

    fn forget(&mut self, id: SubjectKeyId) {
        self.0.retain(|_, kept| kept.id != id);
    }
}

impl OrgLog {
    /// What names a person, sealed under the key of `subject`: of that person, as the platform
    /// knows them. `field` says where it stands: `actor`, `session`, `resource`, `address`.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`], [`Error::Key`].
    pub async fn personal(
        &self,
        event: EventId,
        field: &str,
        subject: &str,
        text: &str,
    ) -> Result<PersonalField, Error> {
        let (id, key) = self.subject_key(subject).await?;
        let tenant = Token::new(&self.state.org).map_err(refused)?;
        let place = Place { tenant: &tenant, event, field };
        Ok(PersonalField::Sealed(seal(&key, id, &place, text).map_err(refused)?))
    }

    /// The key of a person, made if there is none yet.
    async fn subject_key(&self, subject: &str) -> Result<(SubjectKeyId, SubjectKey), Error> {
        let tag = self.vault.subject_tag(subject);
        let now = self.journal.now();
        let kept = lock(&self.state.subjects).get(&tag, now);
        if let Some(found) = kept {
            return Ok(found);
        }
        let (id, key) = match self.stored_key(&tag).await? {
            Some(found) => found,
            None => {
                self.add_key(&tag).await?;
                let found = self.stored_key(&tag).await?;
                found.ok_or_else(|| refused("a person was erased at this moment"))?
            }
        };
        lock(&self.state.subjects).put(tag, id, key.clone(), now);
        Ok((id, key))
    }

    async fn stored_key(
        &self,
        tag: &[u8; 32],
    ) -> Result<Option<(SubjectKeyId, SubjectKey)>, Error> {
        let sql = "SELECT id, destroyed, key_version, wrapped FROM subject_keys \
                   WHERE org = $1 AND subject_hash = $2";
        let query = sqlx::query(sql).bind(self.state.org.as_str()).bind(tag.to_vec());
        match query.fetch_optional(self.journal.db().pool()).await.map_err(down)? {
            None => Ok(None),
            Some(row) => {
                let id = id_of(&row)?;
                Ok(self.unwrapped(id, &row).await?.map(|key| (id, key)))
            }
        }
    }

    /// Adds a key, unless another server was faster.
    async fn add_key(&self, tag: &[u8; 32]) -> Result<(), Error> {
        let ambient = &*self.journal.inner.ambient;
        let id = SubjectKeyId(ambient.id());
        let key = SubjectKey::new(ambient.random());
        let (version, wrapped) = self.vault.seal(KIND, &id.to_string(), key.as_bytes())?;
        let sql = "INSERT INTO subject_keys \
                   (org, id, subject_hash, created, destroyed, key_org, key_version, wrapped) \
                   VALUES ($1, $2, $3, $4, 0, $5, $6, $7) ON CONFLICT DO NOTHING";
        let insert = sqlx::query(sql)
            .bind(self.state.org.as_str())
            .bind(id.0.to_vec())
            .bind(tag.to_vec())
            .bind(ambient.now())
            .bind(self.vault.key_org())
            .bind(version)
            .bind(wrapped);
        insert.execute(self.journal.db().pool()).await.map_err(down)?;
        Ok(())
    }

    /// The key of that id, as it is stored now; none if it was destroyed, or never was.
    pub(super) async fn key_of(&self, id: SubjectKeyId) -> Result<Option<SubjectKey>, Error> {
        let sql = "SELECT id, destroyed, key_version, wrapped FROM subject_keys \
                   WHERE org = $1 AND id = $2";
        let query = sqlx::query(sql).bind(self.state.org.as_str()).bind(id.0.to_vec());
        match query.fetch_optional(self.journal.db().pool()).await.map_err(down)? {
            None => Ok(None),
            Some(row) => self.unwrapped(id, &row).await,
        }
    }

    /// The id of a person's key, if there is a live one.
    pub(super) async fn key_id(&self, subject: &str) -> Result<Option<SubjectKeyId>, Error> {
        let tag = self.vault.subject_tag(subject);
        let sql = "SELECT id FROM subject_keys WHERE org = $1 AND subject_hash = $2";
        let query = sqlx::query(sql).bind(self.state.org.as_str()).bind(tag.to_vec());
        let row = query.fetch_optional(self.journal.db().pool()).await.map_err(down)?;
        row.map(|row| id_of(&row)).transpose()
    }

    async fn unwrapped(&self, id: SubjectKeyId, row: &AnyRow) -> Result<Option<SubjectKey>, Error> {
        let destroyed: i64 = row.try_get("destroyed").map_err(down)?;
        let wrapped: Option<Vec<u8>> = row.try_get("wrapped").map_err(down)?;
        let Some(wrapped) = wrapped.filter(|_| destroyed == 0) else { return Ok(None) };
        let version: i64 = row.try_get("key_version").map_err(down)?;
        let key = self.vault.open(KIND, &id.to_string(), version, &wrapped).await?;
        let key = key.as_slice().try_into().map(SubjectKey::new);
        key.map(Some).map_err(|_| damaged("a person's key is no key"))
    }

    /// Destroys the key of a person, in a transaction of the caller's: what events say of that
    /// person can be read no more, and every proof stays valid. The id of the key, which the events
    /// name; none if there was no such person. The caller calls [`Self::forgotten`] once it is
    /// committed.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`].
    pub async fn erase_subject(
        &self,
        tx: &mut Tx,
        subject: &str,
    ) -> Result<Option<SubjectKeyId>, Error> {
        let tag = self.vault.subject_tag(subject);
        let sql = "SELECT id FROM subject_keys WHERE org = $1 AND subject_hash = $2";
        let query = sqlx::query(sql).bind(self.state.org.as_str()).bind(tag.to_vec());
        let row = query.fetch_optional(&mut **tx).await.map_err(down)?;
        let Some(row) = row else { return Ok(None) };
        let id = id_of(&row)?;
        let sql = "UPDATE subject_keys SET subject_hash = NULL, wrapped = NULL, key_org = NULL, \
                   key_version = 0, destroyed = $3 WHERE org = $1 AND id = $2";
        let update = sqlx::query(sql)
            .bind(self.state.org.as_str())
            .bind(id.0.to_vec())
            .bind(self.journal.now().max(1));
        update.execute(&mut **tx).await.map_err(down)?;
        Ok(Some(id))
    }

    /// What has to happen after an erasure was committed: the key leaves the memory of this
    /// process, and what SQLite still holds of it in its write-ahead file leaves the disk.
    pub async fn forgotten(&self, id: SubjectKeyId) {
        lock(&self.state.subjects).forget(id);
        let db = self.journal.db();
        if db.engine() != Engine::Sqlite {
            return;
        }
        let cut = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_all(db.pool()).await;
        if let Err(error) = cut {
            tracing::warn!(%error, "the write-ahead file could not be cut");
        }
    }
}

fn id_of(row: &AnyRow) -> Result<SubjectKeyId, Error> {
    let id: Vec<u8> = row.try_get("id").map_err(down)?;
    id.try_into().map(SubjectKeyId).map_err(|_| damaged("the id of a person's key is none"))
}
